"""The page's requests: pages asked for, commands typed, buttons pressed, forms sent."""

import asyncio
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Annotated, Any
from urllib.parse import parse_qsl, quote

from fastapi import Depends, Request, Response
from fastapi.concurrency import run_in_threadpool
from fastapi.responses import FileResponse, HTMLResponse, PlainTextResponse, RedirectResponse

from bot.chat.console.page_state import BOARD, INCIDENT, View, number, remember, view_of
from bot.chat.console.panels import page_name, panel
from bot.chat.console.render import command_choices, field_errors, render, role_names, room_name
from bot.chat.console.security import SESSION, RequestGuard, TooLarge
from bot.chat.console.sender import Sender
from bot.chat.console.visible import visible_column, visible_thread
from bot.i18n import Locale
from bot.incidents.dispatch import CommandDispatcher, parse
from bot.incidents.requests import CommandResult
from handlers.case.card import Form, LocalizedText
from handlers.commands.permissions import fit_to

LOOK_EVERY, LOOKS = 0.4, 10  # seconds between looks for changes, and how many a waiting page gets at a time


async def body(request: Request) -> dict[str, str]:
    """A posted form as plain fields; line ends as people typed them."""
    try:
        fields = parse_qsl(
            (await request.body()).decode("utf-8", "replace"), keep_blank_values=True, max_num_fields=200
        )
    except ValueError:
        raise TooLarge from None
    return {name: value.replace("\r\n", "\n") for name, value in fields}


Posted = Annotated[Mapping[str, str], Depends(body)]


