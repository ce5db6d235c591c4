"""One desk in two chats, in this process: Mei and Rui have WeCom in their hands, Ken and Ada Slack; all over HTTP."""

import shutil
from pathlib import Path

from fastapi import FastAPI
from fastapi.testclient import TestClient

from bot.app import build, listener_deps
from bot.chat import ChatFolder
from bot.chat.slack.chat import listen as listen_to_slack
from bot.chat.wecom.chat import listen as listen_to_wecom
from bot.ops.clock import utc_now
from handlers.case.case_file import CaseFile
from handlers.case.people import Role
from handlers.tasks.authority import DECIDING
from storage.outbox import queue as outbox
from tests.fakes import slack_desk, slack_people, wecom_desk, wecom_people
from tests.fakes.settings import app_settings
from tests.fakes.slack_people import over_app
from tests.fakes.team import roster
from tests.fakes.wecom import FakeWecom
from tests.waiting import until

ROSTER = roster(
    {
        "mei": {"wecom": "MeiLi"},
        "rui": {"wecom": "rui"},
        "ken": {"slack": "U0KEN", "language": "zh-Hans"},
        "ada": {"slack": "U0ADA", "language": "zh-Hans"},
    }
).replace('["legal"]', '["legal", "privacy_officer"]')
ROSTER = ROSTER.replace('"executive"]', '"executive", "headquarters"]')


class TwoChats:
    """The desk with both chats. What a person types comes back as words; `deliver` brings out what waits."""

    def __init__(self, folder: Path) -> None:
        self.slack, self.wecom = slack_desk.workspace(), FakeWecom(users={"MeiLi", "rui"})
        given = {**slack_desk.values_for(self.slack, folder), **wecom_desk.values_for(self.wecom, folder)}
        given |= {"slack_app_token": slack_desk.SecretStr(""), "language": "zh-Hans"}
        (folder / "roster.toml").write_text(ROSTER, encoding="utf-8")
        shutil.copy(wecom_desk.new_database(), folder / "dingfengbo.db")
        self.application = build(*app_settings(**given))
        app = FastAPI()
        senders = {chat.name: chat for chat in self.application.chats}
        self.endpoints = [
            listen(senders[name], listener_deps(self.application, ChatFolder(name)))
            for name, listen in (("slack", listen_to_slack), ("wecom", listen_to_wecom))
        ]
        for each in self.endpoints:
            each.start()
            app.include_router(each.routes)
        self.http = TestClient(app)
        in_slack = over_app(self.http, slack_desk.TOKENS["slack_signing_secret"])
        self.people = {id_: wecom_people.Someone(self.wecom, self._callback, u) for id_, u in _IN_WECOM.items()}
        self.in_slack = {id_: slack_people.Someone(self.slack, in_slack, user) for id_, user in _IN_SLACK.items()}

    def says(self, person: str, text: str) -> str:
        """What this person types in the chat they have; the words that come back."""
        if person in self.people:
            return self.people[person].types(text)
        answer = str(self.in_slack[person].types(text).get("text", ""))
        self.deliver()
        return answer

    def file(self) -> CaseFile:
        """The case file of the one incident."""
        return self.application.incidents.read(1)

    def newest(self) -> int:
        """The version of the newest draft."""
        return self.file().drafts[-1].version

    def approved(self, *, legal: bool) -> int:
        """The newest draft, cleared by Rui where it goes to legal first and approved by Ken, findings ticked."""
        version = self.newest()
        if legal:
            self.says("rui", f"放行 1 {version}")
        rules = {f.rule for f in self.file().drafts[-1].findings if f.level == "ack"} | {"STALE", "COOL_OFF"}
        self.says("ken", f"approve 1 {version} ack={','.join(sorted(rules))} sure=yes")
        return version

    def does(self, person: str, word: str, done: str) -> str:
        """The task of the playbook with this word in its title is done by this person, with what was done."""
        ids = [str(t.id) for t in self.file().tasks if t.open and word in t.title["zh-Hans"]]
        assert len(ids) == 1, (word, [t.title["zh-Hans"] for t in self.file().tasks])
        return self.says(person, f"任务 1 {ids[0]} 完成 {done}")

    def settles_the_rest(self) -> None:
        """What else the playbook asks for does not apply this time; who decides says so of their own tasks."""
        by: dict[str, list[str]] = {}
        for task in [t for t in self.file().tasks if t.open]:
            holder = self.file().person(Role(task.role)) if task.role in DECIDING else ""
            by.setdefault(holder or "mei", []).append(str(task.id))
        for person, ids in by.items():
            self.says(person, f"task 1 {','.join(ids)} not_needed 这次不适用")

    def deliver(self) -> None:
        """Bring out all that is due now."""
        until(lambda: not self._deliver_next(), glance=0.0)

    def _deliver_next(self) -> int:
        with self.application.database.transaction() as connection:
            messages = outbox.claim(connection, utc_now(), 100)
        for message in messages:
            self.application.scheduler.dispatcher.dispatch(message)
        return len(messages)

    def _callback(self, method: str, query: str, body: bytes) -> tuple[int, bytes]:
        answer = self.http.request(method, f"/wecom/callback?{query}", content=body)
        self.deliver()
        return answer.status_code, answer.content

    def close(self) -> None:
        """Everything stops."""
        for each in self.endpoints:
            each.stop()
        self.http.close()
        self.application.database.close()
        self.slack.close()
        self.wecom.close()


_IN_WECOM = {"mei": "MeiLi", "rui": "rui"}
_IN_SLACK = {"ken": "U0KEN", "ada": "U0ADA"}
