"""The first tables."""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision = "0001"
down_revision = None

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")
JSON = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")
TABLES = {
    "incident": ("board: status severity next_due", "owner: owner", "product: product opened_at", "rings_at: rings_at"),
    "post_key": ("incident: incident",),
    "likeness": ("at: at", "band: band at"),
    "counts_taken": ("incident: incident at",),
    "timeline": (),
    "posted_card": (),
    "outbox_lane": ("next_at: next_at",),
    "outbox": ("done_at: done_at", "lane: lane done_at id"),
    "console_message": ("incident: incident", "stream: place root id", "thread: place incident id"),
    "seen": ("at: at",),
    "person_state": (),
    "chore": (),
}  # with their indexes
LATER = {
    "fact_sheet": ("brand: brand",),
    "approved_reply": ("platform: platform at",),
    "chat_link": (),
    "own_channel": ("channel: channel",),
    "chat_token": (),
    "sent": ("target: target at",),
    "held": ("target: target",),
    "wecom_card": ("at: at",),
    "wecom_talk": (),
}  # joined this revision in its first hour: a database from before gets them with 0003


def upgrade() -> None:
    """To this revision."""
    _incidents()
    _posts()
    _telling()
    _people()
    _indexes(TABLES)
    later()


def later() -> None:
    """Those that joined later, where they are missing."""
    _wording()
    _chats()
    _wecom()
    _indexes(LATER)


def downgrade() -> None:
    """Back to an empty database."""
    for table in reversed({**TABLES, **LATER}):
        op.drop_table(table)


def _incidents() -> None:
    op.create_table(
        "incident",
        _number("number"),
        *_words("status", "severity", "category"),
        sa.Column("safety", sa.Boolean(), nullable=False),
        sa.Column("drill", sa.Boolean(), nullable=False),
        *_words("platform", "brand", "product", "owner", "approver"),
        _moment("opened_at"),
        *(_moment(name, nullable=True) for name in ("closed_at", "next_due", "rings_at")),
        sa.Column("lines", sa.Integer(), nullable=False),
        *_words("chain"),
        _text("file"),
    )
    op.create_table(
        "timeline",
        sa.Column("incident", BIG, primary_key=True, autoincrement=False),
        sa.Column("seq", sa.Integer(), primary_key=True, autoincrement=False),
        _moment("at"),
        *_words("by", "kind"),
        _text("data"),
        _text("personal", nullable=True),
        *_words("hash"),
    )


def _posts() -> None:
    op.create_table("post_key", _key("key"), _incident())
    op.create_table("likeness", _number("id"), *_words("band"), _moment("at"), _incident())
    counts = sa.Column("counts", JSON, nullable=False)
    op.create_table("counts_taken", _number("id"), _incident(), _moment("at"), counts)


def _telling() -> None:
    place = [_key(name) for name in ("slot", "chat", "place")]
    number = sa.Column("incident", BIG, primary_key=True, autoincrement=False)
    op.create_table("posted_card", number, *place, *_words("digest", "ref"))
    attempts = sa.Column("attempts", sa.Integer(), nullable=False)
    times = (_moment("next_at"), _moment("lease_until", nullable=True))
    op.create_table("outbox_lane", _key("lane"), *times, *_words("token"), attempts)
    op.create_table(
        "outbox",
        _number("id"),
        *_words("lane", "kind"),
        _incident(),
        *_words("slot"),
        _text("payload"),
        sa.Column("revision", sa.Integer(), nullable=False),
        _moment("created_at"),
        _moment("done_at", nullable=True),
        *_words("error"),
    )
    op.create_table(
        "console_message",
        _number("id"),
        sa.Column("key", sa.String(), nullable=False, unique=True),
        *_words("place"),
        _incident(),
        sa.Column("root", sa.Boolean(), nullable=False),
        sa.Column("drill", sa.Boolean(), nullable=False),
        _text("card"),
        _text("says"),
        sa.Column("outbox", BIG, nullable=False),
        sa.Column("revision", BIG, nullable=False, unique=True),
        _moment("posted_at"),
        _moment("updated_at"),
    )


def _wording() -> None:
    _missing(
        "fact_sheet",
        _number("id"),
        *_words("brand", "product"),
        _text("text"),
        *_words("document", "dated", "expires", "by"),
        _moment("at"),
        *_words("dropped_by"),
        _moment("dropped_at", nullable=True),
    )
    _missing(
        "approved_reply",
        sa.Column("incident", BIG, primary_key=True, autoincrement=False),
        sa.Column("version", sa.Integer(), primary_key=True, autoincrement=False),
        *_words("platform"),
        _moment("at"),
        _text("text"),
    )


def _people() -> None:
    op.create_table("seen", _key("key"), *_words("digest"), _text("answer"), _moment("at"))
    op.create_table("person_state", _key("person"), _moment("away_until", nullable=True), *_words("language"))
    op.create_table("chore", _key("name"), _moment("next_at"))


def _chats() -> None:
    _missing("chat_link", _key("chat"), _key("identity"), *_words("person", "email"), _moment("at"))
    incident = sa.Column("incident", BIG, primary_key=True, autoincrement=False)
    _missing("own_channel", incident, _key("chat"), *_words("channel"), _moment("at"))


def _wecom() -> None:
    until = (_moment("good_until"), _moment("fetching_until"))
    _missing("chat_token", _key("app"), _text("token"), *until, *_words("refused", "refused_why"))
    _missing("sent", _number("id"), *_words("target"), _moment("at"))
    _missing("held", _number("id"), *_words("target"), _text("text"), _moment("at"))
    _missing("wecom_card", _key("task"), *_words("code"), _moment("at"))
    talk = sa.Column("incident", BIG, nullable=False)
    _missing("wecom_talk", _key("person"), talk, _text("question"), _moment("asked_at"))


def _missing(table: str, *columns: sa.Column[object]) -> None:
    op.create_table(table, *columns, if_not_exists=True)


def _indexes(tables: dict[str, tuple[str, ...]]) -> None:
    for table, indexes in tables.items():
        for name, columns in (index.split(": ") for index in indexes):
            op.create_index(f"ix_{table}_{name}", table, columns.split(), if_not_exists=True)


def _number(name: str) -> sa.Column[int]:
    """A key that the database counts up."""
    return sa.Column(name, BIG, primary_key=True, autoincrement=True)


def _key(name: str) -> sa.Column[str]:
    return sa.Column(name, sa.String(), primary_key=True)


def _incident() -> sa.Column[int]:
    return sa.Column("incident", BIG, nullable=False)


def _words(*names: str) -> list[sa.Column[str]]:
    return [sa.Column(name, sa.String(), nullable=False) for name in names]


def _text(name: str, nullable: bool = False) -> sa.Column[str]:
    return sa.Column(name, sa.Text(), nullable=nullable)


def _moment(name: str, nullable: bool = False) -> sa.Column[object]:
    """A moment in UTC."""
    return sa.Column(name, sa.DateTime(timezone=True), nullable=nullable)
