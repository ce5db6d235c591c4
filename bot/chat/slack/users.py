"""Which person of the roster a Slack user is: by the id written there, or by a confirmed e-mail address."""

import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from slack_sdk import WebClient

from bot.chat.protocol import PermanentFailure
from bot.chat.roster_users import RosterUsers
from bot.chat.slack.api import call
from bot.chat.slack.workspace import Workspace
from bot.incidents.team import TeamDirectory
from handlers.case.people import Person, Team
from storage import team as states
from storage.database import Database
from storage.team import ChatIdentity

FRESH_SECONDS = 5.0  # how long another process's links may go unnoticed


class Directory:
    """Looks people up in memory: a click may not wait for Slack. Only `recognise` and `link_by_email` ask it."""

    name = "slack"

    def __init__(self, database: Database, people: TeamDirectory, client: WebClient) -> None:
        self.database, self.client, self.roster = database, client, RosterUsers(people, self.name)
        self.workspace = Workspace(client)
        self._links: tuple[float, list[ChatIdentity]] | None = None

    def team(self) -> Team:
        """Everybody on the roster."""
        return self.roster.team()

    def person(self, user: str) -> str | None:
        """The roster id of a Slack user; None while the roster does not know them."""
        if written := self.roster.person_of(user):
            return written.id
        links = reversed(self._valid(self.team().people))
        return next((link.person for link in links if link.identity == user), None)

    def user(self, person: Person) -> str:
        """The Slack user of a person; empty while it is not known."""
        if written := self.roster.user_of(person):
            return written
        links = reversed(self._valid(self.team().people))
        return next((link.identity for link in links if link.person == person.id), "")

    def can_reach(self, person: Person) -> bool:
        """True when we know who this person is in Slack."""
        return bool(self.user(person))

    def recognise(self, user: str, now: datetime) -> str | None:
        """Ask Slack for this user's address and save whose it is; the roster id, or None.

        Raises RetryLater or PermanentFailure.
        """
        return self._link(call(self.client.users_info, user=user)["user"], now)

    def link_by_email(self, now: datetime) -> int:
        """Look up people of the roster with an address and no Slack user; how many were found. Raises RetryLater."""
        self.workspace.identity()
        found = 0
        for person in self.team().people.values():
            if (email := person.addresses.get("email")) and not self.user(person):
                try:
                    found += bool(self._link(call(self.client.users_lookupByEmail, email=email)["user"], now))
                except PermanentFailure:  # users_not_found: this workspace has no account with the address
                    continue
        return found

    def _link(self, profile: Mapping[str, Any], now: datetime) -> str | None:
        """Save whose account this is, if its address is confirmed and on the roster; the roster id."""
        email = str(profile.get("profile", {}).get("email", "")).casefold()
        linkable = (p for p in self.team().people.values() if not p.addresses.get("slack"))
        known = next((p for p in linkable if email and _email(p) == email), None)
        if not self._is_trusted(profile) or known is None:
            return None
        with self.database.transaction() as connection:
            states.set_link(connection, "slack", ChatIdentity(str(profile["id"]), known.id, email), now)
        self._links = None
        return known.id

    def _is_trusted(self, profile: Mapping[str, Any]) -> bool:
        """Whether the profile's address is proven: the admins of another workspace could confirm any address there."""
        confirmed = self.workspace.has_member(profile) and bool(profile.get("is_email_confirmed"))
        return confirmed and not any(profile.get(flag) for flag in ("deleted", "is_bot", "is_stranger"))

    def _valid(self, people: Mapping[str, Person]) -> list[ChatIdentity]:
        """Links to people who are still on the roster with the same address, and have no Slack id written there."""
        if self._links is None or time.monotonic() - self._links[0] > FRESH_SECONDS:
            with self.database.read_transaction() as connection:
                self._links = (time.monotonic(), states.links(connection, "slack"))
        by_email = {id_: _email(person) for id_, person in people.items() if not person.addresses.get("slack")}
        return [link for link in self._links[1] if by_email.get(link.person) == link.email]


def _email(person: Person) -> str:
    return person.addresses.get("email", "").casefold()
