"""Looks at the desk as the internet does: what of the local listener can be reached by the public address."""

from collections.abc import Iterator
from email.message import Message
from http.client import HTTPException
from urllib.error import HTTPError
from urllib.request import HTTPRedirectHandler, Request, build_opener

from bot.ops.listeners import LOCAL_MARK

LOCAL_PATHS = ("/console", "/docs", "/openapi.json", "/metrics", "/readyz")
TIMEOUT = 10.0  # seconds


class Unreachable(Exception):
    """The address does not answer."""


class _NoRedirects(HTTPRedirectHandler):
    def redirect_request(self, *given: object) -> None:
        """Where an address leads to is not followed: only what answers there counts."""


def exposed(address: str) -> list[str]:
    """The paths that the local listener answers under this address; it should be none. Raises Unreachable."""
    return [
        path for path in LOCAL_PATHS if any(LOCAL_MARK in headers for headers in _answers(address.rstrip("/") + path))
    ]


def _answers(address: str) -> Iterator[Message]:
    """The headers of the answer, as asked plainly and with a name of this machine for the host."""
    opener = build_opener(_NoRedirects)
    for headers in ({}, {"Host": "127.0.0.1"}):
        try:
            with opener.open(Request(address, headers=headers), timeout=TIMEOUT) as answer:
                yield answer.headers
        except HTTPError as refused:
            yield refused.headers
        except (OSError, HTTPException, ValueError) as error:
            raise Unreachable(f"does not answer ({type(error).__name__})") from error
