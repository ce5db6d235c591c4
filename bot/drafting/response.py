"""What a model says, made into drafts: thinking and fences stripped, JSON found and mended, every field checked."""

import json
import re
from typing import Annotated, Any, TypeVar

import json_repair
from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, StringConstraints

THOUGHT = re.compile(r"<(think(?:ing)?|reasoning)\b[^>]*>.*?</\1>", re.IGNORECASE | re.DOTALL)
THOUGHT_ENDS = re.compile(r"</(?:think(?:ing)?|reasoning)>", re.IGNORECASE)
M = TypeVar("M", bound=BaseModel)


def _words(value: Any) -> Any:
    """A reason as one string: null is none, a list of them is joined."""
    if isinstance(value, list):
        return "；".join(str(one) for one in value)
    return "" if value is None else value


def _proposal(value: Any) -> Any:
    """A version, given as an object, under another usual name, or as a bare string."""
    if isinstance(value, str):
        return {"text": value}
    if isinstance(value, dict) and "text" not in value:
        found = next((value[name] for name in ("draft", "content", "reply", "正文") if name in value), None)
        return {**value, "text": found} if isinstance(found, str) else value
    return value


def _listed(value: Any) -> Any:
    """A list, where one thing alone or nothing came."""
    return [] if value is None else value if isinstance(value, list) else [value]


class Proposal(BaseModel):
    """One version and, for the approver, why it reads so."""

    model_config = ConfigDict(extra="ignore")
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
    why: Annotated[str, BeforeValidator(_words)] = ""


class Proposals(BaseModel):
    """What the model was asked for; `missing` is what it would have said and was not told."""

    model_config = ConfigDict(extra="ignore")
    drafts: Annotated[
        list[Annotated[Proposal, BeforeValidator(_proposal)]], BeforeValidator(_listed), Field(min_length=1)
    ]
    missing: Annotated[list[Annotated[str, BeforeValidator(_words)]], BeforeValidator(_listed)] = []


SCHEMA = {
    "type": "object",
    "additionalProperties": False,
    "required": ["drafts", "missing"],
    "properties": {
        "drafts": {
            "type": "array",
            "items": {
                "type": "object",
                "additionalProperties": False,
                "required": ["text", "why"],
                "properties": {"text": {"type": "string"}, "why": {"type": "string"}},
            },
        },
        "missing": {"type": "array", "items": {"type": "string"}},
    },
}


def json_in(text: str) -> str:
    """The JSON object of an answer, without the thinking before it and the fences around it."""
    text = THOUGHT.sub("", text)
    thought = list(THOUGHT_ENDS.finditer(text))
    said = text[thought[-1].end() :] if thought else text
    start, end = said.find("{"), said.rfind("}")
    return said[start : end + 1] if 0 <= start < end else said.strip()


def answer_in(kind: type[M], text: str) -> M | None:
    """The answer of this form, mended where a model broke the JSON; None when it is not what was asked for.

    An object that never ends is not mended: half a draft must not pass for a whole one.
    """
    said = json_in(text)
    try:
        return kind.model_validate(json.loads(said, strict=False))
    except ValueError:  # no JSON, or not of this form
        pass
    if not said.startswith("{") or not said.endswith("}"):
        return None
    try:
        return kind.model_validate(json_repair.loads(said, skip_json_loads=True))
    except (ValueError, RecursionError):
        return None


def proposals_in(text: str) -> Proposals | None:
    """The drafts of an answer, or None when it is not what was asked for."""
    return answer_in(Proposals, text)
