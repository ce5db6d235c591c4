"""Legal's track, step by step: fixation first, then parties, facts, law and remedy, then what was sent (R137-R142).

Nothing here is legal advice, and no answer drafts a letter or a threat.
"""

from collections.abc import Callable, Mapping
from datetime import datetime

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify, reject
from handlers.case.evidence import DISPROOF, SHOWS_CONTENT
from handlers.case.people import Role
from handlers.case.removal import LAWSUIT_STATES, LegalTrack
from handlers.drafts.check_draft import check_text
from handlers.removal.gate import NUMBERS
from handlers.removal.legal.events import (
    EvidenceFixed,
    FalsityConfirmed,
    HoldingStatementKept,
    HoldingTriggered,
    LawsuitNoted,
    LegalPartRecorded,
    LetterSent,
)
from handlers.removal.rules import evidence_on_file, of_kinds

PARTS = ("parties", "facts", "law", "remedy")
WITHOUT_FIXATION = frozenset({"fixation", "holding", "triggered"})  # steps that nothing has to come before
FOR_ANSWER = 1500  # code points of a holding statement that an answer repeats


def legal(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Record one step of the legal track. Only people with the role of legal do."""
    step, track = context.text("legal_step").lower(), file.legal_track or LegalTrack()
    if Role.LEGAL not in context.by.roles:
        people = tuple(msg("plain.person", person=p.id) for p in context.team.people.values() if Role.LEGAL in p.roles)
        return reject("rejection.legal_only", number=file.number, people=people[:3])
    if step not in STEPS:
        names = tuple(msg(f"legal_step.{name}") for name in STEPS)
        return reject("rejection.legal_step_unknown", given=step[:40], steps=names)
    if step not in WITHOUT_FIXATION and track.fixed_at is None:
        return reject("rejection.fixation_first", number=file.number)
    return STEPS[step](file, context, track, now)


def _fixation(file: CaseFile, context: CommandContext, track: LegalTrack, now: datetime) -> Decision:
    """What shows the content, with its hash; the notary's or evidence platform's receipt as a word."""
    numbers = set(NUMBERS.findall(context.text("evidence")))
    shown = of_kinds(evidence_on_file(file), SHOWS_CONTENT)
    chosen = tuple(i for i in shown if i.sha256 and (not numbers or str(i.id) in numbers))
    if not chosen:
        return reject("rejection.fixation_evidence", number=file.number)
    event = EvidenceFixed(evidence=tuple(item.id for item in chosen), notary=context.text("text"))
    return Decision((event,), answer=msg("answer.fixed", number=file.number, n=len(chosen)))


def _part(file: CaseFile, context: CommandContext, track: LegalTrack, now: datetime) -> Decision:
    part = context.text("legal_step").lower()
    if not context.text("text"):
        return reject("rejection.legal_words", number=file.number)
    event = LegalPartRecorded(legal_step=part, text=context.text("text"))
    missing = tuple(msg(f"legal_step.{name}") for name in PARTS if name not in {**track.parts, part: ""})
    return Decision((event,), answer=msg("answer.legal_part", number=file.number, legal_step=part, missing=missing))


def _false(file: CaseFile, context: CommandContext, track: LegalTrack, now: datetime) -> Decision:
    """Ask for what refutes the statement: that it is false takes evidence that refutes it (R125, R137)."""
    if not context.text("text"):
        return reject("rejection.legal_words", number=file.number)
    if not of_kinds(evidence_on_file(file), DISPROOF):
        names = tuple(msg(f"proof_kind.{kind}") for kind in sorted(DISPROOF))
        return reject("rejection.disproof_needed", number=file.number, ground="defamation", kinds=names)
    return Decision((FalsityConfirmed(text=context.text("text")),), answer=msg("answer.falsity", number=file.number))


def missing_for_letter(track: LegalTrack) -> tuple[LocalizedText, ...]:
    """What legal still has to put on record before a letter leaves the house."""
    missing = [name for name in PARTS if not track.parts.get(name)]
    missing = ["fixation"] * (track.fixed_at is None) + missing + ["false"] * (not track.false_confirmed_by)
    return tuple(msg(f"legal_step.{name}") for name in missing)


def _sent(file: CaseFile, context: CommandContext, track: LegalTrack, now: datetime) -> Decision:
    """Legal sent its own letter: to whom. The desk drafts and sends none."""
    if missing := missing_for_letter(track):
        return reject("rejection.letter_too_early", number=file.number, missing=missing)
    if not context.text("text"):
        return reject("rejection.recipient_needed", number=file.number)
    return Decision((LetterSent(recipient=context.text("text")),), answer=msg("answer.letter_sent", number=file.number))


def _holding(file: CaseFile, context: CommandContext, track: LegalTrack, now: datetime) -> Decision:
    """A statement for when things get worse, with the condition; no threat in it ever (X19)."""
    text, trigger = context.text("text"), context.text("trigger")
    if not text or not trigger:
        return reject("rejection.trigger_needed", number=file.number)
    found, _ = check_text(text, file, "statement", context.policy, now)
    if threat := next((finding for finding in found if finding.rule == "THREAT"), None):
        return reject("rejection.threat_in_public", number=file.number, word=threat.text)
    event = HoldingStatementKept(text=text, trigger=trigger)
    return Decision((event,), answer=msg("answer.holding", number=file.number, reason=trigger))


def _triggered(file: CaseFile, context: CommandContext, track: LegalTrack, now: datetime) -> Decision:
    """The condition is met: owner and approver are told; the words are reviewed like any draft."""
    if not track.holding:
        return reject("rejection.no_holding", number=file.number)
    if not context.text("text"):
        return reject("rejection.reason_needed")
    line = msg("tell.holding_triggered", number=file.number, reason=context.text("text"))
    answer = msg("answer.holding_triggered", number=file.number, text=track.holding[:FOR_ANSWER])
    notice = Notify((line,), (Role.OWNER, Role.APPROVER))
    return Decision((HoldingTriggered(reason=context.text("text")),), (notice,), answer)


def _lawsuit(file: CaseFile, context: CommandContext, track: LegalTrack, now: datetime) -> Decision:
    """Record where the lawsuit stands: a status, no more."""
    state, _, note = context.text("text").partition(" ")
    state = LAWSUIT_WORDS.get(state, state.lower())
    if state not in LAWSUIT_STATES:
        names = tuple(msg(f"lawsuit.{name}") for name in LAWSUIT_STATES)
        return reject("rejection.lawsuit_unknown", given=state[:40], states=names)
    answer = msg("answer.lawsuit", number=file.number, lawsuit=state)
    return Decision((LawsuitNoted(lawsuit=state, note=note.strip()),), answer=answer)


Step = Callable[[CaseFile, CommandContext, LegalTrack, datetime], Decision]
STEPS: Mapping[str, Step] = {
    "fixation": _fixation,
    **dict.fromkeys(PARTS, _part),
    "false": _false,
    "sent": _sent,
    "holding": _holding,
    "triggered": _triggered,
    "lawsuit": _lawsuit,
}
LAWSUIT_WORDS = {
    **dict.fromkeys(("考虑中", "考慮中"), "considered"),
    **dict.fromkeys(("已起诉", "已起訴", "已立案"), "filed"),
    **dict.fromkeys(("和解", "已和解"), "settled"),
    **dict.fromkeys(("胜诉", "勝訴"), "won"),
    **dict.fromkeys(("败诉", "敗訴"), "lost"),
    **dict.fromkeys(("撤诉", "撤訴"), "withdrawn"),
}
