"""`python -m bot sign-ins`: who signed in to the console, who was turned away."""

from datetime import datetime

from bot.chat.console.settings import Settings
from bot.chat.console.sign_in import store
from storage.database import Database


def sign_ins(settings: Settings, now: datetime) -> str:
    """Return the newest lines of the log of sign-ins: when (UTC), who, and what became of it."""
    database = Database(settings.database)
    try:
        with database.read_transaction() as connection:
            lines = [
                f"{at:%Y-%m-%d %H:%M:%S} {person or '-'} {MEANS.get(outcome, outcome)}"
                for at, person, outcome in store.newest(connection)
            ]
    finally:
        database.close()
    return "\n".join(lines) or "Nobody has signed in yet."


# What became of an attempt, as the log keeps it and as it is read.
MEANS = {
    "in": "signed in",
    "out": "signed out",
    "unknown": "turned away: the roster has no one person with that address",
    "unverified": "turned away: the provider has not verified the address",
    "failed": "did not come through: another attempt, an old one, or the provider was away",
}
COMMANDS = {"sign-ins": sign_ins}
