"""The console's part of the doctor: whether people can sign in."""

from collections.abc import Iterator

from bot.chat import discover, roster_fields
from bot.chat.console.settings import Settings
from bot.chat.console.sign_in.guard import SIGNED_IN, email_of
from bot.chat.console.sign_in.provider import Attempt, NotSignedIn, Provider
from bot.chat.endpoints import Check
from bot.config.roster import Roster


def checks(settings: Settings) -> Iterator[Check]:
    """The provider answers as it should, and everybody on duty has an address to sign in with."""
    if not settings.signs_in:
        return
    back = settings.public_url.rstrip("/") + SIGNED_IN
    secret = settings.console_sign_in_secret.get_secret_value()
    try:
        Provider(settings.console_sign_in_issuer, settings.console_sign_in_client, secret, back).address(
            Attempt("state", "nonce", "v" * 48)
        )
        yield Check("console sign-in", True, f"{settings.console_sign_in_issuer} sends people back to {back}")
    except NotSignedIn as why:
        yield Check(
            "console sign-in", False, str(why), "see CONSOLE_SIGN_IN_ISSUER, and whether this machine reaches it"
        )
    people = Roster(settings.roster, settings.zone, roster_fields(discover())).current().values()
    without = [person.id for person in people if person.roles and not email_of(person)]
    found = f"no email in the roster: {', '.join(without)}" if without else "everybody on duty has an address"
    yield Check(
        "console people", not without, found, 'write email = "…" for each in the roster, as the provider has it'
    )
