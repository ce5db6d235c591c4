"""The fake Slack's methods: each takes the arguments as sent and answers as Slack documents it."""

import time
from collections.abc import Callable, Mapping

from tests.fakes.slack import APP, BOT, TEAM, FakeSlack, No, TooFast
from tests.fakes.slack_limits import faults_of_message
from tests.fakes.slack_wire import Json


def _known(slack: FakeSlack, channel: str) -> list[Json]:
    if channel not in slack.channels:
        raise No("channel_not_found")
    if BOT not in slack.members[channel]:
        raise No("not_in_channel")
    return slack.channels[channel]


def _writable(slack: FakeSlack, channel: str) -> list[Json]:
    messages = _known(slack, channel)
    if channel in slack.archived:
        raise No("is_archived")
    return messages


def _find(slack: FakeSlack, channel: str, ts: str) -> Json:
    found = next((m for m in _known(slack, channel) if m["ts"] == ts), None)
    if found is None:
        raise No("message_not_found")
    return found


def post(slack: FakeSlack, given: Json) -> Json:
    """chat.postMessage"""
    messages = _writable(slack, given["channel"])
    slack.check(faults_of_message(given.get("blocks", [])))
    if slack.busy and (name := f"{given['channel']} {given['metadata']}") not in slack.put_off:
        slack.put_off.add(name)
        raise TooFast
    ts = f"{time.time():.3f}{next(slack.count):03d}"
    kept = {name: given[name] for name in ("text", "blocks", "metadata", "thread_ts") if name in given}
    messages.append({"ts": ts, "user": BOT, "bot_id": "B0BOT", "app_id": APP, **kept})
    return {"ts": ts, "channel": given["channel"], "message": messages[-1]}


def update(slack: FakeSlack, given: Json) -> Json:
    """chat.update"""
    _writable(slack, given["channel"])
    message = _find(slack, given["channel"], given["ts"])
    if message.get("app_id") != APP:
        raise No("cant_update_message")
    slack.check(faults_of_message(given.get("blocks", [])))
    message |= {"text": given["text"], "blocks": given.get("blocks", []), "updates": message.get("updates", 0) + 1}
    return {"ts": given["ts"], "channel": given["channel"]}


def delete(slack: FakeSlack, given: Json) -> Json:
    """chat.delete"""
    message = _find(slack, given["channel"], given["ts"])
    if message.get("app_id") != APP:
        raise No("cant_delete_message")
    slack.channels[given["channel"]].remove(message)
    return {"ts": given["ts"], "channel": given["channel"]}


def whisper(slack: FakeSlack, given: Json) -> Json:
    """chat.postEphemeral"""
    _known(slack, given["channel"])
    slack.check(faults_of_message(given.get("blocks", [])))
    slack.whispers.append(given)
    return {"message_ts": f"{time.time():.6f}"}


def history(slack: FakeSlack, given: Json) -> Json:
    """conversations.history, newest first, and conversations.replies, oldest first; in pages of `limit`"""
    found = [m for m in _known(slack, given["channel"]) if float(m["ts"]) >= float(given.get("oldest", 0))]
    thread = given.get("ts")
    found = (
        [m for m in found if m["ts"] == thread or m.get("thread_ts") == thread]
        if thread
        else [m for m in found if "thread_ts" not in m]
    )
    if str(given.get("include_all_metadata", "")).lower() not in ("1", "true"):
        found = [{name: value for name, value in m.items() if name != "metadata"} for m in found]
    return _page("messages", found if thread else found[::-1], given)


def _page(name: str, whole: list[Json], given: Json) -> Json:
    start, size = int(given.get("cursor") or 0), int(given.get("limit", 100))
    more = str(start + size) if start + size < len(whole) else ""
    return {name: whole[start : start + size], "response_metadata": {"next_cursor": more}}


def open_direct(slack: FakeSlack, given: Json) -> Json:
    """conversations.open"""
    user = given["users"]
    if user not in slack.users:
        raise No("user_not_found")
    channel = f"D{user[1:]}"
    slack.channels.setdefault(channel, [])
    slack.members.setdefault(channel, {BOT, user})
    return {"channel": {"id": channel}}


def create(slack: FakeSlack, given: Json) -> Json:
    """conversations.create"""
    if given["name"] in slack.names.values():
        raise No("name_taken")
    channel = f"C0NEW{next(slack.count)}"
    slack.channel(channel)
    slack.names[channel], slack.creators[channel] = given["name"], BOT
    return {"channel": {"id": channel, "name": given["name"]}}


def channels(slack: FakeSlack, given: Json) -> Json:
    """conversations.list"""
    hidden = slack.archived if str(given.get("exclude_archived", "")).lower() in ("1", "true") else set()
    found = [
        {
            "id": channel,
            "name": slack.names.get(channel, channel.lower()),
            "creator": slack.creators.get(channel, "U0SOMEBODY"),
        }
        for channel in slack.channels
        if channel.startswith("C") and channel not in hidden
    ]
    return _page(
        "channels", found, given | {"limit": min(int(given.get("limit", 100)), 3)}
    )  # Slack may give fewer than asked


def invite(slack: FakeSlack, given: Json) -> Json:
    """conversations.invite"""
    _known(slack, given["channel"])
    users = set(given["users"].split(","))
    if not users & set(slack.users):
        raise No("user_not_found")
    if users <= slack.members[given["channel"]]:
        raise No("already_in_channel")
    slack.members[given["channel"]] |= users & set(slack.users)
    return {"channel": {"id": given["channel"]}}


