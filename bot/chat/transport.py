"""What a request to a chat's server means when no proper answer comes: the same for every chat and every library."""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager

from bot.chat.protocol import RetryLater

NO_WAY = frozenset({errno.ENETUNREACH, errno.EHOSTUNREACH})


def no_answer(chat: str, error: BaseException) -> RetryLater:
    """What to raise when the request failed on its way. No text of the error gets out: it quotes addresses and tokens.

    A connection that was never made carried nothing; one that broke may have carried the message.
    """
    if any(_never_connected(each) for each in _causes(error)):
        return RetryLater(f"{chat} cannot be reached ({type(error).__name__})")
    return RetryLater(f"the connection to {chat} broke ({type(error).__name__})", delivery_unknown=True)


def server_failed(chat: str, what: object) -> RetryLater:
    """What to raise when the server says that it failed, from HTTP 500 up; it may have done its work before."""
    return RetryLater(f"{chat} has trouble of its own ({what})", delivery_unknown=True)


def not_understood(chat: str, what: object) -> RetryLater:
    """What to raise for an answer that says neither that it was done nor that it was not."""
    return RetryLater(f"{chat} answered in no form that is known ({what})", delivery_unknown=True)


@contextmanager
def before_sending() -> Iterator[None]:
    """What must be asked before a message can be sent: when that fails, however it does, no message has arrived."""
    try:
        yield
    except RetryLater as trouble:
        if not trouble.delivery_unknown:
            raise
        raise RetryLater(
            str(trouble), trouble.after, whole_channel=trouble.whole_channel, attempted=trouble.attempted
        ) from None


def _never_connected(error: BaseException) -> bool:
    known = isinstance(error, ConnectionRefusedError | socket.gaierror)
    return known or (isinstance(error, OSError) and error.errno in NO_WAY)


def _causes(error: object, depth: int = 8) -> Iterator[BaseException]:
    """The error and what it was made of: libraries keep it as cause, context, `reason` or an argument."""
    if isinstance(error, BaseException) and depth:
        yield error
        for inner in (error.__cause__, error.__context__, getattr(error, "reason", None), *error.args):
            yield from _causes(inner, depth - 1)
