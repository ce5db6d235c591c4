"""The third reader of a post: the model, when one is set. It may raise a grade or ask a person, never lower one."""

import logging
import secrets
import time
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field

import prompts
from bot.drafting.asking import LanguageModel
from bot.drafting.errors import ModelError
from bot.drafting.name_reader import NameReader
from bot.drafting.prompt import names_to_hide
from bot.drafting.response import answer_in
from bot.drafting.trust import UNTRUSTED, trusted
from handlers.alerts.second_reading import PostReading
from handlers.case.case_file import CaseFile
from handlers.text.redaction import redact

log = logging.getLogger(__name__)
MAX_TEXT, MAX_WHY = 2000, 200  # code points of the post that are sent, and of the reason that is kept
KINDS = {  # what the model is told, by the name it has to use
    "harm": "有人或动物受了伤害、身体不适、险些受伤，或东西起火、漏电、炸裂、有异物、变质",
    "privacy": "个人信息、照片、聊天记录被泄露、滥用、公开，或担心被这样用",
    "values": "冒犯、歧视、丑化某些人、民族、性别、灾难或历史",
    "extortion": "拿曝光、差评、材料来要钱要东西",
    "complaint": "别的不满，包括反话和讽刺",
}
SURE = {"certain": 0.95, "likely": 0.85}  # what the model's two words weigh among probabilities
NOTHING = "none"
SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["kind", "quote", "sure", "why"],
    "properties": {
        "kind": {"type": "string", "enum": [*KINDS, NOTHING]},
        "quote": {"type": "string"},
        "sure": {"type": "string", "enum": [*SURE]},
        "why": {"type": "string"},
    },
}


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")
    kind: str
    quote: Annotated[str, Field(max_length=MAX_TEXT)] = ""
    sure: Literal["certain", "likely"] = "likely"
    why: str = ""


class PostReader:
    """Asks the model about a post, outside every transaction; why it was not asked or did not answer is named."""

    def __init__(
        self,
        library: prompts.Library,
        model: LanguageModel | None,
        trust: str = UNTRUSTED,
        names: NameReader | None = None,
    ) -> None:
        self.library, self.model, self.trust, self.names = library, model, trust, names

    def read(self, file: CaseFile, text: str) -> PostReading | None:
        """What the model takes the post for; None when no model is set. `text`: without what tells of other brands."""
        if self.model is None:
            return None
        model, why = trusted(self.model, file, (text,), self.trust)
        if model is None:
            return PostReading(self.model.name, absent=why)
        sent = text[:MAX_TEXT]
        hidden = redact({"post": sent}, [file.post.author.name, *names_to_hide(self.names, file, [sent])])
        kinds = "\n".join(f"- {kind}：{meaning}" for kind, meaning in KINDS.items())
        system, user = self.library.prompts["alert"].fill(secrets.token_hex(12), kinds=kinds, **hidden.texts)
        try:
            answer = model.ask(system, user, SCHEMA, time.monotonic() + model.timeout * 1.5)
        except ModelError as failed:
            log.warning("the model did not read the post of incident %s: %s", file.number, failed)
            return PostReading(self.model.name, absent=failed.why, asked=user)
        found = answer_in(_Answer, answer.text)
        if found is None:
            return PostReading(self.model.name, absent="model_garbled", asked=user)
        read = PostReading(answer.model, asked=user, answered=found.model_dump_json())
        words = hidden.restore(found.quote)
        if found.kind not in KINDS or len(words) < 2 or words not in text:
            return read  # nothing, or words that do not stand in the post
        return PostReading(
            answer.model, found.kind, SURE[found.sure], words, found.why[:MAX_WHY], "", read.asked, read.answered
        )
