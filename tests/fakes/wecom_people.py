"""People with WeCom in their hands: what they type, press and send reaches the desk as WeCom would bring it, sealed and
signed.
"""

import hashlib
import http.client
import itertools
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from urllib.parse import urlencode

import xmltodict
from wechatpy.enterprise.crypto import PrpCrypto, WeChatCrypto

from tests.fakes.wecom import AGENT, CORP, FakeWecom
from tests.fakes.wecom_wire import Json
from tests.waiting import PATIENCE, until

TOKEN, AES_KEY = "callback-token", "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG"
COUNT = itertools.count(7_000_000_000_000_000)
Send = Callable[[str, str, bytes], tuple[int, bytes]]  # method, query, body -> status, answer


def signature(*parts: str) -> str:
    """WeCom's signature."""
    return hashlib.sha1("".join(sorted(parts)).encode()).hexdigest()


def sealed(
    xml: str, at: float | None = None, nonce: str = "n0", token: str = TOKEN, key: str = AES_KEY, corp: str = CORP
) -> tuple[str, bytes]:
    """Query and body of a callback."""
    stamp = str(int(time.time() if at is None else at))
    encrypt = PrpCrypto(WeChatCrypto(token, key, corp).key).encrypt(xml, corp).decode()
    query = {"msg_signature": signature(token, stamp, nonce, encrypt), "timestamp": stamp, "nonce": nonce}
    return urlencode(
        query
    ), f"<xml><ToUserName><![CDATA[{corp}]]></ToUserName><Encrypt><![CDATA[{encrypt}]]></Encrypt></xml>".encode()


def opened(answer: bytes) -> str:
    """The words of a passive answer; empty when there is none."""
    if not answer:
        return ""
    outer = xmltodict.parse(answer)["xml"]
    assert outer["MsgSignature"] == signature(TOKEN, outer["TimeStamp"], outer["Nonce"], outer["Encrypt"])
    inner = xmltodict.parse(PrpCrypto(WeChatCrypto(TOKEN, AES_KEY, CORP).key).decrypt(outer["Encrypt"], CORP))["xml"]
    assert inner["MsgType"] == "text" and inner["FromUserName"] == CORP
    return str(inner["Content"])


def xml_of(user: str, **fields: object) -> str:
    """The inside of a callback."""
    about = {"ToUserName": CORP, "FromUserName": user, "CreateTime": str(int(time.time())), "AgentID": str(AGENT)}
    return str(xmltodict.unparse({"xml": {**about, **fields}}, full_document=False))


def over_http(port: Callable[[], int]) -> Send:
    """To a desk that runs as a process. WeCom tries again while it gets no 200."""

    def asked(method: str, query: str, body: bytes) -> tuple[int, bytes] | None:
        try:
            line = http.client.HTTPConnection("127.0.0.1", port(), timeout=PATIENCE)
            line.request(method, f"/wecom/callback?{query}", body or None)
            answer = line.getresponse()
            status, content = answer.status, answer.read()
            line.close()
        except (OSError, http.client.HTTPException):
            return None
        return (status, content) if status == 200 else None

    return lambda method, query, body: until(lambda: asked(method, query, body))


@dataclass
class Someone:
    """One member of the company."""

    wecom: FakeWecom
    send: Send
    user: str

    def tell(self, xml: str) -> str:
        """Whatever it is; the words that come straight back."""
        status, answer = self.send("POST", *sealed(xml))
        assert status == 200, (status, answer)
        return opened(answer)

    def types(self, text: str) -> str:
        """A text to the app."""
        return self.tell(xml_of(self.user, MsgType="text", Content=text, MsgId=str(next(COUNT))))

    def sends(self, picture: bytes) -> str:
        """A picture to the app."""
        media = f"in-{next(COUNT)}"
        self.wecom.files[media] = {"name": "p.jpg", "content": picture}
        return self.tell(xml_of(self.user, MsgType="image", PicUrl="http://p", MediaId=media, MsgId=str(next(COUNT))))

    def sends_file(self, name: str, data: bytes) -> str:
        """A file to the app."""
        media = f"in-{next(COUNT)}"
        self.wecom.files[media] = {"name": name, "content": data}
        return self.tell(
            xml_of(self.user, MsgType="file", FileName=name, MediaId=media, FileMd5="0", MsgId=str(next(COUNT)))
        )

    def clicks(self, shown: Json, key: str, chosen: Mapping[str, str] | None = None) -> str:
        """The button whose key begins like this, on a card."""
        keys = [button["key"] for button in shown["card"]["button_list"]]
        [pressed] = [k for k in keys if k.startswith(key)]
        task = shown["card"]["task_id"]
        event: Json = {"MsgType": "event", "Event": "template_card_event", "EventKey": pressed, "TaskId": task}
        event |= {"CardType": "button_interaction", "ResponseCode": self.wecom.code_for(task)}
        if chosen:
            items = [{"QuestionKey": name, "OptionIds": {"OptionId": value}} for name, value in chosen.items()]
            event["SelectedItems"] = {"SelectedItem": items if len(items) > 1 else items[0]}
        return self.tell(xml_of(self.user, **event))

    def menu(self, key: str) -> str:
        """An entry of the app's menu."""
        return self.tell(xml_of(self.user, MsgType="event", Event="click", EventKey=key))

    def card(self, *words: str, after: int = 0) -> Json:
        """The newest card in their messages that says all of this, once it is there."""
        found: Json = self.wecom.wait(
            lambda: next((m for m in self._new("card", after) if all(w in repr(m["card"]) for w in words)), None)
        )
        return found

    def text(self, *words: str, after: int = 0) -> str:
        """The newest text in their messages that says all of this, once it is there."""
        found: Json = self.wecom.wait(
            lambda: next((m for m in self._new("text", after) if all(w in m["text"] for w in words)), None)
        )
        return str(found["text"])

    def file(self) -> Json:
        """The newest file they were sent, once it is there."""
        found: Json = self.wecom.wait(lambda: next(iter(self._new("file", 0)), None))
        return self.wecom.files[found["file"]["media_id"]]

    def seen(self) -> int:
        """How many messages they have by now."""
        return len(self.wecom.inbox.get(self.user, []))

    def _new(self, kind: str, after: int) -> list[Json]:
        return [m for m in reversed(self.wecom.inbox.get(self.user, [])[after:]) if m["kind"] == kind]
