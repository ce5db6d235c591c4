"""Calls to Slack, and what their failures mean: retry later, look before retrying, or give up.

No token reaches a message or a log.
"""

import logging
from collections.abc import Callable, Iterator
from datetime import timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.chat.protocol import PermanentFailure, RetryLater
from bot.chat.slack.settings import Settings
from bot.chat.transport import no_answer, not_understood, server_failed

LOG = logging.getLogger("bot.chat.slack")
SDK_LOG = logging.getLogger("bot.chat.slack.sdk")
SDK_LOG.setLevel(
    logging.WARNING
)  # below that the SDK formats whole requests, tokens and all, even if no handler wants them

TIMEOUT = 10  # seconds
AUTH_RETRY_AFTER = timedelta(minutes=5)  # until we look whether the token is good again
MISSING_SCOPE = "missing_scope"
RATE_LIMITED = frozenset({"ratelimited", "rate_limited"})
TRANSIENT = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout", "server_error"})
AUTH_FAILURES = frozenset(
    {"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", MISSING_SCOPE}
)
REPAIRS = {
    "not_in_channel": "invite the app into the channel: /invite @Dingfengbo",
    "channel_not_found": "invite the app into the channel, or correct SLACK_ROOM or SLACK_ROOMS",
    "is_archived": "unarchive the channel, or set another in SLACK_ROOM or SLACK_ROOMS",
    "invalid_auth": "copy the bot token again into SLACK_BOT_TOKEN",
    "not_authed": "copy the bot token again into SLACK_BOT_TOKEN",
    "token_revoked": "install the app again and copy the new bot token into SLACK_BOT_TOKEN",
    "token_expired": "install the app again and copy the new bot token into SLACK_BOT_TOKEN",
    "account_inactive": "install the app again and copy the new bot token into SLACK_BOT_TOKEN",
    MISSING_SCOPE: "add the scope to the app's manifest and install it again",
    "user_not_found": "correct this person's slack id on the roster",
    "user_disabled": "take this person off the roster",
}
NETWORK_ERRORS = (OSError, HTTPException, SlackClientError)


class AppRefused(RetryLater):
    """Slack refuses the app itself, whatever it asks: all messages wait until a person repairs the token or scopes."""

    def __init__(self, why: str, code: str, delivery_unknown: bool = False) -> None:
        super().__init__(why, AUTH_RETRY_AFTER, delivery_unknown, whole_channel=True, attempted=False)
        self.code = code


def as_ambiguous(error: RetryLater) -> RetryLater:
    """The same error for a message of which an earlier part or try may have arrived."""
    if isinstance(error, AppRefused):
        return AppRefused(str(error), error.code, delivery_unknown=True)
    return RetryLater(str(error), error.after, True, error.whole_channel, error.attempted)


def web_client(settings: Settings, timeout: int = TIMEOUT) -> WebClient:
    """A client that never retries by itself: the outbox does, and looks first whether a post has arrived."""
    token = settings.slack_bot_token.get_secret_value()
    return WebClient(token, settings.slack_api_base, timeout=timeout, logger=SDK_LOG, retry_handlers=[])


def slack_code(error: BaseException) -> str:
    """Slack's own name of a failure; empty when the answer had none."""
    data = getattr(getattr(error, "response", None), "data", None)
    return str(data.get("error") or "") if isinstance(data, dict) else ""


def code_of(error: BaseException) -> str:
    """Slack's own name of a failure, or the kind of failure; never its text, which may quote a request."""
    return slack_code(error) or type(error).__name__


def call(method: Callable[..., Any], **arguments: Any) -> Any:
    """Call Slack once. Raises RetryLater or PermanentFailure."""
    try:
        return method(**arguments)
    except SlackApiError as error:
        raise failure_of(error, method.__name__) from None
    except NETWORK_ERRORS as error:
        raise no_answer("Slack", error) from None


def pages(method: Callable[..., Any], **arguments: Any) -> Iterator[Any]:
    """Call page by page, as far as the caller reads. Raises RetryLater or PermanentFailure."""
    cursor: str | None = ""
    while cursor is not None:
        page = call(method, **arguments, **({"cursor": cursor} if cursor else {}))
        yield page
        cursor = (page.get("response_metadata") or {}).get("next_cursor") or None


def call_with_scope(scope: str, method: Callable[..., Any], **arguments: Any) -> Any:
    """The same for a scope that only some installations grant: without it only this call fails, and for good."""
    try:
        return call(method, **arguments)
    except AppRefused as refused:
        if refused.code != MISSING_SCOPE:
            raise
        repair = f"add {scope} to the app's manifest and install it again"
        raise PermanentFailure(f"Slack refuses: {MISSING_SCOPE}; {repair}", MISSING_SCOPE) from None


def failure_of(error: SlackApiError, what: str) -> RetryLater | PermanentFailure:
    """What to raise for an error that Slack returned from this method."""
    code, status = slack_code(error), _status(error)
    if status == 429 or code in RATE_LIMITED:
        return RetryLater("Slack asks for a pause", timedelta(seconds=_retry_after(error)), whole_channel=True)
    if status >= 500 or code in TRANSIENT:
        return server_failed("Slack", status or code)
    if not code:
        return not_understood("Slack", status)
    repair = REPAIRS.get(code)
    why = f"Slack refuses: {code}" + (f"; {repair}" if repair else f" ({what})")
    return AppRefused(why, code) if code in AUTH_FAILURES else PermanentFailure(why, code)


def _status(error: SlackApiError) -> int:
    """The HTTP status: the SDK's response is an object of its own, or a plain dict when the body was not JSON."""
    response = error.response
    status = response.get("status") if isinstance(response, dict) else getattr(response, "status_code", 0)
    return int(status or 0)


def _retry_after(error: SlackApiError) -> int:
    """Seconds that Slack asks us to wait, at most an hour; 30 when it does not say."""
    response = error.response
    headers = response.get("headers") if isinstance(response, dict) else getattr(response, "headers", None)
    given = {str(name).lower(): value for name, value in dict(headers or {}).items()}.get("retry-after", "")
    return min(int(given), 3600) if str(given).isdecimal() else 30
