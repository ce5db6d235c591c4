"""Who is who: a Slack user is a person of the roster by the id written there, or once and for all by a verified e-mail address."""

import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from slack_sdk import WebClient

from bot.chat.protocol import PermanentFailure
from bot.chat.slack.api import call
from bot.chat.slack.workspace import Workspace
from bot.incidents.team import TeamDirectory
from handlers.case.people import Person, Team
from storage import team as states
from storage.database import Database
from storage.team import ChatIdentity

FRESH_SECONDS = 5.0  # how long another process's links may go unnoticed


class Directory:
    """Looks people up in memory; only `recognise` and `introduce` ask Slack."""

    def __init__(self, database: Database, people: TeamDirectory, client: WebClient) -> None:
        self.database, self.people, self.client = database, people, client
        self.workspace = Workspace(client)
        self._links: tuple[float, list[ChatIdentity]] | None = None

    def team(self) -> Team:
        """Everybody on the roster."""
        return self.people.team()

    def person(self, user: str) -> str | None:
        """The roster id of a Slack user; None while we do not know them."""
        people = self.team().people
        by_id = next((p.id for p in people.values() if p.addresses.get("slack") == user), None)
        return by_id or next((link.person for link in reversed(self._valid(people)) if link.identity == user), None)

    def user(self, person: Person) -> str:
        """The Slack user of a person; empty while we do not know it."""
        if own := person.addresses.get("slack"):
            return own
        return next(
            (link.identity for link in reversed(self._valid(self.team().people)) if link.person == person.id), ""
        )

    def recognise(self, user: str, now: datetime) -> str | None:
        """Ask Slack for this user's address, and remember whose it is. Raises TryAgain or GiveUp."""
        return self._remember(call(self.client.users_info, user=user)["user"], now)

    def introduce(self, now: datetime) -> int:
        """Look up everybody of the roster who has an address and no Slack id yet; how many were found. Raises TryAgain or GiveUp."""
        self.workspace.ask()
        found = 0
        for person in self.team().people.values():
            if (email := person.addresses.get("email")) and not self.user(person):
                try:
                    found += bool(self._remember(call(self.client.users_lookupByEmail, email=email)["user"], now))
                except PermanentFailure:  # nobody with this address is in this workspace
                    continue
        return found

    def _remember(self, profile: Mapping[str, Any], now: datetime) -> str | None:
        email = str(profile.get("profile", {}).get("email", "")).casefold()
        ours = self.workspace.ours(profile)  # in another workspace others decide what counts as proven
        real = (
            ours
            and profile.get("is_email_confirmed")
            and not any(profile.get(no) for no in ("deleted", "is_bot", "is_stranger"))
        )
        known = next(
            (p for p in self.team().people.values() if email and _email(p) == email and not p.addresses.get("slack")),
            None,
        )
        if not real or known is None:
            return None
        with self.database.transaction() as connection:
            states.set_link(connection, "slack", ChatIdentity(str(profile["id"]), known.id, email), now)
        self._links = None
        return known.id

    def _valid(self, people: Mapping[str, Person]) -> list[ChatIdentity]:
        """Links that the roster still bears out."""
        if self._links is None or time.monotonic() - self._links[0] > FRESH_SECONDS:
            with self.database.read_transaction() as connection:
                self._links = (time.monotonic(), states.links(connection, "slack"))
        return [
            link for link in self._links[1]
            if link.person in people and _email(people[link.person]) == link.email and not people[link.person].addresses.get("slack")
        ]  # fmt: skip


def _email(person: Person) -> str:
    return person.addresses.get("email", "").casefold()
