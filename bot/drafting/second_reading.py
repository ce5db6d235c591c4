"""The second reading of a draft: two readers on this machine, and the critic when a model is set. All only raise."""

import json
import logging
import secrets
import time
from collections.abc import Sequence
from dataclasses import replace
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field

import prompts
from bot.drafting.asking import LanguageModel
from bot.drafting.errors import ModelError
from bot.drafting.name_reader import NameReader
from bot.drafting.post_reading import PostReader
from bot.drafting.prompt import names_to_hide
from bot.drafting.response import answer_in
from bot.drafting.translation import Translator
from bot.drafting.trust import UNTRUSTED, trusted
from bot.incidents.readers.drafts import doubtful
from bot.incidents.readers.encoder import EncoderState, SentenceEncoder
from handlers.case.case_file import CaseFile
from handlers.case.drafts import PUBLIC_KINDS, Draft
from handlers.checks.acts import ONLY_WHERE_HARM_IS_CLAIMED, RULE_OF_ACT
from handlers.checks.names_in_public import is_signature, surely_theirs
from handlers.drafts.second_reading import LOCAL, NAMES, DoubtfulWords, DraftReading
from handlers.text.redaction import redact

log = logging.getLogger(__name__)
LOADING_SECONDS = 20.0  # how long a draft waits for a reader that is still loading
MAX_TEXT, MAX_DOUBTS = 2000, 8  # code points sent of post and draft; doubts taken from one answer
ACTS = {  # what the critic is told, by the name it has to use
    "deflects": "把责任推给快递、平台、外包、临时工、规定或用户自己去办",
    "blames": "说或暗示是用户用错、没看清、体质、记错",
    "minimises": "把事情说小、说正常、说大家都这样",
    "dismisses": "嘲讽、打发人走、不耐烦",
    "attacks": "质疑动机、揭用户的短、公开用户的记录、煽动别人对付用户",
    "hushes": "要求删改、隐藏、别再说，或拿好处换沉默、换好评，或压热度",
    "poses": "装作普通消费者说话",
    "rivals": "贬低别的品牌",
    "praises": "在投诉里夸自己、打广告",
    "threat": "任何形式的威胁：法律、平台、曝光、单位、封号",
    "private_public": "公开索要或说出个人信息（姓名、电话、地址、单号、健康、金额）",
    "off_platform": "把人引到别的软件、网站、电话",
    "cause": "安全事件里，查清之前就说原因或承认原因",
    "denial": "安全事件里，查清之前就撇清",
    "keeps_using": "安全事件里，劝人继续使用、说会自己好、给治疗建议",
    "unlimited_money": "没有上限的费用承诺",
    "pays": "跟勒索的人谈钱",
    "rights": "不退不换、最终解释权、拒绝七天无理由一类的条款",
    "evasive": "为对方的感受道歉而不为发生的事道歉，或整段空话",
}


class _Doubt(BaseModel):
    model_config = ConfigDict(extra="ignore")
    act: str
    quote: Annotated[str, Field(min_length=2, max_length=400)]


class _Answer(BaseModel):
    model_config = ConfigDict(extra="ignore")
    found: list[_Doubt]


SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["found"],
    "properties": {
        "found": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["act", "quote"],
                "properties": {"act": {"type": "string", "enum": sorted(ACTS)}, "quote": {"type": "string"}},
            },
        }
    },
}


