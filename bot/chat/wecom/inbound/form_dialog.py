"""Forms in WeCom, one stored question at a time; the next text, a number, or a choice on a card answers it."""

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from pydantic import TypeAdapter

from bot.chat.wecom import store as wecom
from bot.i18n import Locale
from bot.incidents.requests import CommandResult, fields_to_correct
from handlers.case.card import Field, Form, InputType, LocalizedText, msg
from handlers.commands.aliases_zh import NAME_ALIASES, canonical_names, canonical_value, folded
from handlers.commands.tokenizer import END_MARKS
from handlers.text.times import looks_like_time
from storage.database import Database

QUESTION_SLOT = "question"
QUESTION_TIMEOUT = timedelta(minutes=30)  # after this a text is a text again
CANCEL = frozenset({"取消", "算了", "算了吧", "不用了", "cancel"})
DEFAULT = frozenset({"ok", "默认", "默認", "好", "default", "."})
TIMES = frozenset({"until", "due"})  # fields that take a time


@dataclass(frozen=True)
class Question:
    """What a person is being asked: the first of `fields`; `code` is carried out with `given` once none is left.

    `known` are the fields that have their value, in case it is rejected after all.
    """

    id: str
    code: str
    title: LocalizedText
    fields: tuple[Field, ...]
    optional: tuple[Field, ...] = ()
    given: Mapping[str, str] = field(default_factory=dict)
    known: tuple[Field, ...] = ()

    @property
    def code_of_choice(self) -> str:
        """The code of the button under a choice: a choice on an older card is not taken for this one."""
        return f"choose {self.id}"


QUESTION_JSON: TypeAdapter[Question] = TypeAdapter(Question)


class OpenQuestions:
    """Who was asked what."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def open(self, person: str, now: datetime) -> Question | None:
        """The question this person has not answered yet."""
        with self.database.read_transaction() as connection:
            return open_question(wecom.talk(connection, person), now)


def open_question(talk: wecom.DialogState, now: datetime) -> Question | None:
    """The question of this talk, while it is fresh."""
    if not talk.question or talk.asked_at is None or now - talk.asked_at > QUESTION_TIMEOUT:
        return None
    return QUESTION_JSON.validate_json(talk.question)


def question_to_retry(question: Question, result: CommandResult) -> Question | None:
    """The question to ask again when a value was rejected though all were known; None if no value was at fault.

    The other answers stay. A value in a line of its own (`篇数=十二`) is asked for with the answer it stood under.
    """
    names = fields_to_correct(result)
    wrong = next((f for f in question.known if f.name in names), None)
    if wrong is None and question.known and any(f.name in names for f in question.optional):
        wrong = question.known[-1]
    if wrong is None:
        return None
    known = tuple(f for f in question.known if f is not wrong)
    given = {name: value for name, value in question.given.items() if name not in (*names, wrong.name)}
    return replace(question, id=secrets.token_hex(4), fields=(wrong,), known=known, given=given)


def is_cancel(text: str) -> bool:
    """True for the words that leave a question, however they are ended."""
    return folded(text).strip().rstrip(END_MARKS) in CANCEL


def start_questions(form: Form, given: Mapping[str, str]) -> Question:
    """The first question of a form; choices come before texts. What was typed already is not asked again."""
    missing = [f for f in form.fields if f.required and not given.get(f.name, "").strip()]
    missing.sort(key=lambda f: f.input is not InputType.CHOICE)
    optional = tuple(f for f in form.fields if not f.required and not given.get(f.name))
    if not missing:  # something is wanted, but it may be any of them: ask for words, and take the others in lines
        missing = [next((f for f in optional if f.input is InputType.TEXT), form.fields[0])]
        optional = tuple(f for f in optional if f is not missing[0])
    known = tuple(f for f in form.fields if f not in missing and f not in optional)
    return Question(secrets.token_hex(4), form.code, form.title, tuple(missing), optional, dict(given), known)


def apply_answer(question: Question, text: str, locale: Locale) -> Question | LocalizedText:
    """The next question, or what is wrong with this answer. Lines such as `override=…` fill optional fields."""
    asked, given = question.fields[0], dict(question.given)
    optional = {f.name: f for f in question.optional}
    kept = []
    for line in text.split("\n"):
        typed, equals, value = line.strip().replace("＝", "=").partition("=")
        names = canonical_names(typed.strip()) if equals else ()
        extra = next((optional[name] for name in names if name in optional), None)
        if extra is None:
            kept.append(line)
        elif not value.strip():
            continue
        elif isinstance(chosen := _value(extra, value.strip(), locale), LocalizedText):
            return chosen
        else:
            given[extra.name] = chosen
    answer = _value(asked, "\n".join(kept).strip(), locale)
    if isinstance(answer, LocalizedText):
        return answer
    given[asked.name] = answer
    return replace(
        question, id=secrets.token_hex(4), fields=question.fields[1:], given=given, known=(*question.known, asked)
    )


def _value(asked: Field, text: str, locale: Locale) -> str | LocalizedText:
    if asked.input is InputType.CHOICE:
        return _option(asked, text, locale)
    if asked.input is InputType.LINE and asked.value and text.casefold() in DEFAULT:
        return asked.value
    if asked.name == "link":  # a shared page says more than its address
        text = next((word for word in text.split() if word.startswith(("https://", "http://"))), text)
    if not text:
        return msg("wecom.empty")
    if asked.name in TIMES and not looks_like_time(text):
        return msg("rejection.time_unknown", given=text[:40])
    return text if len(text) <= asked.max_length else msg("wecom.too_long", length=len(text), limit=asked.max_length)


def is_no_option(asked: Field, text: str, locale: Locale) -> bool:
    """True when this is none of the field's options, however it is put."""
    return isinstance(_option(asked, text.strip(), locale), LocalizedText)


def _option(asked: Field, text: str, locale: Locale) -> str | LocalizedText:
    """By number in the list, by its word, by its name, or by another word for it."""
    if text.isdecimal() and 0 < int(text[:4]) <= len(asked.options):
        return asked.options[int(text[:4]) - 1][0]
    given = {text.casefold(), canonical_value("", asked.name, text).casefold()}
    found = (value for value, label in asked.options if given & {value.casefold(), locale.text(label).casefold()})
    return next(found, None) or msg("wecom.no_option", given=text[:20])


def question_text(question: Question, locale: Locale) -> str:
    """The question as a text: its label, the options by number, the default, and the optional fields."""
    asked = question.fields[0]
    lines = [locale.text(question.title), locale.word("wecom.ask", label=asked.label)]
    lines += [f"{n}. {locale.text(label)}" for n, (_, label) in enumerate(asked.options, 1)]
    if asked.input is InputType.LINE and asked.value:
        lines.append(locale.word("wecom.ask_default", value=asked.value))
    if question.optional and len(question.fields) == 1:
        lines.append(locale.word("wecom.ask_more"))
        lines += [f"{_name(f, locale)}={_hint(f, locale)}" for f in question.optional]
    lines.append(locale.word("wecom.ask_cancel"))
    return "\n".join(lines)


def _name(asked: Field, locale: Locale) -> str:
    """What to type before the `=`."""
    return NAME_ALIASES.get(asked.name, asked.name).split()[0] if locale.language == "zh-Hans" else asked.name


def _hint(asked: Field, locale: Locale) -> str:
    options = " / ".join(locale.text(label) if locale.language != "en" else value for value, label in asked.options)
    return f"{locale.text(asked.label)}{f'（{options}）' if options else ''}"
