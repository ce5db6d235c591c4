"""The questions that several forms ask, worded once."""

from handlers.case.card import Field, InputType, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import DRAFT_KINDS, REWRITE_OPTIONS
from handlers.case.grades import Category, Severity
from handlers.case.people import Role, Team

REASON = Field("reason", msg("field.reason"), InputType.TEXT, max_length=500)
LINK = Field("link", msg("field.link"), max_length=500)
UNTIL = Field("until", msg("field.until"), value="2h")
KIND = Field("kind", msg("field.kind"), InputType.CHOICE, options=tuple((k, msg(f"kind.{k}")) for k in DRAFT_KINDS))
INSTRUCTION = Field("instruction", msg("field.instruction"), required=False, max_length=300)
AGAIN = Field(
    "instruction",
    msg("field.again"),
    InputType.CHOICE,
    options=tuple((tap, msg(f"tap.{tap}")) for tap in REWRITE_OPTIONS),
)
OWN_TEXT = Field("text", msg("field.own_text"), InputType.TEXT, required=False, max_length=5000)
ASSESSMENT = (
    Field("note_count", msg("field.note_count"), required=False, max_length=6),
    Field("spread", msg("field.spread"), required=False, max_length=300),
    Field("big_accounts", msg("field.big_accounts"), required=False, max_length=300),
    Field(
        "climate", msg("field.climate"), InputType.CHOICE, required=False,
        options=tuple((c, msg(f"climate.{c}")) for c in ("agree", "mixed", "defend")),
    ),
    Field(
        "validity", msg("field.validity"), InputType.CHOICE, required=False,
        options=tuple((v, msg(f"validity.{v}")) for v in ("valid", "unclear", "invalid")),
    ),
    Field("findings", msg("field.findings"), InputType.TEXT, required=False),
    Field("waive", msg("field.waive"), required=False, max_length=300),
)  # fmt: skip


def severity_field(file: CaseFile) -> Field:
    """The severity, set to what it is now."""
    return Field(
        "severity",
        msg("field.severity"),
        InputType.CHOICE,
        value=file.severity,
        options=tuple((s.value, msg(f"severity.{s}")) for s in Severity),
    )


def category_field(file: CaseFile) -> Field:
    """The category, set to what it is now."""
    return Field(
        "category",
        msg("field.category"),
        InputType.CHOICE,
        value=file.category,
        options=tuple((c.value, msg(f"category.{c}")) for c in Category),
    )


def person_field(team: Team, role: Role | None = None) -> Field:
    """Somebody of the roster, those with the role if one is given."""
    able = [p for p in team.people.values() if role is None or role in p.roles]
    return Field(
        "person",
        msg("field.person"),
        InputType.CHOICE,
        options=tuple((p.id, msg("plain.text", text=p.name)) for p in able),
    )
