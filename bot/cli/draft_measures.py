"""What `python -m bot eval` measures of a draft: advice, acts, time, issue, register, and how far drafts differ."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from itertools import pairwise

from bot.cli.case_files import Case, case_file
from bot.config.content import Content
from bot.drafting import DraftWriter
from handlers.case.case_file import CaseFile
from handlers.case.decision import WriteDraft
from handlers.case.drafts import Draft, DraftState, Finding, PlannedPromise
from handlers.checks.acts import RULE_OF_ACT
from handlers.drafts.as_asked import other_deadlines
from handlers.drafts.check_draft import check_text
from handlers.drafts.written import WrittenDraft
from handlers.posts import similarity
from handlers.text.fold import fold

ASKS = 10  # drafts of one post that variety is measured over
ALIKE = 0.8  # similarity from which two drafts are the same to a reader
ISSUE = frozenset({"SPECIFIC_ISSUE", "WRONG_ISSUE", "ACK_FIRST"})
REGISTER = frozenset(
    {"CORP_OPENING", "CORP_PHRASE", "GENERIC_VALUE", "NON_APOLOGY", "EMOJI_TONE", "VOCABULARY", "LANG_MATCH", "SLANG"}
)
TIME = frozenset({"PROMISE_NO_DUE", "PROMISE_PAST_DUE", "PROMISE_IMPOSSIBLE", "PROMISE_UNBOUNDED", "OTHER_DEADLINE"})
MEASURES = ("gate", "advice", "acts", "time", "issue", "register", "variety", "fresh")


@dataclass(frozen=True)
class Sample:
    """One draft for a post with what is to be said of it; `measures` are true where it is as it should be."""

    text: str
    author: str
    note: str
    findings: tuple[Finding, ...]
    measures: dict[str, bool]

    @property
    def rules(self) -> list[str]:
        """What the gate finds, as case files write it."""
        return [f.rule for f in self.findings if f.rule not in ("OTHER_DEADLINE", "LABEL_AI")]

    @property
    def verdict(self) -> str:
        """The gate's verdict, as case files write it."""
        levels = {f.level for f in self.findings if f.rule in self.rules}
        return next((level for level in ("block", "ack") if level in levels), "pass")


def samples(
    case: Case, content: Content, writer: DraftWriter, at: datetime, asks: int, said: Sequence[str] = ()
) -> list[Sample]:
    """Drafts for one post, asked for one after the other; `said` are drafts for other posts, as of the last 30 days."""
    file, kind, found = case_file(case, at), case.kind or "first_ack", list[Sample]()
    for version in range(1, asks + 1):
        written = writer.write(file, WriteDraft(kind), content.policy, at)
        before = [one.text for one in found]
        found.append(_judged(case, written, file, content, at, before, said))
        draft = Draft(version, kind, written.text, "", written.author, at, DraftState.REPLACED)
        file = replace(file, drafts=(*file.drafts, draft))
    return found


def _judged(
    case: Case,
    written: WrittenDraft,
    file: CaseFile,
    content: Content,
    at: datetime,
    before: Sequence[str],
    said: Sequence[str],
) -> Sample:
    findings, promises = check_text(written.text, file, written.kind, content.policy, at)
    findings += other_deadlines(file, written.text, promises, written.due)
    rules = {f.rule for f in findings if f.level in ("block", "ack")}
    measures = {
        "gate": not any(f.level == "block" for f in findings),
        "advice": not any("ADVICE" in rule for rule in rules),
        "acts": not rules & {"UNBACKED_ACT", *RULE_OF_ACT.values()},
        "time": not rules & TIME and _dated(written.kind, promises),
        "issue": not rules & ISSUE and _takes_up(case, written.text),
        "register": not any(f.rule in REGISTER for f in findings),
        "variety": all(similarity(written.text, other) < ALIKE for other in before),
        "fresh": all(similarity(written.text, other) < ALIKE for other in said),
    }
    return Sample(written.text, written.author, written.note, findings, measures)


def _dated(kind: str, promises: Sequence[PlannedPromise]) -> bool:
    """True when it says by when; only a first acknowledgement has to."""
    return kind != "first_ack" or any(promise.due for promise in promises)


def _takes_up(case: Case, text: str) -> bool:
    return not case.takes_up or any(fold(word).text in fold(text).text for word in case.takes_up)


def mean_similarity(found: Sequence[Sample]) -> float:
    """How alike neighbouring drafts of one post are, 0 to 1."""
    pairs = [similarity(one.text, next_one.text) for one, next_one in pairwise(found)]
    return sum(pairs) / max(1, len(pairs))
