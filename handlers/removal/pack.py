"""The papers of an appeal for one reader: are they complete, and who may have them written (R133, R134, R141)."""

from collections.abc import Iterable
from datetime import datetime

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.evidence import SHOWS_CONTENT
from handlers.case.people import Role
from handlers.case.removal import CHANNELS, Appeal, AppealState
from handlers.removal.events import PackWritten
from handlers.removal.grounds import DECIDERS, FILERS
from handlers.removal.rules import evidence_on_file, find_appeal

TO_AUTHORITY, TO_LEGAL = "12377", "counsel"
PACKS = (*CHANNELS, TO_LEGAL)
ENCLOSED_NOWHERE = frozenset({"medical"})  # a person's health leaves the house with legal only
WITH_LETTERS = frozenset({"license", "mandate", "truth_statement", "ownership"})  # who we are, and that we stand by it
BY_LETTER = frozenset({"email", TO_AUTHORITY})  # readers who are given these
CHECKLIST = ("license", "ownership", "screenshot", "truth_statement")  # of the letter by e-mail (R134)


def pack(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Say that the papers may be written, and put it on record; or what is missing."""
    appeal, channel = find_appeal(file, context.integer("id")), context.text("channel").lower() or "form"
    if appeal is None:
        return reject("rejection.no_such_appeal", number=file.number)
    if channel not in PACKS:
        names = tuple(msg(f"channel.{name}") for name in PACKS)
        return reject("rejection.channel_needed", number=file.number, id=appeal.id, channels=names)
    if channel in (TO_AUTHORITY, TO_LEGAL) and Role.LEGAL not in context.by.roles:
        return reject("rejection.pack_by_legal", number=file.number, report_channel=channel)
    if not (FILERS | DECIDERS) & context.by.roles:
        return reject("rejection.appeal_not_yours", number=file.number, id=appeal.id, role=Role.LIAISON)
    if appeal.state not in (AppealState.APPROVED, AppealState.FILED) or appeal.contradicted:
        return reject("rejection.appeal_not_approved", number=file.number, id=appeal.id, appeal_state=appeal.state)
    if channel == TO_AUTHORITY and (refused := _to_authority(file, context, appeal)):
        return Decision(rejection=refused)
    event = PackWritten(id=appeal.id, report_channel=channel)
    return Decision((event,), answer=msg("answer.pack", number=file.number, id=appeal.id, report_channel=channel))


def _to_authority(file: CaseFile, context: CommandContext, appeal: Appeal) -> LocalizedText | None:
    """All six conditions, and the same matter never twice."""
    if any(a.content == appeal.content and TO_AUTHORITY in a.packs for a in file.appeals):
        return msg("rejection.pack_once", number=file.number, id=appeal.id)
    missing = tuple(msg(f"condition.{name}") for name in missing_conditions(file, appeal, context.text("reporter")))
    return msg("rejection.pack_incomplete", number=file.number, missing=missing) if missing else None


def missing_conditions(file: CaseFile, appeal: Appeal, reporter: str) -> tuple[str, ...]:
    """Return which of the six conditions of a report to 12377 are not met."""
    kinds = {item.kind for item in evidence_on_file(file)}
    met = {
        "statement": bool(appeal.fact),
        "license": "license" in kinds,
        "reporter": len(reporter.split()) > 1,  # a name and a way to reach them
        "url": bool(file.post.url or appeal.others),
        "evidence": bool(appeal.evidence and SHOWS_CONTENT & kinds),
        "truth_statement": "truth_statement" in kinds,
    }
    return tuple(name for name, fulfilled in met.items() if not fulfilled)


def checklist(file: CaseFile, appeal: Appeal) -> tuple[tuple[str, bool], ...]:
    """Return what a letter by e-mail encloses, and whether it is on file."""
    kinds = {item.kind for item in evidence_on_file(file)}
    needed: Iterable[str] = (name for name in CHECKLIST if name != "ownership" or appeal.ground == "ip")
    return tuple((name, name in kinds) for name in needed)
