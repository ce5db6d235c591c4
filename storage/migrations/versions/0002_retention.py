"""How much of an incident's personal data has been purged."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    op.add_column("incident", sa.Column("purged", sa.Integer(), nullable=False, server_default="0"))
    op.create_index("ix_incident_purged", "incident", ["purged", "closed_at"])
