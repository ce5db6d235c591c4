"""Slack's part of the doctor: token, scopes, secret, rooms, people, clock and socket, each with the repair."""

import time
from collections.abc import Iterator, Sequence
from email.utils import parsedate_to_datetime
from typing import Any

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.chat import discover, roster_fields
from bot.chat.endpoints import Check
from bot.chat.slack.api import NETWORK_ERRORS, REPAIRS, code_of, web_client
from bot.chat.slack.outbound.channels import rooms_of
from bot.chat.slack.settings import Settings
from bot.chat.slack.users import NOT_OF_THE_TEAM
from bot.config.roster import EXAMPLE, Roster
from handlers.case.errors import InvalidFile

REQUIRED_SCOPES = frozenset(
    {
        "app_mentions:read",
        "channels:history",
        "channels:read",
        "chat:write",
        "commands",
        "files:read",
        "files:write",
        "groups:history",
        "groups:read",
        "im:history",
        "im:write",
        "users:read",
        "users:read.email",
    }
)
SCOPES_FOR_L3 = frozenset({"channels:manage"})
SOCKET_REPAIR = "turn Socket Mode on and copy the app-level token (with connections:write) again into SLACK_APP_TOKEN"
MAX_SKEW = 60.0  # seconds; Slack refuses nothing, but we refuse its requests beyond 300


def checks(settings: Settings) -> Iterator[Check]:
    """Nothing when Slack is not set up; otherwise everything that can be tried from here."""
    if not settings.is_set_up:
        yield Check("slack", True, "not set up (no SLACK_BOT_TOKEN)")
        return
    client = web_client(settings)
    try:
        token = client.auth_test()
    except NETWORK_ERRORS as error:
        yield _failed("slack token", error, "copy the bot token again into SLACK_BOT_TOKEN")
        return
    yield Check("slack token", True, f"{token.get('team', '')}, as {token.get('user', token.get('user_id', ''))}")
    yield _scopes(token.headers, settings)
    yield _clock(token.headers)
    yield from _rooms(client, settings)
    yield from _people(client, settings)
    if settings.slack_alerts_channel:
        listed = ", ".join(sorted(settings.alert_bots))
        repair = "write the ids of the listening tools' bots or apps into SLACK_ALERT_BOTS; no other post is an alert"
        yield Check("alert bots", bool(listed), listed or "none is listed", repair)
    yield from _listening(client, settings)


def _scopes(headers: Any, settings: Settings) -> Check:
    granted = str(headers.get("x-oauth-scopes", headers.get("X-OAuth-Scopes", "")))
    given = {scope.strip() for scope in granted.split(",") if scope.strip()}
    missing = sorted((REQUIRED_SCOPES | (SCOPES_FOR_L3 if settings.slack_l3_channels else frozenset())) - given)
    repair = f"add {', '.join(missing)} under OAuth & Permissions and install the app again"
    return Check("slack scopes", not missing, "all there" if not missing else f"missing {', '.join(missing)}", repair)


def _clock(headers: Any) -> Check:
    """Slack's own time against ours: signatures older than five minutes are refused."""
    said = headers.get("date", headers.get("Date", ""))
    skew = time.time() - parsedate_to_datetime(said).timestamp() if said else 0.0
    return Check("clock", abs(skew) < MAX_SKEW, f"{skew:+.0f} s against Slack", "set this machine's clock (NTP)")


def _rooms(client: WebClient, settings: Settings) -> Iterator[Check]:
    channels = sorted(rooms_of(settings).all() | ({settings.slack_alerts_channel} - {""}))
    for channel in channels:
        try:
            info = client.conversations_info(channel=channel)["channel"]
        except NETWORK_ERRORS as error:
            repair = "correct the channel's id in .env, or invite the app: /invite @Dingfengbo"
            yield _failed(f"channel {channel}", error, repair)
            continue
        archived, member = bool(info.get("is_archived")), bool(info.get("is_member"))
        found = "archived" if archived else "the app is in it" if member else "the app is not in it"
        repair = REPAIRS["is_archived" if archived else "not_in_channel"]
        yield Check(f"channel {channel}", member and not archived, found, repair)


def _people(client: WebClient, settings: Settings) -> Iterator[Check]:
    """Whether every person of the roster can be found in Slack, by id or address."""
    file = settings.roster if settings.roster.exists() else EXAMPLE
    try:
        people = Roster(file, settings.zone, roster_fields(discover())).current().values()
    except (InvalidFile, OSError):
        return  # the doctor's check of the roster has said so
    unreachable = [person.name for person in people if not (person.addresses.keys() & {"slack", "email"})]
    others = [person.name for person in people if _is_outsider(client, person.addresses.get("slack", ""))]
    if others:
        found = f"{_named(others)}: a guest, a bot or deactivated in Slack, so not of the team"
        yield Check("accounts", False, found, f"give them full accounts in Slack, or correct slack in {file}")
    found = f"nobody knows who {_named(unreachable)} is in Slack" if unreachable else "everybody has an id or address"
    yield Check("people", not unreachable, found, f'write slack = "U…" or email in {file}')


def _is_outsider(client: WebClient, user: str) -> bool:
    """Whether Slack says that the account is no full member's; one that cannot be asked about is not called so."""
    try:
        profile = client.users_info(user=user)["user"] if user else {}
    except NETWORK_ERRORS:
        return False
    return any(profile.get(flag) for flag in NOT_OF_THE_TEAM)


def _listening(client: WebClient, settings: Settings) -> Iterator[Check]:
    """Socket Mode opens from here; whether Slack can reach an address of ours only Slack can tell."""
    if app_token := settings.slack_app_token.get_secret_value():
        try:
            client.apps_connections_open(app_token=app_token)
            yield Check("socket", True, "Slack opens one for us")
        except NETWORK_ERRORS as error:
            yield _failed("socket", error, SOCKET_REPAIR, known=False)
    if secret := settings.slack_signing_secret.get_secret_value():
        plausible = len(secret) == 32 and all(char in "0123456789abcdef" for char in secret)
        found = "looks right; /slack/events checks with it" if plausible else "it has 32 characters of 0-9 and a-f"
        repair = "copy it again from Basic Information into SLACK_SIGNING_SECRET"
        yield Check("signing secret", plausible, found, repair)


def _failed(name: str, error: BaseException, repair: str, known: bool = True) -> Check:
    """What Slack refused. Its reason often tells the repair, unless it is (not `known`) about another token."""
    if not isinstance(error, SlackApiError):
        return Check(name, False, code_of(error), "let this machine reach slack.com over HTTPS")
    return Check(name, False, code_of(error), REPAIRS.get(code_of(error), repair) if known else repair)


def _named(names: Sequence[str]) -> str:
    return ", ".join(names[:5]) + (" …" if len(names) > 5 else "")
