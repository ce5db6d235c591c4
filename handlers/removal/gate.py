"""The gate: whether a content can be reported on a ground at all. It refuses with why and with what to do instead."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.evidence import DISPROOF, SHOWS_CONTENT, EvidenceItem
from handlers.case.grades import Flag
from handlers.case.removal import INVENTED, AppealState
from handlers.evidence.strength import authors_proof, is_strong
from handlers.removal import terms
from handlers.removal.grounds import MIN_OTHERS, Ground
from handlers.removal.rules import (
    POST,
    approved_text_accepts_harm,
    earlier_appeals,
    evidence_on_file,
    is_other_post,
    of_kinds,
    reply_accepts_harm,
)
from handlers.removal.sorter import Found, find_grounds, judging_words, stated_fact, tells_experience
from handlers.text.fold import comparable
from handlers.text.purchase_claims import claims_never_bought, says_no_order
from handlers.text.re2_patterns import normalize

NUMBERS = re.compile(r"\d+")


@dataclass(frozen=True)
class Request:
    """What a person wants reported: which content with which words, on which ground, and what they state."""

    ground: Ground
    fact: str
    content: str
    said: str
    evidence: tuple[EvidenceItem, ...]
    details: Mapping[str, str]
    others: tuple[str, ...] = ()
    typed: str = ""  # words that somebody typed and that do not stand in the post as the desk has it
    shown_in: tuple[int, ...] = ()  # screenshots and recordings, named and with a file, that show them

    @property
    def found(self) -> Found | None:
        """The words of the content that show this ground."""
        return next((found for found in find_grounds(self.said) if found.ground == self.ground.code), None)


def words_of(file: CaseFile) -> str:
    """Return the post's words, as they are read for grounds."""
    return file.post.full_text()


def refusal_of(file: CaseFile, request: Request, barred: LocalizedText | None = None) -> LocalizedText | None:
    """Return why this cannot be reported; None when it can. `barred` says why this person may not report it."""
    return (
        _repeated(file, request)
        or _about_orders(request)
        or _contradiction(file, request)
        or _opinion(file, request)
        or _unseen_words(file, request)
        or barred
        or _missing_evidence(file, request)
        or _missing_details(file, request)
        or _judging(request)
    )


def details_of(ground: Ground, said: str, given: Mapping[str, str]) -> Mapping[str, str]:
    """Return what a ground asks for: as typed, or as the content's own words say it."""
    read = {"claim": stated_fact(said) if "claim" in ground.asks else ""}
    found = next((f for f in find_grounds(said) if f.ground == ground.code), None) if ground.in_text else None
    if found:
        read |= {"quote": found.words, "whom": found.whom}
    typed = {name: value for name, value in given.items() if value}
    return {name: value for name, value in {**read, **typed}.items() if value}


def decided_by_legal(file: CaseFile, request: Request) -> bool:
    """True for legal grounds, for calling invented what has strong evidence (R13), and where only a report about a
    product stands against what a person's body felt."""
    kinds = {item.kind for item in request.evidence} & DISPROOF
    only_a_report = kinds == {"test_report"} and tells_experience(request.said)
    return request.ground.by_legal or (request.ground.code in INVENTED and (only_a_report or _strong_evidence(file)))


def _strong_evidence(file: CaseFile) -> bool:
    """True when the post shows strong evidence, or a medical paper or two kinds of proof were handed in (R13)."""
    return Flag.STRONG_EVIDENCE in file.flags or is_strong(authors_proof(evidence_on_file(file)))


def _repeated(file: CaseFile, request: Request) -> LocalizedText | None:
    """One content has one truthful ground; a second appeal takes a decision and new evidence (X3)."""
    earlier, ground = earlier_appeals(file, request.content), request.ground.code
    if request.content == POST and ground in file.reports and all(a.ground != ground for a in earlier):
        return msg("rejection.already_reported", number=file.number, ground=ground)
    under_way = next((appeal for appeal in earlier if appeal.live), None)
    if under_way:
        key = "already_reported" if under_way.ground == ground else "one_ground"
        return msg(f"rejection.{key}", number=file.number, ground=under_way.ground, id=under_way.id)
    if not earlier:
        return None
    last = earlier[-1]
    if last.state is AppealState.CLOSED and last.result == "removed":
        return msg("rejection.already_removed", number=file.number, id=last.id)
    used = {item for appeal in earlier for item in appeal.evidence}
    if all(item.id in used for item in request.evidence):
        return msg("rejection.new_evidence_needed", number=file.number, id=last.id, ground=last.ground)
    return None


