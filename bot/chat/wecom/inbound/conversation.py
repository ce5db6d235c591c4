"""What a person typed or pressed becomes a command; its answer is committed before WeCom gets its `ok`."""

import threading
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from sqlalchemy.exc import IntegrityError

from bot.chat.endpoints import ListenerDeps
from bot.chat.received_files import SentFile
from bot.chat.wecom import store as wecom
from bot.chat.wecom.inbound import replies
from bot.chat.wecom.inbound.form_dialog import (
    QUESTION_JSON,
    Question,
    apply_answer,
    is_cancel,
    open_question,
    question_to_retry,
    start_questions,
)
from bot.chat.wecom.inbound.open_questions import EVIDENCE, code_of_file, file_of_code, is_command, keep_open_question
from bot.chat.wecom.inbound.parse import EventKind, IncomingEvent
from bot.chat.wecom.inbound.replies import Answer, ask, reply_text, reply_to_command, reply_to_file
from bot.chat.wecom.settings import Settings
from bot.chat.wecom.store import DialogState
from bot.chat.wecom.users import WecomDirectory
from bot.i18n import Locale
from handlers.case.card import Field, Form, InputType, LocalizedText, msg
from handlers.case.people import Role
from handlers.commands.parser import parse_command
from handlers.commands.value_shapes import NUMBER
from storage import idempotency
from storage.incidents import listing
from storage.outbox import queue as outbox

LOCK_STRIPES = 64  # locks: one person's messages are heard one after the other
CODE_RETENTION = timedelta(days=3)  # no code is of use for longer


@dataclass(frozen=True)
class Requester:
    """Who speaks, how they read, where the talk with them stands, and how the desk knows this very message again."""

    person: str
    locale: Locale
    talk: DialogState
    idempotency_key: str


