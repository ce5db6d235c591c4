"""The model's prompt for one draft: rules and facts as the task, the post as quoted material, personal data hidden."""

import hashlib
import re
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import prompts
from bot.drafting.case_words import (
    climate,
    comments_under,
    found_out,
    place_words,
    promised_before,
    said_before,
    sent_back_for,
)
from bot.drafting.name_reader import NameReader
from bot.i18n import Locale
from handlers.case.case_file import CaseFile
from handlers.case.decision import WriteDraft
from handlers.case.drafts import REWRITE_OPTIONS, Finding
from handlers.case.policy import PromiseLimit, ResponsePolicy
from handlers.drafts.rules import reply_language
from handlers.text.redaction import Redacted, redact

MAX_POST, MAX_OTHER = 2000, 800  # code points of outside text that a prompt takes in
MIN_EXAMPLES, MAX_OWN, MAX_EDITS = 2, 2, 2
HIDDEN = re.compile("⟦[^⟧]*⟧")  # tokens of another case mean nothing here
NONE = "（没有）"
CHINESE = Locale("zh-Hans")


@dataclass(frozen=True)
class DraftPrompt:
    """System and user part, and how to put back what was hidden. `mark` is a hash over both parts as sent."""

    system: str
    user: str
    redacted: Redacted

    @property
    def outside(self) -> str:
        """What of the case goes to the model, as it goes: with tokens for what is hidden."""
        return "\n".join(text for text in self.redacted.texts.values() if text and text != NONE)

    @property
    def digest(self) -> str:
        """Twelve hex digits that tell two prompts apart without keeping them."""
        return hashlib.sha256(f"{self.system}\0{self.user}".encode()).hexdigest()[:12]


def draft_prompt(
    library: prompts.Library,
    file: CaseFile,
    task: WriteDraft,
    policy: ResponsePolicy,
    due: Mapping[str, str],
    count: int,
    reader: NameReader | None = None,
    house_style: bool = True,
) -> DraftPrompt:
    """The prompt for a draft.

    `due` are the times that may be promised, by what is promised; `reader` finds the names that no rule knows;
    `house_style`: replies and edits of this house are shown as examples (LLM_HOUSE_STYLE).
    """
    outside = outside_texts(file, task, policy)
    redacted = redact(outside, [file.post.author.name, *names_to_hide(reader, file, outside.values())])
    texts = {name: text or NONE for name, text in redacted.texts.items()}
    times = "\n".join(f"  - {what}：{when}" for what, when in due.items())
    ours = _trusted_slots(library, file, task.kind, policy, house_style)
    slots = {**ours, **texts, "due": times, "count": str(count)}
    return DraftPrompt(*_fill(library.prompts["reply"], slots), redacted)


def names_to_hide(reader: NameReader | None, file: CaseFile, texts: Iterable[str]) -> tuple[str, ...]:
    """Return names in texts of a case, besides those that the patterns find; brand and product are none."""
    return reader.names(texts, (file.brand, file.product)) if reader else ()


def outside_texts(file: CaseFile, task: WriteDraft, policy: ResponsePolicy) -> dict[str, str]:
    """What of the case a prompt takes in, before anything is hidden; colleagues write about a customer too."""
    return {
        "post": file.post.full_text()[:MAX_POST],
        "thread": comments_under(file),
        "previous": _previous(file, task)[:MAX_OTHER],
        "instruction": _instruction(task),
        "reason": sent_back_for(file, task),
        "found": found_out(file),
        "said": said_before(file, policy),
        "promised": promised_before(file, policy),
    }


def repair_prompt(library: prompts.Library, first: DraftPrompt, said: str, findings: Sequence[Finding]) -> DraftPrompt:
    """The prompt that goes back with what the gate found; it repeats the task, since every question stands alone."""
    listed = [f"- {f.rule}：{CHINESE.word(f'rule.{f.rule}')}（{f.text or f.detail}）" for f in findings]
    problems = "\n".join(listed) or "- 输出不是要求的 JSON，或者被截断了"
    hidden = redact({"findings": problems}, before=first.redacted.values).texts
    texts = {**hidden, "previous": said[:MAX_OTHER], "post": first.redacted.texts["post"]}
    system, user = _fill(library.prompts["repair"], texts)
    return DraftPrompt(f"{first.system}\n\n{system}", user, first.redacted)