def _about_orders(request: Request) -> LocalizedText | None:
    """Refuse a missing order as proof: that no order was found shows nothing invented (R125, X7)."""
    if request.ground.code not in INVENTED:
        return None
    unfounded = says_no_order(request.fact) or claims_never_bought(request.fact)
    return msg("rejection.no_order_is_no_proof") if unfounded else None


def _contradiction(file: CaseFile, request: Request) -> LocalizedText | None:
    """No person reports as invented what a public reply accepts, posted or only approved (R147, X8)."""
    about_it = request.ground.code in INVENTED and request.content == POST
    if about_it and reply_accepts_harm(file):
        return msg("rejection.contradicts_reply", number=file.number)
    approved = about_it and approved_text_accepts_harm(file)
    return msg("rejection.contradicts_approved", number=file.number) if approved else None


def _unseen_words(file: CaseFile, request: Request) -> LocalizedText | None:
    """Words that a person only typed open no ground: a picture or recording that was handed in has to show them."""
    if not request.typed or request.shown_in:
        return None
    return msg("rejection.words_not_seen", number=file.number, words=request.typed[:80])


def _opinion(file: CaseFile, request: Request) -> LocalizedText | None:
    """The content's own words must show the ground, or state a fact that can be refuted (R126, R135)."""
    ground = request.ground
    if ground.in_text and not request.found:
        others = tuple(msg(f"ground.{f.ground}") for f in find_grounds(request.said))
        key = "rejection.other_ground_shown" if others else "rejection.opinion_no_ground"
        return msg(key, number=file.number, ground=ground.code, grounds=others)
    if ground.states_fact and not stated_fact(request.said):
        return msg("rejection.opinion_no_ground", number=file.number, ground=ground.code, grounds=())
    return None


def _missing_evidence(file: CaseFile, request: Request) -> LocalizedText | None:
    ground = request.ground
    for kinds in (ground.evidence, ground.further):
        if kinds and not of_kinds(request.evidence, kinds):
            key = (
                "disproof_needed"
                if kinds == DISPROOF
                else "ownership_needed"
                if "ownership" in kinds
                else "shot_needed"
            )
            names = tuple(msg(f"proof_kind.{kind}") for kind in sorted(kinds))
            return msg(f"rejection.{key}", number=file.number, ground=ground.code, kinds=names)
    return msg("rejection.not_our_work", number=file.number) if _not_our_work(file, request) else None


def _not_our_work(file: CaseFile, request: Request) -> bool:
    """True where the pictures are the poster's own, as the post or request says, or only our name is used (R136)."""
    if request.ground.code != "ip":
        return False
    work = request.details.get("work", "")
    asked, said = normalize(f"{request.fact}\n{work}").text, normalize(request.said).text
    only_name = comparable(terms.NAME_WORDS.sub("", normalize(work).text)) in ("", comparable(file.brand))
    return bool(
        terms.OWN_PICTURES.search(asked)
        or terms.I_TOOK_IT.search(said)
        or (terms.NAMES_BRAND.search(asked) and not terms.COPIES.search(asked))
        or (work and only_name)
    )


def _missing_details(file: CaseFile, request: Request) -> LocalizedText | None:
    ground = request.ground
    if "others" in ground.asks and len({o for o in request.others if is_other_post(file.post, o)}) < MIN_OTHERS:
        return msg("rejection.others_needed", number=file.number, n=MIN_OTHERS)
    missing = tuple(msg(f"field.{n}") for n in ground.asks if n != "others" and not request.details.get(n))
    return msg("rejection.details_needed", number=file.number, ground=ground.code, fields=missing) if missing else None


def _judging(request: Request) -> LocalizedText | None:
    word = judging_words(request.fact)
    return msg("rejection.judging_words", word=word) if word else None


def evidence_for(file: CaseFile, ground: Ground, given: str) -> tuple[EvidenceItem, ...]:
    """Return the pieces named by number (`1,3`); without any the ones on file that can serve this ground."""
    items, numbers = evidence_on_file(file), set(NUMBERS.findall(given))
    serving = ground.evidence | ground.further | SHOWS_CONTENT
    return tuple(item for item in items if (str(item.id) in numbers if numbers else item.kind in serving))
