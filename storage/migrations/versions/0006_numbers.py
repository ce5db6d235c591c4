"""Numbers of incidents without a gap, and what authorities stamped."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Begin to count at the highest number there is: whether one was deleted before cannot be known."""
    op.create_table(
        "incident_counter",
        sa.Column("id", BIG, primary_key=True, autoincrement=True),
        sa.Column("allotted", BIG, nullable=False),
        sa.Column("unknown_until", BIG, nullable=False),
    )
    op.execute(
        "INSERT INTO incident_counter (id, allotted, unknown_until) "
        "SELECT 1, coalesce(max(number), 0), coalesce(max(number), 0) FROM incident"
    )
    op.add_column("daily_head", sa.Column("numbers", sa.String(), nullable=False, server_default=""))
    op.create_table(
        "head_timestamp",
        sa.Column("head", BIG, primary_key=True, autoincrement=False),
        sa.Column("authority", sa.String(), primary_key=True),
        sa.Column("token", sa.Text(), nullable=False),
        sa.Column("stamped_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("tried", sa.Integer(), nullable=False),
        sa.Column("next_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("problem", sa.String(), nullable=False),
    )
