"""What somebody said or pressed becomes a command, and what comes of it becomes an answer; both are committed before WeCom hears `ok`."""

import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError

from bot.chat.endpoints import ListenerDeps
from bot.chat.wecom.inbound.form_dialog import (
    QUESTION,
    Question,
    answered,
    begin,
    cancels,
    no_option,
    to_mend,
    unanswered,
)
from bot.chat.wecom.inbound.parse import Kind, Told
from bot.chat.wecom.inbound.replies import Answer, also, answer_to, asking, carried, picture
from bot.chat.wecom.settings import Settings
from bot.chat.wecom.users import Directory
from bot.i18n import Locale
from handlers.case.card import Field, Form, InputType, LocalizedText, msg
from handlers.case.people import Role
from handlers.commands.parser import NUMBER, parse_command
from storage import idempotency, wecom
from storage.incidents import boards
from storage.outbox import queue as outbox
from storage.wecom import DialogState

TURNS = 64  # locks: one person's messages are heard one after the other
EVIDENCE = "evidence"
LINK = "://"
LOOKING = frozenset({"status", "mine", "list", "help"})  # what changes nothing, so a question stays open
KEPT = timedelta(days=3)  # no code is of use for longer


@dataclass(frozen=True)
class Speaker:
    """Who speaks, how they read, where the talk with them stands, and how the desk knows this very message again."""

    person: str
    locale: Locale
    talk: DialogState
    idempotency_key: str


