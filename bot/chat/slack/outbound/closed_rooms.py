"""Rooms that Slack refuses until a person mends it: what is for them waits, and managers hear once per cause."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.chat.protocol import PermanentFailure, RetryLater
from bot.chat.slack.api import LOG
from bot.incidents.enqueue_once import enqueue_once
from bot.incidents.incidents import Incidents
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Notify
from handlers.case.people import Role, Team
from handlers.posts.post import Post

LOOK_AGAIN = timedelta(minutes=2)  # until a closed room is tried again
CLOSED = frozenset(
    {
        "is_archived",
        "not_in_channel",
        "channel_not_found",
        "restricted_action",
        "restricted_action_read_only_channel",
        "restricted_action_thread_only_channel",
    }
)


@dataclass
class ClosedRooms:
    """Channels that are closed to us, until one of their messages gets through."""

    incidents: Incidents
    _why: dict[str, PermanentFailure] = field(default_factory=dict)

    def trouble(self) -> str:
        """Which rooms are closed and how each is opened; empty when none is."""
        return "; ".join(f"channel {channel}: {why}" for channel, why in sorted(self._why.items()))

    def opened(self, channel: str) -> None:
        """A message got through."""
        if self._why.pop(channel, None):
            LOG.warning("the channel %s takes messages again", channel)

    def waits(self, channel: str, refused: PermanentFailure, team: Team, now: datetime) -> RetryLater:
        """What to raise for a message that the channel refused: the newest card and every line stay in the outbox."""
        if channel not in self._why or self._why[channel].code != refused.code:
            self._tell(channel, refused, team, now)
        self._why[channel] = refused
        return RetryLater(f"channel {channel}: {refused}", LOOK_AGAIN, whole_channel=True)

    def _tell(self, channel: str, refused: PermanentFailure, team: Team, now: datetime) -> None:
        LOG.error("the channel %s takes no messages: %s", channel, refused)
        said = msg("slack.room_closed", channel=channel, why=str(refused))
        notice = Notify((said,), (Role.MANAGER,))
        messages = self.incidents.messages.notification(notice, CaseFile(0, Post(), now), team)
        private = [each for each in messages if "|room:" not in each.queue]  # the room cannot hear of it
        enqueue_once(self.incidents, f"slack closed {channel} {refused.code} {now:%Y-%m-%d}", private, now)
