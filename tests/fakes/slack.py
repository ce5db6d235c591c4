"""A Slack that remembers: channels, threads, modals, homes, files; faults on demand; over real HTTP and WebSocket."""

import itertools
import json
import threading
import time
from dataclasses import dataclass, field
from email.utils import formatdate
from typing import Any

from tests.fakes.slack_limits import faults_of_message, faults_of_view
from tests.fakes.slack_wire import Cut, Json, Line, Wire
from tests.waiting import until

BOT, APP, TEAM = "U0BOT", "A0APP", "T0TEAM"
SCOPES = (
    "commands,chat:write,channels:read,groups:read,channels:history,groups:history,im:history,im:write,"
    "users:read,users:read.email,"
    "files:read,files:write,app_mentions:read"
)


class No(Exception):
    """An error of the API: `ok` false."""


class TooFast(Exception):
    """A channel was written to again too soon."""


@dataclass
class Fault:
    """What goes wrong with one call: a status, an error code, or a cut line, before or after the work is done."""

    status: int = 200
    error: str = ""
    retry_after: int = 0
    cut: bool = False
    done: bool = False  # the work was done, only the answer is lost


@dataclass
class FakeSlack:
    """One workspace. `delay` is how long every call takes, in seconds; `calls` are methods in the order they came."""

    delay: float = 0.0
    port: int = 0
    channels: dict[str, list[Json]] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    members: dict[str, set[str]] = field(default_factory=dict)
    users: dict[str, Json] = field(default_factory=dict)
    homes: dict[str, Json] = field(default_factory=dict)
    modals: list[Json] = field(default_factory=list)
    whispers: list[Json] = field(default_factory=list)
    files: dict[str, Json] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    lines: list[Line] = field(default_factory=list)
    scopes: str = SCOPES
    busy: bool = False  # whoever posts is asked to wait first, and is let in the second time
    put_off: set[str] = field(default_factory=set)  # posts that were asked to
    archived: set[str] = field(default_factory=set)
    creators: dict[str, str] = field(default_factory=dict)
    skew: float = 0.0  # seconds by which its clock is behind ours

    def __post_init__(self) -> None:
        self.lock = threading.RLock()
        self.count = itertools.count(1)
        self.triggers: dict[str, bool] = {}
        self.addresses: dict[str, Json] = {}
        self.acks: dict[str, Json] = {}
        self.changed = threading.Condition(self.lock)
        self.wire = Wire(self._answer, self._line, self.port, self._download)
        self.base = f"http://127.0.0.1:{self.wire.port}/api/"

    def close(self) -> None:
        """Everybody goes home."""
        for line in self.lines:
            if line.open:
                line.hang_up()
        self.wire.close()

    def user(self, user: str, email: str = "", confirmed: bool = True) -> None:
        """Somebody joins the workspace."""
        self.users[user] = {
            "id": user,
            "team_id": TEAM,
            "profile": {"email": email},
            "is_email_confirmed": confirmed,
            "deleted": False,
            "is_bot": False,
        }

    def channel(self, channel: str) -> None:
        """A channel that the bot is in."""
        self.channels[channel], self.members[channel] = [], {BOT}

    def fail(self, method: str, *faults: Fault) -> None:
        """The next calls of this method go wrong, one after the other."""
        with self.lock:
            self.faults.setdefault(method, []).extend(faults)

    def trigger(self) -> str:
        """A trigger id, good for one use; Slack gives it three seconds, this one is good until `expire`."""
        name = f"trigger.{next(self.count)}"
        self.triggers[name] = True
        return name

    def expire(self, trigger: str) -> None:
        """The three seconds of a trigger id are over."""
        self.triggers[trigger] = False

    def address(self, channel: str, user: str) -> str:
        """A response_url, good for five uses."""
        name = f"/respond/{next(self.count)}"
        self.addresses[name] = {"channel": channel, "user": user, "left": 5}
        return f"http://127.0.0.1:{self.wire.port}{name}"

    wait = staticmethod(until)

    def _line(self, line: Line) -> None:
        with self.lock:
            self.lines.append(line)
            line.send(
                {
                    "type": "hello",
                    "num_connections": sum(each.open for each in self.lines),
                    "connection_info": {"app_id": APP},
                }
            )
        line.read(self._acknowledged)

    def _acknowledged(self, message: Json) -> None:
        with self.changed:
            self.acks[message["envelope_id"]] = message.get("payload") or {}
            self.changed.notify_all()

    def _answer(self, path: str, given: Json, headers: Any, raw: bytes) -> tuple[int, Json, Json]:
        time.sleep(self.delay)
        method = path.removeprefix("/api/")
        with self.changed:
            self.calls.append(method if path.startswith("/api/") else path.split("/")[1])
            fault = self.faults[method].pop(0) if self.faults.get(method) else None
            try:
                body = self._work(path, method, given, headers, raw) if fault is None or fault.done else {}
            except TooFast:
                body, fault = {}, Fault(retry_after=1)
            except No as no:
                body = {"ok": False, "error": str(no)}
                fault = fault or (Fault(status=404, error=str(no)) if str(no) == "used_url" else None)
            self.changed.notify_all()
        about = {"x-oauth-scopes": self.scopes, "Date": formatdate(time.time() - self.skew, usegmt=True)}
        status, told, more = _faulty(fault, body)
        return status, told, about | more

    def _download(self, path: str, headers: Any) -> tuple[int, str, bytes]:
        """A file, to who may read it; the sign-in page, as a success, to anybody else."""
        with self.lock:
            self.calls.append("download")
            fault = self.faults["download"].pop(0) if self.faults.get("download") else Fault()
            if fault.cut:
                raise Cut
            if fault.status != 200:
                return fault.status, "text/plain", b""
            if not headers.get("Authorization", "").startswith("Bearer xoxb-"):
                return 200, "text/html; charset=utf-8", b"<html>sign in</html>"
            return 200, "application/octet-stream", self.files[path.rpartition("/")[2]]["data"]

    def _work(self, path: str, method: str, given: Json, headers: Any, raw: bytes) -> Json:
        if path.startswith("/respond/"):
            return self._respond(path, given)
        if path.startswith("/upload/"):
            self.files[path.removeprefix("/upload/")]["data"] = raw
            return {"ok": True}
        if not (headers.get("Authorization", "") + str(given.get("token", ""))).strip():
            raise No("not_authed")
        from tests.fakes.slack_api import METHODS, scopes_of

        if not scopes_of(method, given) <= {scope.strip() for scope in self.scopes.split(",")}:
            raise No("missing_scope")
        return {"ok": True, **METHODS[method](self, given)}

    def post_file(self, name: str, content: bytes) -> Json:
        """A person puts a file into Slack; as a message shows it."""
        key = f"F{next(self.count)}"
        self.files[key] = {"id": key, "name": name, "data": content}
        return {"id": key, "name": name}

    def _respond(self, path: str, given: Json) -> Json:
        place = self.addresses[path]
        place["left"] -= 1
        if place["left"] < 0:
            raise No("used_url")
        self.check(faults_of_message(given.get("blocks", [])))
        self.whispers.append({"channel": place["channel"], "user": place["user"], **given})
        return {"ok": True}

    def check(self, faults: list[str]) -> None:
        """Refuse what is against the limits, and remember that it was sent at all."""
        if faults:
            self.refused += faults
            raise No("invalid_blocks")

    def check_view(self, view: Json) -> None:
        """The same for modals and homes."""
        self.check(faults_of_view(view))


def _faulty(fault: Fault | None, body: Json) -> tuple[int, Json, Json]:
    if fault is None or fault == Fault(done=True):
        return 200, body, {}
    if fault.cut:
        raise Cut
    if fault.retry_after:
        return 429, {"ok": False, "error": "ratelimited"}, {"Retry-After": str(fault.retry_after)}
    return fault.status, {"ok": False, "error": fault.error} if fault.error else json.loads("{}"), {}
