"""The console's routes: its page, its assets, and the API for programs."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, PlainTextResponse, RedirectResponse

from bot.chat.console.alert_requests import LARGEST, AlertPages
from bot.chat.console.api import CommandApi, make_endpoint
from bot.chat.console.page_requests import Console
from bot.chat.console.page_state import view_of
from bot.chat.console.security import RequestGuard, guarded_route
from bot.chat.console.sender import Sender
from bot.chat.console.settings import Settings
from bot.i18n import Locale
from bot.incidents.dispatch import CommandDispatcher
from bot.ops.run_file import console_token

PAGE = Path(__file__).parent / "page"
ASSETS = {path.name: path for path in PAGE.iterdir() if path.suffix in (".css", ".js", ".svg")}


def routes(
    dispatcher: CommandDispatcher, sender: Sender, settings: Settings, clock: Callable[[], datetime], secret: str
) -> APIRouter:
    """The console's routes, for this machine and who has the token; `secret` is for programs."""
    lock, exports = RequestGuard(console_token(settings.data_dir)), settings.data_dir / "exports"
    console = Console(dispatcher, sender, exports, lock, clock)

    def refused(request: Request, key: str) -> str:
        """A refusal in the reader's language."""
        return Locale(view_of(request, dispatcher.team()).language, {}).word(f"console.{key}")

    router = APIRouter(route_class=guarded_route(lock, refused), include_in_schema=False)
    pages: dict[str, Callable[..., object]] = {
        "": console.page,
        "/live": console.live,
        "/files/{signature}/{name:path}": console.file,
        "/page/{name}": asset,
    }
    for path, page in pages.items():
        router.add_api_route(f"/console{path}", page, methods=["GET"], response_model=None)
    router.add_api_route("/", lambda: RedirectResponse("/console"), methods=["GET"], response_model=None)
    router.add_api_route("/console/hear", console.handle, methods=["POST"], response_model=None)
    for_files = guarded_route(lock, refused, LARGEST)
    send = AlertPages(console).send
    router.add_api_route("/console/alerts", send, methods=["POST"], response_model=None, route_class_override=for_files)
    say = make_endpoint(CommandApi(dispatcher, sender, exports, clock), secret)
    router.add_api_route("/console/say", say, methods=["POST"], response_model=None)
    return router


def asset(name: str) -> Response:
    """One of the page's own files."""
    return (
        FileResponse(ASSETS[name], headers={"Cache-Control": "no-cache"})
        if name in ASSETS
        else PlainTextResponse("404", 404)
    )
