"""Every event of every practice, by its stable code."""

from handlers.alerts import about, by_hand
from handlers.alerts import events as alerts
from handlers.alerts import unread_events as unread
from handlers.alerts import watch_events as watch
from handlers.assessment import events as assessment
from handlers.case.event import Event
from handlers.closing import events as closing
from handlers.drafts import emergency, review_events, second_reading, seen, templates, unapproved, wrong
from handlers.drafts import events as drafts
from handlers.evidence import events as evidence
from handlers.outreach import events as outreach
from handlers.promises import events as promises
from handlers.reminders import events as reminders
from handlers.removal import events as removal
from handlers.roles import events as roles
from handlers.roles.proposals import events as proposals
from handlers.tasks import events as tasks

PRACTICES = (
    alerts,
    unread,
    watch,
    about,
    by_hand,
    roles,
    tasks,
    assessment,
    drafts,
    review_events,
    second_reading,
    seen,
    second_reading,
    emergency,
    wrong,
    unapproved,
    templates,
    proposals,
    promises,
    evidence,
    removal,
    outreach,
    reminders,
    closing,
)
EVENTS: dict[str, type[Event]] = {
    kind.code: kind
    for practice in PRACTICES
    for kind in vars(practice).values()
    if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event
}
