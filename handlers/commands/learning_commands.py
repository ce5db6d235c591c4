"""The commands of what is learned: the retro of an incident, the desk's figures; and what their forms ask."""

from collections.abc import Mapping

from handlers.case.card import Field, msg
from handlers.case.case_file import CaseFile, Status
from handlers.case.people import Team
from handlers.case.retro import CAUSES, HEADINGS
from handlers.closing.learning.actions import retro
from handlers.closing.learning.rules import INSIGHTS
from handlers.commands.command import Command
from handlers.commands.form_fields import Fields, Values, choice, optional, text

WORDS = text("text", msg("field.retro_line"), 1000)
WHY = text("text", msg("field.retro_why"), 1000)
WORK = text("text", msg("field.task_words"), 500)
WHOM = Field("text", msg("field.retro_whom"), max_length=300)
CAUSE = choice("topic", msg("field.retro_cause"), {cause: msg(f"cause.{cause}") for cause in CAUSES})
INSIGHT = choice("topic", msg("field.retro_insight"), {tag: msg(f"insight.{tag}") for tag in INSIGHTS})
DUE = Field("due", msg("field.task_due"), required=False, max_length=60)
FORMS: Mapping[str, Fields] = {
    **dict.fromkeys(HEADINGS, (WORDS,)),
    "cause": (CAUSE, WHY),
    "insight": (INSIGHT, WORK),
    "action": (WORK,),
    "playbook": (WORK,),
    "share": (WHOM,),
}
WITH_OWNER = ("insight", "action", "playbook")


def retro_fields(file: CaseFile, team: Team, given: Values) -> Fields:
    """What a part of the retro asks for; nothing where a tap says it all, or the whole retro is meant."""
    part = given.get("part", "")
    people = {person.id: msg("plain.text", text=person.name) for person in team.people.values()}
    owner = (optional(choice("owner", msg("field.person"), people)), DUE) if part in WITH_OWNER else ()
    return (*FORMS.get(part, ()), *owner)


def retro_needs_form(values: Mapping[str, str]) -> bool:
    """True when a typed line names a part that words belong to, and says none."""
    part = values.get("part", "")
    return part in FORMS and not (values.get("text") and (values.get("topic") or part not in ("cause", "insight")))


LEARNING = (
    Command(
        "retro",
        ("复盘", "復盤", "检讨"),
        ("part", "topic", "text"),
        handler=retro,
        named=("owner", "due"),
        form=retro_fields,
        status=Status.CLOSED,
    ),
    Command("figures", ("数字报告", "數據報告", "数据报告", "周月报"), ("period", "brand"), named=("brand", "send")),
)
