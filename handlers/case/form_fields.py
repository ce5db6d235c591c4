"""The questions that several forms ask, worded once."""

from handlers.case.card import Ask, Field, say
from handlers.case.case_file import CaseFile
from handlers.case.drafts import KINDS, TAPS
from handlers.case.grades import Category, Severity
from handlers.case.people import Role, Team

REASON = Field("reason", say("field.reason"), Ask.TEXT, most=500)
LINK = Field("link", say("field.link"), most=500)
UNTIL = Field("until", say("field.until"), value="2h")
KIND = Field("kind", say("field.kind"), Ask.CHOICE, options=tuple((k, say(f"kind.{k}")) for k in KINDS))
INSTRUCTION = Field("instruction", say("field.instruction"), required=False, most=300)
AGAIN = Field("instruction", say("field.again"), Ask.CHOICE, options=tuple((tap, say(f"tap.{tap}")) for tap in TAPS))
OWN_TEXT = Field("text", say("field.own_text"), Ask.TEXT, required=False, most=5000)
ASSESSMENT = (
    Field("note_count", say("field.note_count"), required=False, most=6),
    Field("spread", say("field.spread"), required=False, most=300),
    Field("big_accounts", say("field.big_accounts"), required=False, most=300),
    Field(
        "climate", say("field.climate"), Ask.CHOICE, required=False,
        options=tuple((c, say(f"climate.{c}")) for c in ("agree", "mixed", "defend")),
    ),
    Field(
        "validity", say("field.validity"), Ask.CHOICE, required=False,
        options=tuple((v, say(f"validity.{v}")) for v in ("valid", "unclear", "invalid")),
    ),
    Field("findings", say("field.findings"), Ask.TEXT, required=False),
    Field("waive", say("field.waive"), required=False, most=300),
)  # fmt: skip


def severity_field(file: CaseFile) -> Field:
    """The severity, set to what it is now."""
    return Field(
        "severity", say("field.severity"), Ask.CHOICE, value=file.severity, options=tuple((s.value, say(f"severity.{s}")) for s in Severity)
    )


def category_field(file: CaseFile) -> Field:
    """The category, set to what it is now."""
    return Field(
        "category", say("field.category"), Ask.CHOICE, value=file.category, options=tuple((c.value, say(f"category.{c}")) for c in Category)
    )


def person_field(team: Team, role: Role | None = None) -> Field:
    """Somebody of the roster, those with the role if one is given."""
    able = [p for p in team.people.values() if role is None or role in p.roles]
    return Field("person", say("field.person"), Ask.CHOICE, options=tuple((p.id, say("plain.text", text=p.name)) for p in able))
