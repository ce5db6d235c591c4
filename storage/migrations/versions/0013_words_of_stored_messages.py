"""Sentences that are stored by key follow their words: refusals, commands, events and wishes have the usual names.

What cards in chats show is known by the digest of their JSON, which follows its new letters.
"""

import hashlib
import re

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"

RENAMED = {"objection": "rejection", "verb": "command", "fact": "event", "tap": "rewrite"}
KEY = re.compile(rf'"({"|".join(RENAMED)})(?=\.[\w-]+")')
ARGUMENT = re.compile(r'"verb"(?=\s*:)')
STORED = (  # table, its key, the column with sentences
    ("outbox", "id", "payload"),
    ("console_message", "id", "card"),
    ("console_message", "id", "says"),
    ("wecom_dialog", "person", "question"),
    ("idempotency_key", "key", "answer"),
)
PAGE = 200  # rows in memory at once


def upgrade() -> None:
    """To this revision."""
    digests: dict[str, str] = {}
    for table, key, column in STORED:
        _rewrite(table, key, column, digests)
    changed = [{"old": old, "new": new} for old, new in digests.items()]
    if changed:
        op.get_bind().execute(sa.text("UPDATE posted_card SET digest = :new WHERE digest = :old"), changed)


def renamed(stored: str) -> str:
    """JSON with the new names of its sentences."""
    return ARGUMENT.sub('"command"', KEY.sub(lambda found: f'"{RENAMED[found[1]]}', stored))


def _rewrite(table: str, key: str, column: str, digests: dict[str, str]) -> None:
    like = " OR ".join(f"{column} LIKE '%\"{old}.%'" for old in RENAMED)
    where = f"{like} OR {column} LIKE '%\"verb\"%'"
    keys = [row[0] for row in op.get_bind().execute(sa.text(f"SELECT {key} FROM {table} WHERE {where} ORDER BY {key}"))]
    some = sa.text(f"SELECT {key}, {column} FROM {table} WHERE {key} IN :keys").bindparams(
        sa.bindparam("keys", expanding=True)
    )
    update = sa.text(f"UPDATE {table} SET {column} = :new WHERE {key} = :key")
    for start in range(0, len(keys), PAGE):
        rows = [tuple(row) for row in op.get_bind().execute(some, {"keys": keys[start : start + PAGE]})]
        changed = [{"key": row[0], "new": renamed(row[1])} for row in rows]
        op.get_bind().execute(update, changed)
        digests |= {_digest(old): _digest(renamed(old)) for _, old in rows}


def _digest(payload: str) -> str:
    return hashlib.sha256(payload.encode()).hexdigest()[:32]
