"""The approver who does not read Chinese: a translation on demand, kept with the draft and marked as a machine's."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import ClassVar

from handlers.case.card import LocalizedText, Part, Quote, Row, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify, TranslateDraft, reject
from handlers.case.drafts import Draft
from handlers.case.event import Event, EventMeta
from handlers.case.people import Team
from handlers.case.translation import Translation
from handlers.drafts.events import change
from handlers.drafts.rules import resolve_draft
from handlers.text.fold import detect_script


@dataclass(frozen=True, kw_only=True)
class TranslationAsked(Event):
    """A person asked for a draft in their language."""

    code: ClassVar = "TranslationAsked"
    internal: ClassVar = True
    names_people: ClassVar = True
    version: int
    language: str
    asked_by: str

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Being made, until it comes or fails."""
        return _with(file, self.version, Translation(self.language, waiting=True))


@dataclass(frozen=True, kw_only=True)
class DraftTranslated(Event):
    """A model translated a draft, or could not."""

    code: ClassVar = "DraftTranslated"
    internal: ClassVar = True
    personal: ClassVar = ("text", "findings", "risks", "asked")
    version: int
    language: str
    text: str = ""
    findings: tuple[str, ...] = ()
    risks: tuple[str, ...] = ()
    model: str = ""
    failed: str = ""
    asked: str = ""  # what was sent, without personal data

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The translation stands beside the draft, which it does not change."""
        made = Translation(self.language, self.text, self.findings, self.risks, self.model, self.failed)
        return _with(file, self.version, made)


def _with(file: CaseFile, version: int, made: Translation) -> CaseFile:
    draft = file.draft(version)
    others = tuple(t for t in draft.translations if t.language != made.language) if draft else ()
    return change(file, version, translations=(*others, made))


def translate(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Ask for a draft in the language of the person who asks; at once where it was made before."""
    draft = resolve_draft(file, context, file.drafts[-1:])
    if isinstance(draft, Decision):
        return draft
    if not draft.text:
        return reject("rejection.no_draft", number=file.number)
    if reads(context.by.language, draft.text):
        return reject("rejection.reads_it", number=file.number, version=draft.version)
    made = next((t for t in draft.translations if t.language == context.by.language), None)
    if made and made.waiting:
        return reject("rejection.being_translated", number=file.number, version=draft.version)
    if made and made.readable:
        return Decision(answer=_sentence(file, draft, made))
    asked = TranslationAsked(version=draft.version, language=context.by.language, asked_by=context.by.id)
    follow_up = TranslateDraft(draft.version, context.by.language, context.by.id)
    return Decision((asked,), (follow_up,), msg("answer.translating", number=file.number, version=draft.version))


def on_translated(file: CaseFile, version: int, made: Translation, asked: str, asked_by: str) -> Decision:
    """Keep what the model made of it, and tell who asked: the words, or why there are none."""
    draft = file.draft(version)
    if draft is None or draft.sealed:
        return Decision()
    event = DraftTranslated(
        version=version,
        language=made.language,
        text=made.text,
        findings=made.findings,
        risks=made.risks,
        model=made.model,
        failed=made.failed,
        asked=asked,
    )
    return Decision((event,), (Notify((_sentence(file, draft, made),), people=(asked_by,)),))


def _sentence(file: CaseFile, draft: Draft, made: Translation) -> LocalizedText:
    if not made.readable:
        why = msg(f"model_fault.{made.failed}")
        return msg("tell.not_translated", number=file.number, version=draft.version, why=why)
    notes = "".join(f"\n· {line}" for line in (*made.findings, *made.risks))
    return msg("tell.translated", number=file.number, version=draft.version, text=made.text, notes=notes)


def translation_parts(draft: Draft) -> Iterator[Part]:
    """What a card shows of each translation, every time with the word that a machine made it."""
    for made in draft.translations:
        if made.readable:
            yield Quote(made.text, msg("card.translation", language=made.language))
            for line in made.findings:
                yield Row(msg("card.translated_finding"), msg("plain.text", text=line))
            for line in made.risks:
                yield Row(msg("card.cultural_risk"), msg("plain.text", text=line))
        elif made.failed:
            yield Row(msg("card.translation", language=made.language), msg(f"model_fault.{made.failed}"))


def reads(language: str, text: str) -> bool:
    """True when a person of this language reads the text: who reads one Chinese script reads the other."""
    return language.startswith("zh") == detect_script(text).startswith("zh")


def is_foreign(team: Team, person: str, text: str) -> bool:
    """True for a reviewer who needs a translation of these words."""
    return person in team.people and not reads(team.people[person].language, text)
