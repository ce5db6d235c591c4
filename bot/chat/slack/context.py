"""What every door of Slack does: find out who asks, let the reception decide once, and work off the rest after the acknowledgement."""

import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient

from bot.chat.endpoints import ListenerDeps
from bot.chat.slack.api import LOG
from bot.chat.slack.background import RetryingExecutor
from bot.chat.slack.outbound.sender import Sender
from bot.chat.slack.reader import Reader
from bot.chat.slack.settings import Settings
from bot.incidents.requests import CommandResult
from handlers.case.card import msg
from handlers.commands.parser import parse_command
from storage.outbox import channels


@dataclass(frozen=True)
class Interaction:
    """Who asks from where, and how they can be answered. `key` names this very click, command or message."""

    user: str
    key: str
    channel: str = ""
    thread: str = ""
    url: str = ""  # response_url
    trigger: str = ""
    view: str = ""  # home or modal, when it was asked from there


class SlackContext:
    """Shared by all listeners."""

    def __init__(self, deps: ListenerDeps[Settings], sender: Sender, client: WebClient) -> None:
        self.deps, self.sender, self.client = deps, sender, client
        self.background = RetryingExecutor(sender.quiet)
        self._lock = threading.Lock()
        self._deciding, self._quiet = 0, sender.quiet

    def person(self, interaction: Interaction) -> str | None:
        """The roster id of whoever asks; None for a stranger."""
        return self.sender.directory.person(interaction.user)

    def reader(self, user: str) -> Reader:
        """What this user reads, everybody called by name."""
        return self.sender.reader(f"person:{self.sender.directory.person(user) or ''}")

    def hear(
        self, interaction: Interaction, person: str, text: str, values: dict[str, str] | None = None
    ) -> CommandResult:
        """Let the reception decide, once for this knock; a repeat gets the same answer."""
        with self._lock:
            self._deciding += 1
            self._quiet.clear()
        try:
            incident = None if parse_command(text).number else self.incident(interaction.channel, interaction.thread)
            return self.deps.dispatcher.dispatch(person, text, self.deps.now(), values, incident, interaction.key)
        except Exception:
            LOG.exception("what %s asked for could not be decided", interaction.user)
            return CommandResult(False, (msg("slack.trouble"),))
        finally:
            with self._lock:
                self._deciding -= 1
                if not self._deciding:
                    self._quiet.set()

    def later(self, work: Callable[..., None], *arguments: Any) -> None:
        """Do this after the acknowledgement, and after those of others who wait for theirs right now; again while it raises TryAgain."""
        self.background.do(work, *arguments)

    def incident(self, channel: str, thread: str) -> int | None:
        """The incident that is talked about in this thread, or in this channel of its own."""
        with self.deps.database.read_transaction() as connection:
            threaded = channels.incident_at(connection, "slack", f"{channel}/{thread}") if thread else None
            return threaded or channels.incident_of(connection, "slack", channel)

    def close(self) -> None:
        """Finish what is under way."""
        self.background.close()