def info(slack: FakeSlack, given: Json) -> Json:
    """conversations.info"""
    if given["channel"] not in slack.channels:
        raise No("channel_not_found")
    inside, archived = BOT in slack.members[given["channel"]], given["channel"] in slack.archived
    return {"channel": {"id": given["channel"], "is_member": inside, "is_archived": archived}}


def user(slack: FakeSlack, given: Json) -> Json:
    """users.info"""
    if given["user"] not in slack.users:
        raise No("user_not_found")
    return {"user": slack.users[given["user"]]}


def by_email(slack: FakeSlack, given: Json) -> Json:
    """users.lookupByEmail"""
    found = next((u for u in slack.users.values() if u["profile"]["email"] == given["email"]), None)
    if found is None:
        raise No("users_not_found")
    return {"user": found}


def open_view(slack: FakeSlack, given: Json) -> Json:
    """views.open and views.push: soon after the click, once"""
    good = slack.triggers.pop(given["trigger_id"], None)
    if good is None:
        raise No("exchanged_trigger_id")
    if not good:
        raise No("expired_trigger_id")
    slack.check_view(given["view"])
    view = {"id": f"V{next(slack.count)}", "hash": str(next(slack.count)), "state": {"values": {}}, **given["view"]}
    slack.modals.append(view)
    return {"view": view}


def publish(slack: FakeSlack, given: Json) -> Json:
    """views.publish"""
    slack.check_view(given["view"])
    slack.homes[given["user_id"]] = {"id": f"V0HOME{given['user_id']}", **given["view"]}
    return {"view": slack.homes[given["user_id"]]}


def upload_address(slack: FakeSlack, given: Json) -> Json:
    """files.getUploadURLExternal"""
    name = f"F{next(slack.count)}"
    slack.files[name] = {"id": name, "name": given["filename"], "length": int(given["length"])}
    return {"file_id": name, "upload_url": f"http://127.0.0.1:{slack.wire.port}/upload/{name}"}


def uploaded(slack: FakeSlack, given: Json) -> Json:
    """files.completeUploadExternal"""
    messages = _known(slack, given["channel_id"])
    for each in given["files"]:
        slack.files[each["id"]] |= {"channel": given["channel_id"], "thread_ts": given.get("thread_ts", "")}
    shared = [
        {"id": each["id"], "name": slack.files[each["id"]]["name"], "title": each.get("title", "")}
        for each in given["files"]
    ]
    threaded = {"thread_ts": given["thread_ts"]} if given.get("thread_ts") else {}
    ts = f"{time.time():.3f}{next(slack.count):03d}"
    messages.append(
        {"ts": ts, "user": BOT, "bot_id": "B0BOT", "app_id": APP, "text": "", "blocks": [], "files": shared, **threaded}
    )
    return {"files": [slack.files[each["id"]] for each in given["files"]]}


def file_info(slack: FakeSlack, given: Json) -> Json:
    """files.info"""
    if given["file"] not in slack.files:
        raise No("file_not_found")
    file = slack.files[given["file"]]
    address = file.get("address") or f"http://127.0.0.1:{slack.wire.port}/files-pri/T0TEAM/download/{file['id']}"
    return {"file": {"id": file["id"], "name": file["name"], "url_private_download": address}}


def permalink(slack: FakeSlack, given: Json) -> Json:
    """chat.getPermalink"""
    if BOT not in slack.members.get(given["channel"], set()):
        raise No("channel_not_found")
    return {"permalink": f"https://fake.slack.com/archives/{given['channel']}/p{given['message_ts'].replace('.', '')}"}


def connect(slack: FakeSlack, given: Json) -> Json:
    """apps.connections.open"""
    return {"url": f"ws://127.0.0.1:{slack.wire.port}/link?ticket={next(slack.count)}"}


METHODS: Mapping[str, Callable[[FakeSlack, Json], Json]] = {
    "auth.test": lambda slack, given: {
        "team_id": TEAM,
        "user_id": BOT,
        "bot_id": "B0BOT",
        "team": "Fake",
        "url": "https://fake.slack.com/",
    },
    "api.test": lambda slack, given: {},
    "chat.postMessage": post,
    "chat.update": update,
    "chat.delete": delete,
    "chat.postEphemeral": whisper,
    "chat.getPermalink": permalink,
    "conversations.history": history,
    "conversations.replies": history,
    "conversations.open": open_direct,
    "conversations.create": create,
    "conversations.invite": invite,
    "conversations.info": info,
    "conversations.list": channels,
    "users.info": user,
    "users.lookupByEmail": by_email,
    "views.open": open_view,
    "views.push": open_view,
    "views.publish": publish,
    "files.getUploadURLExternal": upload_address,
    "files.completeUploadExternal": uploaded,
    "files.info": file_info,
    "apps.connections.open": connect,
}

NEEDS: Mapping[str, str] = {
    "chat.postMessage": "chat:write",
    "chat.update": "chat:write",
    "chat.delete": "chat:write",
    "chat.postEphemeral": "chat:write",
    "conversations.history": "history",
    "conversations.replies": "history",
    "conversations.info": "read",
    "conversations.open": "im:write",
    "conversations.list": "channels:read",
    "conversations.create": "channels:manage",
    "conversations.invite": "channels:manage",
    "users.info": "users:read",
    "users.lookupByEmail": "users:read.email",
    "files.info": "files:read",
    "files.getUploadURLExternal": "files:write",
    "files.completeUploadExternal": "files:write",
}
KINDS = {"C": "channels", "G": "groups", "D": "im"}


def scopes_of(method: str, given: Json) -> set[str]:
    """What the bot token must be allowed to; reading depends on the kind of channel."""
    need = NEEDS.get(method, "")
    if need in ("history", "read"):
        need = f"{KINDS[given['channel'][0]]}:{need}"
    return {need} - {""}
