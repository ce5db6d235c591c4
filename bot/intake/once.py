"""A request that is sent twice is decided once, and gets the same answer again."""

import threading
from collections import OrderedDict
from collections.abc import Callable
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from bot.intake.problems import Refused
from storage import idempotency
from storage.database import Database

TURNS = 64  # locks; requests under one key wait for each other, others hardly ever do
RECENT, SMALL = 10_000, 1_000  # answers kept in memory, characters each


class Once:
    """Answers given before, whole. Those under an Idempotency-Key are stored; those to a repeated signature are remembered here."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self._turns = tuple(threading.Lock() for _ in range(TURNS))
        self._recent: OrderedDict[str, str] = OrderedDict()

    def keyed(self, key: str, digest: str, at: datetime, decide: Callable[[], str]) -> tuple[str, bool]:
        """The answer, and whether it is the earlier one. Refused when the key stands for another request (`digest`).

        The answer is stored as of `at` and forgotten some days later. A refusal is not kept: the mended request may use the same key.
        """
        with self._turn(key):
            known = self._before(key)
            if known is None:
                answer = decide()
                try:
                    with self.database.transaction() as connection:
                        idempotency.save(connection, key, digest, answer, at)
                    return answer, False
                except IntegrityError:  # another process took the same request at this moment; its answer stands
                    known = self._before(key)
        if known is None or known.digest != digest:
            raise Refused("key-reused", "this Idempotency-Key came with another body before; use a new key for every new request")
        return known.answer, True

    def signed(self, signature: str, decide: Callable[[], str]) -> tuple[str, bool]:
        """The answer, and whether it is the earlier one. Beyond this memory each alert knows its name, so none is decided anew."""
        with self._turn(signature):
            if signature in self._recent:
                return self._recent[signature], True
            answer = decide()
            if len(answer) <= SMALL:
                self._recent[signature] = answer
            while len(self._recent) > RECENT:
                self._recent.popitem(last=False)
        return answer, False

    def _turn(self, key: str) -> threading.Lock:
        return self._turns[hash(key) % TURNS]

    def _before(self, key: str) -> idempotency.Answered | None:
        with self.database.read_transaction() as connection:
            return idempotency.find(connection, key)
