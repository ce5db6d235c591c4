"""Appeals to platforms and decisions on comments, over all incidents."""

import sqlalchemy as sa
from alembic import op

revision = "0009"
down_revision = "0008"

BIG = sa.BigInteger().with_variant(sa.Integer(), "sqlite")


def upgrade() -> None:
    """Add the register of appeals (R127) and of decisions on comments (R123, R144)."""
    op.create_table(
        "platform_appeal",
        sa.Column("incident", BIG, primary_key=True, autoincrement=False),
        sa.Column("appeal", sa.Integer(), primary_key=True, autoincrement=False),
        *(sa.Column(name, sa.String(), nullable=False) for name in ("content", "ground")),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("brand", sa.String(), nullable=False),
        sa.Column("filed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("result", sa.String(), nullable=False),
        sa.UniqueConstraint("content", "ground", "round", name="uq_platform_appeal_content"),
    )
    op.create_index("ix_platform_appeal_filed", "platform_appeal", ["filed_at"])
    op.create_table(
        "comment_decision",
        sa.Column("id", BIG, primary_key=True, autoincrement=True),
        sa.Column("incident", BIG, nullable=False),
        *(sa.Column(n, sa.String(), nullable=False) for n in ("brand", "ground", "measure", "shows", "account")),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
    )
    op.create_index("ix_comment_decision_ground", "comment_decision", ["brand", "ground"])
