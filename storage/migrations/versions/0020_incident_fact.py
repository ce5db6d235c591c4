"""What counts of each incident, in a narrow row for figures over thousands of them."""

import sqlalchemy as sa
from alembic import op

from storage.tables import Big

revision = "0020"
down_revision = "0019"


def upgrade() -> None:
    """Add the table, whose rows are worked out by a job, and the index by which it finds incidents."""
    op.create_table(
        "incident_fact",
        sa.Column("incident", Big, primary_key=True),
        sa.Column("opened_at", sa.DateTime(timezone=True), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in ("lines", "shape")),
        sa.Column("facts", sa.Text(), nullable=False),
    )
    op.create_index("ix_incident_opened_at", "incident", ["opened_at"])
    op.create_index("ix_incident_fact_opened_at", "incident_fact", ["opened_at"])
