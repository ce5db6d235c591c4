"""The questions of every form. Most are always the same; some depend on the case file, the roster or what was typed."""

from collections.abc import Callable, Mapping
from dataclasses import replace

from handlers.assessment.actions import CLIMATES, VALIDITIES
from handlers.case.card import Field, InputType, LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import DRAFT_KINDS, REWRITE_OPTIONS, Draft
from handlers.case.grades import Category, Severity
from handlers.case.outreach import AUTHOR_STEPS, CHECKLIST, CONSENT_SCOPES, PARTIES, RELATIONSHIPS
from handlers.case.people import ASSIGNABLE_ROLES, Role, Team
from handlers.drafts.rules import findings_to_tick
from handlers.removal.grounds import ENGAGE, GROUNDS

Values = Mapping[str, str]  # what was typed or is in the button's code, by the value's name
Fields = tuple[Field, ...]
OUTCOMES = ("kept", "moved", "broken", "withdrawn")  # of a promise
FieldsFor = Callable[[CaseFile, Team, Values], Fields]


def choice(name: str, label: LocalizedText, options: dict[str, LocalizedText], value: str = "") -> Field:
    """One of a few codes, each with its word; `value` is the one chosen beforehand."""
    return Field(name, label, InputType.CHOICE, value=value, options=tuple(options.items()))


def optional(field: Field) -> Field:
    """The same question, which may be left out."""
    return replace(field, required=False)


def text(name: str, label: LocalizedText, max_length: int = 5000, value: str = "") -> Field:
    """A text of several lines, of at most so many code points."""
    return Field(name, label, InputType.TEXT, value=value, max_length=max_length)


REASON = text("reason", msg("field.reason"), 500)
RECIPIENT = Field("recipient", msg("field.recipient"), required=False, max_length=80)
UNTIL = Field("until", msg("field.until"), value="2h")
TEXT = text("text", msg("field.text"))
NOTE = text("text", msg("field.note"), 2000)
KIND = choice("kind", msg("field.kind"), {k: msg(f"kind.{k}") for k in DRAFT_KINDS})
INSTRUCTION = Field("instruction", msg("field.instruction"), required=False, max_length=300)
REWRITE = choice("instruction", msg("field.again"), {option: msg(f"rewrite.{option}") for option in REWRITE_OPTIONS})
OWN_TEXT = optional(text("text", msg("field.own_text")))
LANGUAGE = choice("language", msg("field.language"), {x: msg(f"language.{x}") for x in ("zh-Hans", "zh-Hant", "en")})
GROUND = choice("ground", msg("field.way"), {g: msg(f"ground.{g}") for g in (ENGAGE, *GROUNDS)}, ENGAGE)
OVERRIDE = Field("override", msg("field.override"), required=False)
NEW = (
    text("text", msg("field.new_text")),
    Field("brand", msg("field.brand"), required=False, max_length=60),
    Field("product", msg("field.product"), required=False, max_length=60),
    Field("own", msg("field.own"), required=False, max_length=200),
    Field("published", msg("field.published"), required=False, max_length=80),
)
BRAND = (
    Field("brand", msg("field.brand"), max_length=60),
    *(optional(text(name, msg(f"field.{name}"), 1000)) for name in ("names", "products")),
    *(
        optional(text(name, msg(f"field.{name}"), 1000))
        for name in ("people", "shops", "hashtags", "categories", "rivals")
    ),
)
MERGE = (Field("other", msg("field.other"), max_length=20), REASON)
SPLIT = (text("post", msg("field.split_post"), 2000), REASON)
ABOUT = (
    Field("brand", msg("field.brand"), required=False, max_length=60),
    Field("product", msg("field.product"), required=False, max_length=60),
)
ASSESSMENT = (
    Field("note_count", msg("field.note_count"), required=False, max_length=6),
    Field("spread", msg("field.spread"), required=False, max_length=300),
    Field("big_accounts", msg("field.big_accounts"), required=False, max_length=300),
    optional(choice("climate", msg("field.climate"), {c: msg(f"climate.{c}") for c in CLIMATES})),
    optional(choice("validity", msg("field.validity"), {v: msg(f"validity.{v}") for v in VALIDITIES})),
    optional(text("findings", msg("field.findings"), 2000)),
    Field("waive", msg("field.waive"), required=False, max_length=300),
)
CONTACT = (
    choice("party", msg("field.party"), {p: msg(f"party.{p}") for p in PARTIES}),
    Field("who", msg("field.who"), max_length=80),
    Field("channel", msg("field.channel"), required=False, max_length=80),
    text("text", msg("field.contact"), 1000),
    *(Field(f"covered:{i}", msg(f"covered.{i}"), InputType.TICK, required=False) for i in CHECKLIST),
)
AGAIN = Field("again", msg("field.look_again"), required=False, max_length=40)
WATCH = (text("text", msg("field.watch"), 500), Field("risk", msg("field.risk"), required=False, max_length=500), AGAIN)
INDUSTRY = (
    text("text", msg("field.industry"), 2000),
    Field("brand", msg("field.brand"), required=False, max_length=60),
)
NUMBERS = (
    *(Field(n, msg(f"field.{n}"), required=False, max_length=20) for n in ("like", "save", "comment", "share")),
    Field("same", msg("field.same"), InputType.TICK, required=False),
)
CREATOR = (
    Field("account", msg("field.who"), max_length=80),
    Field("brand", msg("field.brand"), required=False, max_length=60),
    Field("link", msg("field.creator_link"), required=False, max_length=500),
    optional(choice("relationship", msg("field.relationship"), {r: msg(f"relationship.{r}") for r in RELATIONSHIPS})),
    optional(text("used", msg("field.used"), 300)),
    optional(text("disclosure", msg("field.disclosure"), 300)),
)
AUTHOR_STEP = (
    choice("step", msg("field.author_step"), {s: msg(f"author_step.{s}") for s in AUTHOR_STEPS}),
    optional(text("text", msg("field.note"), 1000)),
)
CONSENT = (
    choice("scope", msg("field.consent_scope"), {s: msg(f"consent.{s}") for s in CONSENT_SCOPES}),
    text("proof", msg("field.consent_proof"), 500),
)
HANDOVER = (
    Field("person", msg("field.person"), max_length=60),
    optional(text("reason", msg("field.handover_note"), 1000)),
)
FACT = (
    Field("brand", msg("fact_field.brand"), required=False, max_length=80),
    Field("product", msg("fact_field.product"), required=False, max_length=80),
    text("text", msg("fact_field.text"), 500),
    Field("document", msg("fact_field.document"), max_length=80),
    Field("date", msg("fact_field.date"), max_length=80),
    Field("expires", msg("fact_field.expires"), required=False, max_length=80),
)


