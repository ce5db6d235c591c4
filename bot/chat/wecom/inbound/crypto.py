"""The encrypted envelope of a callback: its receiver, its age and its content. A bad one raises BadCallback only."""

import hmac
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from hashlib import sha1
from secrets import token_hex

import xmltodict
from wechatpy.enterprise.crypto import PrpCrypto, WeChatCrypto

LARGEST = 64 * 1024  # bytes of a callback
FRESH = timedelta(minutes=5)  # how far WeCom's clock and ours may be apart


class BadCallback(Exception):
    """Not a callback for us; `status` is the HTTP answer, `args[0]` a reason that gives an attacker no hint."""

    def __init__(self, why: str, status: int = 400) -> None:
        super().__init__(why)
        self.status = status


@dataclass(frozen=True)
class CallbackCrypto:
    """Opens what WeCom sends and closes what we answer."""

    token: str
    aes_key: str
    corp_id: str

    def echo(self, query: Mapping[str, str], now: datetime) -> str:
        """The text that proves to WeCom that this address is ours."""
        return self._opened(query, query.get("echostr", ""), now)

    def open(self, query: Mapping[str, str], body: bytes, now: datetime) -> str:
        """The XML that was sent."""
        if len(body) > LARGEST:
            raise BadCallback("too large", 413)
        try:
            root = xmltodict.parse(body.decode("utf-8"))["xml"]
            sealed = root["Encrypt"]
        except Exception:  # noqa: BLE001 - expat, decoding, look-up errors, entities refused: the text is not ours
            raise BadCallback("not an envelope") from None
        return self._opened(query, sealed, now)

    def seal(self, xml: str, now: datetime) -> str:
        """An answer as WeCom expects it."""
        sealed = WeChatCrypto(self.token, self.aes_key, self.corp_id).encrypt_message(
            xml, token_hex(8), str(int(now.timestamp()))
        )
        return str(sealed)

    def echo_query(self, echo: str, now: datetime) -> dict[str, str]:
        """The query with which WeCom asks for an echo: for trying our own door."""
        sealed = (
            PrpCrypto(WeChatCrypto(self.token, self.aes_key, self.corp_id).key).encrypt(echo, self.corp_id).decode()
        )
        timestamp, nonce = str(int(now.timestamp())), token_hex(8)
        return {
            "msg_signature": self._signature(timestamp, nonce, sealed),
            "timestamp": timestamp,
            "nonce": nonce,
            "echostr": sealed,
        }

    def _signature(self, *parts: str) -> str:
        """WeCom's own rule."""
        return sha1("".join(sorted((self.token, *parts))).encode("utf-8", "surrogatepass")).hexdigest()

    def _opened(self, query: Mapping[str, str], sealed: object, now: datetime) -> str:
        if not isinstance(sealed, str) or not sealed:
            raise BadCallback("nothing inside")
        self._check(query, sealed, now)
        crypto = WeChatCrypto(self.token, self.aes_key, self.corp_id)
        try:
            return str(PrpCrypto(crypto.key).decrypt(sealed, self.corp_id))
        except Exception:  # noqa: BLE001 - another company, another key, garbage: many kinds of error, none ours
            raise BadCallback("cannot be opened") from None

    def _check(self, query: Mapping[str, str], sealed: str, now: datetime) -> None:
        """The signature in constant time, then the age: a stranger learns nothing from either."""
        timestamp, nonce = query.get("timestamp", ""), query.get("nonce", "")
        wanted = self._signature(timestamp, nonce, sealed)
        given = query.get("msg_signature", "")
        if not hmac.compare_digest(wanted.encode(), given.encode("utf-8", "surrogatepass")):
            raise BadCallback("not signed for this desk", 403)
        if not (timestamp.isascii() and timestamp.isdecimal() and len(timestamp) < 13):
            raise BadCallback("no time", 400)
        if abs(int(timestamp) - now.timestamp()) > FRESH.total_seconds():
            raise BadCallback("too old or too early", 403)
