"""Whose words a draft holds: none of these people approves or clears it (R46)."""

import re
from collections.abc import Iterable, Sequence
from difflib import SequenceMatcher

from handlers.case.case_file import CaseFile
from handlers.case.drafts import REWRITE_OPTIONS, Draft, DraftKey, DraftState, Finding
from handlers.case.event import BOT
from handlers.case.policy import DraftContext, ResponsePolicy
from handlers.case.reports import reporter
from handlers.case.tasks import TaskState
from handlers.drafts.check_draft import surface
from handlers.posts import similarity
from handlers.text.fold import comparable

SAME_WORDS = 0.8  # as alike as two versions of one draft
RUN, LATIN_RUN = 8, 24  # code points in a row, without spaces and punctuation, that show that words were taken over
FILLED_ANEW, SHORT = 0.65, 40  # share of a wording that has another issue and time in it; code points of a remark
LEAST, LATIN_LEAST = 4, 10  # of words so short that they count as a whole

CLAUSE_END = re.compile(r"[,.;:!?，。；：！？、\n]+")
CLAIM = re.compile(r"[没不無无]|放心|安全|合格|可以|\b(?:safe|fine|ok|not?|harmless)\b", re.I)  # of what it is called
CONTRACTED, FULL = re.compile(r"['’](s|re|m|ve)\b", re.I), {"s": " is", "re": " are", "m": " am", "ve": " have"}


def contributors_of(
    file: CaseFile, text: str, given: Sequence[str], backing: DraftContext, by_model: bool = False
) -> tuple[str, ...]:
    """Return everybody whose words are in a text.

    Those given; those of versions it repeats, here or in another incident; who found out what it says, in the
    assessment or in a task, or, `by_model`, what the model was given;
    who stated the facts it quotes, or for a model any since the incident opened; who wrote kept replies like it; who
    typed words of the post that it takes up, or that the model was given; who named the product by more than a name.
    """
    return tuple(
        dict.fromkeys(
            [
                *given,
                *_of_versions(file, text),
                *_of_findings(file, text, by_model),
                *_of_tasks(file, text, by_model),
                *_of_other_incidents(file, text, backing),
                *(by for fact, by in backing.fact_authors if by and shares_words(fact, text)),
                *(backing.new_fact_authors if by_model else ()),
                *(by for words, by in backing.kept_authors if _takes_up(words, text)),
                *_of_report(file, text, by_model, backing.sheet_author),
                *(r.by for r in file.hand_reports if by_model or shares_words(r.text, text, tool_text(file))),
            ]
        )
    )


def model_finding(
    file: CaseFile, text: str, key: DraftKey, policy: ResponsePolicy, by_model: bool
) -> tuple[Finding, ...]:
    """Return the reminder to declare a model's words as such, where the place they go to wants it.

    China's labelling measures for generated content (in force since 1 September 2025) and the platforms' rules ask for
    it; a person's edit of a model's version is still one.
    """
    if not surface(file, key[0], policy).label_ai:
        return ()
    own = [d for d in file.drafts if d.key == key and any(f.rule == "LABEL_AI" for f in d.findings)]
    earlier = [words for draft in own for words in (draft.text, *draft.others)]
    helped = by_model or any(shares_words(before, text) for before in earlier)
    return (Finding("LABEL_AI", "info"),) if helped else ()


def instructed(instruction: str) -> bool:
    """True for a wish in a person's own words; a fixed tap such as "shorter" is none."""
    return bool(instruction.strip()) and instruction.strip() not in REWRITE_OPTIONS


def of_typed_post(file: CaseFile) -> tuple[str, ...]:
    """Return who typed the post where a person may be hurt: the bank names what it tells, though in its own words."""
    typed = reporter(file.source)
    return (typed,) if typed and file.harm_at_stake else ()


