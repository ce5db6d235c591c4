"""Notes on what happens to others in the trade (R20)."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the industry watch list."""
    op.create_table(
        "industry_note",
        sa.Column("id", BIG, primary_key=True, autoincrement=True),
        sa.Column("brand", sa.String(), nullable=False),
        *(sa.Column(name, sa.Text(), nullable=False) for name in ("link", "text")),
        sa.Column("by", sa.String(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("dropped_at", sa.DateTime(timezone=True), nullable=True),
    )
    op.create_index("ix_industry_note_brand", "industry_note", ["brand"])
