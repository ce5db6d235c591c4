"""No approver can be reached: a manager and legal decide together, and an approver confirms afterwards."""

import re
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify, reject
from handlers.case.drafts import Draft, DraftState
from handlers.case.event import Event, EventMeta
from handlers.case.people import Person, Role, Team
from handlers.drafts.authority import barred, barred_from, names, needs_executive
from handlers.drafts.events import change
from handlers.drafts.rules import ensure_undecided, resolve_draft
from handlers.text.fold import fold

MAY_DECIDE_TOGETHER = (Role.MANAGER, Role.LEGAL)
SILENT_AFTER = 2  # review reminders; who was asked and has not answered by then cannot be reached
# What a text must say of people's safety before it goes out without an approver (X8).
SPEAKS_OF_SAFETY = re.compile(
    r"停(?:止|用|下|售|一停)|别(?:再)?用|不要(?:再|继续)?(?:用|吃|喝|涂)|就医|医生|医院|皮肤科|急诊|"
    r"stop using|do not use|don't use|doctor|medical|hospital|poison",
    re.IGNORECASE,
)


@dataclass(frozen=True, kw_only=True)
class EmergencyApproved(Event):
    """A manager and legal let a draft out together, as no approver could be reached."""

    code: ClassVar = "EmergencyApproved"
    personal: ClassVar = ("reason",)
    version: int
    hash: str
    reason: str
    proposed_by: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Approved for posting; an approver has still to confirm it."""
        return change(
            file,
            self.version,
            state=DraftState.APPROVED,
            decided_by=meta.by,
            decided_at=meta.at,
            emergency=self.reason,
            emergency_by=tuple(dict.fromkeys((self.proposed_by or meta.by, meta.by))),
        )


@dataclass(frozen=True, kw_only=True)
class EmergencyRatified(Event):
    """An approver looked at what went out in an emergency, and stands by it."""

    code: ClassVar = "EmergencyRatified"
    version: int

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Confirmed afterwards, by whom."""
        return change(file, self.version, ratified_by=meta.by)


def to_ratify(file: CaseFile) -> tuple[Draft, ...]:
    """Return drafts that were approved in an emergency and wait for an approver's confirmation."""
    live = (DraftState.APPROVED, DraftState.POSTED)
    return tuple(d for d in file.drafts if d.emergency and not d.ratified_by and d.state in live)


def emergency(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Approve without an approver; the command table makes it a proposal that the other of the two confirms."""
    draft = resolve_draft(file, context)
    if isinstance(draft, Decision):
        return draft
    if refusal := ensure_undecided(file, draft) or _refusal(file, draft, context, now):
        return refusal
    event = EmergencyApproved(version=draft.version, hash=draft.hash, reason=context.text("reason"))
    notice = msg("emergency.approved", number=file.number, version=draft.version, reason=context.text("reason"))
    to_everyone = Notify((notice,), (Role.OWNER, Role.PUBLISHER, Role.APPROVER, Role.EXECUTIVE, Role.MANAGER))
    return Decision((event,), (to_everyone,), msg("answer.approved", number=file.number, version=draft.version))


def _refusal(file: CaseFile, draft: Draft, context: CommandContext, now: datetime) -> Decision | None:
    me, number, version = context.by, file.number, draft.version
    if not set(MAY_DECIDE_TOGETHER) & me.roles:
        return reject("emergency.for_manager_and_legal", number=number)
    if me.id in barred(file, draft) | {file.person(Role.OWNER)}:
        return reject("emergency.own_part", number=number, version=version)
    if there := approvers_there(file, draft, context.team, now):
        people = names(p.id for p in there)
        return Decision(rejection=msg("emergency.approver_there", number=number, version=version, people=people))
    if not context.text("version"):
        return reject("objection.see_first", number=number, version=version)
    if not context.text("reason"):
        return reject("objection.reason_needed")
    if any(f.level == "block" for f in draft.findings):
        return reject("emergency.blocked", number=number, version=version)
    if file.safety and not SPEAKS_OF_SAFETY.search(fold(draft.text).text):
        return reject("emergency.silent_on_safety", number=number, version=version)
    return None


def approvers_there(file: CaseFile, draft: Draft, team: Team, now: datetime) -> tuple[Person, ...]:
    """Return who may approve this draft and can be reached: present, and not silent after several reminders."""
    role = Role.EXECUTIVE if needs_executive(file, draft) else Role.APPROVER
    out = barred_from(file, draft, role)
    reminded = file.reminders.get(f"review:{draft.version}", "").removeprefix("repeat-")
    if reminded.isdecimal() and int(reminded) >= SILENT_AFTER:
        asked = {who.partition(":")[2] for who in draft.deputies_asked}
        out |= {*draft.reviewers, *asked, file.person(role)}
    return tuple(p for p in team.able(role, file.brand, file.category, now) if p.id not in out)


def ratify(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """An approver, neither of the two who decided, confirms afterwards; or withdraws the draft by its own command."""
    draft = resolve_draft(file, context, to_ratify(file))
    if isinstance(draft, Decision):
        return draft
    if draft not in to_ratify(file):
        return reject("emergency.nothing_to_ratify", number=file.number, version=draft.version)
    if not {Role.APPROVER, Role.EXECUTIVE} & context.by.roles:
        return reject("objection.not_approver", number=file.number, approver=file.person(Role.APPROVER))
    if context.by.id in {*draft.emergency_by, *barred_from(file, draft, Role.APPROVER)}:
        return reject("emergency.own_part", number=file.number, version=draft.version)
    answer = msg("emergency.ratified", number=file.number, version=draft.version)
    return Decision((EmergencyRatified(version=draft.version),), answer=answer)
