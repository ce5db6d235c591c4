"""Carries out what two people agreed to about a person's data, and forgets requests whose time is up."""

from datetime import datetime, timedelta

from bot.incidents.incidents import Incidents
from bot.incidents.person_requests import JOB, tell
from bot.workers.person_request import ERASED, Person, PersonRequest
from bot.workers.receipt import write_receipt
from bot.workers.retention import Retention
from handlers.case.card import msg
from storage import periodic_jobs, person_requests
from storage.person_requests import WaitingRequest

EVERY = timedelta(seconds=20)
LEASE = timedelta(minutes=10)  # another process takes over then


class AgreedRequests:
    """A periodic job; one process carries a request out, again from the beginning when it was killed meanwhile."""

    def __init__(self, incidents: Incidents, rules: Retention) -> None:
        self.incidents, self.rules = incidents, rules
        self._next: datetime | None = None

    def carry_out_due(self, now: datetime) -> int:
        """Carry out what both agreed to (UTC); how many requests were settled."""
        if self._next and now < self._next:
            return 0
        self._next = now + EVERY
        with self.incidents.database.read_transaction() as connection:
            due = [one for one in person_requests.waiting(connection) if one.settled or now >= one.expires]
        if not due:
            return 0
        with self.incidents.database.transaction() as connection:
            mine = periodic_jobs.claim_run(connection, JOB, now, now + LEASE)
        for request in due if mine else ():
            if request.settled:
                self._carry_out(request, now)
            else:
                tell(self.incidents, msg("erasure.expired", receipt=request.id), request, now)
            with self.incidents.database.transaction() as connection:
                person_requests.remove(connection, request.id)
        if mine:
            with self.incidents.database.transaction() as connection:
                periodic_jobs.set_run(connection, JOB, now)
            self.incidents.database.checkpoint()  # the request itself named the person
        return len(due) if mine else 0

    def _carry_out(self, request: WaitingRequest, now: datetime) -> None:
        person = Person(request.author, request.platform, request.right_name)
        work = PersonRequest(self.incidents.database, self.rules, now, request.id)
        work.receipt.by, work.receipt.agreed, work.receipt.reason = (
            request.by,
            request.agreed,
            request.reason.replace(request.author, ERASED),
        )
        work.find(person)
        work.carry_out(person)
        work.backups(person)
        write_receipt(self.rules.folder, work.receipt)
        done = msg("tell.person_forgotten", receipt=request.id, by=request.by, agreed=request.agreed)
        tell(self.incidents, done, request, now)
