"""The papers of an appeal for one reader: are they complete, and who may have them written (R133, R134, R141)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.evidence import SHOWS_CONTENT, EvidenceItem
from handlers.case.people import Role
from handlers.case.removal import CHANNELS, Appeal, AppealState
from handlers.evidence.rules import has_personal_data
from handlers.removal.events import PackWritten
from handlers.removal.grounds import DECIDERS, FILERS
from handlers.removal.rules import evidence_on_file, find_appeal

TO_AUTHORITY, TO_LEGAL = "12377", "counsel"
PACKS = (*CHANNELS, TO_LEGAL)
NUMBERS = re.compile(r"\d{1,4}")
MAX_ALSO = 50  # numbers that are read
ENCLOSED_NOWHERE = frozenset({"medical"})  # a person's health leaves the house with legal only
WITH_LETTERS = frozenset({"license", "mandate", "truth_statement", "ownership"})  # who we are, and that we stand by it
BY_LETTER = frozenset({"email", TO_AUTHORITY})  # readers who are given these
CHECKLIST = ("license", "ownership", "screenshot", "truth_statement")  # of the letter by e-mail (R134)


@dataclass(frozen=True)
class PackRequest:
    """Papers for one reader: who reports (for 12377), and what goes along although it has personal data, by number."""

    channel: str = "form"
    reporter: str = ""
    also: frozenset[int] = frozenset()


def pack_request(context: CommandContext) -> PackRequest:
    """Return what was asked for."""
    also = frozenset(int(number) for number in NUMBERS.findall(context.text("enclose"))[:MAX_ALSO])
    return PackRequest(context.text("channel").lower() or "form", context.text("reporter"), also)


def pack(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Say that the papers may be written, and put it on record; or what is missing."""
    appeal, asked = find_appeal(file, context.integer("id")), pack_request(context)
    channel = asked.channel
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
    if channel == TO_AUTHORITY and (refused := _to_authority(file, asked, appeal)):
        return Decision(rejection=refused)
    event = PackWritten(id=appeal.id, report_channel=channel)
    answer = msg(
        "answer.pack", number=file.number, id=appeal.id, report_channel=channel, **_pictures(file, appeal, asked)
    )
    return Decision((event,), answer=answer)


def _pictures(file: CaseFile, appeal: Appeal, asked: PackRequest) -> dict[str, LocalizedText | str]:
    """What to say of the files: they go along as they are, and which were left out for a person's data."""
    there = enclosed(file, appeal, asked)
    out = [str(item.id) for item in left_out(file, appeal, asked)]
    return {
        "unredacted": msg("answer.pack_unredacted", n=len(there)) if there and asked.channel != TO_LEGAL else "",
        "left_out": msg("answer.pack_left_out", items="、".join(out)) if out else "",
    }


def _wanted(file: CaseFile, appeal: Appeal, channel: str) -> tuple[EvidenceItem, ...]:
    """Files of the evidence used; with a letter the papers that say who we are."""
    papers = WITH_LETTERS if channel in BY_LETTER else frozenset()
    items = (item for item in evidence_on_file(file) if item.id in appeal.evidence or item.kind in papers)
    return tuple(item for item in items if item.has_file)


def enclosed(file: CaseFile, appeal: Appeal, asked: PackRequest) -> tuple[EvidenceItem, ...]:
    """Return the files that go along: what has a person's data only to counsel, or where a person asked for it; a
    health paper to counsel only. Pictures are not redacted."""
    out = left_out(file, appeal, asked)
    return tuple(item for item in _wanted(file, appeal, asked.channel) if item not in out)


def left_out(file: CaseFile, appeal: Appeal, asked: PackRequest) -> tuple[EvidenceItem, ...]:
    """Return the files that stay here for a person's data."""
    if asked.channel == TO_LEGAL:
        return ()
    items = (item for item in _wanted(file, appeal, asked.channel) if item.kind not in WITH_LETTERS)
    may_go = asked.also
    return tuple(
        item for item in items if item.kind in ENCLOSED_NOWHERE or (has_personal_data(item) and item.id not in may_go)
    )


def _to_authority(file: CaseFile, asked: PackRequest, appeal: Appeal) -> LocalizedText | None:
    """All six conditions, and the same matter never twice."""
    if any(a.content == appeal.content and TO_AUTHORITY in a.packs for a in file.appeals):
        return msg("rejection.pack_once", number=file.number, id=appeal.id)
    missing = tuple(msg(f"condition.{name}") for name in missing_conditions(file, appeal, asked))
    return msg("rejection.pack_incomplete", number=file.number, missing=missing) if missing else None


def missing_conditions(file: CaseFile, appeal: Appeal, asked: PackRequest) -> tuple[str, ...]:
    """Return which of the six conditions of a report to 12377 are not met. Papers count by the files that go along."""
    there = enclosed(file, appeal, asked)
    kinds = {item.kind for item in there}
    met = {
        "statement": bool(appeal.fact),
        "license": "license" in kinds,
        "reporter": len(asked.reporter.split()) > 1,  # a name and a way to reach them
        "url": bool(file.post.url or appeal.others),
        "evidence": any(item.id in appeal.evidence and item.kind in SHOWS_CONTENT for item in there),
        "truth_statement": "truth_statement" in kinds,
    }
    return tuple(name for name, fulfilled in met.items() if not fulfilled)


def checklist(file: CaseFile, appeal: Appeal, asked: PackRequest) -> tuple[tuple[str, bool], ...]:
    """Return what a letter by e-mail has to enclose, and whether it does."""
    kinds = {item.kind for item in enclosed(file, appeal, asked)}
    needed: Iterable[str] = (name for name in CHECKLIST if name != "ownership" or appeal.ground == "ip")
    return tuple((name, name in kinds) for name in needed)