def _fill(prompt: prompts.Prompt, slots: Mapping[str, str]) -> tuple[str, str]:
    """The prompt with a boundary of its own; one that happens to stand in a text is drawn again."""
    while True:
        boundary = secrets.token_hex(12)
        if not any(boundary in value for value in slots.values()):
            return prompt.fill(boundary, **slots)


def _trusted_slots(
    library: prompts.Library, file: CaseFile, kind: str, policy: ResponsePolicy, house_style: bool
) -> Mapping[str, str]:
    """Everything that is ours to say."""
    language = reply_language(file, policy)
    book, sort = library.playbooks[file.category.value], library.kinds[kind]
    script = language if language in sort.must else "zh-Hans"  # the draft's own: the model takes words over
    facts = policy.draft_context.facts or ()
    comments = climate(file)
    return {
        "house_rules": library.house_rules,
        "brand": file.brand or "（没有写明）",
        "product": file.product or "（没有写明，不要替它起名）",
        "platform": place_words(library, file, kind, policy, script),
        "script": script,
        "category": f"{file.category}，{file.severity}" + ("，涉及人身安全" if file.safety else ""),
        "climate": comments or NONE,
        "kind": _lines(sort.purpose[script], "必须：", sort.must[script], "不能：", sort.must_not[script]),
        "playbook": _lines("打法：", book.strategy["zh-Hans"], "禁忌：", book.forbidden["zh-Hans"]),
        "facts": "\n".join(f"- {fact}" for fact in facts) or NONE,
        "compensation": _allowed(policy.draft_context.caps, policy.draft_context.deciders),
        "examples": _examples(library, file, kind, policy, house_style),
    }


def _examples(library: prompts.Library, file: CaseFile, kind: str, policy: ResponsePolicy, house_style: bool) -> str:
    """Two to four finished texts: this house's own replies that did well and how its people change drafts (R94, R95).

    The bank's wordings make up what is missing, filled with samples: a model that sees a blank writes blanks.
    """
    backing, language = policy.draft_context, reply_language(file, policy)
    own = [f"- 本团队发过、效果好的：{text}" for text in backing.house_examples][:MAX_OWN]
    edits = [f"- 本团队改稿的习惯：原稿“{before}”→ 改成“{text}”" for before, text in backing.house_edits][:MAX_EDITS]
    shown = [HIDDEN.sub("（略）", one) for one in (*own, *edits)] if house_style else []
    sample = {name: slot.sample[language] for name, slot in library.slots.items()}
    bank = library.phrases_for(file.category.value, kind, language, file.post.platform)
    filled = [f"- 例：{one.fill(**{name: sample[name] for name in one.slots})}" for one in bank[:MIN_EXAMPLES]]
    return "\n".join([*shown, *filled[: max(0, MIN_EXAMPLES - len(shown))]]) or NONE


def _allowed(caps: Sequence[PromiseLimit], deciders: Sequence[str]) -> str:
    able = [cap for cap in caps if cap.role in deciders] or list(caps[:1])
    return "\n".join(f"- 最多 {cap.yuan:g} 元，或价款的 {cap.times:g} 倍" for cap in able) or NONE


def _lines(*parts: str | Sequence[str]) -> str:
    return "\n".join(part if isinstance(part, str) else "\n".join(f"  - {line}" for line in part) for part in parts)


def _previous(file: CaseFile, task: WriteDraft) -> str:
    """The last words of the same kind, so that "shorter" has something to shorten."""
    return next((d.text for d in reversed(file.drafts) if d.key == (task.kind, task.recipient)), NONE)


def _instruction(task: WriteDraft) -> str:
    """What a colleague asked for, on one line."""
    wish = CHINESE.word(f"rewrite.{task.instruction}") if task.instruction in REWRITE_OPTIONS else task.instruction
    return " ".join(wish.split())[:300] or NONE
