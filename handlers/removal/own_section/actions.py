"""Decide on a comment under our own post, block an account, hold comments back for a while (R121-R123, R144-R146)."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject, time_to_come
from handlers.case.evidence import DISPROOF
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.case.removal import PreModeration
from handlers.evidence.actions import SHA256
from handlers.removal.grounds import OWN_SECTION_GROUNDS
from handlers.removal.own_section.events import (
    CommentHeld,
    CommentModerated,
    CommentReleased,
    PreModerationOff,
    PreModerationOn,
)
from handlers.removal.rules import evidence_on_file, of_kinds
from handlers.removal.sorter import find_grounds, stated_fact
from handlers.text.fold import comparable

MEASURES = ("delete", "hide", "keep", "block", "on", "off", "held", "release")
DECIDES_COMMENTS = frozenset({Role.APPROVER, Role.LEGAL, Role.EXECUTIVE, Role.MANAGER})
TAKES_DOWN = frozenset({"delete", "hide"})
VIOLATIONS_BEFORE_BLOCK = 2  # R144
MAX_PRE_MODERATION = timedelta(hours=72)  # of pre-moderation at a time
LAST = 10  # decisions on the same ground that are shown and compared (R123)


@dataclass(frozen=True)
class EarlierDecision:
    """One earlier decision on the same ground, in any incident: what was done, when (UTC), and with which words of the
    comment it was found to break a rule (`shows`)."""

    number: int
    measure: str
    at: datetime
    shows: str = ""


def moderate(earlier: Sequence[EarlierDecision], violations: int) -> Callable[..., Decision]:
    """Return the command, given the last decisions on that ground and how often this account was found at fault."""

    def decide(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
        """Carry out one measure."""
        measure = context.text("measure").lower()
        if measure in ("on", "off", "held", "release"):
            return _pre_moderation(file, context, measure, now)
        if measure not in MEASURES:
            return reject("rejection.measure_unknown", given=measure[:40])
        return _decide(file, context, measure, earlier, violations)

    return decide


def account_key(name: str) -> str:
    """Return what an account is counted by: a hash, never the name."""
    return hashlib.sha256(comparable(name).encode()).hexdigest()[:24] if name else ""


def _decide(
    file: CaseFile, context: CommandContext, measure: str, earlier: Sequence[EarlierDecision], violations: int
) -> Decision:
    ground, said = context.text("ground").lower(), context.text("content")
    shot, decider = _shot(file, context.text("shot")), _decider(context)
    barred = None if decider else msg("rejection.comments_not_yours", number=file.number)
    refused = barred or _incomplete(file, context, ground, said, shot)
    if refused is None and measure != "keep":
        refused = _no_ground(file, ground, said)
    if refused is None and measure == "block" and violations < VIOLATIONS_BEFORE_BLOCK:
        refused = msg("rejection.block_too_early", number=file.number, n=violations, least=VIOLATIONS_BEFORE_BLOCK)
    if refused is None and measure == "block" and not context.text("account"):
        refused = msg("rejection.account_needed", number=file.number)
    differs = inconsistent(measure, said, earlier)
    if refused is None and differs and not context.text("differs"):
        refused = msg("rejection.differs_from_before", number=differs.number, measure=differs.measure, at=differs.at)
    if refused:
        return Decision(rejection=refused)
    event = CommentModerated(
        id=len(file.moderations) + 1,
        measure=measure,
        ground=ground,
        reason=context.text("reason"),
        shot=shot,
        decider=decider,
        said=said[:1000],
        account=account_key(context.text("account")),
        differs_because=context.text("differs"),
    )
    answer = msg("answer.moderated", number=file.number, measure=measure, ground=ground, last=last_lines(earlier))
    return Decision((event,), answer=answer)


def inconsistent(measure: str, said: str, earlier: Sequence[EarlierDecision]) -> EarlierDecision | None:
    """Return the newest decision on the same kind of words that went the other way (R123)."""
    shown = shows(said)
    down = measure != "keep"
    return next((e for e in earlier[:LAST] if e.shows == shown and (e.measure != "keep") is not down), None)


def shows(said: str) -> str:
    """Return what kind of words a comment has: the grounds it shows, a fact it states, or nothing."""
    kinds = sorted(found.ground for found in find_grounds(said))
    return ",".join(kinds) or ("fact" if stated_fact(said) else "opinion")


def last_lines(earlier: Sequence[EarlierDecision]) -> tuple[LocalizedText, ...]:
    """The last decisions on this ground, one line each."""
    return tuple(msg("moderation.earlier", number=e.number, measure=e.measure, at=e.at) for e in earlier[:LAST])


def _shot(file: CaseFile, given: str) -> str:
    """The SHA-256 of the screenshot: typed, or of the evidence of that number."""
    given = given.lower().lstrip("#")
    if SHA256.fullmatch(given):
        return given
    return next((item.sha256 for item in evidence_on_file(file) if str(item.id) == given), "")


def _decider(context: CommandContext) -> str:
    """Who decides: the person named, or who types it; only certain roles do."""
    named = context.team.find(context.text("decider")) if context.text("decider") else context.by.id
    person = context.team.people.get(named or "")
    return person.id if person and DECIDES_COMMENTS & person.roles else ""


def _incomplete(file: CaseFile, context: CommandContext, ground: str, said: str, shot: str) -> LocalizedText | None:
    """Return which of reason, words and screenshot is missing (R122)."""
    if ground not in OWN_SECTION_GROUNDS:
        names = tuple(msg(f"ground.{name}") for name in OWN_SECTION_GROUNDS)
        return msg("rejection.own_ground_unknown", given=ground[:40], grounds=names)
    given = {"reason": context.text("reason"), "content": said, "shot": shot}
    fields = tuple(msg(f"field.{name}") for name, value in given.items() if not value)
    return msg("rejection.moderation_needs", number=file.number, fields=fields) if fields else None


def _no_ground(file: CaseFile, ground: str, said: str) -> LocalizedText | None:
    """The comment's own words must show the ground; a false claim takes what refutes it."""
    found = {f.ground for f in find_grounds(said)}
    if ground == "attack" and not found & {"abuse", "privacy"}:
        return msg("rejection.comment_stays", number=file.number, ground=ground)
    if ground == "platform_rules" and not found:
        return msg("rejection.comment_stays", number=file.number, ground=ground)
    if ground == "harmful_false":
        if not stated_fact(said):
            return msg("rejection.comment_stays", number=file.number, ground=ground)
        if not of_kinds(evidence_on_file(file), DISPROOF):
            names = tuple(msg(f"proof_kind.{kind}") for kind in sorted(DISPROOF))
            return msg("rejection.disproof_needed", number=file.number, ground="fabricated", kinds=names)
    return None


