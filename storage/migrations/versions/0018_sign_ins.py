"""Who is signed in to the console beyond this machine, and who signed in or was turned away."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add sessions and the log of sign-ins."""
    op.create_table(
        "console_session",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("key", "person", "email")),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("key"),
    )
    op.create_index("ix_console_session_expires", "console_session", ["expires"])
    op.create_table(
        "sign_in",
        sa.Column("id", BIG, primary_key=True, autoincrement=True),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("person", "outcome")),
    )
    op.create_index("ix_sign_in_at", "sign_in", ["at"])
