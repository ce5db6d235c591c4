"""A request that is sent twice is carried out once, and gets the same answer again."""

import threading
from collections import OrderedDict
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from bot.ingest.problems import ProblemError
from storage import idempotency
from storage.database import Database

LOCK_STRIPES = 64  # requests under one key wait for each other, others hardly ever do
MAX_REMEMBERED, MAX_REMEMBERED_CHARS = 10_000, 1_000  # answers kept in memory, characters each


class IdempotencyStore:
    """Earlier answers: those under an Idempotency-Key in the database, those to a repeated signature in memory."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._locks = tuple(threading.Lock() for _ in range(LOCK_STRIPES))
        self._remembered: OrderedDict[str, str] = OrderedDict()

    def by_key(self, key: str, digest: str, at: datetime, carry_out: Callable[[], str]) -> tuple[str, bool]:
        """The answer, and whether it is an earlier one; ProblemError when the key came with another `digest` before.

        The answer is stored as of `at` (UTC) and deleted some days later. When `carry_out` raises, nothing is stored:
        the corrected request may use the same key.
        """
        with self._lock(key):
            earlier = self._find(key)
            if earlier is None:
                answer = carry_out()
                try:
                    with self.database.transaction() as connection:
                        idempotency.save(connection, key, digest, answer, at)
                    return answer, False
                except IntegrityError:  # another process carried out the same request meanwhile; its answer counts
                    earlier = self._find(key)
        if earlier is None or earlier.digest != digest:
            raise ProblemError(
                "key-reused", "this Idempotency-Key came with another body before; use a new key for every new request"
            )
        return earlier.answer, True

    def known(self, keys: Sequence[str]) -> Mapping[str, str]:
        """The earlier answers under these keys, where there are any."""
        with self.database.read_transaction() as connection:
            return idempotency.find_answers(connection, keys)

    def remember(self, answers: Mapping[str, str], at: datetime) -> None:
        """Keep several answers at once, as of `at` (UTC)."""
        with self.database.transaction() as connection:
            fresh = idempotency.find_answers(connection, list(answers))  # another process may have been faster
            idempotency.save_many(connection, {k: a for k, a in answers.items() if k not in fresh}, at)

    def by_signature(self, signature: str, carry_out: Callable[[], str]) -> tuple[str, bool]:
        """The answer, and whether it is an earlier one that this process still remembers.

        Beyond this memory each alert has an idempotency key of its own, so none is ingested twice.
        """
        with self._lock(signature):
            if signature in self._remembered:
                return self._remembered[signature], True
            answer = carry_out()
            if len(answer) <= MAX_REMEMBERED_CHARS:
                self._remembered[signature] = answer
            while len(self._remembered) > MAX_REMEMBERED:
                self._remembered.popitem(last=False)
        return answer, False

    def _lock(self, key: str) -> threading.Lock:
        return self._locks[hash(key) % LOCK_STRIPES]

    def _find(self, key: str) -> idempotency.Answered | None:
        with self.database.read_transaction() as connection:
            return idempotency.find(connection, key)
