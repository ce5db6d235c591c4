"""Our own workspace, and what comes from another: through Slack Connect, or because the app was installed there too."""

import threading
import time
from collections.abc import Mapping
from typing import Any

from slack_bolt.request.internals import extract_team_id
from slack_sdk import WebClient

from bot.chat.protocol import PermanentFailure, RetryLater
from bot.chat.slack.api import call

ASK_SECONDS = 2.0  # how long a request waits for another's question, and until Slack is asked again after a failure


class Workspace:
    """Asks Slack once which workspace the bot token belongs to. Until it has answered nothing is accepted."""

    def __init__(self, client: WebClient) -> None:
        self.client = client
        self._identity: Mapping[str, Any] = {}
        self._asking, self._failed_at = threading.Lock(), -ASK_SECONDS

    def is_known(self) -> bool:
        """Whether Slack has said which workspace is ours; asks it when it has not, one request for all that wait."""
        if self._identity or not self._asking.acquire(timeout=ASK_SECONDS):
            return bool(self._identity)
        try:
            if time.monotonic() - self._failed_at >= ASK_SECONDS:
                self.identity()
        except (RetryLater, PermanentFailure):
            self._failed_at = time.monotonic()
        finally:
            self._asking.release()
        return bool(self._identity)

    def identity(self) -> Mapping[str, Any]:
        """What Slack says of the token: `team_id`, `enterprise_id`, `url`, `user_id`. Raises RetryLater."""
        self._identity = self._identity or dict(call(self.client.auth_test).data)
        return self._identity

    def is_external(self, body: Mapping[str, Any]) -> bool:
        """Whether a payload or its author is of another workspace; within one Enterprise Grid organisation none is."""
        if not self._identity:
            return True
        event, user = body.get("event") or {}, body.get("user") or {}
        author_team = user.get("team_id") or event.get("user_team") or event.get("team")
        team, organisation = self._identity["team_id"], self._identity.get("enterprise_id")
        if all(each in (None, team, organisation) for each in (extract_team_id(dict(body)), author_team)):
            return False
        return organisation is None or organisation != _organisation(body)

    def has_member(self, profile: Mapping[str, Any]) -> bool:
        """Whether a profile is of our workspace or organisation, whose admins we trust to confirm addresses."""
        own, organisation = self.identity(), (profile.get("enterprise_user") or {}).get("enterprise_id")
        same_organisation = organisation is not None and organisation == own.get("enterprise_id")
        return profile.get("team_id") == own["team_id"] or same_organisation

    def address(self, channel: str, ts: str) -> str:
        """The address of a message, for when Slack does not let us ask for it. Asks Slack once."""
        return f"{self.identity()['url']}archives/{channel}/p{ts.replace('.', '')}"


def _organisation(body: Mapping[str, Any]) -> str | None:
    """The organisation a payload comes from, or its author's: Slack gives it as a team id that begins with E."""
    event, installed = body.get("event") or {}, body.get("enterprise")
    author = next((team for team in (event.get("user_team"), event.get("team")) if str(team).startswith("E")), None)
    return author or (installed.get("id") if isinstance(installed, dict) else installed) or body.get("enterprise_id")
