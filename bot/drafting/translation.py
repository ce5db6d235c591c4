"""A draft in the language of a reader who does not read it: the words, each finding, and what outsiders would miss."""

import logging
import secrets
import time
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints

import prompts
from bot.drafting.asking import LanguageModel
from bot.drafting.errors import ModelError
from bot.drafting.name_reader import NameReader
from bot.drafting.prompt import names_to_hide
from bot.drafting.response import answer_in
from bot.drafting.trust import UNTRUSTED, trusted
from bot.i18n import Locale
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft
from handlers.case.translation import Translation
from handlers.text.redaction import redact

log = logging.getLogger(__name__)
MAX_TEXT, MAX_LINES, MAX_LINE = 2000, 12, 300  # code points of post and draft; lines that are kept, and of each
LANGUAGES = {"en": "English", "zh-Hans": "简体中文", "zh-Hant": "繁體中文"}
TRANSLATED_LEVELS = ("block", "ack", "warn")


def _lines(value: Any) -> Any:
    """Lines, where one alone or nothing came; objects are put in one line."""
    found = [] if value is None else value if isinstance(value, list) else [value]
    return ["：".join(str(part) for part in one.values()) if isinstance(one, dict) else str(one) for one in found]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")
    translation: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=8000)]
    findings: Annotated[list[str], BeforeValidator(_lines)] = []
    risks: Annotated[list[str], BeforeValidator(_lines)] = []


LINES = {"type": "array", "items": {"type": "string"}}
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["translation", "findings", "risks"],
    "properties": {"translation": {"type": "string"}, "findings": LINES, "risks": LINES},
}


class Translator:
    """Asks the model for a translation, outside every transaction; never raises: why there is none is part of it."""

    def __init__(
        self,
        library: prompts.Library,
        model: LanguageModel | None,
        trust: str = UNTRUSTED,
        names: NameReader | None = None,
    ) -> None:
        self.library, self.model, self.trust, self.names = library, model, trust, names

    def translate(self, file: CaseFile, draft: Draft, language: str) -> tuple[Translation, str]:
        """The draft in that language, and what was sent for it, without personal data."""
        if self.model is None:
            return Translation(language, failed="model_missing"), ""
        found = _findings(draft, Locale("zh-Hans"))
        sent = {"post": file.post.full_text()[:MAX_TEXT], "draft": draft.text[:MAX_TEXT], "findings": found}
        model, why = trusted(self.model, file, sent.values(), self.trust)
        if model is None:
            return Translation(language, failed=why), ""
        hidden = redact(sent, [file.post.author.name, *names_to_hide(self.names, file, sent.values())])
        slots = {"language": LANGUAGES.get(language, language), **hidden.texts}
        system, user = self.library.prompts["translate"].fill(secrets.token_hex(12), **slots)
        try:
            answer = model.ask(system, user, SCHEMA, time.monotonic() + model.timeout * 1.5)
        except ModelError as failed:
            log.warning("no translation for incident %s: %s", file.number, failed)
            return Translation(language, failed=failed.why), user
        read = None if answer.cut else answer_in(_Answer, answer.text)
        if read is None:
            return Translation(language, failed="model_garbled"), user

        def kept(lines: list[str]) -> tuple[str, ...]:
            return tuple(hidden.restore(line)[:MAX_LINE] for line in lines[:MAX_LINES])

        words = hidden.restore(read.translation)
        return Translation(language, words, kept(read.findings), kept(read.risks), answer.model), user


def _findings(draft: Draft, locale: Locale) -> str:
    """What the checks found, a line each."""
    shown = dict.fromkeys((f.rule, f.text) for f in draft.findings if f.level in TRANSLATED_LEVELS)
    return "\n".join(f"- {rule}：{locale.word(f'rule.{rule}')}（{text}）" for rule, text in shown) or "（没有）"
