"""What readers beside the rules make of a draft: a local encoder, a critic when a model is set. They only raise."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from handlers.case.card import LocalizedText, Row, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Decision, Notify
from handlers.case.drafts import Draft, DraftState, Finding
from handlers.case.event import Event, EventMeta
from handlers.case.people import Role
from handlers.checks.acts import RULE_OF_ACT
from handlers.drafts.events import change

LOCAL, NAMES = "local", "names"  # how the readers on this machine are called in findings and readings


@dataclass(frozen=True)
class DoubtfulWords:
    """Words of a draft that a reader doubts: `act` is a key of RULE_OF_ACT, `words` stand in the draft as they are.

    `sure`: the words around them leave no doubt, so that no tick helps.
    """

    act: str
    words: str
    reader: str
    sure: bool = False


@dataclass(frozen=True)
class DraftReading:
    """What became of a second reading. `asked` and `answered` are the critic's, without personal data."""

    version: int
    doubts: tuple[DoubtfulWords, ...] = ()
    readers: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    asked: str = ""
    answered: str = ""
    model: str = ""


@dataclass(frozen=True, kw_only=True)
class DraftRead(Event):
    """Readers beside the rules read a draft; what they doubt asks the approver for a tick."""

    code: ClassVar = "DraftRead"
    internal: ClassVar = True
    personal: ClassVar = ("findings", "asked", "answered")
    version: int
    findings: tuple[Finding, ...] = ()
    readers: tuple[str, ...] = ()
    absent: tuple[str, ...] = ()
    asked: str = ""
    answered: str = ""
    model: str = ""

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Findings are added, none is taken away."""
        draft = file.draft(self.version)
        if draft is None:
            return file
        findings = (*draft.findings, *self.findings)
        return change(file, self.version, findings=findings, read_by=self.readers, not_read_by=self.absent)


def on_draft_read(file: CaseFile, reading: DraftReading) -> Decision:
    """Put the readers' doubts onto the draft; tell owner and approver when it is approved already."""
    draft = file.draft(reading.version)
    if draft is None or draft.read_by or draft.not_read_by or draft.sealed:
        return Decision()
    findings = tuple(f for doubt in reading.doubts if (f := doubt_as_finding(draft.text, draft.findings, doubt)))
    event = DraftRead(
        version=draft.version,
        findings=findings,
        readers=reading.readers,
        absent=reading.absent,
        asked=reading.asked,
        answered=reading.answered,
        model=reading.model,
    )
    if not findings or draft.state is not DraftState.APPROVED:
        return Decision((event,))
    notice = msg("tell.draft_doubted", number=file.number, version=draft.version, text=findings[0].text[:60])
    return Decision((event,), (Notify((notice,), (Role.OWNER, Role.APPROVER)),))


def doubt_as_finding(text: str, known_findings: Sequence[Finding], doubt: DoubtfulWords) -> Finding | None:
    """Return the finding, or None for words that are not in the text and for what the rules found there already."""
    rule, start = RULE_OF_ACT.get(doubt.act, ""), text.find(doubt.words)
    end = start + len(doubt.words)
    known = any(f.level in ("block", "ack") and f.start < end and start < f.end for f in known_findings)
    if not rule or not doubt.words or start < 0 or known:
        return None
    return Finding(rule, "block" if doubt.sure else "ack", start, end, doubt.words, doubt.reader)


def reader_name(detail: str) -> LocalizedText | str:
    """The detail of a finding as people read it: readers on this machine by their name, all else as it is."""
    return msg(f"draft_reader.{detail}") if detail in (LOCAL, NAMES) else detail


def reading_rows(draft: Draft) -> tuple[Row, ...]:
    """What reviewers see of the second reading: who read it, who did not and why, or that it is under way."""
    if not draft.second_reading:
        return ()
    if not draft.read_by and not draft.not_read_by:
        return (Row(msg("card.second_reading"), msg("card.second_reading_waits")),)
    readers = tuple(
        msg(f"draft_reader.{name}") if name in (LOCAL, NAMES) else msg("draft_reader.model", name=name)
        for name in draft.read_by
    )
    absent = tuple(msg(f"absent.{why}") for why in draft.not_read_by)
    return (Row(msg("card.second_reading"), msg("card.second_reading_is", readers=readers, absent=absent)),)
