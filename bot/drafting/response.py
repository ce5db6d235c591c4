"""What a model says, made into drafts: thinking and fences stripped, JSON found, every field checked."""

import re
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

THOUGHT_ENDS = re.compile(r"</think(?:ing)?>", re.IGNORECASE)


class Proposal(BaseModel):
    """One version and, for the approver, why it reads so."""

    model_config = ConfigDict(extra="ignore")
    text: Annotated[str, StringConstraints(strip_whitespace=True, min_length=1, max_length=4000)]
    why: str = ""


class Proposals(BaseModel):
    """What the model was asked for; `missing` is what it would have said and was not told."""

    model_config = ConfigDict(extra="ignore")
    drafts: Annotated[list[Proposal], Field(min_length=1)]
    missing: list[str] = []


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
    thought = list(THOUGHT_ENDS.finditer(text))
    said = text[thought[-1].end() :] if thought else text
    start, end = said.find("{"), said.rfind("}")
    return said[start : end + 1] if 0 <= start < end else said.strip()


def proposals_in(text: str) -> Proposals | None:
    """The drafts of an answer, or None when it is not what was asked for."""
    try:
        return Proposals.model_validate_json(json_in(text))
    except ValidationError:
        return None