class DraftReader:
    """Reads a draft outside every transaction; what did not read it is named, never passed over."""

    def __init__(
        self,
        library: prompts.Library,
        encoder: SentenceEncoder | None,
        model: LanguageModel | None,
        trust: str = UNTRUSTED,
        names: NameReader | None = None,
    ) -> None:
        self.library, self.encoder, self.model, self.trust, self.names = library, encoder, model, trust, names
        self.posts = PostReader(library, model, trust, names)
        self.translator = Translator(library, model, trust, names)

    def read(self, file: CaseFile, draft: Draft, ours: Sequence[str] = ()) -> DraftReading:
        """What the readers on this machine and the critic doubt in a draft; `ours` are names of the brand's sheet."""
        local, absent = self._locally(draft.text)
        doubts = [one for one in local if file.safety or one.act not in ONLY_WHERE_HARM_IS_CLAIMED]
        readers = (LOCAL,) if not absent else ()
        reading = self._for_names(file, draft, ours, DraftReading(draft.version, tuple(doubts), readers, absent))
        return self._critically(file, draft, reading)

    def _locally(self, text: str) -> tuple[list[DoubtfulWords], tuple[str, ...]]:
        if self.encoder is None or self.encoder.wait(LOADING_SECONDS) is not EncoderState.READY:
            return [], ("reader_missing",)
        return [DoubtfulWords(act, words, LOCAL) for act, words in doubtful(text, self.encoder) or []], ()

    def _for_names(self, file: CaseFile, draft: Draft, ours: Sequence[str], so_far: DraftReading) -> DraftReading:
        """The reading with names that no rule knows: in public even a doubtful one asks for a tick (R80, R167)."""
        if self.names is None or draft.kind not in PUBLIC_KINDS:
            return so_far
        if not self.names.is_there():
            return replace(so_far, absent=(*so_far.absent, "names_missing"))
        text = draft.text
        found = self.names.names([text], (file.brand, file.product, *ours))
        named = [name for name in found if not is_signature(text, at := text.find(name), at + len(name))]
        doubts = tuple(DoubtfulWords("private_public", name, NAMES, surely_theirs(text, name)) for name in named)
        return replace(so_far, doubts=(*so_far.doubts, *doubts), readers=(*so_far.readers, NAMES))

    def _critically(self, file: CaseFile, draft: Draft, so_far: DraftReading) -> DraftReading:
        """The reading with the critic's doubts, or with the reason why there are none."""
        if self.model is None or draft.kind not in PUBLIC_KINDS:
            why = "critic_off" if self.model is None else "critic_not_asked"
            return _with(so_far, absent=(*so_far.absent, why))
        model, why = trusted(self.model, file, (file.post.full_text(), draft.text), self.trust)
        if model is None:
            return _with(so_far, absent=(*so_far.absent, why))
        sent = {"post": file.post.full_text()[:MAX_TEXT], "draft": draft.text[:MAX_TEXT]}
        hidden = redact(sent, [file.post.author.name, *names_to_hide(self.names, file, sent.values())])
        acts = "\n".join(f"- {act}：{meaning}" for act, meaning in ACTS.items())
        slots = {"acts": acts, "category": file.category.value, **hidden.texts}
        system, user = self.library.prompts["critic"].fill(secrets.token_hex(12), **slots)
        try:
            answer = model.ask(system, user, SCHEMA, time.monotonic() + model.timeout * 1.5)
        except ModelError as failed:
            log.warning("the critic did not read a draft of incident %s: %s", file.number, failed)
            return _with(so_far, absent=(*so_far.absent, failed.why), asked=user)
        read = answer_in(_Answer, answer.text)
        if read is None:
            return _with(so_far, absent=(*so_far.absent, "model_garbled"), asked=user)
        found = read.found
        doubts = tuple(DoubtfulWords(one.act, hidden.restore(one.quote), answer.model) for one in found[:MAX_DOUBTS])
        listed = json.dumps([one.model_dump() for one in found[:MAX_DOUBTS]], ensure_ascii=False)
        line = json.dumps(
            {"model": answer.model, "template": self.library.version, "tokens": answer.tokens, "ms": answer.ms}
        )
        quoted = tuple(d for d in doubts if d.act in RULE_OF_ACT and d.words in draft.text)
        return DraftReading(
            draft.version, (*so_far.doubts, *quoted), (*so_far.readers, answer.model), so_far.absent, user, listed, line
        )


def _with(reading: DraftReading, absent: tuple[str, ...], asked: str = "") -> DraftReading:
    return replace(reading, absent=absent, asked=asked)
