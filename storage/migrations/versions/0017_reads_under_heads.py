"""The log of reads stands under the daily heads: what is deleted from it is missed."""

import sqlalchemy as sa
from alembic import op

revision = "0017"
down_revision = "0016"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the hash of a line, the head that covers it, and what a head says of them."""
    op.add_column("restricted_read", sa.Column("hash", sa.String(), nullable=False, server_default=""))
    op.add_column("restricted_read", sa.Column("head", BIG, nullable=False, server_default="0"))
    op.create_index("ix_restricted_read_head", "restricted_read", ["head"])
    op.add_column("daily_head", sa.Column("reads", sa.String(), nullable=False, server_default=""))
