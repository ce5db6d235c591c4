"""Case files of `python -m bot eval`: each case is graded, checked, read for promises, or a draft is written for it."""

import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from bot.config.content import Content
from bot.drafting import DraftWriter
from handlers.case.case_file import CaseFile
from handlers.case.decision import WriteDraft
from handlers.case.errors import InvalidFile
from handlers.case.grades import Category, Flag, Severity
from handlers.checks import check
from handlers.drafts.check_draft import check_context, check_text
from handlers.posts.post import Alert, Post
from handlers.promises import read_promises
from handlers.text.fold import fold
from handlers.triage import TriageContext, triage

Case = Mapping[str, object]


@dataclass(frozen=True)
class Outcome:
    """What became of one case: which part was run, in which file and place it stands, and what fell short (or "")."""

    part: str
    where: str
    failure: str


def read_cases(paths: Sequence[Path]) -> Iterator[tuple[str, Case]]:
    """Every case of the files and folders with its place; `[given]` holds for all of a file. Raises InvalidFile."""
    for path in sorted(file for p in paths for file in (p.rglob("*.toml") if p.is_dir() else [p])):
        try:
            table = tomllib.loads(path.read_text(encoding="utf-8"))
        except (OSError, tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise InvalidFile(f"{path}: {error}") from None
        given, cases = table.get("given", {}), table.get("case", [])
        if (
            not isinstance(given, dict)
            or not isinstance(cases, list)
            or not all(isinstance(case, dict) for case in cases)
        ):
            raise InvalidFile(f"{path}: write [given] once and a [[case]] for each case")
        yield from ((f"{path.stem} {i}", {**given, **case}) for i, case in enumerate(cases, 1))


def run_case(where: str, case: Case, content: Content, writer: DraftWriter, now: datetime) -> Outcome:
    """Run one case. With `triage` it is graded, with `draft` checked, with `text` read for promises.

    Without any of them a draft is written for its `post`. Raises InvalidFile.
    """
    at = case.get("posting_at", now)
    if not isinstance(at, datetime) or at.tzinfo is None:
        raise InvalidFile(f"{where}: posting_at: write a time with its offset, such as 2026-11-18T14:00:00+08:00")
    try:
        if "triage" in case:
            return Outcome("triage", where, _triage_failure(case, at))
        if "draft" in case:
            return Outcome("gate", where, _gate_failure(case, content, at))
        if "text" in case:
            return Outcome("promises", where, _promises_failure(case, at))
        return Outcome("drafts", where, _draft_failure(case, content, writer, at))
    except (ValueError, TypeError, KeyError) as error:
        raise InvalidFile(f"{where}: {error}") from None


def _triage_failure(case: Case, at: datetime) -> str:
    wanted = dict(case["triage"])  # type: ignore[call-overload]
    seen = triage(
        Alert("eval", Post(str(case.get("platform", "web")), text=str(case["post"]), published_at=at), at),
        TriageContext(),
    )
    got = {"category": seen.category.value, "severity": seen.severity.value, "flags": sorted(seen.flags)}
    wrong = {
        name: got[name] for name in wanted if got[name] != (sorted(wanted[name]) if name == "flags" else wanted[name])
    }
    return f"graded {wrong}" if wrong else ""


def _gate_failure(case: Case, content: Content, at: datetime) -> str:
    known = replace(
        check_context(_case_file(case, at), _draft_kind(case, "resolution"), content.policy, at),
        category=str(case.get("category", "genuine")),
    )
    verdict = check(str(case["draft"]), known)
    rules = Counter(f.rule for f in verdict.findings)
    wanted = Counter(str(one).partition(":")[0] for one in case.get("findings", []))  # type: ignore[attr-defined]
    wrong = (
        "" if verdict.level == case.get("verdict", "pass") else f"is {verdict.level}, not {case.get('verdict', 'pass')}"
    )
    missed, more = wanted - rules, rules - wanted
    return " ".join(part for part in (wrong, *(f"-{rule}" for rule in missed), *(f"+{rule}" for rule in more)) if part)


def _promises_failure(case: Case, at: datetime) -> str:
    wanted = [(p["text"], p.get("due")) for p in case.get("promises", [])]  # type: ignore[attr-defined]
    got = [(p.text, p.due) for p in read_promises(str(case["text"]), at)]
    return "" if wanted == got else f"found {[text for text, _ in got]}"


def _draft_failure(case: Case, content: Content, writer: DraftWriter, at: datetime) -> str:
    """A draft must come, pass the gate, and hold the words the case names in `takes_up`."""
    file, kind = _case_file(case, at), _draft_kind(case, "first_ack")
    written = writer.write(file, WriteDraft(kind), content.policy, at)
    rules = [f.rule for f in check_text(written.text, file, kind, content.policy, at)[0] if f.level in ("block", "ack")]
    words = [str(word) for word in case.get("takes_up", [])]  # type: ignore[attr-defined]
    missed = (
        []
        if not words or any(fold(word).text in fold(written.text).text for word in words)
        else [f"speaks of none of {words}"]
    )
    note = [written.note] if written.note.startswith("model_") else []
    return " ".join([*note, *rules, *missed])


def _case_file(case: Case, at: datetime) -> CaseFile:
    category = str(case.get("category", "genuine"))
    trending = category == "trending"
    flags = frozenset(
        {Flag.SAFETY} if category == "safety" or case.get("safety") else {Flag.TRENDING} if trending else set()
    )
    post = Post(str(case["platform"]), text=str(case["post"]), published_at=at)
    severity = Severity(str(case.get("severity", "L1")))
    return CaseFile(
        0, post, at, category=Category.GENUINE if trending else Category(category), severity=severity, flags=flags
    )


def _draft_kind(case: Case, otherwise: str) -> str:
    return str(case.get("kind", otherwise))
