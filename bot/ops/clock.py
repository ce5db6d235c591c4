"""The one place where the time of day is read; everything else is handed `now`."""

from datetime import UTC, datetime


def utc_now() -> datetime:
    """The present moment (UTC)."""
    return datetime.now(UTC)
