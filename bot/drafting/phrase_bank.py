"""Drafts from the phrase bank: a wording filled from the post, the best for the gate. No model, and it never fails."""

import re
import zlib
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import prompts
from handlers.case.case_file import CaseFile
from handlers.case.decision import WriteDraft
from handlers.case.drafts import PUBLIC_KINDS
from handlers.case.grades import Flag
from handlers.case.policy import ResponsePolicy
from handlers.drafts.check_draft import check_text
from handlers.drafts.key_clause import issues_of
from handlers.drafts.rules import reply_language
from handlers.drafts.written import WrittenDraft
from handlers.text.fold import detect_script
from handlers.text.redaction import redact

MIN_ANSWER_TIME = timedelta(hours=4)  # a promise of an answer gives us at least this long
SLOT, MIN_FIXED = re.compile(r"\{issue\}|\{due\}"), 4  # code points of a wording between its slots that tell it
MAX_ISSUES = 3  # how many of the post's clauses are tried
STOPS = "。.！!，,；; "
DEFENDERS_THANKED = {
    "zh-Hans": "也谢谢评论里愿意替我们说句话的朋友。",
    "zh-Hant": "也謝謝留言裡願意替我們說句話的朋友。",
    "en": " And thank you to those of you who spoke up here.",
}


def from_bank(
    library: prompts.Library, file: CaseFile, task: WriteDraft, policy: ResponsePolicy, now: datetime
) -> WrittenDraft:
    """A draft of the kind asked for, in the script of the post; from the next wordings, the best one for the gate."""
    tried = [
        (_weight(text, file, task.kind, policy, now), blank, text)
        for text, blank in _filled(library, file, task, policy, now)
    ]
    best = min(tried, key=lambda one: one[:2], default=(0, True, ""))  # the first among equals: rotation decides
    note = "fill_the_blanks" if best[1] else ""
    return WrittenDraft(task.kind, best[2], "phrases", note, asked_by=task.asked_by, instruction=task.instruction)


def _filled(
    library: prompts.Library, file: CaseFile, task: WriteDraft, policy: ResponsePolicy, now: datetime
) -> Iterator[tuple[str, bool]]:
    """Filled wordings by preference, and whether each has blanks left; only complete ones when there are any."""
    language = reply_language(file, policy)
    slots = {**library.fallbacks(language), **_known(file, language, policy.zone, now)}
    wordings = _wordings(library, file, task, language)
    complete = [one for one in wordings if one.slots <= {*slots, "issue"}]
    yield from _kept(file, task, policy, language, slots.get("due", ""))
    for issue in _quotable(file)[:MAX_ISSUES] or [""]:
        known = {**slots, **({"issue": issue} if issue else {})}
        for wording in complete or wordings:
            blanks = {name: blank(library, name, language) for name in wording.slots if name not in known}
            yield wording.fill(**known, **blanks) + _thanks(file, task.kind, language), bool(blanks)


def _kept(
    file: CaseFile, task: WriteDraft, policy: ResponsePolicy, language: str, due: str
) -> Iterator[tuple[str, bool]]:
    """What this house kept for the kind and category, filled for this post: it did well once (R94, R95).

    Never what was said within 30 days: the gate compares with that, and a wording with hidden data is left out.
    """
    context = policy.draft_context
    said = context.recent if context else ()
    for kind, wording in context.kept_wordings if context else ():
        for issue in _quotable(file)[:MAX_ISSUES]:
            text = wording.replace("{issue}", issue).replace("{due}", due)
            fixed = [part for part in SLOT.split(wording) if len(part) >= MIN_FIXED]
            fresh = not any(all(part in old for part in fixed) for old in said)
            if kind == task.kind and fresh and "⟦" not in text and detect_script(wording) == language:
                yield text, False


def _thanks(file: CaseFile, kind: str, language: str) -> str:
    """A word for those who stand by us in the comments, without any call to act (R55); empty where there are none."""
    defended = file.assessment is not None and file.assessment.climate == "defend" and kind in PUBLIC_KINDS
    return DEFENDERS_THANKED[language] if defended else ""


def _quotable(file: CaseFile) -> list[str]:
    """The post's clauses that may stand in a public answer: none with a name or any other personal data in it."""
    return [
        issue
        for issue in issues_of(file.post.full_text())
        if not redact({"issue": issue}, [file.post.author.name]).values
    ]


def _wordings(library: prompts.Library, file: CaseFile, task: WriteDraft, language: str) -> Sequence[prompts.Phrase]:
    """Wordings that fit, those for a trending topic first; each draft of an incident starts at the next one."""
    bank = []
    for category in (*(["trending"] if Flag.TRENDING in file.flags else []), file.category.value):
        own = library.phrases_for(category, task.kind, language, file.post.platform)
        start = zlib.crc32(f"{file.number} {file.post.native_id}".encode()) + len(file.drafts)
        bank += [own[(start + i) % len(own)] for i in range(len(own))]
    return sorted(bank, key=lambda one: len(one.text)) if task.instruction == "shorter" else bank


def _known(file: CaseFile, language: str, zone: str, now: datetime) -> Mapping[str, str]:
    """What is known besides the issue: the product, a time that can be kept, findings. Unknown facts stay blank."""
    found = file.assessment.findings.strip().rstrip(STOPS) if file.assessment else ""
    mistaken = next((r.text.split("。")[0][:40] for r in file.replies if r.wrong), "")
    known = {"wrong": mistaken, "product": file.product, "due": promised_time(now, zone, language), "finding": found}
    known["since"] = day_and_hour(file.opened_at, zone, language)
    return {name: value for name, value in known.items() if value}


def blank(library: prompts.Library, name: str, language: str) -> str:
    """A visible blank for a person to fill; the gate lets no draft out that still has one."""
    means = library.slots[name].means[language]
    return f"[{means.replace('，', ',').split(',')[0].replace(' ', '_')[:12]}]"


def _weight(text: str, file: CaseFile, kind: str, policy: ResponsePolicy, now: datetime) -> int:
    """How much stands in the way of approving it; 0 for nothing."""
    findings, _ = check_text(text, file, kind, policy, now)
    return sum({"block": 100, "ack": 10, "warn": 1}.get(finding.level, 0) for finding in findings)


def day_and_hour(at: datetime, zone: str, language: str) -> str:
    """A time of the timeline as people write it in a statement: day and hour (R91)."""
    local = at.astimezone(ZoneInfo(zone))
    if language == "en":
        return f"{local.day} {local:%B}, {local.hour}:00"
    return f"{local.month}月{local.day}日{local.hour}{'點' if language == 'zh-Hant' else '点'}"


def promised_time(now: datetime, zone: str, language: str) -> str:
    """A concrete time at least four hours away, within working hours, as people write it."""
    at = (now + MIN_ANSWER_TIME).astimezone(ZoneInfo(zone))
    hour = next((h for h in (12, 18, 22) if at.hour < h), None)
    tomorrow = hour is None or at.date() > now.astimezone(ZoneInfo(zone)).date()
    hour = hour or 12
    if language == "en":
        return f"{hour}:00 {'tomorrow' if tomorrow else 'today'}"
    point = "點" if language == "zh-Hant" else "点"
    return f"{'明天' if tomorrow else '今天'}{hour}{point}前"
