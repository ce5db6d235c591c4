"""Case files of `python -m bot eval`: each case is graded, checked, read for promises, or a draft is written for it."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, model_validator

from bot.config.content import Content
from bot.config.toml_file import read_toml
from bot.drafting import DraftWriter
from handlers.case.case_file import CaseFile
from handlers.case.decision import WriteDraft
from handlers.case.errors import InvalidFile
from handlers.case.grades import Category, Flag, Severity
from handlers.checks import check
from handlers.drafts.check_draft import check_context, check_text
from handlers.posts.post import Alert, Post
from handlers.promises import FoundPromise, read_promises
from handlers.text.fold import fold
from handlers.triage import TriageContext, triage

Text = Annotated[str, Field(description="a text")]
Texts = Annotated[list[str], Field(description='a list of texts, such as ["…"]')]


class Grade(BaseModel):
    """What a post must be graded; what is left out is not compared."""

    model_config = ConfigDict(extra="forbid")
    category: Category | None = None
    severity: Severity | None = None
    flags: list[Flag] | None = None


class ExpectedPromise(BaseModel):
    """A promise that must be found, word for word, and when it is due. What else is named must be as it says."""

    model_config = ConfigDict(extra="forbid")
    text: str
    due: AwareDatetime | None = None
    amount: str | None = None
    owner: str | None = None
    unbounded: bool | None = None

    def is_met_by(self, found: FoundPromise) -> bool:
        """True for a promise with these words and this due time, and with what else the case names."""
        also_named = ((self.amount, found.amount), (self.owner, found.owner_hint), (self.unbounded, found.unlimited))
        return (self.text, self.due) == (found.text, found.due) and all(
            wanted in (None, got) for wanted, got in also_named
        )


class Case(BaseModel):
    """One `[[case]]`. Keys that are not here are notes of the team."""

    platform: Text = "web"
    post: Text = ""
    category: Category | Literal["trending"] = Field(Category.GENUINE, description="a category such as safety")
    severity: Severity = Field(Severity.L1, description="one of L0, L1, L2, L3")
    safety: bool = Field(False, description="true or false")
    kind: Text = ""
    posting_at: AwareDatetime | None = Field(
        None, description="a time with its offset, such as 2026-11-18T14:00:00+08:00"
    )
    triage: Grade | None = Field(None, description='what it is graded: { category = "safety", severity = "L2" }')
    draft: str | None = Field(None, description="the draft's text")
    done: Texts | None = None  # what the case shows as done; without it no act of a draft is doubted
    verdict: Text = "pass"
    findings: Texts = []
    text: str | None = Field(None, description="the text in which promises are looked for")
    promises: list[ExpectedPromise] = Field([], description='a list such as [{ text = "…", due = 2026-11-18 … }]')
    takes_up: Texts = []


class _File(BaseModel):
    given: dict[str, Any] = Field({}, description="[given] once, for what holds in each case")
    case: list[Case] = Field([], description="[[case]]")

    @model_validator(mode="before")
    @classmethod
    def _given_holds_for_each(cls, tables: dict[str, Any]) -> dict[str, Any]:
        given, cases = tables.get("given", {}), tables.get("case", [])
        if not isinstance(given, dict) or not isinstance(cases, list):
            return tables
        return {**tables, "case": [{**given, **case} if isinstance(case, dict) else case for case in cases]}


@dataclass(frozen=True)
class Outcome:
    """What became of one case: which part was run, in which file and place it stands, and what fell short (or "")."""

    part: str
    where: str
    failure: str


def read_cases(paths: Sequence[Path]) -> Iterator[tuple[str, Case]]:
    """Every case of the files and folders with its place; `[given]` holds for all of a file. Raises InvalidFile."""
    for path in sorted(file for p in paths for file in (p.rglob("*.toml") if p.is_dir() else [p])):
        yield from ((f"{path.stem} {i}", case) for i, case in enumerate(read_toml(path, _File).case, 1))


def run_case(where: str, case: Case, content: Content, writer: DraftWriter, now: datetime) -> Outcome:
    """Run one case. With `triage` it is graded, with `draft` checked, with `text` read for promises.

    Without any of them a draft is written for its `post`. Raises InvalidFile.
    """
    at = case.posting_at or now
    try:
        if case.triage:
            return Outcome("triage", where, _triage_failure(case, case.triage, at))
        if case.draft is not None:
            return Outcome("gate", where, _gate_failure(case, case.draft, content, at))
        if case.text is not None:
            return Outcome("promises", where, _promises_failure(case, case.text, at))
        return Outcome("drafts", where, _draft_failure(case, content, writer, at))
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidFile(f"{where}: {error}") from None


def _triage_failure(case: Case, grade: Grade, at: datetime) -> str:
    wanted = grade.model_dump(mode="json", exclude_none=True)
    seen = triage(Alert("eval", Post(case.platform, text=case.post, published_at=at), at), TriageContext())
    got = {"category": seen.category.value, "severity": seen.severity.value, "flags": sorted(seen.flags)}
    wrong = {
        name: got[name] for name in wanted if got[name] != (sorted(wanted[name]) if name == "flags" else wanted[name])
    }
    return f"graded {wrong}" if wrong else ""


def _gate_failure(case: Case, draft: str, content: Content, at: datetime) -> str:
    known = replace(
        check_context(case_file(case, at), case.kind or "resolution", content.policy, at),
        category=str(case.category),
        done=None if case.done is None else tuple(case.done),
    )
    verdict = check(draft, known)
    rules = Counter(f.rule for f in verdict.findings)
    wanted = Counter(one.partition(":")[0] for one in case.findings)
    wrong = "" if verdict.level == case.verdict else f"is {verdict.level}, not {case.verdict}"
    missed, more = wanted - rules, rules - wanted
    return " ".join(part for part in (wrong, *(f"-{rule}" for rule in missed), *(f"+{rule}" for rule in more)) if part)


def _promises_failure(case: Case, text: str, at: datetime) -> str:
    got = read_promises(text, at)
    met = len(got) == len(case.promises) and all(w.is_met_by(p) for w, p in zip(case.promises, got, strict=True))
    return "" if met else f"found {[p.text for p in got]}"


def _draft_failure(case: Case, content: Content, writer: DraftWriter, at: datetime) -> str:
    """A draft must come, pass the gate, and hold the words the case names in `takes_up`."""
    file, kind = case_file(case, at), case.kind or "first_ack"
    written = writer.write(file, WriteDraft(kind), content.policy, at)
    rules = [f.rule for f in check_text(written.text, file, kind, content.policy, at)[0] if f.level in ("block", "ack")]
    words = case.takes_up
    missed = (
        []
        if not words or any(fold(word).text in fold(written.text).text for word in words)
        else [f"speaks of none of {words}"]
    )
    note = [written.note] if written.note.startswith("model_") else []
    return " ".join([*note, *rules, *missed])


def case_file(case: Case, at: datetime) -> CaseFile:
    """The case as an incident that nothing has happened to yet."""
    trending = case.category == "trending"
    hurt = case.safety or case.category is Category.SAFETY
    flags = frozenset({Flag.SAFETY} if hurt else {Flag.TRENDING} if trending else set())
    category = case.category if isinstance(case.category, Category) else Category.GENUINE
    post = Post(case.platform, text=case.post, published_at=at)
    return CaseFile(0, post, at, category=category, severity=case.severity, flags=flags)
