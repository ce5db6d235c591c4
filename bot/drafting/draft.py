"""The model drafts, the gate checks, one repair round; when that fails the phrase bank's draft says why."""

import json
import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime

import prompts
from bot.drafting.errors import ModelError
from bot.drafting.llm import Model, ModelAnswer
from bot.drafting.name_reader import NameReader
from bot.drafting.phrase_bank import from_bank, promised_time
from bot.drafting.prompt import DraftPrompt, draft_prompt, outside_texts, repair_prompt
from bot.drafting.response import SCHEMA, proposals_in
from bot.drafting.trust import UNTRUSTED, withheld
from handlers.case.case_file import CaseFile
from handlers.case.decision import WriteDraft
from handlers.case.drafts import Finding
from handlers.case.policy import ResponsePolicy
from handlers.drafts.check_draft import check_text
from handlers.drafts.rules import reply_language
from handlers.drafts.write import WrittenDraft

log = logging.getLogger(__name__)
ROUNDS = 2  # the draft and one repair
ALTERNATIVES = 3
PRIVATE_KINDS = frozenset({"private_message", "kol_outreach", "partner_note"})


@dataclass
class Trace:
    """What was sent and what came back, without a word of it: this goes to the timeline for good."""

    prompts: str
    sent: list[str] = field(default_factory=list)
    answers: list[ModelAnswer] = field(default_factory=list)
    redacted: dict[str, int] = field(default_factory=dict)
    outside: str = ""  # what of the case went to the model, for the draft's card; not part of the line

    def line(self, model: str, failed: str = "") -> str:
        """One line of JSON: versions, hashes, counts and milliseconds."""
        kept = {
            "model": self.answers[-1].model if self.answers else model,
            "template": self.prompts,
            "prompts": self.sent,
            "tokens": [sum(a.tokens[0] for a in self.answers), sum(a.tokens[1] for a in self.answers)],
            "ms": sum(a.ms for a in self.answers),
            "tries": sum(a.tries for a in self.answers),
            "hidden": self.redacted,
        }
        return json.dumps({**kept, **({"failed": failed} if failed else {})}, ensure_ascii=False)


class DraftWriter:
    """Writes drafts; it decides nothing. `write` may take long and is called outside every transaction."""

    def __init__(
        self,
        library: prompts.Library,
        model: Model | None = None,
        trust: str = UNTRUSTED,
        names: NameReader | None = None,
    ) -> None:
        self.library, self.model, self.trust, self.names = library, model, trust, names

    def write(self, file: CaseFile, task: WriteDraft, policy: ResponsePolicy, now: datetime) -> WrittenDraft:
        """A draft of the kind asked for. It always comes; `note` says plainly what did not work."""
        bank = from_bank(self.library, file, task, policy, now)
        if self.model is None:
            return bank
        if why := withheld(file, outside_texts(file, task).values(), self.trust):
            return replace(bank, note=why)
        trace = Trace(self.library.version)
        try:
            return self._by_model(self.model, file, task, policy, now, trace)
        except ModelError as failed:
            log.warning("no draft from the model for incident %s: %s", file.number, failed)
            sent = trace.outside if trace.sent else ""
            return replace(bank, note=failed.why, model=trace.line(self.model.name, str(failed)), sent=sent)

    def _by_model(
        self, model: Model, file: CaseFile, task: WriteDraft, policy: ResponsePolicy, now: datetime, trace: Trace
    ) -> WrittenDraft:
        """The model's words once they pass the gate; ModelError when two rounds did not get there."""
        deadline = time.monotonic() + ROUNDS * model.timeout * 1.5
        count = ALTERNATIVES if task.instruction == "alternatives" else 1
        due = promised_time(now, policy.zone, reply_language(file, policy))
        brief = first = draft_prompt(self.library, file, task, policy, due, count, self.names)
        trace.redacted, trace.outside = dict(first.redacted.kinds), first.outside

        def blocks(text: str) -> list[Finding]:
            return [f for f in check_text(text, file, task.kind, policy, now)[0] if f.level == "block"]

        for _ in range(ROUNDS):
            answer = self._asked(model, brief, deadline, trace)
            texts, problems = check_answer(answer, first, blocks, public=task.kind not in PRIVATE_KINDS)
            if texts:
                name = answer.model
                return WrittenDraft(
                    task.kind,
                    texts[0],
                    name,
                    model=trace.line(name),
                    asked_by=task.asked_by,
                    others=tuple(texts[1:]),
                    instruction=task.instruction,
                    sent=first.outside,
                )
            brief = repair_prompt(self.library, first, answer.text, problems)
        raise ModelError(
            "model_blocked" if problems else "model_garbled", " ".join(dict.fromkeys(f.rule for f in problems))
        )

    def _asked(self, model: Model, brief: DraftPrompt, deadline: float, trace: Trace) -> ModelAnswer:
        trace.sent.append(brief.digest)
        answer = model.ask(brief.system, brief.user, SCHEMA, deadline)
        trace.answers.append(answer)
        return answer


def check_answer(
    answer: ModelAnswer, brief: DraftPrompt, blocks: Callable[[str], list[Finding]], public: bool = True
) -> tuple[list[str], list[Finding]]:
    """Texts that nothing blocks; else what blocks the first (none: not JSON).

    Personal data is put back in private messages only: in a public text a token stays, and the gate refuses it.
    """
    found = None if answer.cut else proposals_in(answer.text)
    texts = (
        [one.text if public else brief.redacted.restore(one.text) for one in found.drafts[:ALTERNATIVES]]
        if found
        else []
    )
    problems = [blocks(text) for text in texts]
    good = [text for text, wrong in zip(texts, problems, strict=True) if not wrong]
    return good, next(iter(problems), [])
