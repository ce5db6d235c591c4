"""Calls to Slack, and what their failures mean: wait, look before repeating, or give up; no token ever reaches a message or a log."""

import logging
from collections.abc import Callable
from datetime import timedelta
from http.client import HTTPException
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError

from bot.chat.protocol import PermanentFailure, RetryLater
from bot.chat.slack.settings import Settings

LOG = logging.getLogger("bot.chat.slack")
SDK_LOG = logging.getLogger("bot.chat.slack.sdk")
SDK_LOG.setLevel(logging.WARNING)  # below that the SDK puts requests into words, wanted or not

TIMEOUT = 10  # seconds
SHUT = timedelta(minutes=5)  # between looks whether the token is good again
LIMITED = frozenset({"ratelimited", "rate_limited"})
PASSING = frozenset({"internal_error", "fatal_error", "service_unavailable", "request_timeout", "server_error"})
SHUT_OUT = frozenset(
    {"invalid_auth", "not_authed", "token_revoked", "token_expired", "account_inactive", "missing_scope"}
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
    "missing_scope": "add the scope to the app's manifest and install it again",
    "user_not_found": "correct this person's slack id on the roster",
    "user_disabled": "take this person off the roster",
}
NETWORK = (OSError, HTTPException, SlackClientError)


class Refused(RetryLater):
    """Slack refuses the app itself, whatever it is asked: nothing is lost over that, everything waits until a person has mended it."""

    def __init__(self, why: str) -> None:
        super().__init__(why, SHUT, everyone=True, tried=False)


def web_client(settings: Settings, timeout: int = TIMEOUT) -> WebClient:
    """A client that never repeats by itself: the outbox decides that."""
    token = settings.slack_bot_token.get_secret_value()
    return WebClient(token, settings.slack_api_base, timeout=timeout, logger=SDK_LOG, retry_handlers=[])


def code_of(error: BaseException) -> str:
    """Slack's own name of a failure, or the kind of failure; never its text, which may quote a request."""
    data = getattr(getattr(error, "response", None), "data", None)
    return str(data.get("error", "")) if isinstance(data, dict) and data.get("error") else type(error).__name__


def call(method: Callable[..., Any], **arguments: Any) -> Any:
    """Call Slack once; TryAgain or GiveUp when it does not work."""
    try:
        return method(**arguments)
    except SlackApiError as error:
        raise meaning(error, method.__name__) from None
    except NETWORK as error:
        raise RetryLater(f"Slack could not be reached ({type(error).__name__})", ambiguous=True) from None


def needing(scope: str, method: Callable[..., Any], **arguments: Any) -> Any:
    """The same for what needs a scope that the rest of the desk can do without: without it this is given up, and nothing waits."""
    try:
        return call(method, **arguments)
    except Refused as refused:
        if "missing_scope" in str(refused):
            raise PermanentFailure(
                f"Slack refuses: missing_scope; add {scope} to the app's manifest and install it again"
            ) from None
        raise


def meaning(error: SlackApiError, what: str) -> RetryLater | PermanentFailure:
    """What to do about Slack's no."""
    code, status = code_of(error), _status(error)
    if status == 429 or code in LIMITED:
        return RetryLater("Slack asks for a pause", timedelta(seconds=_pause(error)), everyone=True)
    if status >= 500 or code in PASSING:
        return RetryLater(f"Slack has trouble of its own ({status or code})", ambiguous=True)
    if code == "SlackApiError":
        return RetryLater(f"Slack answered in no form that is known ({status})", ambiguous=True)
    repair = REPAIRS.get(code)
    why = f"Slack refuses: {code}" + (f"; {repair}" if repair else f" ({what})")
    return Refused(why) if code in SHUT_OUT else PermanentFailure(why)


def _status(error: SlackApiError) -> int:
    response = error.response
    return (
        int(response.get("status", 0) or 0)
        if isinstance(response, dict)
        else int(getattr(response, "status_code", 0) or 0)
    )


def _pause(error: SlackApiError) -> int:
    headers = (
        getattr(error.response, "headers", None)
        or (error.response.get("headers") if isinstance(error.response, dict) else {})
        or {}
    )
    given = {str(name).lower(): value for name, value in dict(headers).items()}.get("retry-after", "")
    return min(int(given), 3600) if str(given).isdecimal() else 30