def _pre_moderation(file: CaseFile, context: CommandContext, measure: str, now: datetime) -> Decision:
    on = file.pre_moderation if file.pre_moderation and not file.pre_moderation.ended_at else None
    if measure == "on":
        return _switch_on(file, context, now) if on is None else reject("rejection.already_on", number=file.number)
    if measure == "release" and file.pre_moderation:
        return _release(file, context, file.pre_moderation)
    if on is None:
        return reject("rejection.not_on", number=file.number)
    if measure == "off":
        waiting = sum(held.released_at is None for held in on.held)
        answer = msg("answer.pre_moderation_off", number=file.number, n=waiting)
        return Decision((PreModerationOff(released=waiting),), answer=answer)
    if not context.text("content"):
        return reject("rejection.moderation_needs", number=file.number, fields=(msg("field.content"),))
    held = CommentHeld(id=len(on.held) + 1, said=context.text("content"))
    return Decision((held,), answer=msg("answer.comment_held", number=file.number, held_id=held.id))


def _release(file: CaseFile, context: CommandContext, on: PreModeration) -> Decision:
    """A comment is public again. After the end each is to be, and a person says once that it is."""
    number = context.integer("held_id") or 0
    if all(held.id != number or (held.why if on.ended_at else held.released_at) for held in on.held):
        return reject("rejection.no_such_held", number=file.number)
    answer = msg("answer.comment_released", number=file.number, held_id=number)
    return Decision((CommentReleased(id=number),), answer=answer)


def _switch_on(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Only in a crisis, for a limited time, by who decides."""
    if file.severity < Severity.L3:
        return reject("rejection.pre_moderation_l3", number=file.number)
    if not DECIDES_COMMENTS & context.by.roles:
        return reject("rejection.comments_not_yours", number=file.number)
    if not context.text("reason"):
        return reject("rejection.reason_needed")
    until = time_to_come(context.text("until") or "24h", now, context.policy.zone)
    if isinstance(until, LocalizedText):
        return Decision(rejection=until)
    if until.ends > now + MAX_PRE_MODERATION:
        return reject("rejection.pre_moderation_too_long", number=file.number, hours=72)
    event = PreModerationOn(reason=context.text("reason"), until=until.ends)
    return Decision((event,), answer=msg("answer.pre_moderation_on", number=file.number, until=until.ends))
