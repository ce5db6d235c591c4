"""What a command asks for when it was typed without it."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from handlers.case.card import Ask, Field, Part, say
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
from handlers.commands.registry import Verb
from handlers.drafts.approval import to_tick
from handlers.drafts.card import draft_parts
from handlers.overview.owner_card import promise_fields
from handlers.removal.actions import GROUNDS

TEXT = Field("text", say("field.text"), Ask.TEXT, most=5000)
ROLE = Field(
    "role", say("field.role"), Ask.CHOICE, value="owner", options=tuple((r.value, say(f"role.{r}")) for r in Role if r is not Role.MANAGER)
)
NEW = (
    Field("text", say("field.new_text"), Ask.TEXT, most=5000),
    Field("brand", say("field.brand"), required=False, most=60),
    Field("product", say("field.product"), required=False, most=60),
)
POST = (LINK, Field("text", say("field.posted_text"), Ask.TEXT, required=False, most=5000))
LANGUAGE = Field(
    "language", say("field.language"), Ask.CHOICE, options=tuple((x, say(f"language.{x}")) for x in ("zh-Hans", "zh-Hant", "en"))
)

GROUND = Field("ground", say("field.ground"), Ask.CHOICE, options=tuple((g, say(f"ground.{g}")) for g in GROUNDS))
FORMS: Mapping[str, Callable[[CaseFile, Team], tuple[Field, ...]]] = {
    "decline": lambda file, team: (REASON,),
    "assign": lambda file, team: (ROLE, person_field(team), Field("reason", say("field.reason"), required=False)),
    "grade": lambda file, team: (severity_field(file), category_field(file), REASON),
    "assess": lambda file, team: ASSESSMENT,
    "draft": lambda file, team: (KIND, INSTRUCTION, OWN_TEXT),
    "edit": lambda file, team: (Field("text", say("field.text"), Ask.TEXT, value=file.drafts[-1].text if file.drafts else "", most=5000),),
    "send-back": lambda file, team: (REASON,),
    "withdraw": lambda file, team: (REASON,),
    "no-reply": lambda file, team: (REASON,),
    "posted": lambda file, team: POST,
    "promise": lambda file, team: (Field("id", say("field.promise_id")), *promise_fields()),
    "note": lambda file, team: (Field("text", say("field.note"), Ask.TEXT),),
    "snooze": lambda file, team: (UNTIL, REASON),
    "close": lambda file, team: (REASON, Field("override", say("field.override"), required=False)),
    "reopen": lambda file, team: (REASON,),
    "report": lambda file, team: (GROUND, REASON),
    "retro": lambda file, team: (Field("text", say("field.retro"), Ask.TEXT, most=5000),),
}


def lacks(verb: Verb, values: Mapping[str, str]) -> bool:
    """Whether something must be asked first. An assessment may say as little as one value."""
    enough = verb.name == "assess" and any(values.values())
    return verb.name in FORMS and not enough and any(not values.get(name, "").strip() for name in verb.needs)


def missing(verb: Verb, file: CaseFile, team: Team, values: Mapping[str, str]) -> tuple[Field, ...]:
    """The form of a command that lacks something, filled with what was typed."""
    return tuple(_filled(field, values) for field in FORMS[verb.name](file, team))


def ticks(file: CaseFile, draft: Draft) -> tuple[tuple[Field, ...], tuple[Part, ...]]:
    """The acknowledgements an approval needs, under the draft they are about."""
    return tuple(Field(f"ack:{rule}", say("field.ack", rule=rule), Ask.TICK) for rule in to_tick(file, draft)), draft_parts(draft)


def _filled(field: Field, values: Mapping[str, str]) -> Field:
    return replace(field, value=values.get(field.name, field.value))
