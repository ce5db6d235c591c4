"""The console's routes: its page, its assets, and the API for programs."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from fastapi import APIRouter, Request, Response
from fastapi.responses import FileResponse, PlainTextResponse, RedirectResponse

from bot.chat.console.alert_requests import LARGEST, AlertPages
from bot.chat.console.api import CommandApi, make_endpoint
from bot.chat.console.evidence_requests import EvidencePages
from bot.chat.console.page_requests import Console
from bot.chat.console.page_state import view_of
from bot.chat.console.security import RequestGuard, guarded_route
from bot.chat.console.sender import Sender
from bot.chat.console.settings import Settings
from bot.chat.console.sign_in.guard import SIGNED_IN, SessionGuard
from bot.chat.console.sign_in.provider import Provider
from bot.chat.console.sign_in.routes import SignInPages, sign_in_routes
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
    router = _pages(Console(dispatcher, sender, exports, lock, clock))
    router.add_api_route("/", lambda: RedirectResponse("/console"), methods=["GET"], response_model=None)
    say = make_endpoint(CommandApi(dispatcher, sender, exports, clock), secret)
    router.add_api_route("/console/say", say, methods=["POST"], response_model=None)
    return router


def public_routes(
    dispatcher: CommandDispatcher,
    sender: Sender,
    settings: Settings,
    clock: Callable[[], datetime],
    lock: SessionGuard,
) -> APIRouter:
    """The same pages for the public listener, behind the sign-in; programs have no way in there."""
    router = _pages(Console(dispatcher, sender, settings.data_dir / "exports", lock, clock))
    provider = Provider(
        settings.console_sign_in_issuer,
        settings.console_sign_in_client,
        settings.console_sign_in_secret.get_secret_value(),
        f"{lock.home}{SIGNED_IN}",
    )
    router.include_router(sign_in_routes(SignInPages(lock, provider, _refusals(dispatcher))))
    return router


def _pages(console: Console) -> APIRouter:
    """What both listeners have, each behind its own lock."""
    router = APIRouter(route_class=guarded_route(console.guard, _refusals(console.dispatcher)), include_in_schema=False)
    pages: dict[str, Callable[..., object]] = {
        "": console.page,
        "/board": console.board,
        "/incidents/{number}": console.incident,
        "/live": console.live,
        "/files/{signature}/{name:path}": console.file,
        "/page/{name}": asset,
    }
    for path, page in pages.items():
        router.add_api_route(f"/console{path}", page, methods=["GET"], response_model=None)
    router.add_api_route("/console/hear", console.handle, methods=["POST"], response_model=None)
    for_files = guarded_route(console.guard, _refusals(console.dispatcher), LARGEST)
    send = AlertPages(console).send
    router.add_api_route("/console/alerts", send, methods=["POST"], response_model=None, route_class_override=for_files)
    evidence = EvidencePages(console)
    of_evidence = guarded_route(console.guard, _refusals(console.dispatcher), evidence.largest)
    router.add_api_route(
        "/console/evidence", evidence.hand_in, methods=["POST"], response_model=None, route_class_override=of_evidence
    )
    shown = "/console/evidence/{incident}/{item}/{shape}"
    router.add_api_route(shown, evidence.show, methods=["GET"], response_model=None)
    return router


def _refusals(dispatcher: CommandDispatcher) -> Callable[[Request, str], str]:
    """Puts a refusal's key into the reader's language."""
    return lambda request, key: Locale(view_of(request, dispatcher.team()).language, {}).word(f"console.{key}")


def asset(name: str) -> Response:
    """One of the page's own files."""
    return (
        FileResponse(ASSETS[name], headers={"Cache-Control": "no-cache"})
        if name in ASSETS
        else PlainTextResponse("404", 404)
    )
