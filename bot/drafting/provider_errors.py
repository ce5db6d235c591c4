"""What a provider's refusal means: key, balance, filter, too long, busy, down. Sources are in `prompts/README.md`."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass

from bot.drafting.errors import ModelError, TransientModelError
from handlers.text.redaction import redact

MAX_RETRY_AFTER = 20.0  # seconds a server may ask us to come back after
MAX_MESSAGE = 300  # code points of a provider's message in the log
SECRET = re.compile(r"\b(?:sk|ak|key)-[\w*.-]+|\bBearer\s+\S+", re.IGNORECASE)
# Read in this order over "code type message" in lower case: what a status would make of them is often wrong.
MEANINGS = (
    (
        "model_filtered",
        r"content_?filter|content_policy|data_?inspection|sensitive_?content|risk_?detection|high risk|"
        r"inappropriate content|敏感内容",
    ),
    (
        "model_too_long",
        r"context_length_exceeded|context_window_exceeded|maximum context length|model token limit|"
        r"token length too long|range of input length|max message tokens|prompt is too long|"
        r"exceeds? (?:the )?(?:available )?context|total message size",
    ),
    (
        "model_balance",
        r"insufficient_quota|insufficient[ _]balance|insufficient_user_quota|arrear|overdue|exceeded_current_quota|"
        r"credit_balance|billing_(?:hard_limit|not_active)|freetieronly|free tier.{0,40}exhausted|"
        r"set_?limit_?exceeded|欠费|余额不足|account balance|out of credits",
    ),
    (
        "model_busy",
        r"rate[_ ]?limit|throttling|overloaded|requestbursttoofast|too many requests|try again later|"
        r"current quota|requests list",
    ),
    (
        "model_key",
        r"invalid_?api_?key|incorrect_api_key|invalid_authentication|authentication_?error|authentication fails|"
        r"access[_ .]?denied|permission_denied|unsupported_country",
    ),
)
ZHIPU = {
    **dict.fromkeys(("1000", "1001", "1002", "1003", "1004", "1110", "1111", "1112", "1121", "1220"), "model_key"),
    **dict.fromkeys(("1113", "1309"), "model_balance"),
    **dict.fromkeys(("1302", "1304", "1305", "1308", "1310"), "model_busy"),
    **{"1261": "model_too_long", "1300": "model_filtered", "1301": "model_filtered"},
}
PATTERNS = tuple((why, re.compile(pattern)) for why, pattern in MEANINGS)
BY_STATUS = {401: "model_key", 403: "model_key", 402: "model_balance", 413: "model_too_long", 429: "model_busy"}
# DashScope says "insufficient_quota" with 429 for tokens a minute; a balance that is gone is 400 Arrearage or 403.
QUOTA_IS_A_RATE = ("dashscope", "aliyuncs")


@dataclass(frozen=True)
class ProviderError:
    """What a server says of a request: HTTP status (0 with an ordinary answer), code, type, message, field at fault."""

    status: int
    code: str = ""
    kind: str = ""
    message: str = ""
    param: str = ""

    def names(self, field: str) -> bool:
        """True when this field of the request is what is refused."""
        return self.param == field or bool(re.search(rf"(?<![\w-]){re.escape(field)}(?![\w-])", self.message))

    @property
    def why(self) -> str:
        """Return the key of the sentence that tells this fault."""
        if known := ZHIPU.get(self.code):
            return known
        said = f"{self.code} {self.kind} {self.message}".lower()
        found = next((why for why, pattern in PATTERNS if pattern.search(said)), "")
        return found or BY_STATUS.get(self.status, "model_down" if self.status >= 500 else "model_refused")

    def described(self, *secrets: str) -> str:
        """Status, code and message for the log, without keys and personal data."""
        said = self.message
        for secret in secrets:
            said = said.replace(secret, "…") if len(secret) >= 4 else said
        said = redact({"message": SECRET.sub("…", said)[:MAX_MESSAGE]}).texts["message"]
        return " ".join(str(part) for part in (self.status or "", self.code or self.kind, said) if part)


def read_error(status: int, body: object) -> ProviderError:
    """Read an error as OpenAI, vLLM (flat), Ollama (a string) and gateways (Chinese keys aside) write it."""
    if isinstance(body, bytes | str):
        try:
            body = json.loads(body)
        except ValueError:
            return ProviderError(status)
    found = body.get("error", body) if isinstance(body, Mapping) else body
    if isinstance(found, str):
        return ProviderError(status, message=found)
    if not isinstance(found, Mapping):
        return ProviderError(status)
    code, kind, message, param = (str(found.get(name) or "") for name in ("code", "type", "message", "param"))
    return ProviderError(status, code, kind, message, param)


def raised(error: ProviderError, host: str, retry_after: str, *secrets: str) -> ModelError:
    """The exception for it. Busy and broken servers may be asked again; a key, an account, a filter may not."""
    why, detail = error.why, error.described(*secrets)
    if why == "model_balance" and error.status == 429 and any(name in host for name in QUOTA_IS_A_RATE):
        why = "model_busy"
    after = _seconds(retry_after)
    if why == "model_busy" and after <= MAX_RETRY_AFTER:
        return TransientModelError(why, detail, after)
    if why == "model_down":
        return TransientModelError(why, detail, min(MAX_RETRY_AFTER, after))
    return ModelError(why, detail)


def _seconds(header: str) -> float:
    """Retry-After in seconds; its other form, a date, is taken for not given."""
    return float(header) if header.strip().isdecimal() else 0.0