@dataclass(frozen=True)
class Console:
    """The page's requests. `exports` is the folder of exported files."""

    dispatcher: CommandDispatcher
    sender: Sender
    exports: Path
    guard: RequestGuard
    clock: Callable[[], datetime]

    def page(self, request: Request) -> Response:
        """The whole page for one person, place and thread; the script asks for it again whenever something changed."""
        view = self.view_for(request)
        if {"language", "theme"} & set(request.query_params):
            return remember(RedirectResponse(view.link(), 303), view, view.language)
        session = request.cookies.get(SESSION) or secrets.token_urlsafe(24)
        answer = HTMLResponse(
            render("page.html", self.locale(view), token=self.guard.sign("page", session), **self._shown(view))
        )
        answer.set_cookie(SESSION, session, path="/console", httponly=True, samesite="strict", secure=self.guard.secure)
        return remember(answer, view)

    def board(self, request: Request) -> Response:
        """The address of the board, to be shared."""
        return self._at(request, BOARD)

    def incident(self, request: Request, number: int) -> Response:
        """The address of one incident, to be shared: each sees what they may see."""
        return self._at(request, f"{INCIDENT}{number}")

    def _at(self, request: Request, place: str) -> Response:
        view = self.view_for(request)
        return remember(RedirectResponse(replace(view, place=place, thread=0).link(), 303), view, view.language)

    def handle(self, request: Request, posted: Posted) -> Response:
        """A typed line, a pressed button or a filled-in form; what comes back is for this person only."""
        view = self.view_for(request, posted.get("person", ""))
        locale, session = self.locale(view), request.cookies.get(SESSION, "")
        if not session or not self.guard.genuine("page", session, posted.get("token", "")):
            return PlainTextResponse(locale.word("console.refused_token"), 403)
        form, submit = self._form(posted, view.person)
        if form and "sent" not in posted:
            return self.answer(view, CommandResult(False, form=form), posted, submit=submit)
        values = {name.removeprefix("value."): value for name, value in posted.items() if name.startswith("value.")}
        if form and (faults := field_errors(form.fields, values)):
            return self.answer(
                view, CommandResult(False, form=form), posted, submit=submit, faults=faults, values=values
            )
        command = parse(posted.get("text", ""))
        named = command.number and {"message", "sent"} & posted.keys()  # a button or a form names its own incident
        thread = None if named else number(posted.get("incident", "")) or None
        result = self.dispatcher.dispatch(view.person, command, self.clock(), values, thread)
        chosen = [str(said.args["language"]) for said in result.says if result.ok and said.key == "answer.language"]
        return remember(self.answer(view, result, posted), view, *chosen)

    def file(self, request: Request, signature: str, name: str) -> Response:
        """An exported file, by the link of the answer that announced it and by no other name."""
        path = (self.exports / name).resolve() if self.guard.genuine("file", name, signature) else self.exports
        if not (path.is_relative_to(self.exports.resolve()) and path.is_file()):
            return PlainTextResponse(self.locale(self.view_for(request)).word("console.refused_file"), 404)
        return FileResponse(path, filename=path.name, media_type="application/octet-stream")

    async def live(self, since: str = "") -> Response:
        """The revision of what is shown, as soon as it differs from `since`, or after a while.

        Asynchronous because a page that only waits must not hold a thread; short, so that a stop does not wait.
        """
        for _ in range(LOOKS):
            seen = str(await run_in_threadpool(self.sender.revision))
            if seen != since:
                break
            await asyncio.sleep(LOOK_EVERY)
        return PlainTextResponse(seen)

    def view_for(self, request: Request, person: str = "") -> View:
        """What is asked for, by the person who signed in; where none has to, by the one who was chosen."""
        signed_in = self.guard.person(request)
        return replace(view_of(request, self.dispatcher.team(), signed_in or person), fixed=bool(signed_in))

    def _form(self, posted: Mapping[str, str], person: str) -> tuple[Form | None, LocalizedText | None]:
        """The form of what was pressed or is being sent, by the case file as it is now, and what its button says."""
        code, message = posted.get("text", ""), number(posted.get("message", ""))
        form = self.dispatcher.button_form(parse(code), person) if message or "sent" in posted else None
        button = self.sender.button(message, code)
        return form, button.label if button else None

    def locale(self, view: View) -> Locale:
        """How the person of this page reads."""
        people = self.dispatcher.team().people.values()
        return Locale(view.language, {p.id: p.name for p in people}, self.dispatcher.incidents.policy.zone)

    def _shown(self, view: View) -> dict[str, Any]:
        """Everything the page's template shows."""
        # Read first: what comes in between is shown now or asked for soon, never missed.
        revision = self.sender.revision()
        locale, people, own = self.locale(view), self.dispatcher.team().people, f"person:{view.person}"
        newest = self.sender.newest(people)
        access, me = self.dispatcher.access, view.person
        rooms = [(place, last) for place, last in newest.items() if place.startswith("room:")]
        rooms = [(place, last) for place, last in rooms if access.sees_room(me, place)]
        place = view.place or next((room for room, _ in rooms), "room:")
        thread_shown = self.sender.thread(view.thread, place, view.thread_before or None)
        parent, thread = visible_thread(access, me, *thread_shown)
        to_me, name = locale.word("console.to_me"), locale.word("console.name")
        place_name = to_me if place == own else page_name(view, locale) or room_name(place) or name
        return {
            "revision": revision,
            "view": view,
            "people": [people[me]] if view.fixed else list(people.values()),
            "own": own,
            "rooms": rooms,
            "newest": newest,
            "place": place,
            "commands": command_choices(locale, people.get(view.person)),
            "roles": lambda person: role_names(locale, person),
            "fit": lambda card: fit_to(card, people.get(view.person)),
            "place_name": place_name,
            "pane": visible_column(access, me, self.sender.stream(place, view.before or None)),
            "parent": parent,
            "thread": thread,
            **panel(self.dispatcher, view, locale, self.clock()),
        }

    def answer(
        self,
        view: View,
        result: CommandResult,
        posted: Mapping[str, str],
        submit: LocalizedText | None = None,
        faults: Mapping[str, LocalizedText] | None = None,
        values: Mapping[str, str] | None = None,
    ) -> Response:
        """A bubble that only this person sees, or a form."""
        files = [(name, f"/console/files/{self.guard.sign('file', name)}/{quote(name)}") for name in result.files]
        # Only buttons name the message they stand on.
        typed = ("/incident " if "message" in posted else "") + posted.get("text", "")
        shown = {
            "result": result,
            "files": files,
            "typed": typed,
            "now": self.clock(),
            "message": posted.get("message", ""),
        }
        drawn = render("answer.html", self.locale(view), **shown, submit=submit, faults=faults or {}, values=values)
        return HTMLResponse(drawn, 422 if faults else 200)
