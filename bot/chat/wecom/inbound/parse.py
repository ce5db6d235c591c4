"""What a person did in WeCom, read from the XML of a callback: words, a file, a card's button, the menu."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any

from wechatpy import events
from wechatpy.enterprise.events import register_event
from wechatpy.enterprise.parser import parse_message
from wechatpy.fields import StringField

from bot.chat.wecom.inbound.crypto import BadCallback
from bot.incidents.alert_files import is_alert_file

MEDIA = ("image", "voice", "video", "shortvideo", "file")  # files that people send
COMPANY_EVENTS = ("batch_job_result", "change_contact")
# What may be missing but, if there, is a plain text of at most so many characters.
PLAIN: Mapping[str, int] = {
    "EventKey": 1024,
    "TaskId": 128,
    "ResponseCode": 1024,
    "MediaId": 1024,
    "MsgId": 64,
    "Content": 20_000,
    "FileName": 1024,
    "Title": 2048,
    "Description": 20_000,
    "Url": 4096,
}


@register_event("template_card_event")
class TemplateCardEvent(events.BaseEvent):  # type: ignore[misc]
    """A button on a card, which the library does not know by itself."""

    event = "template_card_event"
    key = StringField("EventKey")
    task = StringField("TaskId")
    code = StringField("ResponseCode")


class EventKind(StrEnum):
    """The sorts of things people do; NOTHING needs no answer."""

    WORDS = "words"
    FILE = "file"
    ALERTS = "alerts"  # a file whose name says that it may hold alerts
    BUTTON = "button"
    NOTHING = "nothing"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class IncomingEvent:
    """One callback. `key` is the same when WeCom sends it twice; `text` is what was typed, a button's code, or a file's
    name; `picture`: it was sent as a picture."""

    kind: EventKind
    user: str
    key: str
    text: str = ""
    media: str = ""
    picture: bool = False
    task: str = ""
    code: str = ""
    chosen: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Recipient:
    """The company and the app of it (AgentID) that a callback is for. One company's apps may share a key."""

    corp_id: str
    agent_id: int

    def check(self, data: Mapping[str, Any]) -> None:
        """Raises BadCallback for a callback that was meant for another company or another app.

        What happens to a whole company, such as a finished batch, names no app; it asks for nothing either.
        """
        app = data.get("AgentID")
        about_company = app is None and data.get("MsgType") == "event" and data.get("Event") in COMPANY_EVENTS
        if data.get("ToUserName") != self.corp_id or not (about_company or app == str(self.agent_id)):
            raise BadCallback("not for this app", 403)


def parse_event(xml: str, recipient: Recipient | None = None) -> IncomingEvent:
    """Read a callback's inner XML, meant for `recipient` when one is given. Raises BadCallback."""
    try:
        message = parse_message(xml)
        data: Mapping[str, Any] = message._data
        user, created, sort, content = data["FromUserName"], data["CreateTime"], data["MsgType"], _content(data)
    except Exception:  # noqa: BLE001 - what the parser cannot read is not ours, some of it too deep to look at
        raise BadCallback("not a message") from None
    if not all(isinstance(value, str) and 0 < len(value) <= 64 for value in (user, created, sort)):
        raise BadCallback("not a message")
    if not all(
        data.get(name) is None or (isinstance(data[name], str) and len(data[name]) <= max_length)
        for name, max_length in PLAIN.items()
    ):
        raise BadCallback("not a message")
    if recipient:
        recipient.check(data)
    number = data.get("MsgId")
    # Events have no number: two in one second differ in what they say.
    key = f"wecom:{user}:{number}" if number else f"wecom:{user}:{created}:{sha256(content.encode()).hexdigest()[:32]}"
    return _to_event(message, data, user, key[:200])


def _to_event(message: Any, data: Mapping[str, Any], user: str, key: str) -> IncomingEvent:
    kind = message.type if message.type != "event" else message.event
    if kind == "text":
        return IncomingEvent(EventKind.WORDS, user, key, str(data.get("Content") or "").strip())
    if kind == "link":
        return IncomingEvent(EventKind.WORDS, user, key, _shared(data))
    named = str(data.get("FileName") or "")
    if data["MsgType"] == "file" and data.get("MediaId") and is_alert_file(named):
        return IncomingEvent(EventKind.ALERTS, user, key, named, str(data["MediaId"]))
    if data["MsgType"] in MEDIA and data.get("MediaId"):
        picture = data["MsgType"] == "image"
        return IncomingEvent(EventKind.FILE, user, key, named, str(data["MediaId"]), picture=picture)
    if kind == "click":
        return IncomingEvent(EventKind.BUTTON, user, key, str(data.get("EventKey") or ""))
    if kind == "template_card_event":
        return IncomingEvent(
            EventKind.BUTTON,
            user,
            key,
            message.key or "",
            task=message.task or "",
            code=message.code or "",
            chosen=selected_options(data),
        )
    return IncomingEvent(EventKind.NOTHING if data["MsgType"].lower() == "event" else EventKind.UNKNOWN, user, key)


def _shared(data: Mapping[str, Any]) -> str:
    """A forwarded link's words, its address first: a stranger wrote the title, so it must not become a command."""
    url, *words = (str(data.get(name) or "").strip() for name in ("Url", "Title", "Description"))
    return " ".join(filter(None, [url if "://" in url else "new", *words]))


def selected_options(data: Mapping[str, Any]) -> dict[str, str]:
    """The options selected on a card: ids by question. At each level one is a mapping, several a list."""
    found = {}
    for item in _as_list(_child(data.get("SelectedItems"), "SelectedItem")):
        if isinstance(item, Mapping) and item.get("QuestionKey"):
            ids = _as_list(_child(item.get("OptionIds"), "OptionId"))
            found[str(item["QuestionKey"])] = ",".join(str(each) for each in ids if each is not None)
    return found


def _child(value: object, name: str) -> object:
    return value.get(name) if isinstance(value, Mapping) else None


def _as_list(value: object) -> Sequence[object]:
    return value if isinstance(value, list) else [] if value is None else [value]


def _content(data: Mapping[str, Any]) -> str:
    return repr([(name, data[name]) for name in sorted(data) if name not in ("ResponseCode", "ToUserName")])
