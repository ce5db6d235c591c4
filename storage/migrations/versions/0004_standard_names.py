"""Tables, columns and stored JSON get the field's standard terms; the timeline, which is hashed, keeps every letter.

What cards in chats show is known by the digest of their JSON. Where that JSON is still there, in the outbox or the
console, the digest follows its new letters; elsewhere it is emptied, and the next audit brings those cards up to date
without calling it a fault.
"""

import hashlib
import json
from collections.abc import Callable, Iterator
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"

Change = Callable[[dict[str, Any]], dict[str, Any]]
PAGE = 200  # rows in memory at once
TABLES = {
    "outbox_lane": "outbox_queue",
    "likeness": "text_minhash",
    "seen": "idempotency_key",
    "chore": "periodic_job",
    "own_channel": "incident_channel",
    "wecom_talk": "wecom_dialog",
    "sent": "wecom_sent_message",
    "held": "wecom_queued_message",
}
COLUMNS = {
    "incident": {"rings_at": "next_timer_at", "lines": "timeline_length", "chain": "timeline_head"},
    "posted_card": {"slot": "card_key"},
    "outbox_queue": {"lane": "queue"},
    "outbox": {"lane": "queue", "slot": "card_key"},
    "chat_token": {"refused": "rejected", "refused_why": "rejected_why"},
}
INDEXES = (
    ("ix_incident_rings_at", "ix_incident_next_timer_at", "incident", ["next_timer_at"]),
    ("ix_outbox_lane", "ix_outbox_queue", "outbox", ["queue", "done_at", "id"]),
    ("ix_outbox_lane_next_at", "ix_outbox_queue_next_at", "outbox_queue", ["next_at"]),
    ("ix_likeness_at", "ix_text_minhash_at", "text_minhash", ["at"]),
    ("ix_likeness_band", "ix_text_minhash_band", "text_minhash", ["band", "at"]),
    ("ix_seen_at", "ix_idempotency_key_at", "idempotency_key", ["at"]),
    ("ix_own_channel_channel", "ix_incident_channel_channel", "incident_channel", ["channel"]),
    ("ix_sent_target", "ix_wecom_sent_message_target", "wecom_sent_message", ["target", "at"]),
    ("ix_held_target", "ix_wecom_queued_message_target", "wecom_queued_message", ["target"]),
)
CASE = {"floor": "rules_severity", "seats": "assignments", "rung": "reminders"}
DRAFT = {"hands": "contributors", "stand_ins": "deputies_asked"}
FIELD = {"ask": "input", "most": "max_length"}
STAGES = ("50%", "75%", "90%", "due")  # the reminders there were, in their order; after them "overdue-1" and so on


def upgrade() -> None:
    """To this revision."""
    _cards()
    _rewrite("incident", "number", "file", case_file)
    _rewrite("wecom_talk", "person", "question", question)
    for old, new in TABLES.items():
        _rename_table(old, new)
    for table, columns in COLUMNS.items():
        for old, new in columns.items():
            op.execute(f"ALTER TABLE {table} RENAME COLUMN {old} TO {new}")
    for old, new, table, names in INDEXES:
        op.drop_index(old, table)
        op.create_index(new, table, names)


def case_file(file: dict[str, Any]) -> dict[str, Any]:
    """A case file by the new names, with its reminders by their stage instead of their number."""
    dated = {f"promise:{promise['id']}" for promise in file.get("promises", ()) if promise["due"]}
    file = _renamed(file, CASE)
    file["drafts"] = [_renamed(draft, DRAFT) for draft in file.get("drafts", ())]
    reminders = file.get("reminders", {}).items()
    file["reminders"] = {key: _stage(number, key.startswith("window:") or key in dated) for key, number in reminders}
    if file.get("drill"):
        file["drill"] = _renamed(file["drill"], {"pace": "speed"})
    return file


def card(shown: dict[str, Any]) -> dict[str, Any]:
    """A card by the new names of its quotes. Its buttons have no fields any more: forms come from the command table."""
    parts = [_renamed(part, {"marks": "highlights"}) for part in shown.get("parts", ())]
    buttons = [{k: v for k, v in button.items() if k != "fields"} for button in shown.get("buttons", ())]
    return {**shown, "parts": parts, "buttons": buttons}


