"""People in the fake Slack: what they type, click and fill in reaches the bot as Slack documents it."""

import itertools
import json
import re
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import urlencode

from fastapi.testclient import TestClient
from slack_sdk.signature import SignatureVerifier

from tests.fakes.slack import APP, BOT, TEAM, FakeSlack
from tests.fakes.slack_limits import faults_of_message, texts
from tests.fakes.slack_wire import Json
from tests.waiting import PATIENCE

COUNT = itertools.count(1)
Send = Callable[[str, Json], Json]  # kind of envelope and payload; what was acknowledged


def over_socket(slack: FakeSlack) -> Send:
    """By Socket Mode: the newest line that is open."""

    def send(kind: str, payload: Json) -> Json:
        line = slack.wait(lambda: next((each for each in reversed(slack.lines) if each.open), None))
        name = f"envelope-{next(COUNT)}"
        line.send({"envelope_id": name, "type": kind, "payload": payload, "accepts_response_payload": True})
        slack.wait(lambda: name in slack.acks)
        return slack.acks[name]

    return send


def over_http(url: str, secret: str) -> Send:
    """By signed requests to an address; `_status` is the answer's."""

    def send(kind: str, payload: Json) -> Json:
        body, headers = request_of(kind, payload, secret)
        try:
            with urllib.request.urlopen(
                urllib.request.Request(url, body.encode(), headers), timeout=PATIENCE
            ) as answer:
                said = answer.read()
                return {"_status": answer.status, **(json.loads(said) if said[:1] == b"{" else {})}
        except urllib.error.HTTPError as error:
            with error:
                return {"_status": error.code}

    return send


def over_app(client: TestClient, secret: str) -> Send:
    """By signed requests, without a port."""

    def send(kind: str, payload: Json) -> Json:
        body, headers = request_of(kind, payload, secret)
        answer = client.post("/slack/events", content=body, headers=headers)
        assert answer.status_code == 200, answer.text
        return answer.json() if answer.content[:1] == b"{" else {}

    return send


def request_of(kind: str, payload: Json, secret: str, ago: float = 0.0) -> tuple[str, dict[str, str]]:
    """Body and headers of a request as Slack sends it."""
    form = {"slash_commands": payload, "interactive": {"payload": json.dumps(payload)}}.get(kind)
    body = urlencode(form) if form else json.dumps(payload)
    about = "application/x-www-form-urlencoded" if form else "application/json"
    return body, {"Content-Type": about, **signed(body, secret, ago)}


def signed(body: str, secret: str, ago: float = 0.0) -> dict[str, str]:
    """The headers with which Slack signs."""
    at = str(int(time.time() - ago))
    signature = SignatureVerifier(secret).generate_signature(timestamp=at, body=body)
    return {"X-Slack-Request-Timestamp": at, "X-Slack-Signature": str(signature)}


class Someone:
    """One user."""

    def __init__(self, slack: FakeSlack, send: Send, user: str) -> None:
        self.slack, self.user = slack, user
        self.send: Send = lambda kind, payload: _taken(slack, send(kind, payload))

    def types(self, text: str, channel: str = "C0ROOM", **extra: Any) -> Json:
        """`/incident text`."""
        return self.send("slash_commands", self.command(text, channel) | extra)

    def command(self, text: str, channel: str = "C0ROOM") -> Json:
        """The payload of a slash command."""
        asked = {
            "command": "/incident",
            "text": text,
            "user_id": self.user,
            "channel_id": channel,
            "team_id": TEAM,
            "api_app_id": APP,
        }
        return asked | {"trigger_id": self.slack.trigger(), "response_url": self.slack.address(channel, self.user)}

    def clicks(self, channel: str, ts: str, command: str) -> Json:
        """A button of a message, by the first word of its value."""
        return self.send("interactive", self.click(channel, ts, command))

    def click(self, channel: str, ts: str, command: str) -> Json:
        """The payload of a click."""
        message = next(m for m in self.slack.channels[channel] if m["ts"] == ts)
        return {
            **self._interactive("block_actions"),
            "channel": {"id": channel},
            "message": message,
            "container": {"type": "message", "message_ts": ts, "channel_id": channel},
            "actions": [_action(message["blocks"], command)],
            "response_url": self.slack.address(channel, self.user),
        }

    def clicks_at_home(self, command: str) -> Json:
        """A button of their App Home."""
        home = self.slack.homes[self.user]
        clicked = {
            "container": {"type": "view", "view_id": home["id"]},
            "view": home,
            "actions": [_action(home["blocks"], command)],
        }
        return self.send("interactive", self._interactive("block_actions") | clicked)

    def fills_in(self, **values: str) -> Json:
        """The newest modal, and send it."""
        return self.submits(self.slack.wait(lambda: self.slack.modals and self.slack.modals[-1]), values)

    def submits(self, view: Json, values: Mapping[str, str]) -> Json:
        """A modal with these values; what is not given stays as it starts."""
        state = {
            "values": {b["block_id"]: {"value": _state(b, values)} for b in view["blocks"] if b["type"] == "input"}
        }
        return self.send("interactive", self._interactive("view_submission") | {"view": {**view, "state": state}})

    def shortcut(self, channel: str, message: Json, name: str = "open_incident") -> Json:
        """A message shortcut."""
        payload = self._interactive("message_action") | {
            "callback_id": name,
            "channel": {"id": channel},
            "message": {"blocks": rich_text(message.get("text", "")), **message},
        }
        return self.send(
            "interactive",
            payload | {"message_ts": message["ts"], "response_url": self.slack.address(channel, self.user)},
        )

    def says(self, text: str, channel: str, kind: str = "app_mention", **extra: Any) -> Json:
        """A message in a channel that mentions the bot, or a direct message."""
        event = {"type": kind, "user": self.user, "text": text, "channel": channel, "ts": f"{time.time():.6f}", **extra}
        return self.send("events_api", event_of(event))

    def sends_file(self, name: str, data: bytes, channel: str, **extra: Any) -> Json:
        """A file into a channel, or to the app when the channel is their direct messages."""
        file = f"F0SENT{next(COUNT)}"
        self.slack.files[file] = {"id": file, "name": name, "data": data}
        kind = "im" if channel.startswith("D") else "channel"
        shared = [{"id": file, "name": name, "size": len(data), "mode": "hosted", "user": self.user}]
        about = {"subtype": "file_share", "files": shared, "channel_type": kind, **extra}
        return self.says(about.pop("text", ""), channel, "message", **about)

    def opens_home(self) -> Json:
        """The bot's Home tab."""
        return self.send(
            "events_api", event_of({"type": "app_home_opened", "user": self.user, "channel": "D1", "tab": "home"})
        )

    def _interactive(self, kind: str) -> Json:
        user = {"id": self.user, "team_id": TEAM}
        return {"type": kind, "user": user, "api_app_id": APP, "team": {"id": TEAM}, "trigger_id": self.slack.trigger()}


