"""What models cost, day by day."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"


def upgrade() -> None:
    """One line a day."""
    op.create_table(
        "model_spending",
        sa.Column("day", sa.Date(), primary_key=True),
        sa.Column("spent", sa.Float(), nullable=False),
    )
