"""WeCom's part of the doctor: secret, app, people, clock and callback, each with the repair."""

import tempfile
import time
from collections.abc import Iterator
from datetime import datetime
from email.utils import parsedate_to_datetime

import requests

from bot.chat import discover, roster_fields
from bot.chat.endpoints import Check
from bot.chat.protocol import PermanentFailure, RetryLater
from bot.chat.wecom.api.client import Client, open_client
from bot.chat.wecom.api.errors import GROUP_GONE
from bot.chat.wecom.api.http import REQUEST_OPTIONS, send
from bot.chat.wecom.api.http import parse as read_answer
from bot.chat.wecom.inbound.crypto import CallbackCrypto
from bot.chat.wecom.outbound.group_messages import brand_rooms, main_room
from bot.chat.wecom.settings import Settings
from bot.config.roster import EXAMPLE, Roster
from bot.ops.clock import utc_now
from bot.ops.outside import exposed
from handlers.case.errors import InvalidFile
from storage.database import Database
from storage.migrate import upgrade

SKEW = 60.0  # seconds; callbacks more than 300 s from our clock are refused
ECHO = "dingfengbo"
ROOT = 1  # WeCom's number of the whole company
NO_ROBOT = 93000
SECRET = "copy WECOM_CORP_ID and the app's Secret again, once: after several wrong ones WeCom shuts us out for an hour"


def checks(settings: Settings) -> Iterator[Check]:
    """Nothing when WeCom is not set up; otherwise everything that can be tried from here."""
    if not settings.is_set_up:
        yield Check("wecom", True, "not set up (no WECOM_CORP_ID)")
        return
    now = utc_now()
    with tempfile.TemporaryDirectory() as folder:  # a token of its own: a secret that was refused is tried again here
        database = Database(f"sqlite:///{folder}/doctor.db")
        upgrade(database)
        client = open_client(settings, database)
        try:
            client.tokens.current(now)
            yield Check("wecom secret", True, "WeCom gave a token")
        except (RetryLater, PermanentFailure) as trouble:
            yield Check("wecom secret", False, str(trouble), SECRET)
        else:
            yield from _app(client, settings, now)
            yield from _people(client, settings, now)
            if not settings.wecom_robot_url.get_secret_value():
                yield from _groups(client, settings, now)
        yield from _clock(client)
        yield from _robot(client, settings)
        database.close()
    yield from _callback(settings, now)


def _app(client: Client, settings: Settings, now: datetime) -> Iterator[Check]:
    """Is this the app, and does WeCom let this machine speak for it (60020)?"""
    repair = "check WECOM_AGENT_ID; on 60020 add this machine's public address under 企业可信IP and wait a minute"
    try:
        app = client.get("agent/get", now, agentid=settings.wecom_agent_id)
    except (RetryLater, PermanentFailure) as trouble:
        yield Check("wecom app", False, str(trouble), repair)
        return
    closed = bool(app.get("close"))
    yield Check(
        "wecom app",
        not closed,
        "switched off" if closed else str(app.get("name", "")),
        "switch the app on in the admin console",
    )
    if not settings.wecom_robot_url.get_secret_value():
        root = ROOT in (app.get("allow_partys") or {}).get("partyid", ())
        found = "the whole company" if root else "not the whole company, and only such an app may have a group"
        yield Check(
            "wecom visible to",
            root,
            found,
            "add the root department to the app's 可见范围, or use a robot (WECOM_ROBOT_URL)",
        )


def _people(client: Client, settings: Settings, now: datetime) -> Iterator[Check]:
    """Everybody of the roster who has a userid sees the app."""
    file = settings.roster if settings.roster.exists() else EXAMPLE
    try:
        people = Roster(file, settings.zone, roster_fields(discover())).current().values()
    except (InvalidFile, OSError):
        return  # the desk's own check has said so
    known = [person for person in people if person.addresses.get("wecom")]
    if not known:
        yield Check("wecom people", False, "nobody has a userid", f'write wecom = "userid" in {file}')
    for person in known:
        try:
            client.get("user/get", now, userid=person.addresses["wecom"])
            yield Check(f"wecom {person.name}", True, "sees the app")
        except (RetryLater, PermanentFailure) as trouble:
            yield Check(
                f"wecom {person.name}", False, str(trouble), f"correct wecom in {file}, or widen the app's 可见范围"
            )


