"""The model drafts, the gate checks, one repair round; when that fails the phrase bank's draft says why."""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial

import prompts
from bot.drafting.asking import LanguageModel, ModelAnswer
from bot.drafting.errors import ModelError
from bot.drafting.name_reader import NameReader
from bot.drafting.phrase_bank import from_bank
from bot.drafting.prompt import DraftPrompt, draft_prompt, outside_texts, repair_prompt
from bot.drafting.response import SCHEMA, Proposal, proposals_in
from bot.drafting.slot_values import SlotValues
from bot.drafting.trace import Trace
from bot.drafting.trust import UNTRUSTED, trusted
from bot.incidents.readers.posts import PostKinds
from handlers.case.case_file import CaseFile
from handlers.case.decision import WriteDraft
from handlers.case.drafts import Finding
from handlers.case.policy import ResponsePolicy
from handlers.drafts.as_asked import other_deadlines, sent_back_again
from handlers.drafts.check_draft import check_text
from handlers.drafts.rules import reply_language
from handlers.drafts.written import WrittenDraft
from handlers.promises import read_due

log = logging.getLogger(__name__)
ROUNDS = 2  # the draft and one repair
ALTERNATIVES = 3
MAX_WHY, MAX_MISSING = 200, 5  # code points of a reason, and missing facts, that are kept
PROMISES = {  # what each due time of the playbook is for, as the model is told
    "due": "回复、进展、处理办法",
    "due_investigation": "调查结果",
    "due_contract": "合同、合作的处理",
    "due_documents": "文件、凭证",
    "due_page": "改页面、改说明",
    "due_plan": "整改方案",
    "due_refund": "退款、补救",
}
PRIVATE_KINDS = frozenset({"private_message", "kol_outreach", "partner_note"})


class DraftWriter:
    """Writes drafts; it decides nothing. `write` may take long and is called outside every transaction."""

    def __init__(
        self,
        library: prompts.Library,
        model: LanguageModel | None = None,
        trust: str = UNTRUSTED,
        names: NameReader | None = None,
        seconds: float = 0,
        house_style: bool = True,
        kinds: PostKinds | None = None,
    ) -> None:
        self.library, self.model, self.trust, self.names = library, model, trust, names
        self.kinds = kinds or PostKinds(None)
        self.house_style = house_style
        self.seconds = seconds  # for one draft, all tries together; 0: as long as the model's timeout lets expect

    def write(self, file: CaseFile, task: WriteDraft, policy: ResponsePolicy, now: datetime) -> WrittenDraft:
        """A draft of the kind asked for. It always comes; `note` says plainly what did not work."""
        bank = from_bank(self.library, file, task, policy, now, self.kinds.read(file.post.full_text()))
        if self.model is None:
            return replace(bank, note=bank.note or ("tap_without_model" if task.instruction else ""))
        model, why = trusted(self.model, file, outside_texts(file, task, policy).values(), self.trust)
        if model is None:
            return replace(bank, note=why)
        trace = Trace(self.library.version)
        try:
            return self._by_model(model, file, task, policy, now, trace)
        except ModelError as failed:
            log.warning("no draft from the model for incident %s: %s", file.number, failed)
            trace.unanswered = (failed.ms, failed.tries)
            sent = trace.outside if trace.sent else ""
            line = trace.line(self.model.name, f"{failed.why} {failed.detail}".strip())
            return replace(bank, note=failed.why, model=line, sent=sent, failed=trace.failed)

    def _by_model(
        self,
        model: LanguageModel,
        file: CaseFile,
        task: WriteDraft,
        policy: ResponsePolicy,
        now: datetime,
        trace: Trace,
    ) -> WrittenDraft:
        """The model's words once they pass the gate; ModelError when two rounds did not get there.

        Words in another language, with another time than the given one, or as they were sent back go through one
        repair too; when they come again they are handed in with what is to be said against them.
        """
        deadline = time.monotonic() + (self.seconds or ROUNDS * model.timeout * 1.5)
        count = ALTERNATIVES if task.instruction == "alternatives" else 1
        slots = SlotValues(self.library, file, task.kind, reply_language(file, policy), policy, now).values(0)
        times = {what: slots[slot] for slot, what in PROMISES.items() if slot in slots}
        calendar = policy.draft_context.calendar
        moments = tuple(at for words in times.values() if (at := read_due(words, now, calendar)))
        brief = first = draft_prompt(self.library, file, task, policy, times, count, self.names, self.house_style)
        trace.redacted, trace.outside = dict(first.redacted.kinds), first.outside
        judged = partial(problems_of, file=file, task=task, policy=policy, now=now, due=moments)
        best: Proposed | None = None
        for _ in range(ROUNDS):
            try:
                answer = self._asked(model, brief, deadline, trace)
            except ModelError:
                if best is None:
                    raise
                break
            proposed, problems = check_answer(answer, first, judged, public=task.kind not in PRIVATE_KINDS)
            best = better(best, proposed)
            if best and not best.problems:
                break
            brief = repair_prompt(self.library, first, answer.text, problems)
        if best is None:
            rules = " ".join(dict.fromkeys(f.rule for f in problems))
            raise ModelError("model_blocked" if problems else "model_garbled", rules)
        return best.written(task, moments, trace)

    def _asked(self, model: LanguageModel, brief: DraftPrompt, deadline: float, trace: Trace) -> ModelAnswer:
        trace.sent.append(brief.digest)
        answer = model.ask(brief.system, brief.user, SCHEMA, deadline)
        trace.answers.append(answer)
        trace.failed += answer.failed
        return answer


