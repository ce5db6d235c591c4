"""The test message that each person on duty confirms by button, and what managers hear when some do not."""

from datetime import datetime, timedelta

from bot.config.settings import Settings
from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import card_message
from handlers.case.card import msg, person_place
from handlers.case.case_file import CaseFile
from handlers.case.decision import Notify
from handlers.case.people import Role
from handlers.overview.reach_card import reach_test_card, unconfirmed
from handlers.posts.post import Post
from storage import periodic_jobs
from storage import team as states
from storage.outbox import queue as outbox
from storage.outbox.queue import OutboxMessage

DAY = timedelta(days=1)
EVERY = {"weekly": timedelta(days=7), "monthly": timedelta(days=30), "yearly": timedelta(days=365)}


class ReachTests:
    """A periodic job: sends the test message as often as set, and a day later names who has not confirmed."""

    def __init__(self, incidents: Incidents, settings: Settings) -> None:
        self.incidents, self.every = incidents, EVERY.get(settings.reach_test)
        self._next: datetime | None = None

    def send_due(self, now: datetime) -> int:
        """Enqueue test messages and reports that are due (UTC); how many."""
        if self.every is None or (self._next and now < self._next):
            return 0
        self._next = now + timedelta(minutes=1)
        with self.incidents.database.transaction() as connection:
            messages: list[OutboxMessage] = []
            if periodic_jobs.claim_run(connection, "reach_test", now, now + self.every):
                messages += self._tests(now)
                asked = [p.id for p in self.incidents.people.team(connection).people.values() if p.roles]
                states.ask_to_confirm(connection, asked, now)
                periodic_jobs.set_run(connection, "reach_report", now + DAY)
            if periodic_jobs.claim_run(connection, "reach_report", now, now + self.every):
                silent = unconfirmed(self.incidents.people.team(connection), states.reach_tests(connection))
                messages += self._report(silent, now)
            outbox.enqueue(connection, messages, now)
        if messages:
            self.incidents.wake()
        return len(messages)

    def _tests(self, now: datetime) -> list[OutboxMessage]:
        key = f"reach-{now:%Y-%m-%d-%H%M}"
        people = [p for p in self.incidents.people.team().people.values() if p.roles]
        return [
            card_message(chat.name, person_place(person.id), 0, reach_test_card(), key)
            for person in people
            for chat in self.incidents.messages.chats
            if chat.can_reach(person)
        ]

    def _report(self, silent: tuple[str, ...], now: datetime) -> list[OutboxMessage]:
        """Managers hear by name who has not confirmed."""
        if not silent:
            return []
        names = tuple(msg("plain.person", person=person) for person in silent)
        notice = Notify((msg("reach.not_confirmed", people=names),), (Role.MANAGER,))
        return self.incidents.messages.notification(notice, CaseFile(0, Post(), now), self.incidents.people.team())
