"""Whether a case file is what its timeline makes of it: the events are applied anew and compared with what is stored.

Only what events alone decide is compared; an incident whose personal data has expired cannot be replayed any more.
"""

from collections.abc import Iterable
from functools import cache

from pydantic import TypeAdapter, ValidationError

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.closing.events import PersonForgotten, Purged
from handlers.closing.purge import TEXTS
from handlers.overview.events import EVENTS
from storage.incidents.timeline import TimelineEntry, canonical, has_personal

DECIDED_BY_EVENTS = (
    *("status", "category", "severity", "drafts", "replies", "promises", "assessment", "assignments", "reports"),
    *("contacts", "consents", "evidence", "evidence_items", "held", "close_reason", "retro", "no_reply", "tasks"),
    *("proposals", "post", "appeals", "moderations", "pre_moderation", "legal_track", "not_reported", "learning"),
)


def unaccounted(lines: Iterable[TimelineEntry]) -> list[int]:
    """Lines whose personal part is gone though no later line of the incident says that it was purged or forgotten."""
    missing: list[TimelineEntry] = []
    for line in lines:
        if line.kind == PersonForgotten.code or (line.kind == Purged.code and line.fields["what"] == TEXTS):
            missing = []
        elif line.kind == Purged.code:
            missing = [each for each in missing if not (each.kind in EVENTS and EVENTS[each.kind].names_people)]
        elif line.personal is None and has_personal(line.data):
            missing.append(line)
    return [line.seq for line in missing]


def differing_fields(file: CaseFile, lines: Iterable[TimelineEntry]) -> list[str] | None:
    """Names of fields that differ from what the lines make; None when they cannot be replayed in full."""
    made: CaseFile | None = None
    for line in lines:
        if line.kind not in EVENTS or (line.personal is None and has_personal(line.data)):
            return None
        try:
            event = _adapter(line.kind).validate_python(_by_field(line))
        except ValidationError:
            return None  # a line of an older version
        if made is None:
            post = getattr(event, "post", None)
            if post is None:
                return None
            made = CaseFile(file.number, post, file.opened_at)
        made = event.apply(made, EventMeta(line.at, line.by))
    if made is None:
        return None
    return [name for name in DECIDED_BY_EVENTS if _comparable(made, name) != _comparable(file, name)]


def _by_field(line: TimelineEntry) -> dict[str, object]:
    """What a line holds, under the names that its event's fields have today."""
    renamed = {older: name for name, older in EVENTS[line.kind].stored_as.items()}
    return {renamed.get(name, name): value for name, value in line.fields.items()}


def _comparable(file: CaseFile, name: str) -> object:
    """A field as it is compared: of assignments the persons, since older versions asked and reminded otherwise."""
    if name == "assignments":
        return {role: assignment.person for role, assignment in file.assignments.items()}
    return canonical(getattr(file, name))


@cache
def _adapter(kind: str) -> TypeAdapter[Event]:
    return TypeAdapter(EVENTS[kind])