def of_rewritten(file: CaseFile, key: DraftKey) -> tuple[str, ...]:
    """Return whose words a model is shown when it writes the next version.

    Who contributed to the newest version of the kind, and who sent one back with a reason of their own words.
    """
    newest: Draft | None = next((d for d in reversed(file.drafts) if d.kind == key[0]), None)
    back = next((d for d in reversed(file.drafts) if d.key == key and d.state is DraftState.SENT_BACK), None)
    reason = (back.decided_by,) if back and back.decided_by and instructed(back.reason) else ()
    return (*(newest.contributors if newest else ()), *reason)


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


def tool_text(file: CaseFile) -> str:
    """Return the post's words where only a tool brought them; empty where a person typed any."""
    typed = reporter(file.source) or any(report.in_post for report in file.hand_reports)
    return "" if typed else file.post.full_text()


def states(findings: str, text: str, known: str) -> bool:
    """True when a text says one of the findings, however short, in words that `known` has not."""
    said, before = comparable(_spelled_out(text)), comparable(_spelled_out(known))
    clauses = [comparable(clause) for clause in CLAUSE_END.split(_spelled_out(findings))]
    whole = comparable(_spelled_out(findings))
    return any(one in said and one not in before for one in (whole, *(c for c in clauses if len(c) > 1)) if one)


def _spelled_out(text: str) -> str:
    """English contractions in full: "it's safe" says that it is safe."""
    return CONTRACTED.sub(lambda found: FULL[found[1].lower()], text)


def reporters(file: CaseFile) -> frozenset[str]:
    """Return who typed words of the post or of another report of it."""
    return frozenset({reporter(file.source), *(report.by for report in file.hand_reports)} - {""})


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
    used = (
        by_model or states(found.findings, text, tool_text(file)) or shares_words(found.findings, text, tool_text(file))
    )
    return (found.findings_by or (found.by,)) if used else ()


def _of_tasks(file: CaseFile, text: str, by_model: bool) -> Iterable[str]:
    """Who noted or found something in a task that is done, and who worded a task of their own with it."""
    known = tool_text(file)
    for task in file.tasks:
        said = (task.note, *task.findings.values())
        if task.state is not TaskState.DONE or not any(said):
            continue
        if by_model or any(shares_words(words, text, known) for words in said):
            yield from (by for by in (task.settled_by, "" if task.version else task.added_by) if by not in ("", BOT))


def _of_other_incidents(file: CaseFile, text: str, backing: DraftContext) -> Iterable[str]:
    """Whose words of another incident's draft this text takes over: handed in by another person they stay theirs.

    What the writer proposed here too is not theirs, however alike two phrases of the bank are.
    """
    known = "\n".join((tool_text(file), *(draft.text for draft in file.drafts if not draft.contributors)))
    for words, contributors in backing.drafts_elsewhere:
        if shares_words(words, text, known) and _filled_anew(words, text):
            yield from contributors


def _of_report(file: CaseFile, text: str, by_model: bool, sheet_author: str) -> Iterable[str]:
    """Who typed the post's words where a person may be hurt, who named the product, who posted without approval."""
    opened_by = reporter(file.source)
    if opened_by and file.harm_at_stake and (by_model or shares_words(file.post.full_text(), text)):
        yield opened_by
    if comparable(file.product) in comparable(text) and _says_more(file.product):
        yield from filter(None, (file.product_by or opened_by, sheet_author))
    unapproved = (reply for reply in file.replies if not reply.approved)
    yield from (r.by for r in unapproved if by_model or shares_words(r.text, text, tool_text(file)))


def _says_more(product: str) -> bool:
    """True for a product named by more than a name."""
    return len(comparable(product)) >= RUN or bool(CLAIM.search(product))


def _takes_up(kept: str, text: str) -> bool:
    """True when a text is a kept one filled anew, or repeats a short one."""
    return shares_words(kept, text) and (len(kept) < SHORT or _filled_anew(kept, text))


def _filled_anew(words: str, text: str) -> bool:
    """True when most of the words stand in the text in their order; issue and time may be others."""
    before, after = comparable(words), comparable(text)
    runs = SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
    return sum(run.size for run in runs if run.size >= LEAST) >= FILLED_ANEW * len(before)
