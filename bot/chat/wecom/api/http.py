"""An HTTP request and its answer as JSON, with time-outs; the library's own errors quote addresses: none gets out."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

import requests

from bot.chat.protocol import RetryLater

logging.getLogger("urllib3").setLevel(logging.WARNING)  # below that it logs addresses, which carry the token
TIMEOUT = (3.05, 8.0)  # seconds to connect, and between two pieces of an answer
REQUEST_OPTIONS: Mapping[str, Any] = {"timeout": TIMEOUT, "allow_redirects": False}
UPLOAD_OPTIONS: Mapping[str, Any] = {"timeout": (3.05, 15.0), "allow_redirects": False}  # for files

Answer = Mapping[str, Any]


def send(call: Callable[[], requests.Response]) -> requests.Response:
    """The response, or RetryLater. The library's own errors quote the whole address, so none of their words get out."""
    try:
        return call()
    except requests.exceptions.ConnectTimeout:
        raise RetryLater("WeCom does not answer the connection") from None
    except requests.exceptions.ConnectionError as error:
        # A refused connection carried nothing; one that broke may have.
        refused = "NewConnectionError" in repr(error) or "NameResolutionError" in repr(error)
        raise RetryLater(
            "WeCom cannot be reached" if refused else "the connection to WeCom broke", delivery_unknown=not refused
        ) from None
    except requests.exceptions.RequestException as error:
        raise RetryLater(f"WeCom did not answer properly ({type(error).__name__})", delivery_unknown=True) from None


def parse(response: requests.Response) -> Answer:
    """The answer as JSON; RetryLater for anything else."""
    if response.status_code != 200:
        raise RetryLater(
            f"WeCom answered with HTTP {response.status_code}", delivery_unknown=response.status_code >= 500
        )
    try:
        answer = response.json()
    except ValueError:
        raise RetryLater("WeCom answered with something that is not JSON", delivery_unknown=True) from None
    if not isinstance(answer, dict) or not isinstance(
        answer.get("errcode"), int
    ):  # WeCom always says whether it went well
        raise RetryLater("WeCom answered with something that says neither yes nor no", delivery_unknown=True)
    return answer
