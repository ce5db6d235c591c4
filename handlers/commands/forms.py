"""What a command asks for when it was typed without it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from handlers.case.card import Field, InputType, Part, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft
from handlers.case.form_fields import (
    ASSESSMENT,
    INSTRUCTION,
    KIND,
    LINK,
    OWN_TEXT,
    REASON,
    UNTIL,
    category_field,
    person_field,
    severity_field,
)
from handlers.case.people import Role, Team
from handlers.commands.registry import Command
from handlers.drafts.approval import findings_to_tick
from handlers.drafts.card import draft_parts
from handlers.overview.owner_card import promise_fields
from handlers.removal.actions import GROUNDS

TEXT = Field("text", msg("field.text"), InputType.TEXT, most=5000)
ROLE = Field(
    "role",
    msg("field.role"),
    InputType.CHOICE,
    value="owner",
    options=tuple((r.value, msg(f"role.{r}")) for r in Role if r is not Role.MANAGER),
)
NEW = (
    Field("text", msg("field.new_text"), InputType.TEXT, most=5000),
    Field("brand", msg("field.brand"), required=False, most=60),
    Field("product", msg("field.product"), required=False, most=60),
)
POST = (LINK, Field("text", msg("field.posted_text"), InputType.TEXT, required=False, most=5000))
LANGUAGE = Field(
    "language",
    msg("field.language"),
    InputType.CHOICE,
    options=tuple((x, msg(f"language.{x}")) for x in ("zh-Hans", "zh-Hant", "en")),
)

GROUND = Field("ground", msg("field.ground"), InputType.CHOICE, options=tuple((g, msg(f"ground.{g}")) for g in GROUNDS))
FORMS: Mapping[str, Callable[[CaseFile, Team], tuple[Field, ...]]] = {
    "decline": lambda file, team: (REASON,),
    "assign": lambda file, team: (ROLE, person_field(team), Field("reason", msg("field.reason"), required=False)),
    "grade": lambda file, team: (severity_field(file), category_field(file), REASON),
    "assess": lambda file, team: ASSESSMENT,
    "draft": lambda file, team: (KIND, INSTRUCTION, OWN_TEXT),
    "edit": lambda file, team: (
        Field("text", msg("field.text"), InputType.TEXT, value=file.drafts[-1].text if file.drafts else "", most=5000),
    ),
    "send-back": lambda file, team: (REASON,),
    "withdraw": lambda file, team: (REASON,),
    "no-reply": lambda file, team: (REASON,),
    "posted": lambda file, team: POST,
    "promise": lambda file, team: (Field("id", msg("field.promise_id")), *promise_fields()),
    "note": lambda file, team: (Field("text", msg("field.note"), InputType.TEXT),),
    "snooze": lambda file, team: (UNTIL, REASON),
    "close": lambda file, team: (REASON, Field("override", msg("field.override"), required=False)),
    "reopen": lambda file, team: (REASON,),
    "report": lambda file, team: (GROUND, REASON),
    "retro": lambda file, team: (Field("text", msg("field.retro"), InputType.TEXT, most=5000),),
}


def needs_form(verb: Command, values: Mapping[str, str]) -> bool:
    """Whether something must be asked first. An assessment may say as little as one value."""
    enough = verb.name == "assess" and any(values.values())
    return verb.name in FORMS and not enough and any(not values.get(name, "").strip() for name in verb.required)


def form_of(verb: Command, file: CaseFile, team: Team, values: Mapping[str, str]) -> tuple[Field, ...]:
    """The form of a command that lacks something, filled with what was typed."""
    return tuple(_filled(field, values) for field in FORMS[verb.name](file, team))


def tick_form(file: CaseFile, draft: Draft) -> tuple[tuple[Field, ...], tuple[Part, ...]]:
    """The acknowledgements an approval needs, under the draft they are about."""
    return tuple(
        Field(f"ack:{rule}", msg("field.ack", rule=rule), InputType.TICK) for rule in findings_to_tick(file, draft)
    ), draft_parts(draft)


def _filled(field: Field, values: Mapping[str, str]) -> Field:
    return replace(field, value=values.get(field.name, field.value))