def question(asked: dict[str, Any]) -> dict[str, Any]:
    """A question that a person in WeCom has not answered, by the new names."""
    return {name: _fields(value) if name in ("fields", "optional", "known") else value for name, value in asked.items()}


def _fields(fields: Any) -> list[dict[str, Any]]:
    return [_renamed(field, FIELD) for field in fields]


def _renamed(value: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    """The same in the same order, since digests are taken over the letters."""
    return {names.get(name, name): each for name, each in value.items()}


def _stage(number: int, ladder: bool) -> str:
    """The last of so many stages that were sent."""
    if not ladder:
        return f"repeat-{number}"
    return STAGES[number - 1] if number <= len(STAGES) else f"overdue-{number - len(STAGES)}"


def _cards() -> None:
    """Cards in the outbox and in the console, and the digests of what chats show."""
    digests: dict[str, str] = {}
    _rewrite("outbox", "id", "payload", card, "kind = 'card'", digests)
    _rewrite("console_message", "id", "card", card, "card <> ''", digests)
    rows = op.get_bind().execute(sa.text("SELECT incident, slot, chat, place, digest FROM posted_card")).mappings()
    changed = [{**row, "digest": digests.get(row["digest"], "")} for row in rows]
    here = "incident = :incident AND slot = :slot AND chat = :chat AND place = :place"
    if changed:
        op.get_bind().execute(sa.text(f"UPDATE posted_card SET digest = :digest WHERE {here}"), changed)


def _rewrite(
    table: str, key: str, column: str, change: Change, where: str = "1 = 1", digests: dict[str, str] | None = None
) -> None:
    """Put JSON in a column into its new form, a page of rows at a time.

    `digests` gets the new digest of each by its old one.
    """
    update = sa.text(f"UPDATE {table} SET {column} = :new WHERE {key} = :key")
    for rows in _pages(table, key, column, where):
        changed = [(row[0], row[1], _json(row[1], change)) for row in rows if row[1]]
        if changed:
            op.get_bind().execute(update, [{"key": key_, "new": new} for key_, _, new in changed])
        if digests is not None:
            digests |= {_digest(old): _digest(new) for _, old, new in changed}


def _pages(table: str, key: str, column: str, where: str) -> Iterator[list[Any]]:
    keys = [row[0] for row in op.get_bind().execute(sa.text(f"SELECT {key} FROM {table} WHERE {where} ORDER BY {key}"))]
    query = sa.text(f"SELECT {key}, {column} FROM {table} WHERE {key} IN :keys").bindparams(
        sa.bindparam("keys", expanding=True)
    )
    for start in range(0, len(keys), PAGE):
        yield list(op.get_bind().execute(query, {"keys": keys[start : start + PAGE]}))


def _json(text: str, change: Change) -> str:
    """The text in its new form; what cannot be read stays as it is, and the audit goes on to call for a person."""
    try:
        return json.dumps(change(json.loads(text)), ensure_ascii=False, separators=(",", ":"))
    except (ValueError, TypeError, KeyError, AttributeError):
        return text


def _digest(payload: str) -> str:
    return hashlib.sha256(payload.encode()).hexdigest()[:32]


def _rename_table(old: str, new: str) -> None:
    """SQLite cannot rename a constraint, so the table is copied; PostgreSQL can; its counter has the table's name."""
    op.rename_table(old, new)
    keys = sa.inspect(op.get_bind()).get_pk_constraint(new)
    if op.get_bind().dialect.name == "sqlite":
        with op.batch_alter_table(new, recreate="always") as batch:
            batch.drop_constraint(f"pk_{old}", type_="primary")
            batch.create_primary_key(f"pk_{new}", keys["constrained_columns"])
        return
    op.execute(f"ALTER TABLE {new} RENAME CONSTRAINT {keys['name']} TO pk_{new}")
    if keys["constrained_columns"] == ["id"]:
        op.execute(f"ALTER SEQUENCE {old}_id_seq RENAME TO {new}_id_seq")
