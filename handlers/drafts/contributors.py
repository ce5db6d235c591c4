"""Whose words a draft holds: none of these people approves or clears it (R46)."""

from collections.abc import Iterable, Sequence

from handlers.case.case_file import CaseFile
from handlers.case.drafts import REWRITE_OPTIONS, Draft
from handlers.case.policy import DraftContext
from handlers.posts import similarity
from handlers.text.fold import comparable

SAME_WORDS = 0.8  # as alike as two versions of one draft
RUN, LATIN_RUN = 8, 24  # code points in a row, without spaces and punctuation, that show that words were taken over
LEAST, LATIN_LEAST = 4, 10  # of words so short that they count as a whole
REPORTED_BY = "chat:"  # begins the source of an incident that a person reported


def contributors_of(
    file: CaseFile, text: str, given: Sequence[str], backing: DraftContext, by_model: bool = False
) -> tuple[str, ...]:
    """Return everybody whose words are in a text.

    Those given; those of versions it repeats; who found out what it says or, `by_model`, what the model was given;
    who stated the facts it quotes; and, where a person may be hurt, who reported the incident in words it takes up.
    """
    return tuple(
        dict.fromkeys(
            [
                *given,
                *_of_versions(file, text),
                *_of_findings(file, text, by_model),
                *(by for fact, by in backing.fact_authors if by and shares_words(fact, text)),
                *_of_report(file, text),
            ]
        )
    )


def instructed(instruction: str) -> bool:
    """True for a wish in a person's own words; a fixed tap such as "shorter" is none."""
    return bool(instruction.strip()) and instruction.strip() not in REWRITE_OPTIONS


def of_rewritten(file: CaseFile, kind: str) -> tuple[str, ...]:
    """Return who contributed to the newest version of a kind, which a model is shown when it writes the next."""
    newest: Draft | None = next((d for d in reversed(file.drafts) if d.kind == kind), None)
    return newest.contributors if newest else ()


def shares_words(source: str, text: str, known: str = "") -> bool:
    """True when a text takes over a run of words from a source, other than words that `known` has too.

    Compared without script, width, case, punctuation, spaces, emoji and invisible characters.
    """
    words, ours, before = comparable(source), comparable(text), comparable(known)
    han = any("\u3400" <= c <= "\u9fff" for c in words)
    run, least = (RUN, LEAST) if han else (LATIN_RUN, LATIN_LEAST)
    if len(words) < least:
        return False
    length = min(run, len(words))
    pieces = {words[n : n + length] for n in range(len(words) - length + 1)}
    return any(piece in ours and piece not in before for piece in pieces)


def _of_versions(file: CaseFile, text: str) -> Iterable[str]:
    alike = (
        draft
        for draft in file.drafts
        if draft.contributors
        and (comparable(draft.text) == comparable(text) or similarity(draft.text, text) >= SAME_WORDS)
    )
    return (contributor for draft in alike for contributor in draft.contributors)


def _of_findings(file: CaseFile, text: str, by_model: bool) -> Iterable[str]:
    found = file.assessment
    if found is None or not found.findings:
        return ()
    used = by_model or shares_words(found.findings, text, file.post.full_text())
    return (found.findings_by or (found.by,)) if used else ()


def _of_report(file: CaseFile, text: str) -> Iterable[str]:
    """Who typed the post's words where a person may be hurt, who named the product, who posted without approval."""
    reporter = file.source.removeprefix(REPORTED_BY) if file.source.startswith(REPORTED_BY) else ""
    if reporter and file.harm_at_stake and shares_words(file.post.full_text(), text):
        yield reporter
    if (named := file.product_by or reporter) and shares_words(file.product, text) and _long(file.product):
        yield named
    yield from (r.by for r in file.replies if not r.approved and shares_words(r.text, text, file.post.full_text()))


def _long(product: str) -> bool:
    """True for a product named by more than a name."""
    return len(comparable(product)) >= RUN
