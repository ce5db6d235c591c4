"""Whose words a kept reply holds: they do not approve the next draft that takes them up."""

import sqlalchemy as sa
from alembic import op

revision = "0008"
down_revision = "0007"


def upgrade() -> None:
    """What was kept before names only who approved it."""
    for name in ("hands", "promoted_by"):
        op.add_column("house_style", sa.Column(name, sa.String(), nullable=False, server_default=""))
