"""The access token: kept in the database for all threads and processes, fetched by one; never with a refused secret."""

import logging
import threading
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from hashlib import sha256

import requests

from bot.chat.protocol import RetryLater
from bot.chat.wecom.api.errors import BAD_SECRET, BadSecret, failure
from bot.chat.wecom.api.http import REQUEST_OPTIONS, parse, send
from storage import tokens
from storage.database import Database

log = logging.getLogger(__name__)
EARLY = timedelta(minutes=5)  # a token is renewed this long before its end
BANNED = timedelta(hours=1)  # so long WeCom shuts out an address that asks with a wrong secret again and again
LEASE = timedelta(seconds=20)  # another process may fetch after this
SOON = timedelta(seconds=1)


@dataclass
class Tokens:
    """The app's token. `app` names its row; of a refused secret only a fingerprint is kept."""

    database: Database
    session: requests.Session
    base: str
    corp_id: str
    agent_id: int
    secret: str = field(repr=False)
    pause: timedelta = timedelta(minutes=5)

    def __post_init__(self) -> None:
        self.app, self._one = f"wecom:{self.corp_id}:{self.agent_id}", threading.Lock()
        self._secret_fingerprint = sha256(f"{self.app}:{self.secret}".encode()).hexdigest()[:16]

    def current(self, now: datetime) -> str:
        """A token that is good now. Raises BadSecret, or RetryLater while another thread or process fetches it."""
        if token := self._known(now):
            return token
        # WeCom limits how often a token may be asked for, and a new one may end the one another thread just got.
        with self._one:  # threads wait here for the one who fetches
            if token := self._known(now):
                return token
            with self.database.transaction() as connection:
                mine = tokens.may_fetch(connection, self.app, now, now + LEASE)
            if not mine:
                raise RetryLater("another process is fetching WeCom's token", SOON, attempted=False)
            return self._fetch(now)

    def drop(self, token: str) -> None:
        """WeCom does not take this token any more."""
        with self.database.transaction() as connection:
            tokens.drop(connection, self.app, token)

    def refused(self, now: datetime) -> str:
        """Why WeCom refuses the secret we have; empty when it does not."""
        with self.database.read_transaction() as connection:
            kept = tokens.find_token(connection, self.app)
        return kept.rejected_why if kept and kept.rejected == self._secret_fingerprint and now < kept.good_until else ""

    def _known(self, now: datetime) -> str:
        with self.database.read_transaction() as connection:
            kept = tokens.find_token(connection, self.app)
        if kept and kept.rejected == self._secret_fingerprint and now < kept.good_until:
            raise BadSecret(kept.rejected_why)
        return kept.token if kept and kept.token and now < kept.good_until - EARLY else ""

    def _fetch(self, now: datetime) -> str:
        """Ask once; whatever happens, the next one may ask again, unless it would be with a refused secret."""
        try:
            token, lasts = self._ask()
        except BadSecret as refused:
            # Kept as refused: WeCom shuts out an address that goes on asking with a wrong secret, other desks behind
            # it too.
            log.error("%s", refused)
            self._not_fetched(now, refused.code)
            raise
        except Exception:
            self._not_fetched(now)
            raise
        with self.database.transaction() as connection:
            tokens.fetched(connection, self.app, token, now + lasts)
        return token

    def _not_fetched(self, now: datetime, refused: str = "") -> None:
        with self.database.transaction() as connection:
            tokens.not_fetched(
                connection,
                self.app,
                now,
                self._secret_fingerprint if refused else "",
                refused,
                now + BANNED if refused else None,
            )

    def _ask(self) -> tuple[str, timedelta]:
        params = {"corpid": self.corp_id, "corpsecret": self.secret}
        response = send(lambda: self.session.get(self.base.rstrip("/") + "/gettoken", params=params, **REQUEST_OPTIONS))
        answer = parse(response)
        code = int(answer.get("errcode") or 0)
        if code in BAD_SECRET:
            raise BadSecret(str(code))
        if code or not answer.get("access_token"):
            raise failure(code or -1, str(answer.get("errmsg", "")), (self.secret,))
        return str(answer["access_token"]), timedelta(seconds=int(answer.get("expires_in") or 7200))
