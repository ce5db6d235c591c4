"""The body of a model's answer: which parts of it are read, and what is refused."""

from typing import Annotated

from pydantic import BaseModel, Field, ValidationError

from bot.drafting.errors import ModelError, TransientModelError


class Message(BaseModel):
    """The words; None where a server sends none."""

    content: str | None = None


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


def read_body(raw: bytes) -> ResponseBody:
    """The body, if it holds words: no HTML page, no cut JSON, no empty choices, no spaces only. Raises ModelError."""
    try:
        body = ResponseBody.model_validate_json(raw)
    except ValidationError as error:
        raise TransientModelError("model_garbled") from error
    if body.choices[0].finish_reason == "content_filter":
        raise ModelError("model_filtered")
    if not (body.choices[0].message.content or "").strip():
        raise TransientModelError("model_empty")
    return body
