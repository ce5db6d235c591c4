"""`python -m bot say`: a command as a person of the roster, for scripts and for tests from outside."""

import json as json_lines
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from cyclopts import Parameter
from rich.console import Console

from bot.chat import load_settings
from bot.cli import Language
from bot.cli.desk_client import ask
from bot.cli.render import show_answer, show_inbox
from handlers.case.errors import UserError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from bot.chat.console.as_json import AnswerJson, MessageJson


class BadField(UserError):
    """A --field that is not name=value, or whose file cannot be read."""


def say(
    *words: str,
    person: Annotated[str, Parameter(name="--as")],
    field: Annotated[list[str] | None, Parameter(name="--field")] = None,
    json: bool = False,
    inbox: bool = False,
    idempotency_key: str = "",
    language: Language | None = None,
) -> int:
    """Give a command as a person of the roster, to the running desk or, when none runs, to its database.

    Ends with 0 when it was done, 1 when it was refused or something must be given first, 2 for a bad call.

    Parameters
    ----------
    words
        The command as it would be typed, such as "/incident status 12", or a post's link to report.
    person
        The person's id on the roster.
    field
        A form's value, name=value; may be repeated. text=@FILE reads a file, text=- standard input; @@ stands for @.
    json
        Print one JSON object: ok, says, card, form, files (with --inbox: ok, messages).
    inbox
        Show what this person sees now: the newest messages and cards to them and in rooms.
    idempotency_key
        A name for this call: repeated under it, it changes nothing and is answered alike.
    language
        The language to answer in; without it, the person's.
    """
    call = {"person": person, "text": " ".join(words), "inbox": inbox}
    call |= {"idempotency_key": idempotency_key, "language": language}
    try:
        answer = _asked(call, field or ())
    except UserError as error:
        if not json:
            raise
        print(refused_as_json(str(error), inbox))
        return 2
    return _tell_inbox(answer, json) if inbox else _tell(answer, json)


def _asked(call: dict[str, Any], given: "Sequence[str]") -> Any:
    """The answer to a call with these fields. Raises UserError."""
    if call["inbox"] == bool(call["text"]):
        raise BadField('Write a command, such as: say --as mei "/incident status 12". Or --inbox instead of one.')
    return ask(call | {"fields": dict(map(read_field, given))}, *load_settings())


def refused_as_json(why: str, inbox: bool) -> str:
    """A bad call in the shape of an answer."""
    empty: dict[str, Any] = {"messages": []} if inbox else {"card": None, "form": None, "files": []}
    return json_lines.dumps({"ok": False, "says": [why], **empty}, ensure_ascii=False)


def read_field(given: str) -> tuple[str, str]:
    """`name=value`, with the value from a file or standard input where it says so. Raises BadField."""
    name, equals, value = given.partition("=")
    if not (name and equals):
        raise BadField(f"--field {given}: write name=value.")
    if value == "-":
        value = sys.stdin.read().removesuffix("\n")
    elif value.startswith("@@"):
        value = value[1:]
    elif value.startswith("@"):
        try:
            value = Path(value[1:]).read_text(encoding="utf-8").removesuffix("\n")
        except (OSError, UnicodeDecodeError) as error:
            raise BadField(f"--field {given}: {error}. Write {name}=@{value} for a text that begins with @.") from None
    return name, value.replace("\r\n", "\n")


def _tell(answer: "AnswerJson", as_json: bool) -> int:
    if as_json:
        print(json_lines.dumps(answer, ensure_ascii=False))
    else:
        show_answer(answer, Console())
    return 0 if answer["ok"] else 1


def _tell_inbox(messages: "list[MessageJson]", as_json: bool) -> int:
    shown: dict[str, Any] = {"ok": True, "messages": messages}
    if as_json:
        print(json_lines.dumps(shown, ensure_ascii=False))
    else:
        show_inbox(messages, Console())
    return 0
