"""What a text means while a question is open: an answer to it, or a command that may drop it."""

from dataclasses import replace

from bot.chat.received_files import SentFile
from bot.chat.wecom.inbound.form_dialog import (
    Question,
    is_no_option,
)
from bot.chat.wecom.inbound.replies import Answer, add_sentence
from bot.i18n import Locale
from handlers.case.card import Field, InputType, msg
from handlers.commands.parser import parse_command

LINK = "://"
EVIDENCE = "evidence"  # how the code of the question begins which incident a file belongs to
READ_ONLY = frozenset({"status", "mine", "list", "help"})  # what changes nothing, so a question stays open


def keep_open_question(answer: Answer, question: Question | None, text: str, locale: Locale, passive: bool) -> Answer:
    """Keep a question open that was open before, if nothing was changed; otherwise say that it is dropped."""
    if question is None or (answer.question and answer.question.code == question.code):
        return answer
    command = parse_command(text).command
    if answer.question is None and (not text or command is None or command.name in READ_ONLY):
        return replace(answer, question=question)
    return add_sentence(answer, msg("wecom.dropped", title=question.title), locale, passive)


def is_command(text: str, asked_for: Field, locale: Locale) -> bool:
    """True for a text that is meant as a command though a question is open.

    It opens with `/`, names an incident, reports a link, only looks, or is none of the few answers.
    Where a text is asked for (Ask.TEXT), other words that could open a command are part of that text.
    """
    asked = parse_command(text)
    words = text.lower().split()
    if words and words[0].startswith(("/", "／")):
        return True
    if asked_for.input is InputType.CHOICE and is_no_option(asked_for, text, locale):
        return LINK in text or asked.command is not None
    if asked.command is None or not asked.word:
        return False
    bare = len(words) == 1 and (
        asked.command.name in READ_ONLY or (asked_for.input is not InputType.TEXT and asked.command.handler is None)
    )
    return asked.number is not None or bare or (asked.command.name == "new" and LINK in text)


def code_of_file(file: SentFile) -> str:
    """Return a file as the code of the question which incident it belongs to."""
    return f"{EVIDENCE} {'picture' if file.picture else 'file'} {file.reference} {file.called}".rstrip()


def file_of_code(code: str) -> SentFile:
    """Return the file of such a code; questions of versions before 0.3 name a picture alone."""
    _, first, *rest = code.split(" ", 3)
    if first not in ("picture", "file") or not rest:
        return SentFile(first, picture=True)
    return SentFile(rest[0], rest[1] if len(rest) > 1 else "", picture=first == "picture")
