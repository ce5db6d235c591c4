"""The model's prompt for one draft: rules and facts as the task, the post as quoted material, personal data hid"
"den."""

import hashlib
import secrets
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import prompts
from bot.drafting.name_reader import NameReader
from bot.i18n import Locale
from handlers.case.case_file import CaseFile
from handlers.case.decision import WriteDraft
from handlers.case.drafts import REWRITE_OPTIONS, Finding
from handlers.case.policy import PromiseLimit, ResponsePolicy
from handlers.drafts.check_draft import surface
from handlers.drafts.rules import reply_language
from handlers.text.redaction import Redacted, redact

MAX_POST, MAX_OTHER = 2000, 800  # code points of outside text that a prompt takes in
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
    due: str,
    count: int,
    reader: NameReader | None = None,
) -> DraftPrompt:
    """The prompt for a draft; `reader` finds the names that no rule knows."""
    outside = outside_texts(file, task)
    redacted = redact(outside, [file.post.author.name, *names_to_hide(reader, file, outside.values())])
    texts = dict(redacted.texts)
    ours = _trusted_slots(library, file, task.kind, policy, texts.pop("found"))
    slots = {**ours, **texts, "thread": NONE, "due": due, "count": str(count)}
    return DraftPrompt(*_fill(library.prompts["reply"], slots), redacted)


def names_to_hide(reader: NameReader | None, file: CaseFile, texts: Iterable[str]) -> tuple[str, ...]:
    """Return names in texts of a case, besides those that the patterns find; brand and product are none."""
    return reader.names(texts, (file.brand, file.product)) if reader else ()


def outside_texts(file: CaseFile, task: WriteDraft) -> dict[str, str]:
    """What of the case a prompt takes in, before anything is hidden."""
    return {
        "post": file.post.full_text()[:MAX_POST],
        "previous": _previous(file, task)[:MAX_OTHER],
        "instruction": _instruction(task),
        "found": file.assessment.findings if file.assessment else "",  # written by colleagues about a customer
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
    library: prompts.Library, file: CaseFile, kind: str, policy: ResponsePolicy, found: str
) -> Mapping[str, str]:
    """Everything that is ours to say; what was found out stands in it with personal data hidden."""
    place, language = surface(file, kind, policy), reply_language(file, policy)
    book, sort = library.playbooks[file.category.value], library.kinds[kind]
    script = language if language in sort.must else "zh-Hans"  # the draft's own: the model takes words over
    facts = [*(policy.draft_context.facts or ()), *([found] if found else [])]
    examples = library.phrases_for(file.category.value, kind, language, file.post.platform)[:2]
    return {
        "house_rules": library.house_rules,
        "platform": file.post.platform,
        "length": str(min(place.limit, sort.length[1])),
        "script": language,
        "category": f"{file.category}，{file.severity}" + ("，涉及人身安全" if file.safety else "") + _climate(file),
        "kind": _lines(sort.purpose[script], "必须：", sort.must[script], "不能：", sort.must_not[script]),
        "playbook": _lines("打法：", book.strategy["zh-Hans"], "禁忌：", book.forbidden["zh-Hans"], *_common(policy)),
        "facts": "\n".join(f"- {fact}" for fact in facts) or NONE,
        "compensation": _allowed(policy.draft_context.caps, policy.draft_context.deciders),
        "examples": _examples([one.text for one in examples], policy),
    }


def _examples(bank: Sequence[str], policy: ResponsePolicy) -> str:
    """The bank's wordings, this house's own replies that did well, and how its people change drafts (R94, R95)."""
    backing = policy.draft_context
    own = [f"- 本团队发过、效果好的：{text}" for text in backing.house_examples]
    edits = [f"- 本团队改稿的习惯：原稿“{before}”→ 改成“{text}”" for before, text in backing.house_edits]
    return "\n".join([*(f"- {text}" for text in bank), *own, *edits]) or NONE


def _common(policy: ResponsePolicy) -> tuple[str, ...]:
    """What the case that leads a crisis of trust says in public: replies point to it and contradict none of it."""
    line = policy.draft_context.common_line
    return (f"统一口径（已公开；不照抄，不与它矛盾，指向同一份计划）：{line}",) if line else ()


def _climate(file: CaseFile) -> str:
    """What the comments say, where the draft has to take it up (R55)."""
    defended = file.assessment is not None and file.assessment.climate == "defend"
    return "；评论里有人替品牌说话：用一句话谢谢他们，不号召任何行动" if defended else ""


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
    wish = CHINESE.word(f"tap.{task.instruction}") if task.instruction in REWRITE_OPTIONS else task.instruction
    return " ".join(wish.split())[:300] or NONE