def _groups(client: Client, settings: Settings, now: datetime) -> Iterator[Check]:
    """Every group is there, or its name is one that a group can be made with."""
    for chat in (main_room(settings), *brand_rooms(settings).values()):
        try:
            info = client.get("appchat/get", now, chatid=chat).get("chat_info", {})
            yield Check(f"wecom group {chat}", True, f"{len(info.get('userlist', ()))} people")
        except PermanentFailure as trouble:
            missing = trouble.code in GROUP_GONE
            found = "not there yet: it is made when there is something to say" if missing else str(trouble)
            yield Check(
                f"wecom group {chat}",
                missing,
                found,
                "only groups that this app made can be used: leave WECOM_ROOM empty for a new one",
            )
        except RetryLater as trouble:
            yield Check(f"wecom group {chat}", False, str(trouble), "try again; on 60020 see the app's 企业可信IP")


def _robot(client: Client, settings: Settings) -> Iterator[Check]:
    """Does the webhook know its key? WeCom refuses an empty message in any case, so the group does not see this."""
    url = settings.wecom_robot_url.get_secret_value()
    if not url:
        return
    repair = "copy the webhook's whole address from the group's robot into WECOM_ROBOT_URL"
    try:
        answer = read_answer(
            send(lambda: client.session.post(url, json={"msgtype": "text", "text": {"content": ""}}, **REQUEST_OPTIONS))
        )
    except (RetryLater, PermanentFailure) as trouble:
        yield Check("wecom robot", False, str(trouble), repair)
        return
    known = int(answer.get("errcode") or 0) != NO_ROBOT
    yield Check("wecom robot", known, "takes our messages" if known else f"no such robot [{NO_ROBOT}]", repair)


def _clock(client: Client) -> Iterator[Check]:
    """WeCom's time against ours."""
    try:
        said = client.session.get(client.base, **REQUEST_OPTIONS).headers.get("Date", "")
    except requests.exceptions.RequestException:
        return
    if said:
        skew = time.time() - parsedate_to_datetime(said).timestamp()
        yield Check("wecom clock", abs(skew) < SKEW, f"{skew:+.0f} s against WeCom", "set this machine's clock (NTP)")


def _callback(settings: Settings, now: datetime) -> Iterator[Check]:
    """Send ourselves a callback from outside, as WeCom does when the address is saved."""
    if not settings.wecom_public_url:
        yield Check("wecom callback", True, "not tried (no WECOM_PUBLIC_URL)")
        return
    crypto = CallbackCrypto(
        settings.wecom_token.get_secret_value(), settings.wecom_aes_key.get_secret_value(), settings.wecom_corp_id
    )
    address = settings.wecom_public_url.rstrip("/") + "/wecom/callback"
    repair = (
        f"run the desk, and let {settings.wecom_public_url} lead to it; "
        "Token and EncodingAESKey must be the same in both places"
    )
    try:
        begun = time.monotonic()
        answer = requests.get(address, params=crypto.echo_query(ECHO, now), **REQUEST_OPTIONS)
        took = time.monotonic() - begun
    except requests.exceptions.RequestException as error:
        yield Check("wecom callback", False, type(error).__name__, repair)
        return
    good = answer.status_code == 200 and answer.text == ECHO
    found = f"answers in {took:.1f} s" if good else f"HTTP {answer.status_code}, and not our echo"
    yield Check("wecom callback", good and took < 1, found, repair)
    if good and (paths := exposed(settings.wecom_public_url)):
        yield Check(
            "wecom address", False, f"{', '.join(paths)} can be reached there", "let the proxy lead to PORT only"
        )
