"""Answers to requests that may come twice, by idempotency key."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import BindParameter, Connection, bindparam, delete, insert, select

from storage.tables import IdempotencyKey, table_of

TABLE = table_of(IdempotencyKey)


@dataclass(frozen=True)
class Answered:
    """A request that was answered before: the digest of what was asked, and the answer."""

    digest: str
    answer: str


def find(connection: Connection, key: str) -> Answered | None:
    """The earlier answer under this key."""
    row = connection.execute(select(TABLE.c.digest, TABLE.c.answer).where(TABLE.c.key == key)).first()
    return Answered(row.digest, row.answer) if row else None


def find_answers(connection: Connection, keys: Sequence[str]) -> dict[str, str]:
    """The earlier answers under these keys, where there are any."""
    return {row.key: row.answer for row in connection.execute(ANSWERS, {"keys": list(keys)})} if keys else {}


def save(connection: Connection, key: str, digest: str, answer: str, now: datetime) -> None:
    """Keep the answer for next time; a key can be used once only."""
    save_many(connection, {key: answer}, now, digest)


def save_many(connection: Connection, answers: Mapping[str, str], now: datetime, digest: str = "") -> None:
    """Keep several answers, by their keys."""
    if answers:
        # In one order, so that two processes that answer the same requests wait in line instead of for each other.
        rows = [{"key": key, "digest": digest, "answer": answers[key], "at": now} for key in sorted(answers)]
        connection.execute(insert(TABLE), rows)


def forget(connection: Connection, until: datetime) -> int:
    """Drop answers given before then."""
    return connection.execute(delete(TABLE).where(TABLE.c.at < until)).rowcount


KEYS: BindParameter[list[str]] = bindparam("keys", expanding=True)
ANSWERS = select(TABLE.c.key, TABLE.c.answer).where(TABLE.c.key.in_(KEYS))
