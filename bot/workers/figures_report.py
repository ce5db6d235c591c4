"""Keeps what figures are counted from up to date, and sends a room its figures when a period has ended."""

from datetime import datetime, timedelta

from bot.incidents.figures import JOB, bring_up_to_date, period_report
from bot.incidents.incidents import Incidents
from bot.incidents.outbox_messages import card_message
from bot.incidents.rooms import room_place
from handlers.overview.figures.card import figures_card
from handlers.overview.figures.period import PERIODS, next_turn
from storage import periodic_jobs
from storage.outbox import queue as outbox

LOOK = timedelta(minutes=1)


class FiguresReport:
    """A periodic job: which figures go to which room is in the table of periodic jobs, where a command put it."""

    def __init__(self, incidents: Incidents) -> None:
        self.incidents, self.zone = incidents, incidents.policy.zone
        self._next: datetime | None = None

    def send_due(self, now: datetime) -> int:
        """Enqueue the cards of periods that have ended (UTC); how many."""
        if self._next and now < self._next:
            return 0
        self._next = now + LOOK
        bring_up_to_date(self.incidents, now - 2 * PERIODS["quarter"])
        with self.incidents.database.read_transaction() as connection:
            due = [name for name, at in periodic_jobs.named(connection, f"{JOB} ").items() if at <= now]
        return sum(self._send(name, now) for name in due)

    def _send(self, name: str, now: datetime) -> int:
        """One card to each chat's room of the brand, by the one process that claims it."""
        _, period, *words = name.split(" ")
        brand = " ".join(words)
        card = figures_card(period_report(self.incidents, period, brand, now), sends=True)
        key, chats = f"{name}-{now:%Y-%m-%d}", self.incidents.messages.chats
        messages = [card_message(chat.name, room_place(brand), 0, card, key) for chat in chats]
        with self.incidents.database.transaction() as connection:
            if not periodic_jobs.claim_run(connection, name, now, next_turn(period, now, self.zone)):
                return 0
            outbox.enqueue(connection, messages, now)
        self.incidents.wake()
        return len(messages)
