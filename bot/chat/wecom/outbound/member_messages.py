"""One person's messages in WeCom: texts, cards and files, counted, never sent twice; an unknown person is an error."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from bot.chat.protocol import PermanentFailure
from bot.chat.wecom import store as wecom
from bot.chat.wecom.api.client import Client
from bot.chat.wecom.api.errors import TASK_EXISTS
from bot.chat.wecom.api.http import Answer
from storage.database import Database

log = logging.getLogger(__name__)
CODE_LASTS = timedelta(hours=24)  # newer documents say 72 hours, older ones 24
SAME, SOON_SAME = (
    4 * 3600,
    60,
)  # seconds in which WeCom takes an equal message for the same one; four hours are the most


@dataclass(frozen=True)
class MemberMessages:
    """Sends for the app `agent`."""

    client: Client
    database: Database
    agent: int

    def send_texts(self, user: str, texts: Sequence[str], now: datetime) -> None:
        """Each as a message of its own, in order."""
        for text in texts:
            self._send(user, {"msgtype": "text", "text": {"content": text}}, now)

    def send_copy_text(self, user: str, text: str, now: datetime) -> None:
        """Words to copy. No mark may make them differ from other messages, so only a quick repetition counts as one."""
        self._send(user, {"msgtype": "text", "text": {"content": text}}, now, SOON_SAME)

    def send_file(self, user: str, media: str, now: datetime) -> None:
        """A file that was uploaded."""
        self._send(user, {"msgtype": "file", "file": {"media_id": media}}, now)

    def send_card(self, user: str, card: Mapping[str, Any], now: datetime) -> None:
        """A template card; what comes back lets it be changed once. One that is there already is not sent again."""
        try:
            answer = self._send(user, {"msgtype": "template_card", "template_card": card}, now)
        except PermanentFailure as refused:
            if refused.code != TASK_EXISTS:
                raise
            answer = {}  # its name is made of what it says: an earlier try arrived, and only the answer was lost
        self._remember(str(card["task_id"]), str(answer.get("response_code") or ""), now)

    def update_card(self, user: str, task: str, card: Mapping[str, Any], now: datetime) -> bool:
        """Change the card that stands there as `task`; False when it cannot be changed any more.

        No public list has all codes by which WeCom says so (42014 to 42022, 40058, 60140 were seen): each is believed.
        """
        with self.database.read_transaction() as connection:
            code = wecom.code_of(connection, task, now - CODE_LASTS)
        if not code:
            return False
        body = {"userids": [user], "agentid": self.agent, "response_code": code, "template_card": card}
        try:
            answer = self.client.post("message/update_template_card", body, now)
        except PermanentFailure as refused:
            log.warning("a card in WeCom cannot be changed, so a new one is sent [%s]", refused.code)
            self._remember(task, "", now)
            return False
        self._remember(task, str(answer.get("response_code") or ""), now)
        return True

    def _send(self, user: str, message: Mapping[str, Any], now: datetime, same: int = SAME) -> Answer:
        checked = {"enable_duplicate_check": 1, "duplicate_check_interval": same}
        answer = self.client.post("message/send", {"touser": user, "agentid": self.agent, **message, **checked}, now)
        # WeCom says that all is well even when nobody got it.
        for name, why in (("invaliduser", "does not know"), ("unlicenseduser", "has no licence for")):
            if answer.get(name):
                raise PermanentFailure(f"WeCom {why} {user}: check `wecom` in the roster, and the app's 可见范围")
        return answer

    def _remember(self, task: str, code: str, now: datetime) -> None:
        with self.database.transaction() as connection:
            wecom.set_code(connection, task, code, now)