class Conversation:
    """Hears everybody. `hear` returns the text that goes straight back, or nothing."""

    def __init__(self, deps: ListenerDeps[Settings], directory: Directory) -> None:
        self.deps, self.directory = deps, directory
        self._turns = tuple(threading.Lock() for _ in range(TURNS))

    def hear(self, told: Told, now: datetime) -> str:
        """Once for each thing that was done: sent twice, it gets the same answer and changes nothing. A replay is such a repetition."""
        if told.kind is Kind.NOTHING:
            return ""
        with self._turns[hash(told.user) % TURNS]:
            before = self._before(told.key)
            if before is not None:
                return before
            answer = self._answer(told, now)
            try:
                self._commit(told, answer, now)
            except IntegrityError:  # another process heard the same person at this moment, perhaps the very same words
                before = self._before(told.key)
                if before is not None:
                    return before
                self._commit(told, answer, now)
        self.deps.dispatcher.incidents.wake()
        return answer.text

    def _before(self, key: str) -> str | None:
        with self.deps.database.read_transaction() as connection:
            known = idempotency.find(connection, key)
        return known.answer if known else None

    def _commit(self, told: Told, answer: Answer, now: datetime) -> None:
        with self.deps.database.transaction() as connection:
            idempotency.save(connection, told.key, "", answer.text, now)
            outbox.enqueue(connection, answer.parcels, now)
            if answer.person:
                question = QUESTION.dump_json(answer.question).decode() if answer.question else ""
                wecom.set_talk(connection, answer.person, answer.incident, question, now)
            if told.task and told.code:
                wecom.set_code(connection, told.task, told.code, now)
                wecom.forget_codes(connection, now - KEPT)

    def _answer(self, told: Told, now: datetime) -> Answer:
        known = self.directory.person(told.user)
        if known is None:
            return Answer(self.directory.locale("").word("wecom.stranger", user=told.user))
        with self.deps.database.read_transaction() as connection:
            speaker = Speaker(
                known.id, self.directory.locale(known.id), wecom.talk(connection, known.id), f"desk {told.key}"
            )
        passive = not told.task  # to a card's button WeCom takes no words back
        if told.kind is Kind.PICTURE:
            answer = self._picture(told.media, speaker)
            return _meanwhile(answer, unanswered(speaker.talk, now), "", speaker, passive)
        if told.kind is Kind.UNKNOWN or not told.text:
            words, question = speaker.locale.word("wecom.only_text"), unanswered(speaker.talk, now)
            return carried(words, speaker.person, speaker.talk.incident, passive, question)
        return self._said(told, speaker, now, passive)

    def _said(self, told: Told, speaker: Speaker, now: datetime, passive: bool) -> Answer:
        question = unanswered(speaker.talk, now)
        if told.kind is Kind.BUTTON and told.text.startswith("choose "):
            if question is None or question.code_of_choice != told.text or question.fields[0].name not in told.chosen:
                return carried(
                    speaker.locale.word("wecom.no_question"), speaker.person, speaker.talk.incident, passive, question
                )
            return self._reply(question, told.chosen[question.fields[0].name], speaker, now, passive)
        if told.kind is Kind.WORDS and question and not is_command(told.text, question.fields[0], speaker.locale):
            if cancels(told.text):
                return carried(speaker.locale.word("wecom.cancelled"), speaker.person, speaker.talk.incident, passive)
            return self._reply(question, told.text, speaker, now, passive)
        if told.task and (form := self._form_of(told.text)):
            answer = asking(
                begin(form, {}), speaker.locale, speaker.person, parse_command(told.text).number or 0, passive
            )
        else:
            answer = self._hear(told.text, {}, speaker, now, passive)
        return _meanwhile(answer, question, told.text, speaker, passive)

    def _form_of(self, code: str) -> Form | None:
        """Return what a card's button asks for first; findings to tick come back from the dispatcher under the text."""
        form = self.deps.dispatcher.button_form(parse_command(code))
        return form if form and any(f.required and f.input is not InputType.TICK for f in form.fields) else None

    def _reply(self, question: Question, text: str, speaker: Speaker, now: datetime, passive: bool) -> Answer:
        """An answer to a question: ask the next, ask again, or carry out what it was for."""
        after = answered(question, text, speaker.locale)
        if isinstance(after, LocalizedText):
            return asking(question, speaker.locale, speaker.person, speaker.talk.incident, passive, (after,))
        if after.fields:
            return asking(after, speaker.locale, speaker.person, speaker.talk.incident, passive)
        if after.code.startswith(f"{EVIDENCE} "):
            return self._picture(after.code.removeprefix(f"{EVIDENCE} "), speaker, after.given["number"])
        return self._hear(after.code, dict(after.given), speaker, now, passive, after)

    def _hear(
        self,
        text: str,
        values: dict[str, str],
        speaker: Speaker,
        now: datetime,
        passive: bool,
        question: Question | None = None,
    ) -> Answer:
        heard = self.deps.dispatcher.dispatch(
            speaker.person, text, now, values, idempotency_key=speaker.idempotency_key
        )
        if question and (again := to_mend(question, heard)):
            return asking(again, speaker.locale, speaker.person, speaker.talk.incident, passive, heard.says)
        asked = parse_command(text)
        told = (said.args.get("number") for said in heard.says)
        number = asked.number or next((n for n in told if isinstance(n, int)), 0) or speaker.talk.incident
        if asked.command is None and not heard.ok:
            heard = replace(heard, says=(*heard.says, msg("wecom.try")))
        return answer_to(heard, {**asked.values, **values}, speaker.locale, speaker.person, number, passive)

    def _picture(self, media: str, speaker: Speaker, number: str = "") -> Answer:
        """A picture belongs to the incident in hand; if there is none, ask which."""
        given = NUMBER.fullmatch(number.strip())
        incident = int(given[1]) if given else 0 if number else speaker.talk.incident or self._own(speaker.person)
        if incident:
            return picture(media, speaker.locale, speaker.person, incident)
        form = Form(
            f"{EVIDENCE} {media}", msg("wecom.picture"), (Field("number", msg("wecom.which_incident"), max_length=16),)
        )
        return asking(begin(form, {}), speaker.locale, speaker.person, 0, True)

    def _own(self, person: str) -> int:
        """The only open incident of an owner."""
        with self.deps.database.read_transaction() as connection:
            owned = [f.number for f in boards.open_incidents(connection, 200, person) if f.person(Role.OWNER) == person]
        return owned[0] if len(owned) == 1 else 0


def _meanwhile(answer: Answer, question: Question | None, text: str, speaker: Speaker, passive: bool) -> Answer:
    """What was done while a question was open: it stays open if nothing was changed; otherwise it is said that it is dropped."""
    if question is None or (answer.question and answer.question.code == question.code):
        return answer
    verb = parse_command(text).command
    if answer.question is None and (not text or verb is None or verb.name in LOOKING):
        return replace(answer, question=question)
    return also(answer, msg("wecom.dropped", title=question.title), speaker.locale, passive)


def is_command(text: str, asked_for: Field, locale: Locale) -> bool:
    """True for a text that is meant as a command though a question is open.

    It opens with `/`, names an incident, reports a link, only looks, or is none of the answers where there are only a few.
    Where a text is asked for (Ask.TEXT), other words that could open a command are part of that text.
    """
    asked = parse_command(text)
    words = text.lower().split()
    if words and words[0].startswith(("/", "／")):
        return True
    if asked_for.input is InputType.CHOICE and no_option(asked_for, text, locale):
        return LINK in text or asked.command is not None
    if asked.command is None or not asked.word:
        return False
    bare = len(words) == 1 and (
        asked.command.name in LOOKING or (asked_for.input is not InputType.TEXT and asked.command.handler is None)
    )
    return asked.number is not None or bare or (asked.command.name == "new" and LINK in text)
