"""Whose words a kept reply holds is called as everywhere else."""

from alembic import op

revision = "0011"
down_revision = "0010"


def upgrade() -> None:
    """Rename `hands`."""
    op.execute("ALTER TABLE house_style RENAME COLUMN hands TO contributors")