def assignment(file: CaseFile, team: Team, given: Values) -> Fields:
    """Which role, and who takes it."""
    roles = {r.value: msg(f"role.{r}") for r in ASSIGNABLE_ROLES}
    able = [p for p in team.people.values() if given.get("role") in (None, "", *p.roles)]
    people = {p.id: msg("plain.text", text=p.name) for p in able or team.people.values()}
    return (
        choice("role", msg("field.role"), roles, Role.OWNER),
        choice("person", msg("field.person"), people),
        Field("reason", msg("field.reason"), required=False),
    )


def grade(file: CaseFile, team: Team, given: Values) -> Fields:
    """Severity and category, set to what they are now, and why they change."""
    severities = {s.value: msg(f"severity.{s}") for s in Severity}
    categories = {c.value: msg(f"category.{c}") for c in Category}
    return (
        choice("severity", msg("field.severity"), severities, file.severity),
        choice("category", msg("field.category"), categories, file.category),
        REASON,
    )


def draft(file: CaseFile, team: Team, given: Values) -> Fields:
    """Which kind, with which wish or in whose own words; for another version of a known kind, how it should differ."""
    return (REWRITE,) if given.get("kind") else (KIND, RECIPIENT, INSTRUCTION, OWN_TEXT)


def edit(file: CaseFile, team: Team, given: Values) -> Fields:
    """The draft's words, to be changed."""
    meant = draft_meant(file, given)
    return (replace(TEXT, value=meant.text if meant else ""),)


def other_version(file: CaseFile, team: Team, given: Values) -> Fields:
    """Which of the further versions that came with the draft; no question where none came."""
    meant = draft_meant(file, given)
    options = {str(n): msg("plain.text", text=t[:80]) for n, t in enumerate(meant.others if meant else (), 1)}
    return (choice("which", msg("field.which"), options),) if options else ()


def ticks(file: CaseFile, team: Team, given: Values) -> Fields:
    """The findings that an approval must acknowledge one by one, without those acknowledged as `ack=RULE,RULE`."""
    meant, ticked = draft_meant(file, given), given.get("ack", "").upper().split(",")
    needed = (*(findings_to_tick(file, meant) if meant else ()), *given.get("needed", "").split())
    rules = [rule for rule in dict.fromkeys(needed) if rule not in ticked]
    return tuple(Field(f"ack:{rule}", msg("field.ack", rule=rule), InputType.TICK) for rule in rules)


def promise(file: CaseFile, team: Team, given: Values) -> Fields:
    """What became of a promise: kept with proof, moved, broken, withdrawn with a reason; a new one's words and time."""
    if given.get("what") == "add":
        return (text("reason", msg("field.promise_words"), 500), Field("due", msg("field.due"), required=False))
    which = () if given.get("id") else (Field("id", msg("field.promise_id"), required=False),)
    outcomes = (*OUTCOMES, "add") if which else OUTCOMES
    return (
        *which,
        choice("what", msg("field.what"), {what: msg(f"promise.{what}") for what in outcomes}),
        text("reason", msg("field.proof"), 500),
        Field("due", msg("field.due"), required=False),
    )


def draft_meant(file: CaseFile, given: Values) -> Draft | None:
    """The draft of the version given; without one the only one that waits, or else the newest; None for several."""
    if given.get("version"):
        return file.draft(version_given(given))
    meant = file.waiting_drafts() or file.drafts[-1:]
    return meant[0] if len(meant) == 1 else None


def version_given(given: Values) -> int:
    """Return the draft's version that was typed (`2`, `v2`, `#2`); 0 for none."""
    digits = given.get("version", "").lstrip("vV#")
    return int(digits) if digits.isdecimal() and len(digits) <= 6 else 0
