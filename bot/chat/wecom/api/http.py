"""An HTTP request and its answer as JSON, with time-outs; the library's own errors quote addresses: none gets out."""

import logging
from collections.abc import Callable, Mapping
from typing import Any

import requests

from bot.chat.protocol import RetryLater
from bot.chat.transport import no_answer, not_understood, server_failed

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
    except requests.exceptions.RequestException as error:
        raise no_answer("WeCom", error) from None


def parse(response: requests.Response) -> Answer:
    """The answer as JSON; RetryLater for anything else."""
    if response.status_code != 200:
        answered = f"HTTP {response.status_code}"
        raise server_failed("WeCom", answered) if response.status_code >= 500 else RetryLater(f"WeCom: {answered}")
    try:
        answer = response.json()
    except ValueError:
        raise not_understood("WeCom", "no JSON") from None
    if not isinstance(answer, dict) or not isinstance(
        answer.get("errcode"), int
    ):  # WeCom always says whether it went well
        raise not_understood("WeCom", "no errcode")
    return answer
