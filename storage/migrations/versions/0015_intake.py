"""What tools and mail servers handed in, the mailboxes that are read, and figures by source of alerts."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add deliveries, mailboxes with their mails, and the days of sources."""
    op.create_table(
        "alert_delivery",
        sa.Column("id", BIG, nullable=False, autoincrement=True),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("source", "key", "media_type")),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.Column("received_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("state", sa.String(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("taken", "unread")),
        sa.Column("problems", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_alert_delivery"),
        sa.UniqueConstraint("source", "key", name="uq_alert_delivery_source"),
    )
    op.create_index("ix_alert_delivery_state", "alert_delivery", ["state", "source"])
    op.create_index("ix_alert_delivery_received_at", "alert_delivery", ["received_at"])
    op.create_table(
        "alert_source_day",
        sa.Column("source", sa.String(), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        *(sa.Column(n, sa.Integer(), nullable=False) for n in ("opened", "joined", "to_read", "on_record", "unread")),
        sa.Column("last_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("source", "day", name="pk_alert_source_day"),
    )
    op.create_table(
        "mailbox",
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("validity", BIG, nullable=False),
        sa.Column("first", BIG, nullable=False),
        sa.Column("since", sa.DateTime(timezone=True), nullable=True),
        sa.Column("looked_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("mailbox", name="pk_mailbox"),
    )
    op.create_table(
        "mailbox_mail",
        sa.Column("mailbox", sa.String(), nullable=False),
        sa.Column("validity", BIG, nullable=False),
        sa.Column("uid", BIG, nullable=False),
        sa.Column("marked", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("mailbox", "validity", "uid", name="pk_mailbox_mail"),
    )
