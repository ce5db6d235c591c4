"""Tables of the practices that 0.3.0 adds."""

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Add what 0.3.0 stores beside the case files."""
