"""Our own workspace, and what comes from another: through shared channels, or because the app was installed there too."""

from collections.abc import Mapping
from typing import Any

from slack_bolt.request.internals import extract_team_id
from slack_sdk import WebClient

from bot.chat.slack.api import call


class Workspace:
    """Asks Slack once which workspace the bot token is of. Until it has answered nobody counts as foreign: the roster decides alone."""

    def __init__(self, client: WebClient) -> None:
        self.client = client
        self._told: Mapping[str, Any] = {}

    def ask(self) -> Mapping[str, Any]:
        """What Slack says of the token: `team_id`, `enterprise_id`, `url`, `user_id`. Raises TryAgain or GiveUp."""
        self._told = self._told or dict(call(self.client.auth_test).data)
        return self._told

    def foreign(self, body: Mapping[str, Any]) -> bool:
        """Whether a payload comes from another workspace, or from somebody of another; within one organisation all are ours."""
        if not self._told:
            return False
        event, user = body.get("event") or {}, body.get("user") or {}
        theirs = user.get("team_id") or event.get("user_team") or event.get("team")
        team, organisation = self._told["team_id"], self._told.get("enterprise_id")
        if all(each in (None, team, organisation) for each in (extract_team_id(dict(body)), theirs)):
            return False
        return organisation is None or organisation != _organisation(body)

    def ours(self, profile: Mapping[str, Any]) -> bool:
        """Whether a profile is of our workspace or organisation, so that its address was proven to us. Asks Slack once."""
        told = self.ask()
        organisation = (profile.get("enterprise_user") or {}).get("enterprise_id")
        return profile.get("team_id") == told["team_id"] or (
            organisation is not None and organisation == told.get("enterprise_id")
        )

    def address(self, channel: str, ts: str) -> str:
        """The address of a message, for when Slack does not let us ask for it. Asks Slack once."""
        return f"{self.ask()['url']}archives/{channel}/p{ts.replace('.', '')}"


def _organisation(body: Mapping[str, Any]) -> str | None:
    """The organisation a payload comes from, or the one its author is of."""
    event, told = body.get("event") or {}, body.get("enterprise")
    theirs = next((team for team in (event.get("user_team"), event.get("team")) if str(team).startswith("E")), None)
    return theirs or (told.get("id") if isinstance(told, dict) else told) or body.get("enterprise_id")
