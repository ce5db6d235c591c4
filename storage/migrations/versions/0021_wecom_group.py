"""Which group is a room in WeCom at present, since one that is gone gets a successor."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"


def upgrade() -> None:
    """Add the table; a group that is there is noted when the next message goes to it."""
    op.create_table(
        "wecom_group",
        *(sa.Column(name, sa.String(), nullable=False) for name in ("room", "chat")),
        sa.Column("made", sa.Boolean(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("room"),
    )