def _taken(slack: FakeSlack, answer: Json) -> Json:
    """What was acknowledged, if Slack would take it."""
    slack.check(faults_of_message(answer.get("blocks", [])))
    if "view" in answer:
        slack.check_view(answer["view"])
    return answer


def event_of(event: Json, name: str = "") -> Json:
    """An event as it is delivered."""
    authorized = [{"team_id": TEAM, "user_id": BOT, "is_bot": True}]
    name = name or f"Ev{next(COUNT)}"
    return {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": APP,
        "event": event,
        "event_id": name,
        "authorizations": authorized,
    }


def tool_says(send: Send, text: str, channel: str = "C0ALERTS", ts: str = "", **extra: Any) -> Json:
    """A listening tool posts in the alerts channel."""
    about = {
        "type": "message",
        "subtype": "bot_message",
        "bot_id": "B0TOOL",
        "app_id": "A0TOOL",
        "username": "Listener",
    }
    return send(
        "events_api", event_of({**about, "text": text, "channel": channel, "ts": ts or f"{time.time():.6f}", **extra})
    )


def shown(message: Json) -> str:
    """Everything a message says, as people read it."""
    return " ".join(texts(message["blocks"]))


def button_commands(message: Json) -> list[str]:
    """First words of what its buttons do."""
    return [code.split()[0] for code, _ in _codes(message["blocks"])]


def _codes(blocks: list[Json]) -> list[tuple[str, Json]]:
    """What can be pressed or chosen: its command, and the action that Slack sends for it."""
    found = []
    for element in (element for block in blocks if block["type"] == "actions" for element in block["elements"]):
        chosen = [{**element, "selected_option": option} for option in element.get("options", ())]
        found += [(one["selected_option"]["value"], one) for one in chosen] or [(element["value"], element)]
    return found


def _action(blocks: list[Json], command: str) -> Json:
    action = next(action for code, action in _codes(blocks) if code.split()[0] == command)
    return {**action, "action_ts": f"{time.time():.6f}{next(COUNT)}"}


def _state(block: Json, values: Mapping[str, str]) -> Json:
    name, place, _ = block["block_id"].split("|")
    element, given = block["element"], values.get(name) if place == "0" else None
    if element["type"] == "checkboxes":
        return {"type": "checkboxes", "selected_options": element["options"] if given else []}
    if element["type"] == "static_select":
        chosen = {"value": given} if given else element.get("initial_option")
        return {"type": "static_select", "selected_option": chosen}
    if element["type"] == "file_input":
        return {"type": "file_input", "files": [{"id": name} for name in (given or "").split()]}
    return {"type": "plain_text_input", "value": given if given is not None else element.get("initial_value")}


LINK = re.compile(r"<([^<>|]+)(?:\|[^<>]*)?>")


def rich_text(words: str) -> list[Json]:
    """The blocks that Slack makes of what a person typed, as a shortcut's payload carries them beside the text."""
    pieces = [
        {"type": "link", "url": piece} if place % 2 else {"type": "text", "text": piece}
        for place, piece in enumerate(LINK.split(words))
        if piece
    ]
    return [{"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": pieces}]}]
