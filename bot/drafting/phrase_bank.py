"""Drafts from the phrase bank: a shape is chosen, filled and weighed. No model, and it never fails."""

import zlib
from collections.abc import Iterator, Sequence
from datetime import datetime
from itertools import islice
from zoneinfo import ZoneInfo

import prompts
from bot.drafting.kept_wordings import kept_texts
from bot.drafting.slot_values import SlotValues
from bot.incidents.readers.posts import NOTHING_SEEN, SeenInPost
from handlers.case.case_file import CaseFile
from handlers.case.decision import WriteDraft
from handlers.case.drafts import PUBLIC_KINDS
from handlers.case.grades import Flag
from handlers.case.policy import ResponsePolicy
from handlers.drafts.check_draft import check_text
from handlers.drafts.rules import reply_language
from handlers.drafts.written import WrittenDraft

MAX_TRIED, LONG_TRIED = 5, 3  # wordings that are weighed; the first that nothing stands against is taken
ADMITS = ("责任", "我们的错", "没做好", "責任", "我們的錯", "沒做好", "錯在我們", "错在我们", "our mistake", "on us")
DEFENDERS_THANKED = {
    "zh-Hans": "也谢谢评论里愿意替我们说句话的朋友。",
    "zh-Hant": "也謝謝留言裡願意替我們說句話的朋友。",
    "en": " And thank you to those of you who spoke up here.",
}


def from_bank(
    library: prompts.Library,
    file: CaseFile,
    task: WriteDraft,
    policy: ResponsePolicy,
    now: datetime,
    seen: SeenInPost = NOTHING_SEEN,
) -> WrittenDraft:
    """A draft of the kind asked for, in the script of the post: the next shape, or the next one that the gate likes.

    `seen`: what the local reader is sure of.
    """
    best: tuple[int, str, bool] | None = None
    for retell in (True, False):  # a clause of the post that the gate has something against is not told back
        slots = SlotValues(library, file, task.kind, reply_language(file, policy), policy, now, retell, seen)
        for text, blanks in islice(_candidates(library, file, task, slots, policy), MAX_TRIED):
            weight = _weight(text, file, task.kind, policy, now) + 1000 * blanks
            if best is None or weight < best[0]:
                best = weight, text, blanks
            if weight < 10:
                break
        good_enough = best and best[0] % 1000 < (10 if task.kind == "first_ack" else 100)
        if good_enough or not slots.named.written:
            break
    _, text, blanks = best or (0, "", True)
    note = "fill_the_blanks" if blanks else ""
    return WrittenDraft(task.kind, text, "phrases", note, asked_by=task.asked_by, instruction=task.instruction)


def _candidates(
    library: prompts.Library, file: CaseFile, task: WriteDraft, slots: SlotValues, policy: ResponsePolicy
) -> Iterator[tuple[str, bool]]:
    """Filled texts by preference, and whether each has blanks left: what this house kept, then the bank."""
    for text in kept_texts(slots.values(0), bool(slots.named.issue), task, policy):
        yield text, False
    for turn, wording in enumerate(_wordings(library, file, task, slots.language, slots)):
        text, blanks = _filled(library, wording, slots, len(file.drafts) + turn)
        yield text + _thanks(file, task.kind, slots.language), blanks


def _filled(library: prompts.Library, wording: prompts.Phrase, slots: SlotValues, turn: int) -> tuple[str, bool]:
    """The wording with what is known in it, and whether something is left for a person to fill."""
    values = dict(slots.values(turn))
    values.setdefault("since", day_and_hour(slots.file.opened_at, slots.policy.zone, slots.language))
    blanks = {name: blank(library, name, slots.language) for name in wording.slots if name not in values}
    return slots.local(wording.fill(**values, **blanks)).strip(), bool(blanks)


def _thanks(file: CaseFile, kind: str, language: str) -> str:
    """A word for those who stand by us in the comments, without any call to act (R55); empty where there are none."""
    defended = file.assessment is not None and file.assessment.climate == "defend" and kind in PUBLIC_KINDS
    return DEFENDERS_THANKED[language] if defended else ""


def _wordings(
    library: prompts.Library, file: CaseFile, task: WriteDraft, language: str, slots: SlotValues
) -> Sequence[prompts.Phrase]:
    """Shapes by how well they fit: those that can be filled, for a trending topic first, then by the assessment.
    After the long ones comes a short one, for posts that leave little room.

    Each draft of an incident starts at the next one.
    """
    known = {*slots.values(0), "since"}
    start = zlib.crc32(f"{file.number} {file.post.native_id} {file.post.text[:60]}".encode()) + len(file.drafts)
    bank: list[prompts.Phrase] = []
    for category in (*(["trending"] if Flag.TRENDING in file.flags else []), slots.book):
        own = library.phrases_for(category, task.kind, language, file.post.platform)
        bank += [own[(start + i) % len(own)] for i in range(len(own))][:LONG_TRIED]
        bank += library.short_phrases_for(category, task.kind, language, file.post.platform)[:2]
    valid = file.assessment is not None and file.assessment.validity == "valid"

    def misfit(one: prompts.Phrase) -> tuple[bool, bool, bool]:
        admits = any(word in one.text for word in ADMITS)
        return not one.slots <= known, "remedy" in known and "remedy" not in one.slots, admits != valid

    ordered = sorted(bank, key=misfit) if task.kind != "first_ack" else bank
    return sorted(ordered, key=lambda one: len(one.text)) if task.instruction == "shorter" else ordered


def blank(library: prompts.Library, name: str, language: str) -> str:
    """A visible blank for a person to fill; the gate lets no draft out that still has one."""
    means = library.slots[name].means[language]
    return f"[{means.replace('，', ',').split(',')[0]}]"


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