@dataclass(frozen=True)
class Proposed:
    """Versions that nothing blocks, and what is still to be said against the first of them."""

    versions: list[Proposal]
    problems: list[Finding]
    missing: list[str]
    answer: ModelAnswer

    def written(self, task: WriteDraft, due: tuple[datetime, ...], trace: Trace) -> WrittenDraft:
        """The draft as it is handed in."""
        first, *others = self.versions
        return WrittenDraft(
            task.kind,
            first.text,
            self.answer.model,
            model=trace.line(self.answer.model),
            asked_by=task.asked_by,
            others=tuple(one.text for one in others),
            instruction=task.instruction,
            sent=trace.outside,
            why=tuple(one.why[:MAX_WHY] for one in self.versions),
            missing=tuple(one[:MAX_WHY] for one in self.missing[:MAX_MISSING]),
            due=due,
            failed=trace.failed,
        )


def better(before: Proposed | None, now: Proposed | None) -> Proposed | None:
    """The one with less to be said against it; what came first when they are alike."""
    return now if now and (before is None or len(now.problems) < len(before.problems)) else before


def problems_of(
    text: str, file: CaseFile, task: WriteDraft, policy: ResponsePolicy, now: datetime, due: tuple[datetime, ...]
) -> list[Finding]:
    """What another round is asked to mend: all that blocks, another language, another time, words that came back."""
    findings, promised = check_text(text, file, task.kind, policy, now)
    asked = (*other_deadlines(file, text, promised, due), *sent_back_again(file, text, (task.kind, task.recipient)))
    return [f for f in findings if f.level == "block" or (f.rule == "LANG_MATCH" and f.level == "ack")] + [*asked]


def check_answer(
    answer: ModelAnswer, brief: DraftPrompt, problems: Callable[[str], list[Finding]], public: bool = True
) -> tuple[Proposed | None, list[Finding]]:
    """The versions that nothing blocks, the best first, or None; and what is against the first (none: not JSON).

    Personal data is put back in private messages only: in a public text a token stays, and the gate refuses it.
    """
    found = None if answer.cut else proposals_in(answer.text)
    if found is None:
        return None, []
    given = found.drafts[:ALTERNATIVES]
    if not public:
        given = [one.model_copy(update={"text": brief.redacted.restore(one.text)}) for one in given]
    against = [(problems(one.text), one) for one in given]
    good = [pair for pair in against if not any(f.level == "block" for f in pair[0])]
    if not good:
        return None, against[0][0]
    good.sort(key=lambda pair: len(pair[0]))
    return Proposed([one for _, one in good], good[0][0], found.missing, answer), good[0][0]
