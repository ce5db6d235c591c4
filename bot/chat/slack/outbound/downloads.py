"""A file that was shared in Slack: its address comes from Slack itself, its bytes up to a limit."""

from typing import IO
from urllib.parse import urlsplit

import requests
from slack_sdk import WebClient

from bot.chat.protocol import PermanentFailure
from bot.chat.received_files import Fetched
from bot.chat.slack.api import TIMEOUT, call_with_scope
from bot.chat.transport import no_answer, server_failed

SCOPE = "files:read"
CHUNK = 64 * 1024  # bytes
NO_SCOPE = f"Slack hands the file out only with the scope {SCOPE}: add it to the app's manifest and install it again"


def fetch(client: WebClient, file_id: str, into: IO[bytes], limit: int) -> Fetched:
    """Write the file's bytes, `limit` of them at most. Raises RetryLater or PermanentFailure."""
    about = call_with_scope(SCOPE, client.files_info, file=file_id)["file"]
    address = str(about.get("url_private_download") or about.get("url_private") or "")
    if not _is_slack(address, client.base_url):  # the token goes to Slack and to no other host
        raise PermanentFailure("the file does not lie in Slack; download it and send it as a file")
    headers = {"Authorization": f"Bearer {client.token}"}
    try:
        with requests.get(address, headers=headers, timeout=TIMEOUT, stream=True, allow_redirects=False) as answer:
            _check(answer)
            written = 0
            for piece in answer.iter_content(CHUNK):
                into.write(piece[: limit - written])
                written += len(piece)
                if written > limit:
                    return Fetched(cut=True)
            return Fetched()
    except requests.RequestException as error:
        raise no_answer("Slack", error) from None


def _check(answer: requests.Response) -> None:
    """Without the scope Slack redirects to its sign-in page, or shows it, and calls that a success."""
    if answer.status_code == 429 or answer.status_code >= 500:
        raise server_failed("Slack", answer.status_code)
    if answer.is_redirect or "text/html" in answer.headers.get("Content-Type", ""):
        raise PermanentFailure(NO_SCOPE)
    if answer.status_code != 200:
        raise PermanentFailure(f"Slack does not hand the file out [{answer.status_code}]")


def _is_slack(address: str, base: str) -> bool:
    url = urlsplit(address)
    return url.netloc == urlsplit(base).netloc or (url.scheme == "https" and f".{url.hostname}".endswith(".slack.com"))
