"""What every listener of Slack needs: who asks, one decision for each request, and work after the acknowledgement."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from slack_sdk import WebClient

from bot.chat.endpoints import ListenerDeps
from bot.chat.slack import store
from bot.chat.slack.api import LOG
from bot.chat.slack.background import RetryingExecutor
from bot.chat.slack.outbound.sender import Sender
from bot.chat.slack.settings import Settings
from bot.i18n import Locale
from bot.incidents.requests import CommandResult
from handlers.case.card import msg
from handlers.commands.parser import ParsedCommand
from storage.outbox import posted_cards


@dataclass(frozen=True)
class InteractionRef:
    """Which Slack user asked from where, and how to answer them. `key` names this very click, command or message."""

    user: str
    key: str
    channel: str = ""
    thread: str = ""
    response_url: str = ""
    trigger_id: str = ""
    view: str = ""  # home or modal, when it was asked from there
    typed: bool = False  # words of a person: in a thread a bare number in them is no other incident


class SlackContext:
    """Shared by all listeners."""

    def __init__(self, deps: ListenerDeps[Settings], sender: Sender, client: WebClient) -> None:
        self.deps, self.sender, self.client = deps, sender, client
        self.background = RetryingExecutor(sender.pending_clicks)

    def person(self, interaction: InteractionRef) -> str | None:
        """The roster id of the user who asks; None while the roster does not know them."""
        return self.sender.directory.person(interaction.user)

    def locale(self, user: str) -> Locale:
        """What this user reads, with people called by name."""
        return self.sender.locale(f"person:{self.sender.directory.person(user) or ''}")

    def dispatch(
        self, interaction: InteractionRef, person: str, command: ParsedCommand, values: dict[str, str] | None = None
    ) -> CommandResult:
        """Have the command decided and committed, once: repeated by Slack, the interaction gets the same answer."""
        with self.sender.pending_clicks:
            try:
                named = command.number and not interaction.typed
                incident = None if named else self.incident(interaction.channel, interaction.thread)
                dispatcher, now = self.deps.dispatcher, self.deps.now()
                return dispatcher.dispatch(person, command, now, values, incident, interaction.key)
            except Exception:
                LOG.exception("what %s asked for could not be decided", interaction.user)
                return CommandResult(False, (msg("slack.trouble"),))

    def later(self, work: Callable[..., None], *arguments: Any) -> None:
        """Do this after the acknowledgement, behind pending clicks; again while it raises RetryLater."""
        self.background.submit(work, *arguments)

    def incident(self, channel: str, thread: str) -> int | None:
        """The incident whose card this thread hangs on, or whose own channel this is."""
        with self.deps.database.read_transaction() as connection:
            threaded = posted_cards.incident_at(connection, "slack", f"{channel}/{thread}") if thread else None
            return threaded or store.incident_of(connection, channel)

    def close(self) -> None:
        """Finish what is under way."""
        self.background.close()
