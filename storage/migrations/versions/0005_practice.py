"""Tables of the practices that 0.3.0 adds."""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add what 0.3.0 stores beside the case files."""
    op.execute("UPDATE posted_card SET digest = ''")  # cards say more now: each is shown anew, which is no fault
    # Open incidents have timers that they had not before: each is looked at once, which is no fault either.
    op.execute("UPDATE incident SET next_timer_at = opened_at WHERE status = 'open'")
    for name in ("asked_at", "confirmed_at"):  # of the test message that shows who can be reached
        op.add_column("person_state", sa.Column(name, sa.DateTime(timezone=True), nullable=True))
    _creators()
    _daily_heads()
    _reads()
    _house_style()
    op.create_table(
        "brand_sheet",
        sa.Column("brand", sa.String, primary_key=True),
        sa.Column("sheet", sa.Text, nullable=False),
        sa.Column("by", sa.String, nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )


def _creators() -> None:
    """The registry of creators (R153)."""
    words = ("brand", "platform", "account", "link", "relationship", "by", "dropped_by")
    op.create_table(
        "creator",
        sa.Column("id", BIG, primary_key=True, autoincrement=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in words),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("used", "disclosure")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index("ix_creator_brand", "creator", ["brand"])


def _house_style() -> None:
    """Kept replies, and how people changed drafts, without personal data (R94, R95)."""
    words = ("what", "brand", "category", "kind", "platform", "by")
    op.create_table(
        "house_style",
        sa.Column("id", BIG, primary_key=True, autoincrement=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in words),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("before", "text", "outcome")),
        sa.Column("incident", BIG, nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_house_style_brand", "house_style", ["what", "brand"])


def _reads() -> None:
    """Who read need-to-know incidents."""
    op.create_table(
        "restricted_read",
        sa.Column("id", BIG, primary_key=True, autoincrement=True),
        sa.Column("incident", BIG, nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("what", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_restricted_read_incident", "restricted_read", ["incident"])


def _daily_heads() -> None:
    """Signed heads over all timelines."""
    op.create_table(
        "daily_head",
        sa.Column("id", BIG, primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("changed", sa.Text(), nullable=False),
        sa.Column("head", sa.String(), nullable=False),
        sa.Column("signature", sa.String(), nullable=False),
    )
