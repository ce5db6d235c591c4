"""Whether texts are what was asked for: the time that was given, no words that came back, versions to compare."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from handlers.case.case_file import CaseFile
from handlers.case.drafts import Alternative, DraftKey, DraftState, Finding, PlannedPromise
from handlers.case.policy import ResponsePolicy
from handlers.drafts.check_draft import check_text
from handlers.drafts.written import WrittenDraft
from handlers.text.fold import comparable

CLOSE = timedelta(minutes=1)


def other_deadlines(
    file: CaseFile, text: str, promised: Iterable[PlannedPromise], due: tuple[datetime, ...]
) -> tuple[Finding, ...]:
    """Return promises with a time that the writer was not given and that no open promise has.

    Nothing when no time was given, as for a person's own words: they name the time themselves.
    """
    known = (*due, *(promise.due for promise in file.open_promises() if promise.due))
    found = []
    for promise in promised if due else ():
        if promise.due and not any(abs(promise.due - at) <= CLOSE for at in known):
            start = max(0, text.find(promise.text))
            found.append(Finding("OTHER_DEADLINE", "ack", start, start + len(promise.text), promise.text))
    return tuple(found)


def sent_back_again(file: CaseFile, text: str, key: DraftKey) -> tuple[Finding, ...]:
    """Return a finding for words that a reviewer sent back and that come again unchanged, with the version."""
    words = comparable(text)
    for draft in reversed(file.drafts):
        if draft.key == key and draft.state is DraftState.SENT_BACK and comparable(draft.text) == words:
            return (Finding("SENT_BACK_AGAIN", "ack", detail=str(draft.version)),)
    return ()


def compare_with_request(
    file: CaseFile, written: WrittenDraft, promised: Iterable[PlannedPromise]
) -> tuple[Finding, ...]:
    """Return what makes a text another than was asked for."""
    again = sent_back_again(file, written.text, (written.kind, written.recipient))
    return (*other_deadlines(file, written.text, promised, written.due), *again)


def judge_alternatives(
    file: CaseFile, written: WrittenDraft, policy: ResponsePolicy, now: datetime
) -> tuple[Alternative, ...]:
    """The further versions with what the gate finds in each, so that they can be compared before one is picked."""
    whys = (*written.why[1:], *[""] * len(written.others))
    found = []
    for text, why in zip(written.others, whys, strict=False):
        findings, promises = check_text(text, file, written.kind, policy, now)
        found.append(Alternative((*findings, *other_deadlines(file, text, promises, written.due)), why))
    return tuple(found)
