"""A text is public without approval: recorded as exactly that; it meets no window, and those who answer hear it."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Notify
from handlers.case.drafts import DraftState, Finding
from handlers.case.event import Event, EventMeta
from handlers.case.people import Role, Team
from handlers.drafts.events import change, reply_of

HEAR = (Role.LEGAL, Role.EXECUTIVE)


@dataclass(frozen=True, kw_only=True)
class PostedUnapproved(Event):
    """A person put a text into public without approval; `version` is 0 when it never was a draft."""

    code: ClassVar = "PostedUnapproved"
    personal: ClassVar = ("link", "text", "findings", "where", "recipient")
    names_people: ClassVar = True
    version: int
    kind: str
    link: str
    text: str
    difference: float = 0.0  # from the version it stands for
    findings: tuple[Finding, ...] = ()
    where: str = ""
    recipient: str = ""
    undated: bool = False
    stale: str = ""  # it was approved, and this changed since

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more text that is out and settles nothing. Approved words that were changed may still be posted."""
        reply = replace(reply_of(self, meta, approved=False), stale=self.stale)
        draft = file.draft(self.version)
        if draft and (self.stale or draft.state is not DraftState.APPROVED):
            file = change(file, self.version, state=DraftState.UNAPPROVED)
        return replace(file, replies=(*file.replies, reply))


def alarm(file: CaseFile, context: CommandContext, version: int, link: str, now: datetime, stale: str) -> Notify:
    """Notify approver, managers, legal and executives at once, those of the roster where the incident has none."""
    key = "tell.posted_stale" if stale else "tell.posted_unapproved"
    what = msg(f"stale_to_post.{stale}") if stale else None
    line = msg(key, number=file.number, version=version, by=context.by.id, link=link, what=what)
    roles = (Role.APPROVER, Role.MANAGER, *HEAR)
    return Notify((line,), roles, _of_roster(file, context.team, now))


def _of_roster(file: CaseFile, team: Team, now: datetime) -> tuple[str, ...]:
    missing = (role for role in HEAR if not file.person(role))
    return tuple(p.id for role in missing for p in team.able(role, file.brand, "", now))
