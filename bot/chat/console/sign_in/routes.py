"""To the provider and back: three addresses of the public listener, each of which checks what it is called with."""

import hmac
import json
import logging
import secrets
from collections.abc import Callable
from dataclasses import asdict, dataclass

from fastapi import APIRouter, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse

from bot.chat.console.security import HEADERS, SESSION
from bot.chat.console.sign_in import store
from bot.chat.console.sign_in.guard import SIGN_IN, SIGN_OUT, SIGNED_IN, SessionGuard, person_of
from bot.chat.console.sign_in.provider import Attempt, NotSignedIn, Provider

log = logging.getLogger(__name__)
WAITS = 600  # seconds in which a person has signed in at the provider
Worded = Callable[[Request, str], str]  # a refusal's key in the reader's language


@dataclass(frozen=True)
class SignInPages:
    """The requests of a sign-in; what went wrong is said in a sentence, logged without a name, and counted."""

    guard: SessionGuard
    provider: Provider
    worded: Worded

    def begin(self, request: Request) -> Response:
        """Send the browser to the provider, with what its answer will be told by in a cookie of ten minutes."""
        attempt = Attempt(*(secrets.token_urlsafe(48) for _ in range(3)))
        try:
            answer = RedirectResponse(self.provider.address(attempt), 303)
        except NotSignedIn as why:
            return self._refused(request, "failed", str(why), 502)
        self._keep(answer, self._attempt_cookie, json.dumps(asdict(attempt)), WAITS)
        return _guarded(answer)

    def finish(self, request: Request, code: str = "", state: str = "") -> Response:
        """Let in whom the provider vouches for and the roster knows; the session is a new one, whatever was before."""
        try:
            attempt = Attempt(**json.loads(request.cookies.get(self._attempt_cookie, "")))
        except (ValueError, TypeError):
            return self._refused(request, "failed", "no attempt of this browser")
        if not code or not hmac.compare_digest(state.encode(), str(attempt.state).encode()):
            return self._refused(request, "failed", "not the answer to this browser's attempt")
        try:
            identity = self.provider.identity(code, attempt)
        except NotSignedIn as why:
            return self._refused(request, "failed", str(why))
        person = person_of(self.guard.team(), identity.email)
        if not identity.email or person is None:
            return self._refused(request, "unknown" if identity.email else "unverified", "no person of the roster")
        answer = RedirectResponse(f"{self.guard.home}/console", 303)
        with self.guard.database.transaction() as connection:
            store.close_session(connection, request.cookies.get(self.guard.cookie, ""))
            token = store.open_session(connection, person.id, identity.email.strip().casefold(), self.guard.now())
            store.record(connection, self.guard.now(), person.id, "in")
        self._keep(answer, self.guard.cookie, token, int(store.LASTS.total_seconds()))
        answer.delete_cookie(self._attempt_cookie, path="/", secure=self.guard.secure, httponly=True)
        answer.delete_cookie(SESSION, path="/console")
        return _guarded(answer)

    def end(self, request: Request) -> Response:
        """Sign this browser out; only our own page asks for it."""
        if not self.guard.is_ours(request):
            return _guarded(PlainTextResponse(self.worded(request, "refused_origin"), 403))
        person, token = self.guard.person(request), request.cookies.get(self.guard.cookie, "")
        with self.guard.database.transaction() as connection:
            store.close_session(connection, token)
            if person:
                store.record(connection, self.guard.now(), person, "out")
        answer = PlainTextResponse(self.worded(request, "signed_out"))
        answer.delete_cookie(self.guard.cookie, path="/", secure=self.guard.secure, httponly=True)
        return _guarded(answer)

    @property
    def _attempt_cookie(self) -> str:
        return f"{self.guard.cookie}_attempt"

    def _keep(self, answer: Response, name: str, value: str, seconds: int) -> None:
        # Lax: the way back from the provider is a link from elsewhere; a form from elsewhere carries it not.
        answer.set_cookie(name, value, seconds, path="/", secure=self.guard.secure, httponly=True, samesite="lax")

    def _refused(self, request: Request, outcome: str, why: str, status: int = 403) -> Response:
        log.warning("a sign-in was refused (%s): %s", outcome, why)
        with self.guard.database.transaction() as connection:
            store.record(connection, self.guard.now(), "", outcome)
        return _guarded(PlainTextResponse(self.worded(request, f"sign_in_{outcome}"), status))


def sign_in_routes(pages: SignInPages) -> APIRouter:
    """Return the three addresses of the sign-in."""
    router = APIRouter(include_in_schema=False)
    router.add_api_route(SIGN_IN, pages.begin, methods=["GET"], response_model=None)
    router.add_api_route(SIGNED_IN, pages.finish, methods=["GET"], response_model=None)
    router.add_api_route(SIGN_OUT, pages.end, methods=["POST"], response_model=None)
    return router


def _guarded(answer: Response) -> Response:
    answer.headers.update(HEADERS)
    return answer
