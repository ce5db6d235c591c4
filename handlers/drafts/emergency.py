"""No approver can be reached: a manager and legal decide together, and an approver confirms afterwards."""

import re
from dataclasses import dataclass, replace
from datetime import datetime
from typing import ClassVar

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify, reject
from handlers.case.drafts import Draft, DraftState
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.grades import Category
from handlers.case.people import Person, Role, Team
from handlers.drafts.authority import barred, barred_from, names, needs_executive
from handlers.drafts.events import ShownTo, change
from handlers.drafts.rules import ensure_undecided, resolve_draft
from handlers.roles.absence import cover_absences
from handlers.roles.proposals.rules import FOR_MANAGER
from handlers.text.fold import fold

MAY_DECIDE_TOGETHER = (Role.MANAGER, Role.LEGAL)
RATIFY = "ratify"  # what those are asked for who confirm afterwards
SILENT_AFTER = 2  # review reminders; who was asked and has not answered by then cannot be reached
NEED_NOT = re.compile(
    r"(?:不用|无需|无须|不必|不需要|没必要|用不着)(?:马上|立刻|再|去|特意|担心|急着)*(?:停止?(?:使)?用|就医|看医生|去?医院|找医生)|"
    r"(?:no need to|(?:do not|don't) (?:need|have) to)(?: \w+){0,4} (?:stop\w*|doctor|hospital|medical)",
    re.IGNORECASE,
)
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

    def second_person(self, file: CaseFile) -> str:
        """Always: no approver stands behind it."""
        return "emergency"

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
    answer = msg("answer.approved", number=file.number, version=draft.version)
    return Decision((event,), (to_everyone,), answer)


def _refusal(file: CaseFile, draft: Draft, context: CommandContext, now: datetime) -> Decision | None:
    me, number, version = context.by, file.number, draft.version
    if not may_begin(file, me, context.team, now):
        return reject("emergency.for_manager_and_legal", number=number)
    if me.id in barred(file, draft) | {file.person(Role.OWNER)}:
        return reject("emergency.own_part", number=number, version=version)
    if there := approvers_there(file, draft, context.team, now):
        people = names(p.id for p in there)
        return Decision(rejection=msg("emergency.approver_there", number=number, version=version, people=people))
    if not context.text("version"):
        return reject("rejection.see_first", number=number, version=version)
    if not context.text("reason"):
        return reject("rejection.reason_needed")
    if any(f.level == "block" for f in draft.findings):
        return reject("emergency.blocked", number=number, version=version)
    if (file.safety or file.category is Category.SAFETY) and not speaks_of_safety(draft.text):
        return reject("emergency.silent_on_safety", number=number, version=version)
    return None


def may_begin(file: CaseFile, person: Person, team: Team, now: datetime) -> bool:
    """True for a manager and for legal, and where no manager is there for who decides in a manager's place."""
    if set(MAY_DECIDE_TOGETHER) & person.roles:
        return True
    return bool(set(FOR_MANAGER) & person.roles) and not team.able(Role.MANAGER, file.brand, "", now)


def speaks_of_safety(text: str) -> bool:
    """True for words that tell people to stop using it or to see a doctor, rather than that they need not."""
    plain = NEED_NOT.sub("", fold(text).text)
    return bool(SPEAKS_OF_SAFETY.search(plain))


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
        return reject("rejection.not_approver", number=file.number, approver=file.person(Role.APPROVER))
    if context.by.id in {*draft.emergency_by, *barred_from(file, draft, Role.APPROVER)}:
        return reject("emergency.own_part", number=file.number, version=draft.version)
    answer = msg("emergency.ratified", number=file.number, version=draft.version)
    return Decision((EmergencyRatified(version=draft.version),), answer=answer)


def asked_to_ratify(draft: Draft) -> tuple[str, ...]:
    """Return who was asked to confirm it afterwards."""
    return tuple(who.partition(":")[2] for who in draft.deputies_asked if who.startswith(f"{RATIFY}:"))


def to_be_asked(file: CaseFile, team: Team, now: datetime) -> tuple[tuple[Draft, str], ...]:
    """Return the drafts that wait for a confirmation, each with who is there to give it and was not asked yet."""
    found = []
    for draft in to_ratify(file):
        out = {*draft.emergency_by, *barred_from(file, draft, Role.APPROVER), *asked_to_ratify(draft)}
        able = team.able(Role.APPROVER, file.brand, file.category, now)
        found += [(draft, p.id) for p in able if p.id not in out]
    return tuple(found)


def look_after_people(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Cover who is away, ask back who is there again, and ask them to confirm what went out without them."""
    covered = cover_absences(file, context, now)
    after = apply_events(file, covered.events, EventMeta(now))
    asked = to_be_asked(after, context.team, now)
    shown = tuple(ShownTo(version=draft.version, person=person, for_role=RATIFY) for draft, person in asked)
    lines = tuple(
        Notify((msg("emergency.asked", number=file.number, version=draft.version),), people=(person,))
        for draft, person in asked
    )
    return replace(covered, events=(*covered.events, *shown), follow_ups=(*covered.follow_ups, *lines))
