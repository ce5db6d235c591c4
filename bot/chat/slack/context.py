"""What every door of Slack does: find out who asks, let the reception decide once, and work off the rest after the acknowledgement."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient

from bot.chat.endpoints import Inward
from bot.chat.slack.api import LOG
from bot.chat.slack.background import Afterwards
from bot.chat.slack.outbound.sender import Courier
from bot.chat.slack.reader import Reader
from bot.chat.slack.settings import Settings
from bot.incidents.requests import Heard
from handlers.case.card import say
from handlers.commands.parser import read_command
from storage.outbox import channels


@dataclass(frozen=True)
class Knock:
    """Who asks from where, and how they can be answered. `key` names this very click, command or message."""

    user: str
    key: str
    channel: str = ""
    thread: str = ""
    url: str = ""  # response_url
    trigger: str = ""
    view: str = ""  # home or modal, when it was asked from there


class Hearing:
    """Shared by all listeners."""

    def __init__(self, inward: Inward[Settings], courier: Courier, client: WebClient) -> None:
        self.inward, self.courier, self.client = inward, courier, client
        self.afterwards = Afterwards(courier.quiet)
        self._lock = threading.Lock()
        self._deciding, self._quiet = 0, courier.quiet

    def person(self, knock: Knock) -> str | None:
        """The roster id of whoever asks; None for a stranger."""
        return self.courier.directory.person(knock.user)

    def reader(self, user: str) -> Reader:
        """What this user reads, everybody called by name."""
        return self.courier.reader(f"person:{self.courier.directory.person(user) or ''}")

    def hear(self, knock: Knock, person: str, text: str, values: dict[str, str] | None = None) -> Heard:
        """Let the reception decide, once for this knock; a repeat gets the same answer."""
        with self._lock:
            self._deciding += 1
            self._quiet.clear()
        try:
            incident = None if read_command(text).number else self.incident(knock.channel, knock.thread)
            return self.inward.reception.hear(person, text, self.inward.now(), values, incident, knock.key)
        except Exception:
            LOG.exception("what %s asked for could not be decided", knock.user)
            return Heard(False, (say("slack.trouble"),))
        finally:
            with self._lock:
                self._deciding -= 1
                if not self._deciding:
                    self._quiet.set()

    def later(self, work: Callable[..., None], *arguments: Any) -> None:
        """Do this after the acknowledgement, and after those of others who wait for theirs right now; again while it raises TryAgain."""
        self.afterwards.do(work, *arguments)

    def incident(self, channel: str, thread: str) -> int | None:
        """The incident that is talked about in this thread, or in this channel of its own."""
        with self.inward.database.reading() as connection:
            threaded = channels.incident_at(connection, "slack", f"{channel}/{thread}") if thread else None
            return threaded or channels.incident_of(connection, "slack", channel)

    def close(self) -> None:
        """Finish what is under way."""
        self.afterwards.close()
