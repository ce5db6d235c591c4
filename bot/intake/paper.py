"""How the door for alerts describes itself at /docs and in openapi.json."""

from typing import Any

from pydantic import BaseModel

from bot.alerts import AlertIn
from bot.intake.batch import MOST, Taken
from bot.intake.problems import KINDS, MEDIA_TYPE, Problem, Refused

DESCRIPTION = """One alert or a list of them. Each alert opens an incident, or joins the one that knows its post; the answer comes
once that is committed. A bad alert in a list is named under `errors` and the good ones are taken in all the same.

Sign every request: `X-Dingfengbo-Signature: v1=` and the hex HMAC-SHA256 of `timestamp + "." + body` under `ALERTS_SECRET`,
with `X-Dingfengbo-Timestamp` within 300 s of now. Several signatures may be given, separated by commas.

Sending the same request again does no harm: under the same `Idempotency-Key`, or with the same signature, it gets its first answer
again; `Idempotency-Replayed: true` says so, for a signature only while the process that gave it runs. Signed anew without a key,
the alerts join the incidents they had opened."""

EXAMPLE = {
    "source": "listening-tool",
    "source_id": "evt-1029",
    "url": "https://www.xiaohongshu.com/explore/65a1b2c3000000001203f4e5",
    "title": "面霜用了两天脸又红又痒",
    "text": "第二天早上起来两颊通红，有人和我一样吗？",
    "author": {"name": "桃子汽水", "followers": 860},
    "counts": {"like": 42, "save": 9, "comment": "1.2k"},
    "captured_at": "2026-11-21T10:03:00+08:00",
    "brand": "LUMIA",
    "product": "cream-50",
}

REFUSALS = {
    "not-json": "A header or the JSON cannot be read",
    "not-signed": "The signature is missing, stale or wrong, or this desk has no secret yet",
    "key-reused": "The Idempotency-Key came with another body before",
    "too-large": "The body is above 1 MiB, or the list too long",
    "compressed": "The body is compressed",
    "bad-alert": "Not one alert was good; `errors` says what to mend",
    "storage-away": "Nothing can be committed at this moment; send the same again after Retry-After seconds",
}


def _schema(model: type[BaseModel], mode: Any = "validation") -> dict[str, Any]:
    """The model's JSON schema in one piece, since a route cannot add to the document's shared ones."""
    schema = model.model_json_schema(mode=mode)
    parts = schema.pop("$defs", {})

    def whole(node: Any) -> Any:
        if isinstance(node, list):
            return [whole(item) for item in node]
        if not isinstance(node, dict):
            return node
        name = str(node.get("$ref", "")).rpartition("/")[2]
        return whole({**parts[name], **{k: v for k, v in node.items() if k != "$ref"}}) if name else {k: whole(v) for k, v in node.items()}

    result: dict[str, Any] = whole(schema)
    return result


def _header(name: str, description: str, example: str, required: bool) -> dict[str, Any]:
    schema = {"type": "string", "examples": [example]}
    return {"name": name, "in": "header", "required": required, "description": description, "schema": schema}


def _problem(kind: str, description: str) -> dict[str, Any]:
    example = Refused(kind, description).problem.model_dump(exclude_defaults=True)
    return {"description": description, "content": {MEDIA_TYPE: {"schema": _schema(Problem, "serialization"), "example": example}}}


ANSWERS: dict[int | str, dict[str, Any]] = {
    202: {
        "description": "Committed: where each alert went",
        "headers": {"Idempotency-Replayed": {"description": "`true` when this is an earlier answer", "schema": {"type": "string"}}},
        "content": {"application/json": {"schema": _schema(Taken, "serialization")}},
    },
    **{KINDS[kind][0]: _problem(kind, description) for kind, description in REFUSALS.items()},
}

REQUEST = {
    "parameters": [
        _header("X-Dingfengbo-Timestamp", "Unix seconds, within 300 of now", "1763694000", required=True),
        _header("X-Dingfengbo-Signature", "`v1=` and 64 hex digits", "v1=5257a8…", required=True),
        _header(
            "Idempotency-Key",
            "Up to 200 visible ASCII characters, new for every new request",
            "8e03978e-40d5-43dd-bc93-6894a57f9324",
            required=False,
        ),
    ],
    "requestBody": {
        "required": True,
        "content": {
            "application/json": {
                "schema": {"oneOf": [_schema(AlertIn), {"type": "array", "items": _schema(AlertIn), "maxItems": MOST}]},
                "examples": {"one": {"value": EXAMPLE}, "list": {"value": [EXAMPLE]}},
            }
        },
    },
}