class Conversation:
    """Handles every person's events; the text that `handle` returns goes straight back to WeCom."""

    def __init__(self, deps: ListenerDeps[Settings], directory: WecomDirectory) -> None:
        self.deps, self.directory = deps, directory
        self._locks = tuple(threading.Lock() for _ in range(LOCK_STRIPES))

    def handle(self, event: IncomingEvent, now: datetime) -> str:
        """The passive answer to an event, empty for none. A repeated event gets the same answer, changing nothing."""
        if event.kind is EventKind.NOTHING:
            return ""
        with self._locks[hash(event.user) % LOCK_STRIPES]:
            before = self._known_answer(event.key)
            if before is not None:
                return before
            answer = self._answer(event, now)
            try:
                self._commit(event, answer, now)
            except IntegrityError:  # another process handled the same person at this moment, perhaps the same words
                before = self._known_answer(event.key)
                if before is not None:
                    return before
                self._commit(event, answer, now)
        self.deps.dispatcher.incidents.wake()
        return answer.text

    def _known_answer(self, key: str) -> str | None:
        with self.deps.database.read_transaction() as connection:
            known = idempotency.find(connection, key)
        return known.answer if known else None

    def _commit(self, event: IncomingEvent, answer: Answer, now: datetime) -> None:
        with self.deps.database.transaction() as connection:
            idempotency.save(connection, event.key, "", answer.text, now)
            outbox.enqueue(connection, answer.messages, now)
            if answer.person:
                question = QUESTION_JSON.dump_json(answer.question).decode() if answer.question else ""
                wecom.set_talk(connection, answer.person, answer.incident, question, now)
            if event.task and event.code:
                wecom.set_code(connection, event.task, event.code, now)
                wecom.forget_codes(connection, now - CODE_RETENTION)

    def _answer(self, event: IncomingEvent, now: datetime) -> Answer:
        known = self.directory.person(event.user)
        if known is None:
            return Answer(self.directory.locale("").word("wecom.stranger", user=event.user))
        with self.deps.database.read_transaction() as connection:
            requester = Requester(
                known, self.directory.locale(known), wecom.talk(connection, known), f"desk {event.key}"
            )
        passive = not event.task  # to a card's button WeCom takes no words back
        if event.kind in (EventKind.FILE, EventKind.ALERTS):
            answer = self._take_file(event, requester)
            return keep_open_question(answer, open_question(requester.talk, now), "", requester.locale, passive)
        if event.kind is EventKind.UNKNOWN or not event.text:
            words, question = requester.locale.word("wecom.only_text"), open_question(requester.talk, now)
            return reply_text(words, requester.person, requester.talk.incident, passive, question)
        return self._handle_text(event, requester, now, passive)

    def _handle_text(self, event: IncomingEvent, requester: Requester, now: datetime, passive: bool) -> Answer:
        question = open_question(requester.talk, now)
        if event.kind is EventKind.BUTTON and event.text.startswith("choose "):
            if question is None or question.code_of_choice != event.text or question.fields[0].name not in event.chosen:
                words = requester.locale.word("wecom.no_question")
                return reply_text(words, requester.person, requester.talk.incident, passive, question)
            return self._answer_question(question, event.chosen[question.fields[0].name], requester, now, passive)
        if (
            event.kind is EventKind.WORDS
            and question
            and not is_command(event.text, question.fields[0], requester.locale)
        ):
            if is_cancel(event.text):
                return reply_text(
                    requester.locale.word("wecom.cancelled"), requester.person, requester.talk.incident, passive
                )
            return self._answer_question(question, event.text, requester, now, passive)
        asked_first = self._ask_first(event.text, requester, passive) if event.task else None
        answer = asked_first or self._run_command(event.text, {}, requester, now, passive)
        return keep_open_question(answer, question, event.text, requester.locale, passive)

    def _ask_first(self, code: str, requester: Requester, passive: bool) -> Answer | None:
        """What a card's button asks before it acts; findings to tick come after it."""
        dispatcher, asked, person = self.deps.dispatcher, parse_command(code), requester.person
        form = dispatcher.button_form(asked, person)
        if form and any(f.required and f.input is not InputType.TICK for f in form.fields):
            first, links = start_questions(form, {}), replies.links_of(form)
            return ask(first, requester.locale, person, asked.number or 0, passive, links)
        return None

    def _answer_question(
        self, question: Question, text: str, requester: Requester, now: datetime, passive: bool
    ) -> Answer:
        """An answer to a question: ask the next, ask again, or carry out what it was for."""
        after = apply_answer(question, text, requester.locale)
        if isinstance(after, LocalizedText):
            return ask(question, requester.locale, requester.person, requester.talk.incident, passive, (after,))
        if after.fields:
            return ask(after, requester.locale, requester.person, requester.talk.incident, passive)
        if after.code.startswith(f"{EVIDENCE} "):
            return self._keep_file(file_of_code(after.code), requester, after.given["number"])
        return self._run_command(after.code, dict(after.given), requester, now, passive, after)

    def _run_command(
        self,
        text: str,
        values: dict[str, str],
        requester: Requester,
        now: datetime,
        passive: bool,
        question: Question | None = None,
    ) -> Answer:
        result = self.deps.dispatcher.dispatch(
            requester.person, text, now, values, idempotency_key=requester.idempotency_key
        )
        if question and (again := question_to_retry(question, result)):
            return ask(again, requester.locale, requester.person, requester.talk.incident, passive, result.says)
        asked = parse_command(text)
        numbers = (said.args.get("number") for said in result.says)
        number = asked.number or next((n for n in numbers if isinstance(n, int)), 0) or requester.talk.incident
        if asked.command is None and not result.ok:
            result = replace(result, says=(*result.says, msg("wecom.try")))
        return reply_to_command(result, {**asked.values, **values}, requester.locale, requester.person, number, passive)

    def _take_file(self, event: IncomingEvent, requester: Requester) -> Answer:
        """A file of alerts is looked into; any other is evidence."""
        if event.kind is EventKind.FILE:
            return self._keep_file(SentFile(event.media, event.text, event.picture), requester)
        person, incident = requester.person, requester.talk.incident
        return replies.reply_to_alerts(event.media, event.text, requester.locale, person, incident)

    def _keep_file(self, file: SentFile, requester: Requester, number: str = "") -> Answer:
        """A file belongs to the incident in hand; if there is none, ask which."""
        given = NUMBER.fullmatch(number.strip())
        in_hand = 0 if number else requester.talk.incident or self._only_owned_incident(requester.person)
        incident = int(given[1]) if given else in_hand
        if incident:
            return reply_to_file(file, requester.locale, requester.person, incident)
        word = "wecom.picture" if file.picture else "wecom.sent_file"
        form = Form(code_of_file(file), msg(word), (Field("number", msg("wecom.which_incident"), max_length=16),))
        return ask(start_questions(form, {}), requester.locale, requester.person, 0, True)

    def _only_owned_incident(self, person: str) -> int:
        """The only open incident of an owner."""
        with self.deps.database.read_transaction() as connection:
            owned = [
                f.number for f in listing.open_incidents(connection, 200, person) if f.person(Role.OWNER) == person
            ]
        return owned[0] if len(owned) == 1 else 0
