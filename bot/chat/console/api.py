"""The console for programs: commands given as a person of the roster, answered as JSON, and what that person sees."""

import hmac
from collections.abc import Callable, Collection, Coroutine, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any, Literal

from fastapi import Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import JSONResponse, PlainTextResponse
from pydantic import BaseModel, Field, ValidationError

from bot.chat.console.as_json import AnswerJson, MessageJson, card_json, form_json
from bot.chat.console.sender import Sender
from bot.chat.console.visible import visible
from bot.i18n import Locale
from bot.incidents.dispatch import CommandDispatcher, parse
from bot.incidents.evidence.intake import HandedIn
from handlers.case.errors import UserError
from handlers.commands.parser import ParsedCommand
from handlers.commands.permissions import fit_to
from handlers.evidence.actions import FILE_FIELDS


class BadCall(UserError):
    """The call names a person or a field that does not exist; the text lists those that do."""


class Call(BaseModel, extra="forbid"):
    """A command that `person` (a roster id) gives: `text` as it would be typed, `fields` as a form would be filled.

    With `inbox` it asks for that person's messages instead. `file` names one in DATA_DIR/incoming that is handed in as
    evidence of the incident that `text` names (`evidence 12`), `called` what it was called; the fields are what is said
    of it. `idempotency_key` names the call: repeated under it changes
    nothing and gets the same answer. `language` defaults to the person's.
    """

    person: str
    text: str = ""
    fields: dict[str, str] = Field(default_factory=dict)
    inbox: bool = False
    file: str = Field(default="", max_length=200)
    called: str = Field(default="", max_length=300)
    idempotency_key: str = Field(default="", max_length=200)
    language: Literal["zh-Hans", "zh-Hant", "en"] | None = None


@dataclass(frozen=True)
class CommandApi:
    """Carries calls out. `exports` is the folder that exported files lie in; `clock` tells the time (UTC)."""

    dispatcher: CommandDispatcher
    sender: Sender
    exports: Path
    clock: Callable[[], datetime]

    def run(self, call: Call) -> AnswerJson | list[MessageJson]:
        """The answer to a command, or the inbox. Raises BadCall."""
        people = self.dispatcher.team().people
        if call.person not in people:
            raise BadCall(f"There is no {call.person!r} on the roster. Choose one of: {', '.join(people)}")
        if call.file:
            return self._hand_in(call)
        return self._inbox(call) if call.inbox else self._answer(call)

    def _hand_in(self, call: Call) -> AnswerJson:
        """A file that a program of this machine has put down for us. Raises BadCall."""
        intake, asked = self.dispatcher.evidence.intake, parse(call.text)
        check_fields(call.fields, FILE_FIELDS)
        path = intake.folder() / Path(call.file).name
        if asked.command is None or asked.command.name != "evidence" or not asked.number or not path.is_file():
            raise BadCall("A file is handed in with the text `evidence N`, from DATA_DIR/incoming.")
        handed = HandedIn(path, call.called, call.fields)
        done = intake.add(asked.number, call.person, handed, self.clock(), named(call))
        said = self._locale(call).text(done.answer)
        return {"ok": bool(done.id), "says": [said], "card": None, "form": None, "files": []}

    def _answer(self, call: Call) -> AnswerJson:
        command = parse(call.text)
        check_fields(call.fields, fields_of(command))
        result = self.dispatcher.dispatch(call.person, command, self.clock(), call.fields, idempotency_key=named(call))
        locale = self._locale(call)  # only now: the command may have changed the language
        return {
            "ok": result.ok,
            "says": [locale.text(said) for said in result.says],
            "card": card_json(
                result.card, locale, partial(self.dispatcher.button_form, person=call.person, opened=False)
            )
            if result.card
            else None,
            "form": form_json(result.form, locale) if result.form else None,
            "files": [str(self.exports.resolve() / name) for name in result.files],
        }

    def _inbox(self, call: Call) -> list[MessageJson]:
        locale, person = self._locale(call), self.dispatcher.team().people.get(call.person)
        return [
            {
                "place": message.place,
                "incident": message.incident,
                "at": message.updated_at.isoformat(timespec="seconds"),
                "says": [locale.text(said) for said in message.says],
                "card": card_json(
                    fit_to(message.card, person),
                    locale,
                    partial(self.dispatcher.button_form, person=call.person, opened=False),
                )
                if message.card
                else None,
            }
            for message in visible(self.dispatcher.access, call.person, self.sender.seen_by(call.person))
        ]

    def _locale(self, call: Call) -> Locale:
        people = self.dispatcher.team().people
        names = {person.id: person.name for person in people.values()}
        return Locale(call.language or people[call.person].language, names, self.dispatcher.incidents.policy.zone)


def named(call: Call) -> str:
    """The call's name among all requests; empty when it was given none."""
    return f"say {call.person} {call.idempotency_key}" if call.idempotency_key else ""


def fields_of(asked: ParsedCommand) -> tuple[str, ...]:
    """The names of what a command is told."""
    return (*asked.command.positional, *asked.command.named) if asked.command else ()


def check_fields(fields: Mapping[str, str], known: Collection[str]) -> None:
    """Raises BadCall for a field that is not known: what is misspelt would be left out in silence."""
    for name, value in fields.items():
        ticked = ":" in name and name.partition(":")[0] in known
        if not ticked and name not in known:
            raise BadCall(f"There is no field {name!r} here. Choose one of: {', '.join(sorted(set(known))) or 'none'}")
        if ticked and value != "yes":
            raise BadCall(f"{name} is ticked with {name}=yes, or left out.")


def make_endpoint(api: CommandApi, secret: str) -> Callable[[Request], Coroutine[Any, Any, Response]]:
    """The API over HTTP, for programs that send the secret as a bearer token."""

    async def handle(request: Request) -> Response:
        """Answer 200 with JSON, 403 without the secret (checked before the body is read), 422 to a bad call."""
        given = request.headers.get("authorization", "")
        if not hmac.compare_digest(given.encode(), f"Bearer {secret}".encode()):
            return PlainTextResponse("The secret is not this desk's.", 403)
        try:
            return JSONResponse(await run_in_threadpool(api.run, read_call(await request.body())))
        except BadCall as bad:
            return PlainTextResponse(str(bad), 422)

    return handle


def read_call(body: bytes) -> Call:
    """The posted call. Raises BadCall."""
    try:
        return Call.model_validate_json(body)
    except ValidationError as error:
        raise BadCall("; ".join(f"{'.'.join(map(str, e['loc']))}: {e['msg']}" for e in error.errors())) from None
