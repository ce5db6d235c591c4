"""What WeCom's error numbers mean for a message: try again, give up, or something that only we can mend."""

from collections.abc import Iterable, Mapping
from datetime import timedelta

from bot.chat.protocol import PermanentFailure, RetryLater

STALE_TOKEN = frozenset({40001, 40014, 42001})
BAD_SECRET = frozenset({40001, 40013, 40056, 40091, 301002, 40082})
TASK_EXISTS = "42014"
RETRY_AFTER: Mapping[int, timedelta] = {
    45009: timedelta(minutes=1),  # too many calls
    45033: timedelta(seconds=10),  # too many at once
    60020: timedelta(minutes=1),  # this machine's address is not trusted; a new entry works after about a minute
}
MESSAGES: Mapping[int, str] = {
    60020: "WeCom does not trust this machine's address{from_ip}: add it to the app's 企业可信IP and wait a minute",
    48002: "the app may not use this interface: check its permissions in WeCom's admin console",
    81013: "WeCom knows none of the receivers, or the app is not visible to them",
    60111: "WeCom does not know this userid",
    40003: "WeCom does not know this userid",
    60011: "the app is not visible to this person: widen its 可见范围",
    86001: "WeCom does not know this group",
    86003: "there is no such group any more",
    86008: "the group was made by another app",
    93000: "WeCom does not know this robot: copy its webhook address into WECOM_ROBOT_URL again",
}
UNKNOWN = frozenset({60111, 40003, 60011})
# A group that is no more, was dissolved by its owner, is another app's, or has nobody left whom the app can see.
GROUP_GONE = frozenset(map(str, (86001, 86003, 86008, 49008, 40050, 81013)))
GROUP_EXISTS = "86215"
BUSY = -1


class UnknownUser(PermanentFailure):
    """WeCom does not know this userid, or the app is not visible to this person."""


class BadSecret(RetryLater):
    """WeCom refused the app's id or secret.

    Asking on would get the address banned for an hour, so no process asks until it is changed.
    """

    def __init__(self, code: str) -> None:
        words = f"WeCom refuses WECOM_CORP_ID or WECOM_SECRET [{code}]: correct them and start again"
        super().__init__(words, timedelta(minutes=5), whole_channel=True, attempted=False)
        self.code = code


def failure(code: int, message: str, secrets: Iterable[str]) -> Exception:
    """What to raise for an answer with this `errcode` and `errmsg`."""
    said = redacted(message, secrets)
    words = f"{MESSAGES.get(code, 'WeCom says').replace('{from_ip}', _from_ip(said))} [{code}] {said[:160]}"
    if code in RETRY_AFTER:
        return RetryLater(words, RETRY_AFTER[code], whole_channel=True)
    if code in UNKNOWN:
        return UnknownUser(words, str(code))
    return RetryLater(words) if code == BUSY else PermanentFailure(words, str(code))


def _from_ip(said: str) -> str:
    """The address that WeCom saw, which is the one to add."""
    seen = said.partition("from ip:")[2].split(",")[0].strip()
    return f" {seen}" if seen and len(seen) < 46 else ""


def redacted(text: str, secrets: Iterable[str]) -> str:
    """The text without our secrets, in whatever it quotes."""
    for secret in secrets:
        text = text.replace(secret, "***") if secret else text
    return text
