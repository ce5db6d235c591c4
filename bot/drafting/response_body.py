"""The body of a model's answer: which parts of it are read, and what is refused.

Servers differ: some stream unasked (SSE), some give the words in parts, some an error with status 200.
"""

import json
from collections.abc import Iterator
from typing import Annotated, Any

from pydantic import BaseModel, BeforeValidator, Field

from bot.drafting.errors import ModelError, TransientModelError
from bot.drafting.provider_errors import raised, read_error

FILTERED = ("content_filter", "sensitive")  # the second is Zhipu's


def _joined(content: Any) -> Any:
    """The words of a content given in parts: [{"type": "text", "text": "…"}], or plain strings."""
    if not isinstance(content, list):
        return content
    parts = (part.get("text") or "" if isinstance(part, dict) else part for part in content)
    return "".join(part for part in parts if isinstance(part, str))


class Message(BaseModel):
    """The words; None where a server sends none."""

    content: Annotated[str | None, BeforeValidator(_joined)] = None


class Choice(BaseModel):
    """One answer, and why it ended."""

    message: Message
    finish_reason: str | None = None


class Usage(BaseModel):
    """Tokens in and out, where the server counts them."""

    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class ResponseBody(BaseModel):
    """What is read of it: the choices, the model that wrote, and the tokens it took."""

    choices: Annotated[list[Choice], Field(min_length=1)]
    model: str | None = None
    usage: Usage | None = None


def read_body(raw: bytes, host: str = "", key: str = "") -> ResponseBody:
    """The body, if it holds words: no HTML page, no cut JSON, no empty choices, no spaces only. Raises ModelError."""
    try:
        body = ResponseBody.model_validate(_as_json(raw))
    except ValueError as error:  # no JSON, or not of this shape
        raise TransientModelError("model_garbled") from error
    except ServerError as error:
        refusal = raised(read_error(0, error.body), host, "", key)
        raise (
            refusal if refusal.why != "model_refused" else TransientModelError("model_down", refusal.detail)
        ) from error
    if body.choices[0].finish_reason in FILTERED:
        raise ModelError("model_filtered", body.choices[0].finish_reason or "")
    if not (body.choices[0].message.content or "").strip():
        raise TransientModelError("model_empty")
    return body


class ServerError(Exception):
    """An error that came with status 200."""

    def __init__(self, body: object) -> None:
        super().__init__("an error with status 200")
        self.body = body


def _as_json(raw: bytes) -> Any:
    """One body, as it came or put together from the pieces of a stream. Raises ValueError, ServerError."""
    text = raw.decode("utf-8", "strict").lstrip("\ufeff \r\n")
    body = _from_stream(text) if text.startswith(("data:", "event:", ":", "id:")) else json.loads(text)
    if isinstance(body, dict) and body.get("error") and not body.get("choices"):
        raise ServerError(body)
    return body


def _from_stream(text: str) -> dict[str, Any]:
    whole: dict[str, Any] = {"choices": []}
    words, finish, ended = [], None, False
    for piece, last in _events(text):
        ended = ended or last
        if piece.get("error"):
            raise ServerError(piece)
        whole |= {name: piece[name] for name in ("model", "usage") if piece.get(name)}
        for choice in piece.get("choices") or []:
            if choice.get("index", 0) == 0:
                words.append(_joined((choice.get("delta") or choice.get("message") or {}).get("content")) or "")
                finish = choice.get("finish_reason") or finish
    if not ended and finish is None:
        raise ValueError("a stream that was cut")
    return {**whole, "choices": [{"message": {"content": "".join(words)}, "finish_reason": finish}]}


def _events(text: str) -> Iterator[tuple[dict[str, Any], bool]]:
    """Each piece, and whether the stream says that it is over."""
    for line in text.splitlines():
        data = line.removeprefix("data:").strip() if line.startswith("data:") else ""
        if data == "[DONE]":
            yield {}, True
        elif data and isinstance(found := json.loads(data), dict):
            yield found, False
