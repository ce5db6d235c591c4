"""A database that was made in the first hour of 0001 gets the tables that joined it later; all others have them."""

from importlib import import_module

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """To this revision."""
    import_module("storage.migrations.versions.0001_first").later()


def downgrade() -> None:
    """0001 has them."""
