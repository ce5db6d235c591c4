"""For people who tune the rules: one JSON object a line in, one out, in order, without storage or settings."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import fields, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from pydantic_core import from_json

from bot.config.content import Content
from bot.i18n import Locale
from bot.incidents.readers.drafts import read_locally
from bot.incidents.readers.local import LocalReader
from handlers.case.case_file import CaseFile
from handlers.case.policy import ResponsePolicy
from handlers.checks import CheckContext, check
from handlers.drafts.check_draft import check_context
from handlers.posts import Platform, find_platform, find_posts
from handlers.posts.post import Post
from handlers.triage import TriageContext, readable, triage
from handlers.triage.second_reading import with_reading

SHANGHAI = ZoneInfo("Asia/Shanghai")
Given = Mapping[str, object]


def parse_lines(lines: Iterable[str], content: Content) -> Iterator[str]:
    """Answer `{"text"}` with `{"posts": [{"platform", "kind", "id", "published_at", "url"}]}`.

    `published_at` is what the post's id tells, with +08:00, or null.
    """

    def parse(given: Given) -> Given:
        found = find_posts(_text(given, "text"), content.platforms)
        return {
            "posts": [
                {"platform": f.platform, "kind": f.kind, "id": f.id, "published_at": _iso(f.published_at), "url": f.url}
                for f in found
            ]
        }

    return _each(lines, parse)


def triage_lines(
    lines: Iterable[str],
    content: Content,
    now: datetime,
    language: str = "zh-Hans",
    reader: LocalReader | None = None,
) -> Iterator[str]:
    """An alert as for POST /alerts to `{"category", "severity", "flags", "reasons", "subtypes"}`.

    `"unread": true` says of an L0 that a person has to read it.

    It counts as come in at `captured_at`, or now. `source` may be left out. An optional `around` holds what storage
    would know, such as `harm_reports_7d` (see TriageContext).
    """
    from pydantic import TypeAdapter  # only here: the other two start faster without

    from bot.ingest.schema import AlertIn, to_alert

    known, alert_in = TypeAdapter(TriageContext), TypeAdapter(AlertIn)

    def grade(given: Given) -> Given:
        alert = alert_in.validate_python({"source": "stdin", **given})
        seen_at = max(alert.captured_at, alert.published_at or alert.captured_at) if alert.captured_at else now
        post = to_alert(alert, content.platforms, seen_at)
        context = known.validate_python(_triage_context(given))
        seen = triage(post, context)
        reading = reader.read(readable(post, context)) if reader else None
        seen = with_reading(seen, reading) if reading else seen
        reasons = [Locale(language).word(f"reason.{reason.rule}", **dict(reason.args)) for reason in seen.reasons]
        graded = {"category": seen.category, "severity": seen.severity, "flags": list(seen.flags), "reasons": reasons}
        return {**graded, "subtypes": list(seen.subtypes), **({"unread": True} if seen.unread else {})}

    return _each(lines, grade)


def check_lines(
    lines: Iterable[str], content: Content, now: datetime, reader: LocalReader | None = None
) -> Iterator[str]:
    """`{"platform", "category", "post", "draft", "posting_at"}` to `{"verdict", "findings", "promises"}`.

    Optional: `kind` of draft, `severity`, `safety`, `done` (what the case shows as done; without it no act is doubted).
    Without `posting_at` (ISO 8601 with offset) it is posted now. Spans
    are code points of the draft; a promise's `due` is +08:00 or null. What only the local reader doubts has `reader`.
    """

    def judge(given: Given) -> Given:
        draft = _text(given, "draft")
        case = _case(given, content.policy, content.platforms, now)
        verdict = check(draft, case)
        findings: list[dict[str, object]] = [
            {"rule": f.rule, "level": f.level, "start": f.start, "end": f.end, "text": f.text} for f in verdict.findings
        ]
        doubted = read_locally(draft, verdict.findings, case.may_involve_harm, reader.encoder if reader else None)
        findings += [
            {"rule": f.rule, "level": f.level, "start": f.start, "end": f.end, "text": f.text, "reader": f.detail}
            for f in doubted
        ]
        level = "ack" if verdict.level == "pass" and doubted else verdict.level
        promises = [{"text": p.text, "due": _iso(p.due), "amount": p.amount or None} for p in verdict.promises]
        return {"verdict": level, "findings": findings, "promises": promises}

    return _each(lines, judge)


def _each(lines: Iterable[str], answer: Callable[[Given], Given]) -> Iterator[str]:
    """One answer per line that is not empty; a line that cannot be answered says why, and the next goes on."""
    for line in lines:
        if line.strip():
            yield json.dumps(_answer(line, answer), ensure_ascii=False)


def _answer(line: str, answer: Callable[[Given], Given]) -> Given:
    try:
        given = from_json(line.strip().removeprefix("\ufeff"), allow_inf_nan=False)  # refuses half characters too
        if not isinstance(given, dict):
            raise ValueError("a line holds one JSON object")
        return answer(given)
    except (ValueError, OverflowError) as error:
        return {"error": _why(error)}


def _why(error: Exception) -> str:
    """What is wrong, in one line; pydantic's errors know where."""
    found = error.errors() if hasattr(error, "errors") else []
    problems = [
        f"{'.'.join(map(str, one['loc']))}: {one['msg'].removeprefix('Value error, ')}".removeprefix(": ")
        for one in found[:5]
    ]
    return "; ".join(problems) or str(error)


def _case(given: Given, policy: ResponsePolicy, platforms: Sequence[Platform], now: datetime) -> CheckContext:
    """What the gate would be told of a case file like this."""
    name, kind = _text(given, "platform"), _text(given, "kind", "resolution")
    platform = find_platform(name, platforms)
    if platform is None:
        raise ValueError(f"platform: {name!r} is not known; write one of {', '.join(p.id for p in platforms)}")
    file = CaseFile(0, Post(platform.id, text=_text(given, "post")), now)
    return replace(
        check_context(file, kind, policy, _time(given, now)),
        category=_text(given, "category", "genuine"),
        severity=_text(given, "severity", "L1"),
        safety=given.get("safety") is True,
        done=_texts(given, "done"),
    )


def _texts(given: Given, name: str) -> tuple[str, ...] | None:
    """A list of texts; None when it is not given."""
    value = given.get(name)
    if value is not None and not (isinstance(value, list) and all(isinstance(one, str) for one in value)):
        raise ValueError(f"{name}: write a list of texts")
    return None if value is None else tuple(value)


def _text(given: Given, name: str, default: str | None = None) -> str:
    value = given.get(name)
    value = default if value is None else value
    if not isinstance(value, str):
        raise ValueError(f"{name}: write text" if name in given else f"{name} is missing")
    return value


def _time(given: Given, now: datetime) -> datetime:
    text = _text(given, "posting_at", "")
    try:
        at = datetime.fromisoformat(text) if text else now
    except ValueError:
        raise ValueError(f"posting_at: {text[:40]!r} is no time; write one such as 2026-11-21T10:00:00+08:00") from None
    return at if at.tzinfo else at.replace(tzinfo=SHANGHAI)


def _triage_context(given: Given) -> Given:
    known, names = given.get("around") or {}, [field.name for field in fields(TriageContext)]
    if not isinstance(known, dict) or set(known) - set(names):
        raise ValueError(f"around: write an object with any of {', '.join(names)}")
    return known


def _iso(at: datetime | None) -> str | None:
    return at.astimezone(SHANGHAI).isoformat() if at else None
