"""Which person of the roster a Slack user is: by the id written there, or by a confirmed e-mail address."""

import time
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from slack_sdk import WebClient

from bot.chat.directory import Directory
from bot.chat.protocol import PermanentFailure
from bot.chat.slack import store
from bot.chat.slack.api import call
from bot.chat.slack.workspace import Workspace
from bot.incidents.team import TeamDirectory
from handlers.case.people import Person
from storage.database import Database

FRESH_SECONDS = 5.0  # how long another process's links may go unnoticed
PROOFS = 50  # accounts that are asked about in one pass; Slack allows a hundred questions a minute
GONE = ("user_not_found", "user_not_visible")
# Guests, programs and people of other companies: accounts that are no person of the team's, whatever their address.
NOT_OF_THE_TEAM = (
    "deleted",
    "is_restricted",
    "is_ultra_restricted",
    "is_bot",
    "is_app_user",
    "is_workflow_bot",
    "is_connector_bot",
    "is_stranger",
    "is_invited_user",
)


UNKNOWN = "{person} is not known in Slack any more; write their slack id or e-mail on the roster"


class SlackDirectory(Directory):
    """Looks people up in memory: a click may not wait for Slack. Only `recognise`, `link_by_email`
    and `prove_again` ask it."""

    name = "slack"

    def __init__(self, database: Database, people: TeamDirectory, client: WebClient, language: str, zone: str) -> None:
        super().__init__(people, self.name, language, zone, UNKNOWN)
        self.database, self.client = database, client
        self.workspace = Workspace(client)
        self._links: tuple[float, list[store.ChatIdentity]] | None = None
        self._not_people: frozenset[str] = (
            frozenset()
        )  # ids written in the roster whose accounts are none of the team's
        self._proven_at: dict[str, float] = {}

    def person(self, user: str) -> str | None:
        """The roster id of a Slack user; None while the roster does not know them."""
        if user in self._not_people:
            return None
        if written := self.written_person(user):
            return written.id
        links = reversed(self._valid(self.team().people))
        return next((link.person for link in links if link.identity == user), None)

    def user(self, person: Person) -> str:
        """The Slack user of a person; empty while it is not known."""
        if written := self.written_user(person):
            return "" if written in self._not_people else written
        links = reversed(self._valid(self.team().people))
        return next((link.identity for link in links if link.person == person.id), "")

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

    def prove_again(self, now: datetime) -> None:
        """Ask Slack about accounts of the team's people, those first that were proven longest ago. Raises RetryLater.

        Who has become a guest, was deactivated or has another address now is no person of the team's any more.
        """
        people = self.team().people
        written = filter(None, map(self.written_user, people.values()))
        users = {*written, *(link.identity for link in self._valid(people))}
        for user in sorted(users, key=lambda each: self._proven_at.get(each, 0.0))[:PROOFS]:
            try:
                self.profile_changed(call(self.client.users_info, user=user)["user"], now)
            except PermanentFailure as refused:
                if refused.code in GONE:
                    self.profile_changed({"id": user, "deleted": True}, now)
            self._proven_at[user] = time.monotonic()

    def profile_changed(self, profile: Mapping[str, Any], now: datetime) -> None:
        """Believe in an account what Slack says of it now: a new address is proven anew, a guest is let go."""
        user = str(profile["id"])
        if self.written_person(user):
            change = frozenset.difference if self._is_of_the_team(profile) else frozenset.union
            self._not_people = change(self._not_people, {user})
            return
        link = next((link for link in self._valid(self.team().people) if link.identity == user), None)
        if link and not (self._is_trusted(profile) and _address(profile) == link.email):
            with self.database.transaction() as connection:
                store.remove_link(connection, user)
            self._links = None
        self._link(profile, now)

    def _link(self, profile: Mapping[str, Any], now: datetime) -> str | None:
        """Save whose account this is, if its address is confirmed and on the roster; the roster id."""
        email = _address(profile)
        linkable = (p for p in self.team().people.values() if not p.addresses.get("slack"))
        known = next((p for p in linkable if email and _email(p) == email), None)
        if not self._is_trusted(profile) or known is None:
            return None
        with self.database.transaction() as connection:
            store.set_link(connection, store.ChatIdentity(str(profile["id"]), known.id, email), now)
        self._links = None
        return known.id

    def _is_trusted(self, profile: Mapping[str, Any]) -> bool:
        """Whether the profile's address is proven: the admins of another workspace could confirm any address there."""
        return self._is_of_the_team(profile) and bool(profile.get("is_email_confirmed"))

    def _is_of_the_team(self, profile: Mapping[str, Any]) -> bool:
        """Whether the account is a full member of our workspace or organisation, and a person's."""
        return not any(profile.get(flag) for flag in NOT_OF_THE_TEAM) and self.workspace.has_member(profile)

    def _valid(self, people: Mapping[str, Person]) -> list[store.ChatIdentity]:
        """Links to people who are still on the roster with the same address, and have no Slack id written there."""
        if self._links is None or time.monotonic() - self._links[0] > FRESH_SECONDS:
            with self.database.read_transaction() as connection:
                self._links = (time.monotonic(), store.links(connection))
        by_email = {id_: _email(person) for id_, person in people.items() if not person.addresses.get("slack")}
        return [link for link in self._links[1] if by_email.get(link.person) == link.email]


def _email(person: Person) -> str:
    return person.addresses.get("email", "").casefold()


def _address(profile: Mapping[str, Any]) -> str:
    return str(profile.get("profile", {}).get("email", "")).casefold()
