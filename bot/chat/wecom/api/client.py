"""Calls to WeCom: address, time-outs, the shared token, and what a failure means. No error quotes a secret."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from email.message import EmailMessage
from functools import partial
from typing import Any

import requests
from requests.adapters import HTTPAdapter

from bot.chat.protocol import RetryLater
from bot.chat.transport import before_sending
from bot.chat.wecom.api.errors import STALE_TOKEN, failure
from bot.chat.wecom.api.http import REQUEST_OPTIONS, UPLOAD_OPTIONS, Answer, parse, send
from bot.chat.wecom.api.token import Tokens
from bot.chat.wecom.settings import Settings
from storage.database import Database

CONNECTIONS = 8  # kept open to WeCom


@dataclass(frozen=True)
class Download:
    """A file that WeCom keeps for us: its first bytes up to the limit, and whether there was more."""

    content: bytes
    cut: bool
    name: str = ""  # that it was sent under, if WeCom says so


class Client:
    """Speaks to the app's own corner of WeCom. Raises RetryLater or PermanentFailure only."""

    def __init__(self, base: str, tokens: Tokens, session: requests.Session) -> None:
        self.base, self.tokens, self.session = base.rstrip("/") + "/", tokens, session

    def post(self, path: str, body: Mapping[str, Any], now: datetime) -> Answer:
        """The answer to a JSON request."""
        return self._called(
            lambda token: self.session.post(
                self._url(path), params={"access_token": token}, json=body, **REQUEST_OPTIONS
            ),
            now,
        )

    def get(self, path: str, now: datetime, **params: str | int) -> Answer:
        """The answer to a question."""
        return self._called(
            lambda token: self.session.get(
                self._url(path), params={**params, "access_token": token}, **REQUEST_OPTIONS
            ),
            now,
        )

    def upload(self, name: str, content: bytes, now: datetime) -> str:
        """Put a file there for three days; returns its media id."""
        files = {"media": (name, content, "application/octet-stream")}
        answer = self._called(
            lambda token: self.session.post(
                self._url("media/upload"), params={"access_token": token, "type": "file"}, files=files, **UPLOAD_OPTIONS
            ),
            now,
        )
        return str(answer["media_id"])

    def download(self, media: str, max_bytes: int, now: datetime) -> Download:
        """A file that a person sent, no more than `most` bytes of it."""
        found: list[Download] = []

        def fetch(token: str) -> requests.Response:
            """Read while it comes, and stop at the limit."""
            params = {"access_token": token, "media_id": media}
            with self.session.get(self._url("media/get"), params=params, stream=True, **UPLOAD_OPTIONS) as response:
                if response.ok and not _is_json(response):
                    found.append(replace(_read(response, max_bytes), name=_named(response)))
                else:
                    _ = response.content  # an error is read while the connection is open
            return response

        self._called(fetch, now, lambda: bool(found))
        if not found:
            raise RetryLater("WeCom answered without the file")
        return found[0]

    def _url(self, path: str) -> str:
        return self.base + path

    def _called(
        self, call: Callable[[str], requests.Response], now: datetime, done: Callable[[], bool] = lambda: False
    ) -> Answer:
        """Once; and once more with a new token if the old one was not taken any more."""
        for last in (False, True):
            with before_sending():
                token = self.tokens.current(now)
            response = send(partial(call, token))
            if done():
                return {}
            answer = parse(response)
            code = int(answer.get("errcode") or 0)
            if code in STALE_TOKEN:
                self.tokens.drop(token)
                if last:
                    raise RetryLater(f"WeCom refuses even a new token [{code}]", self.tokens.pause, whole_channel=True)
                continue
            if code:
                raise failure(code, str(answer.get("errmsg", "")), (token, self.tokens.secret))
            return answer
        raise AssertionError("unreachable")


def _is_json(response: requests.Response) -> bool:
    return "json" in response.headers.get("Content-Type", "")


def _named(response: requests.Response) -> str:
    """The file's name, as the header of the answer has it."""
    header = EmailMessage()
    try:
        header["Content-Disposition"] = response.headers.get("Content-Disposition", "")
        return header.get_filename() or ""
    except (ValueError, LookupError):
        return ""


def _read(response: requests.Response, max_bytes: int) -> Download:
    kept = bytearray()
    for piece in response.iter_content(64 * 1024):
        kept += piece
        if len(kept) > max_bytes:
            return Download(bytes(kept[:max_bytes]), True)
    return Download(bytes(kept), False)


def open_client(settings: Settings, database: Database) -> Client:
    """Return a client for the app in the settings, with the token that all processes share."""
    session = requests.Session()
    session.mount("https://", HTTPAdapter(pool_maxsize=CONNECTIONS))
    session.mount("http://", HTTPAdapter(pool_maxsize=CONNECTIONS))
    base, secret = settings.wecom_api_base, settings.wecom_secret.get_secret_value()
    return Client(
        base, Tokens(database, session, base, settings.wecom_corp_id, settings.wecom_agent_id, secret), session
    )
