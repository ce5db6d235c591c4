"""Each chat counts the migrations of its own tables, which lie in its folder."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"


def upgrade() -> None:
    """None has any yet."""
    op.create_table(
        "chat_revision",
        sa.Column("chat", sa.String(), nullable=False),
        sa.Column("revision", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("chat", name="pk_chat_revision"),
    )
