"""An appeal to the platform: drafted by one person, agreed by another, filed by hand (R117-R132, R143, R147).

The bot itself reports nothing.
"""

from dataclasses import replace
from datetime import datetime

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify, reject
from handlers.case.evidence import SHOWS_WORDS
from handlers.case.people import Role
from handlers.removal.events import AppealDrafted, NotReported
from handlers.removal.gate import NUMBERS, Request, decided_by_legal, details_of, evidence_for, refusal_of, words_of
from handlers.removal.grounds import BY_CODE, DRAFTERS, ENGAGE, GROUNDS, Ground, deciders
from handlers.removal.rules import COMMENT_LINK, POST, SHOWN_IN, evidence_on_file, same_content
from handlers.text.fold import comparable

__all__ = ["GROUNDS", "report"]
DETAILS = ("whom", "quote", "claim", "work")
MAX_SAID = 2000  # code points of a content that an appeal keeps
MAX_NAMED = 3  # people whom a refusal names
MAX_ASKED = 2  # people asked to decide where the role is not held
SEPARATORS = str.maketrans("，、；;,\n\t", "       ")


def report(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Draft an appeal on one ground. The way chosen beforehand is to answer the post (R117); then the reason says why
    nothing is reported."""
    given = context.text("ground").lower()
    if given == ENGAGE:
        return _engage(file, context)
    ground = BY_CODE.get(given)
    if ground is None:
        return reject("rejection.ground_unknown", given=given)
    if not context.text("reason"):
        return reject("rejection.reason_needed")
    request = _request(file, context, ground)
    refused = _without_words(file, request) or refusal_of(file, request, _not_theirs(file, context, ground))
    if refused:
        return Decision(rejection=refused)
    event = _drafted(file, context, request)
    return Decision((event,), (_ask_decider(file, context, event, now),), _answer(file, context, event))


def _engage(file: CaseFile, context: CommandContext) -> Decision:
    """Answer the post: why nothing is reported is put on record."""
    if not context.text("reason"):
        return reject("rejection.not_reporting_reason", number=file.number)
    return Decision((NotReported(reason=context.text("reason")),), answer=msg("answer.engage", number=file.number))


def _request(file: CaseFile, context: CommandContext, ground: Ground) -> Request:
    """What is to be reported: the post, or a comment by its link or words."""
    content, quote = context.text("content"), context.text("quote")
    key = same_content(file, content)
    own_words = words_of(file) if key == POST else "" if content.startswith("http") else content
    typed = typed_words(own_words, key, quote)
    known = own_words[: MAX_SAID - len(quote) - 1]
    said = "\n".join(part for part in (known, quote if quote and quote not in own_words else "") if part)
    shown = _shown_in(file, context.text("evidence")) if typed else ()
    place = {COMMENT_LINK: content} if key != POST and content.startswith("http") else {}
    place |= {SHOWN_IN: ", ".join(map(str, shown))} if shown else {}
    return Request(
        ground=ground,
        fact=context.text("reason"),
        content=key,
        said=said,
        evidence=evidence_for(file, ground, context.text("evidence")),
        details={**details_of(ground, said, {name: context.text(name) for name in DETAILS}), **place},
        others=tuple(dict.fromkeys(context.text("others").translate(SEPARATORS).split())),
        typed=typed,
        shown_in=shown,
    )


def typed_words(own_words: str, content: str, quote: str) -> str:
    """Return the words that only a person typed: a comment's, or a quote that does not stand in the post."""
    if content != POST:
        return quote or own_words
    return "" if comparable(quote) in comparable(own_words) else quote


def _shown_in(file: CaseFile, given: str) -> tuple[int, ...]:
    """Numbers of the evidence that was named as showing words: pictures and recordings of which there is a file."""
    named = set(NUMBERS.findall(given))
    items = (item for item in evidence_on_file(file) if str(item.id) in named)
    return tuple(item.id for item in items if item.kind in SHOWS_WORDS and item.has_file)


def _without_words(file: CaseFile, request: Request) -> LocalizedText | None:
    """A content of which no word is known cannot be judged."""
    return None if request.said.strip() else msg("rejection.content_words_needed", number=file.number)


def _not_theirs(file: CaseFile, context: CommandContext, ground: Ground) -> LocalizedText | None:
    """The platform liaison or who owns the incident drafts; legal grounds only legal (R137)."""
    allowed = ground.drafters or DRAFTERS
    if allowed & context.by.roles:
        return None
    asked = (Role.LEGAL,) if ground.drafters else (Role.LIAISON, Role.OWNER)
    able = [
        p.id for role in asked for p in context.team.people.values() if role in p.roles and p.covers(file.brand, "")
    ]
    people = tuple(msg("plain.person", person=person) for person in dict.fromkeys(able))[:MAX_NAMED]
    key = "legal_ground" if ground.drafters else "not_yours_to_report"
    return msg(f"rejection.{key}", number=file.number, ground=ground.code, people=people)


def _drafted(file: CaseFile, context: CommandContext, request: Request) -> AppealDrafted:
    return AppealDrafted(
        id=len(file.appeals) + 1,
        ground=request.ground.code,
        fact=request.fact,
        content=request.content,
        said=request.said[:MAX_SAID],
        clause=context.text("clause"),
        evidence=tuple(item.id for item in request.evidence),
        others=request.others,
        details=request.details,
        by_legal=decided_by_legal(file, request),
    )


def _ask_decider(file: CaseFile, context: CommandContext, made: AppealDrafted, now: datetime) -> Notify:
    """Who is to decide hears of it: who holds that role here, or else people of the roster who could."""
    role, *others = deciders(made.by_legal, Role.LEGAL in context.by.roles)
    line = msg("tell.appeal_drafted", number=file.number, id=made.id, ground=made.ground, by=context.by.id)
    if file.person(role) not in ("", context.by.id):
        return Notify((line,), (role,))
    able = [p.id for r in (role, *others) for p in context.team.able(r, file.brand, "", now) if p.id != context.by.id]
    return Notify((line,), people=tuple(dict.fromkeys(able))[:MAX_ASKED])


def _answer(file: CaseFile, context: CommandContext, made: AppealDrafted) -> LocalizedText:
    by_legal = made.by_legal and Role.LEGAL in context.by.roles
    who = deciders(made.by_legal, by_legal)[0]
    key = "answer.appeal_drafted_by_legal" if by_legal else "answer.appeal_drafted"
    return msg(key, number=file.number, id=made.id, ground=made.ground, role=who)


def request_again(file: CaseFile, number: int) -> Request:
    """Return what an appeal asks for, as the gate would read it today."""
    appeal = next(a for a in file.appeals if a.id == number)
    ground = BY_CODE[appeal.ground]
    items = tuple(i for i in evidence_for(file, ground, " ".join(map(str, appeal.evidence)) or "0"))
    quote = appeal.details.get("quote", "")
    said = words_of(file) if appeal.content == POST and not quote else appeal.said
    typed = typed_words(words_of(file) if appeal.content == POST else said, appeal.content, quote)
    shown = _shown_in(file, appeal.details.get(SHOWN_IN, ""))
    return Request(ground, appeal.fact, appeal.content, said, items, appeal.details, appeal.others, typed, shown)


def without(file: CaseFile, number: int) -> CaseFile:
    """Return the file without one appeal, to ask the gate about it anew."""
    return replace(file, appeals=tuple(a for a in file.appeals if a.id != number))
