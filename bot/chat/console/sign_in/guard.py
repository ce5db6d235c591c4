"""The lock of the console's pages on the public listener: a session for a browser, and one person for a session."""

from collections.abc import Callable
from datetime import datetime
from urllib.parse import urlsplit

from fastapi import Request, Response
from fastapi.responses import RedirectResponse

from bot.chat.console.security import RequestGuard
from bot.chat.console.sign_in import store
from handlers.case.people import Person, Team
from storage.database import Database

SIGN_IN, SIGNED_IN, SIGN_OUT = "/console/sign-in", "/console/signed-in", "/console/sign-out"


class SessionGuard(RequestGuard):
    """Lets in who signed in, as the person of the roster whom the provider vouched for, and as no other."""

    def __init__(
        self, database: Database, team: Callable[[], Team], public_url: str, now: Callable[[], datetime]
    ) -> None:
        super().__init__("")
        self.database, self.team, self.now, self.home = database, team, now, public_url.rstrip("/")
        self.origin = "{0.scheme}://{0.netloc}".format(urlsplit(self.home))
        self.secure = self.origin.startswith("https://")
        # A browser takes a cookie of such a name from this host alone, over TLS alone (RFC 6265bis, 4.1.3).
        self.cookie = f"{'__Host-' if self.secure else ''}dingfengbo_signed_in"

    def person(self, request: Request) -> str:
        """Who signed in with this browser, while the roster has them under the address that was vouched for."""
        token = request.cookies.get(self.cookie, "")
        if not token:
            return ""
        with self.database.read_transaction() as connection:
            session = store.find_session(connection, token, self.now())
        known = session and self.team().people.get(session.person)
        return known.id if session and known and email_of(known) == session.email else ""

    def refusal(self, request: Request) -> str:
        """Why this request is not let in, by key of the page's words; empty when it is."""
        if request.method not in ("GET", "HEAD") and not self.is_ours(request):
            return "refused_origin"
        return "" if self.person(request) else "refused_sign_in"

    def is_ours(self, request: Request) -> bool:
        """True for a request of our own page. A form of a page without a referrer says `null`, and where it stands."""
        origin, site = request.headers.get("origin", ""), request.headers.get("sec-fetch-site", "")
        return origin == self.origin or (origin == "null" and site == "same-origin")

    def entered(self, request: Request) -> Response | None:
        """The way to the provider, for a browser that asks for the page and is not signed in."""
        page = request.method == "GET" and request.url.path in ("/console", "/console/")
        return RedirectResponse(self.home + SIGN_IN, 303) if page and not self.person(request) else None


def email_of(person: Person) -> str:
    """The address by which a person of the roster signs in; empty for one who has none."""
    return person.addresses.get("email", "").strip().casefold()


def person_of(team: Team, email: str) -> Person | None:
    """Return the one person whose address this is; None when there is none, or more than one."""
    found = [person for person in team.people.values() if email and email_of(person) == email.strip().casefold()]
    return found[0] if len(found) == 1 else None
