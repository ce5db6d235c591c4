"""What the sender gets back: a text at once where WeCom takes one, the rest through the outbox."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from bot.chat.alert_uploads import SentAlerts, upload_message
from bot.chat.exported_files import file_message
from bot.chat.received_files import SentFile, received_message
from bot.chat.wecom.inbound import form_dialog
from bot.chat.wecom.inbound.form_dialog import Question, question_text, start_questions
from bot.chat.wecom.outbound.escape import plain
from bot.chat.wecom.outbound.limits import MESSAGE, size
from bot.chat.wecom.outbound.template_cards import selectable
from bot.i18n import Locale
from bot.incidents.outbox_messages import card_message, text_message
from bot.incidents.requests import CommandResult
from handlers.case.card import Button, Card, Form, InputType, Link, LocalizedText, Row, Tone, msg, person_place
from storage.outbox.queue import OutboxMessage


@dataclass(frozen=True)
class Answer:
    """`text` goes back at once. With a `person`, the talk with them stands at `incident` and `question` from now on."""

    text: str = ""
    messages: tuple[OutboxMessage, ...] = ()
    person: str = ""
    incident: int = 0
    question: Question | None = None


def reply_text(text: str, person: str, incident: int, passive: bool, question: Question | None = None) -> Answer:
    """Words: at once if WeCom takes them (`passive`) and they fit, else as a message of their own."""
    words = plain(text)
    if passive and size(words) <= MESSAGE:
        return Answer(words, (), person, incident, question)
    return Answer("", (text_to_person(person, incident, (msg("plain.text", text=text),)),), person, incident, question)


def add_sentence(answer: Answer, said: LocalizedText, locale: Locale, passive: bool) -> Answer:
    """The same answer, and one sentence more."""
    text = "\n".join(filter(None, [answer.text, plain(locale.text(said))]))
    if passive and size(text) <= MESSAGE:
        return replace(answer, text=text)
    return replace(answer, messages=(*answer.messages, text_to_person(answer.person, answer.incident, (said,))))


def reply_to_command(
    result: CommandResult, given: Mapping[str, str], locale: Locale, person: str, incident: int, passive: bool
) -> Answer:
    """What the reception answered: sentences, a card, files, or a form to fill in."""
    if result.form:
        return _form(result.form, result.says, given, locale, person, incident, passive)
    text = "\n".join(locale.text(said) for said in result.says)
    answer = reply_text(text, person, incident, passive) if text else Answer("", (), person, incident)
    more = (card_to_person(person, incident, result.card),) if result.card else ()
    files = tuple(file_message("wecom", person, incident, [name]) for name in result.files)
    return Answer(answer.text, (*answer.messages, *more, *files), person, incident)


def ask(
    question: Question,
    locale: Locale,
    person: str,
    incident: int,
    passive: bool,
    before: tuple[LocalizedText, ...] = (),
) -> Answer:
    """Ask: on a card where there are a few answers to choose from, else in words."""
    words = "\n".join(locale.text(said) for said in before)
    asked = question.fields[0]
    if not selectable(asked):
        return reply_text(
            "\n".join(filter(None, [words, question_text(question, locale)])), person, incident, passive, question
        )
    shown = Card(question.title, Tone.INFO, (Row(msg("wecom.question"), asked.label),))
    choice = card_message("wecom", person_place(person), incident, shown, form_dialog.QUESTION_SLOT)
    before_card = reply_text(words, person, incident, passive) if words else Answer()
    return Answer(before_card.text, (*before_card.messages, choice), person, incident, question)


def reply_to_file(file: SentFile, locale: Locale, person: str, incident: int) -> Answer:
    """A file is fetched after the answer, and tried again until WeCom hands it out."""
    message = received_message("wecom", person, incident, file)
    word = "wecom.picture_comes" if file.picture else "wecom.file_comes"
    return Answer(locale.word(word, number=incident), (message,), person, incident)


def reply_to_alerts(media: str, name: str, locale: Locale, person: str, incident: int) -> Answer:
    """A file of alerts is fetched after the answer, and then shown with what is in it."""
    message = upload_message("wecom", SentAlerts(media, name, person_place(person), person))
    return Answer(locale.word("wecom.alerts_come", name=name), (message,) if message else (), person, incident)


def text_to_person(person: str, incident: int, says: tuple[LocalizedText, ...]) -> OutboxMessage:
    """Sentences to a person, through the outbox."""
    return text_message("wecom", person_place(person), incident, says)


def card_to_person(person: str, incident: int, shown: Card) -> OutboxMessage:
    """A card to a person, through the outbox."""
    return card_message("wecom", person_place(person), incident, shown)


def _form(
    form: Form,
    says: tuple[LocalizedText, ...],
    given: Mapping[str, str],
    locale: Locale,
    person: str,
    incident: int,
    passive: bool,
) -> Answer:
    if all(field.input is InputType.TICK for field in form.fields):
        return Answer("", (card_to_person(person, incident, _to_tick(form)),), person, incident)
    question = start_questions(form, given)
    if not question.fields:  # everything needed is there: only the number or the like was wrong
        return reply_text(
            "\n".join(locale.text(said) for said in says) or locale.word("wecom.only_text"), person, incident, passive
        )
    return ask(question, locale, person, incident, passive, (*says, *links_of(form)))


def links_of(form: Form) -> tuple[LocalizedText, ...]:
    """The addresses that a form gives to look at before it is answered."""
    return tuple(msg("wecom.link", label=part.label, url=part.url) for part in form.parts if isinstance(part, Link))


def _to_tick(form: Form) -> Card:
    """Findings one by one under the exact text, and one button whose code names each of them."""
    rules = [field.name.partition(":")[2] for field in form.fields]
    ticks = tuple(Row(msg("wecom.to_tick", n=n), field.label) for n, field in enumerate(form.fields, 1))
    return Card(
        form.title,
        Tone.WARNING,
        (*form.parts, *ticks),
        (Button(f"{form.code} ack={','.join(rules)}", msg("wecom.ticked"), primary=True),),
    )
