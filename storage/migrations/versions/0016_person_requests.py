"""Requests of people about their own data wait for the consent of two of the team."""

import sqlalchemy as sa
from alembic import op

revision = "0016"
down_revision = "0015"


def upgrade() -> None:
    """Add the table of requests that wait."""
    op.create_table(
        "person_request",
        sa.Column("id", sa.String(), primary_key=True),
        sa.Column("author", sa.Text(), nullable=False),
        sa.Column("platform", sa.String(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("right_name", "reason")),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("by", "agreed")),
        sa.Column("expires", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.DateTime(timezone=True), nullable=True) for name in ("by_at", "agreed_at")),
    )
