"""A WeCom that remembers: tokens, everybody's messages, cards with codes that work once, groups, files, a menu, and
faults on demand.
"""

import copy
import itertools
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.fakes.wecom_groups import Groups, No
from tests.fakes.wecom_limits import MENU, MENU_LISTS, faults_of, faults_of_card, faults_of_message
from tests.fakes.wecom_pace import APP_DAY, CALLS, MEMBER, RECEIVERS, ChannelRateLimiter
from tests.fakes.wecom_wire import Fault, Json, Wire
from tests.waiting import until

CORP, AGENT, SECRET = "ww0fake0corp", 1000002, "fake-app-secret-0123456789"
CODE_SECONDS, LONGEST_SAME = 24 * 3600, 4 * 3600


@dataclass
class FakeWecom(Groups):
    """One company with one app. `broken` collects whatever the real one would refuse or cut; `dropped` what went over a
    member's limit.
    """

    users: set[str] = field(default_factory=set)
    unseen: set[str] = field(default_factory=set)  # users to whom the app is not visible
    inbox: dict[str, list[Json]] = field(default_factory=dict)
    groups: dict[str, Json] = field(default_factory=dict)
    gone: dict[str, int] = field(default_factory=dict)  # groups that were dissolved, and what is said of them
    robot: list[Json] = field(default_factory=list)
    menu: Json = field(default_factory=dict)
    files: dict[str, Json] = field(default_factory=dict)
    calls: list[str] = field(default_factory=list)
    broken: list[str] = field(default_factory=list)
    dropped: list[Json] = field(default_factory=list)
    faults: dict[str, list[Fault]] = field(default_factory=dict)
    parties: tuple[int, ...] = (1,)  # departments to which the app is visible; 1 is the whole company
    closed: int = 0  # 1: the app is switched off
    skipped: float = 0.0  # seconds by which the fake's clock is ahead

    def __post_init__(self) -> None:
        self.lock = threading.RLock()
        self.count = itertools.count(1)
        self.tokens: dict[str, str] = {}  # token: good, or the errcode it gets
        self.codes: dict[str, tuple[str, float]] = {}  # code: task and since when
        self.used: set[str] = set()  # codes that changed a card, or tried to
        self.pace = ChannelRateLimiter()
        self.equal: dict[str, float] = {}
        self.cards: dict[str, Json] = {}
        self.wire = Wire(self._answer)
        self.base = f"http://127.0.0.1:{self.wire.port}/cgi-bin/"

    def close(self) -> None:
        """Everybody goes home."""
        self.wire.close()

    def fail(self, path: str, *faults: Fault) -> None:
        """The next calls go wrong, one after the other."""
        with self.lock:
            self.faults.setdefault(path, []).extend(faults)

    def expire_tokens(self, code: int = 42001) -> None:
        """No token given out so far is taken any more."""
        with self.lock:
            self.tokens = dict.fromkeys(self.tokens, str(code))

    def code_for(self, task: str) -> str:
        """A new code that changes this card once."""
        with self.lock:
            code = f"code-{next(self.count)}"
            self.codes[code] = (task, self.now())
            return code

    def now(self) -> float:
        """The fake's own time."""
        return time.time() + self.skipped

    def wait(self, find: Callable[[], Any]) -> Any:
        """What `find` finds, once it finds it."""

        def look() -> Any:
            with self.lock:
                return find()

        try:
            return until(look)
        except AssertionError as hung:
            hung.add_note(
                str({user: [m.get("text", m.get("card", m)) for m in inbox][-6:] for user, inbox in self.inbox.items()})
            )
            raise

    def _answer(self, path: str, query: Json, body: Any) -> tuple[Fault, Json | bytes]:
        with self.lock:
            self.calls.append(path)
            waiting = self.faults.get(path, [])
            fault = waiting.pop(0) if waiting else Fault()
            failed = fault.status != 200 or fault.words or fault.silence or fault.cut
            if fault.code:
                said = (
                    "not allow to access from your ip, hint: [1], from ip: 203.0.113.7, more info"
                    if fault.code == 60020
                    else "hint"
                )
                return fault, {"errcode": fault.code, "errmsg": f"{said}, access_token {query.get('access_token', '')}"}
            if failed and not fault.done:
                return fault, {}
            try:
                done = self._do(path, query, body)
                return fault, done if isinstance(done, bytes) else {"errcode": 0, "errmsg": "ok", **done}
            except No as no:
                return fault, {"errcode": no.code, "errmsg": f"{no}, access_token {query.get('access_token', '')}"}

    def _do(self, path: str, query: Json, body: Any) -> Json | bytes:
        if path == "gettoken":
            return self._token(query)
        if path == "webhook/send":
            return self._robot(query, body)
        state = self.tokens.get(query.get("access_token", ""))
        if state != "good":
            raise No(int(state or 40014))
        if path not in ("message/send", "appchat/send"):
            self._slowly(path, CALLS)
        does = getattr(self, "_" + path.replace("/", "_"))
        done: Json | bytes = does(query, body)
        return done

    def _token(self, query: Json) -> Json:
        if (query.get("corpid"), query.get("corpsecret")) != (CORP, SECRET):
            raise No(40001, f"invalid credential {query.get('corpsecret')}")
        token = f"token-{next(self.count)}-{'x' * 40}"
        self.tokens[token] = "good"
        return {"access_token": token, "expires_in": 7200}

    def _message_send(self, query: Json, body: Json) -> Json:
        user, kind = body["touser"], body["msgtype"]
        if body["agentid"] != AGENT or "@all" in user or len(user.split("|")) > RECEIVERS:
            raise No(40056)
        if not 0 <= body.get("duplicate_check_interval", 1800) <= LONGEST_SAME:
            raise No(40058, "duplicate_check_interval")
        if user not in self.users or user in self.unseen:
            return {"invaliduser": user}
        self.broken += [f"{user}: {fault}" for fault in faults_of_message(body)]
        if self._repeated(user, body):
            return {"msgid": "same"}
        if self.pace.over("app", APP_DAY, self.now()):
            raise No(45009, "account ceiling")
        if self.pace.over(user, MEMBER, self.now()):
            self.dropped.append(body)
            return {"msgid": "dropped"}
        shown: Json = {"kind": kind, kind: body[kind], "at": self.now()}
        code = ""
        if kind == "template_card":
            shown, code = self._card(user, body[kind])
        elif kind == "text":
            shown["text"] = body["text"]["content"].encode()[:2048].decode(errors="ignore")
        elif kind == "file" and body["file"]["media_id"] not in self.files:
            raise No(40007)
        self.inbox.setdefault(user, []).append(shown)
        return {"msgid": str(next(self.count)), **({"response_code": code} if code else {})}

    def _card(self, user: str, card: Json) -> tuple[Json, str]:
        self._checked(card)
        task = card["task_id"]
        if task in self.cards:
            raise No(42014, "task_id is used")
        shown = {"kind": "card", "card": copy.deepcopy(card), "user": user, "changes": 0, "at": self.now()}
        self.cards[task] = shown
        return shown, self.code_for(task)

    def _message_update_template_card(self, query: Json, body: Json) -> Json:
        code = body["response_code"]
        if code in self.used:
            raise No(42022, "response_code is used")
        task, since = self.codes.pop(code, ("", 0.0))
        self.used.add(code)
        if not task or self.now() - since > CODE_SECONDS:
            raise No(60140)
        card = body["template_card"]
        self._checked(card)
        shown = self.cards[task]
        if body["userids"] != [shown["user"]] or body["agentid"] != AGENT:
            raise No(40056)
        shown["card"], shown["changes"] = copy.deepcopy(card), shown["changes"] + 1
        return {}

    def _checked(self, card: Json) -> None:
        if faults := faults_of_card(card):
            self.broken += faults
            raise No(40058, str(faults))

    def _repeated(self, user: str, body: Json) -> bool:
        """An equal message within its interval is taken and not shown."""
        key, interval = f"{user} {body[body['msgtype']]}", body.get("duplicate_check_interval", 1800)
        last = self.equal.get(key, 0.0)
        if not body.get("enable_duplicate_check") or self.now() - last > interval:
            self.equal[key] = self.now()
            return False
        return True

    def _media_upload(self, query: Json, body: Json) -> Json:
        media = f"media-{next(self.count)}"
        self.files[media] = body
        return {"media_id": media, "type": query["type"], "created_at": "0"}

    def _media_get(self, query: Json, body: Json) -> bytes:
        if query["media_id"] not in self.files:
            raise No(40007)
        content: bytes = self.files[query["media_id"]]["content"]
        return content

    def _menu_create(self, query: Json, body: Json) -> Json:
        if faults := faults_of(body, MENU, MENU_LISTS):
            raise No(40016, str(faults))
        self.menu = body
        return {}

    def _agent_get(self, query: Json, body: Json) -> Json:
        if int(query["agentid"]) != AGENT:
            raise No(301002)
        return {
            "agentid": AGENT,
            "name": "定风波",
            "close": self.closed,
            "allow_partys": {"partyid": list(self.parties)},
        }

    def _user_get(self, query: Json, body: Json) -> Json:
        if query["userid"] not in self.users:
            raise No(60111)
        if query["userid"] in self.unseen:
            raise No(60011)
        return {"userid": query["userid"]}
