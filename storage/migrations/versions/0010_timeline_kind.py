"""Lines of one kind over all incidents, such as the drafts of a month, are found without reading every timeline."""

from alembic import op

revision = "0010"
down_revision = "0009"


def upgrade() -> None:
    """Index timelines by kind and time."""
    op.create_index("ix_timeline_kind", "timeline", ["kind", "at"])
