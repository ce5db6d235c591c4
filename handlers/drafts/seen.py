"""The first acknowledgement of a crisis waits for no legal, but a second person sees it within a time."""

from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.event import Event, EventMeta
from handlers.case.people import Role
from handlers.drafts.authority import ensure_second_person, must_be_seen
from handlers.drafts.events import change
from handlers.drafts.rules import resolve_draft


@dataclass(frozen=True, kw_only=True)
class Seen(Event):
    """A second person looked at a first acknowledgement in a crisis."""

    code: ClassVar = "Seen"
    version: int

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Add who has seen this version."""
        draft = file.draft(self.version)
        return change(file, self.version, seen_by=(*(draft.seen_by if draft else ()), meta.by))


def seen(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """A second person looked at the first acknowledgement of a crisis: legal, an executive or another approver."""
    draft = resolve_draft(file, context, [d for d in file.drafts if must_be_seen(file, d)])
    if isinstance(draft, Decision):
        return draft
    if not must_be_seen(file, draft):
        return reject("rejection.nothing_to_see", number=file.number, version=draft.version)
    if not {Role.LEGAL, Role.EXECUTIVE, Role.APPROVER} & context.by.roles:
        return reject("rejection.not_yours_to_see", number=file.number, version=draft.version)
    if context.by.id in {draft.decided_by, file.person(Role.OWNER)}:
        return reject("rejection.second_sees", number=file.number, version=draft.version)
    if refusal := ensure_second_person(file, draft, context, Role.LEGAL):
        return refusal
    return Decision(
        (Seen(version=draft.version),), answer=msg("answer.seen", number=file.number, version=draft.version)
    )
