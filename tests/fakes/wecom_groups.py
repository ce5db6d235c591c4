"""The groups of the fake WeCom: those that the app made, and the one with a robot in it."""

import re

from tests.fakes.wecom_limits import GROUP, faults_of, faults_of_message
from tests.fakes.wecom_pace import CHANGED, IN_GROUPS, MADE, PERSON_TIMES, ROBOT, ChannelRateLimiter
from tests.fakes.wecom_wire import Json

GROUP_KINDS = ("text", "image", "voice", "video", "file", "textcard", "news", "mpnews", "markdown")


class No(Exception):
    """An errcode."""

    def __init__(self, code: int, words: str = "refused") -> None:
        super().__init__(words)
        self.code = code


class Groups:
    """What the API does with groups; the company is in `FakeWecom`."""

    users: set[str]
    unseen: set[str]
    groups: dict[str, Json]
    gone: dict[str, int]
    robot: list[Json]
    broken: list[str]
    dropped: list[Json]
    pace: ChannelRateLimiter

    def now(self) -> float:
        """The fake's own time."""
        raise NotImplementedError

    def dissolve(self, chat: str, code: int = 86003) -> Json:
        """The group is gone; every call about it gets this errcode, and its id is not given out again."""
        self.gone[chat] = code
        return self.groups.pop(chat)

    def _robot(self, query: Json, body: Json) -> Json:
        if query.get("key") != "robot-key":
            raise No(93000, f"invalid webhook url {query.get('key')}")
        if self.pace.over("robot", ROBOT, self.now()):
            raise No(45009)
        if not str(body[body["msgtype"]]["content"]).strip():
            raise No(44004, "empty content")
        self.broken += faults_of_message(body)
        self.robot.append(body)
        return {}

    def _appchat_create(self, query: Json, body: Json) -> Json:
        if len(body["userlist"]) < 2 or not set(body["userlist"]) <= self.users - self.unseen:
            raise No(86216)
        if body["chatid"] in self.groups or body["chatid"] in self.gone:
            raise No(86215, "chatid exists")
        if body["owner"] not in body["userlist"]:
            raise No(86207, "owner is not in the userlist")
        if not re.fullmatch(r"[0-9A-Za-z]{1,32}", body["chatid"]) or len(body["userlist"]) > 2000:
            raise No(86216)
        self.broken += faults_of(body, GROUP)
        self._slowly("made", MADE)
        made = {"name": body["name"], "owner": body["owner"], "userlist": list(body["userlist"]), "said": []}
        self.groups[body["chatid"]] = made
        return {"chatid": body["chatid"]}

    def _group(self, chat: str) -> Json:
        if chat not in self.groups:
            raise No(self.gone.get(chat, 86003))
        found: Json = self.groups[chat]
        return found

    def _appchat_get(self, query: Json, body: Json) -> Json:
        return {"chat_info": {"chatid": query["chatid"], "userlist": self._group(query["chatid"])["userlist"]}}

    def _appchat_update(self, query: Json, body: Json) -> Json:
        group = self._group(body["chatid"])
        if not body["add_user_list"] or not set(body["add_user_list"]) <= self.users - self.unseen:
            raise No(86215)
        self._slowly("changed", CHANGED)
        group["userlist"] += body["add_user_list"]
        return {}

    def _slowly(self, name: str, limits: tuple[tuple[int, int], ...], times: int = 1) -> None:
        if self.pace.over(name, limits, self.now(), times):
            raise No(45009, f"too many: {name}")

    def _appchat_send(self, query: Json, body: Json) -> Json:
        group, kind = self._group(body["chatid"]), body["msgtype"]
        if kind not in GROUP_KINDS or set(body[kind]) != {"content"}:
            raise No(40008)
        self.broken += faults_of_message(body)
        self._slowly("person-times", PERSON_TIMES, len(group["userlist"]))
        late = [user for user in group["userlist"] if self.pace.over(f"in groups: {user}", IN_GROUPS, self.now())]
        self.dropped += [{"user": user, **body} for user in late]
        group["said"].append(body[kind]["content"])
        return {}
