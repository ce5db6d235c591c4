"""Playbooks, draft kinds and the names of roles, out of their TOML files."""

from collections.abc import Collection, Mapping

from prompts.library import DraftKind, Playbook, Task, Text
from prompts.sheet import LANGUAGES, Sheet

LEVELS = ("L1", "L2", "L3")
WHEN = ("always", "safety", *LEVELS[1:])
PLAYBOOK_KEYS = (
    *("name", "strategy", "forbidden", "public_reply", "windows", "people", "checklist", "investigate", "prevention"),
    "drafts_without_confirmation",
)
KIND_KEYS = ("name", "purpose", "must", "must_not", "public", "shortest", "longest", "cleared_by")


def read_people(sheet: Sheet) -> Mapping[str, Text]:
    """Role code to its name in each language."""
    return {role: sheet.text_in_each(role) for role in sheet.table}


def read_playbook(sheet: Sheet, category: str, roles: Collection[str]) -> Playbook:
    """One playbook; what is missing or mistyped goes to the sheet's problems."""
    sheet.only("", PLAYBOOK_KEYS)
    for table, keys in {
        "people": LEVELS,
        "checklist": LEVELS,
        **dict.fromkeys(("name", "strategy", "forbidden"), LANGUAGES),
    }.items():
        sheet.only(table, keys)
    return Playbook(
        category=category,
        name=sheet.text_in_each("name"),
        strategy=sheet.lines_in_each("strategy"),
        forbidden=sheet.lines_in_each("forbidden"),
        public_reply=sheet.text_in_each("public_reply"),
        windows=sheet.text_in_each("windows"),
        people={level: sheet.words(f"people.{level}", roles) for level in LEVELS},
        checklist={level: sheet.lines_in_each(f"checklist.{level}") for level in LEVELS},
        investigate=tuple(_task(sheet, path, roles) for path in sheet.tables("investigate")),
        prevention=sheet.text_in_each("prevention"),
        drafts_without_confirmation=sheet.flag("drafts_without_confirmation"),
    )


def _task(sheet: Sheet, path: str, roles: Collection[str]) -> Task:
    """One thing to find out."""
    sheet.only(path, ("key", "role", "hours", *LANGUAGES))
    role = sheet.string(f"{path}.role")
    if role and roles and role not in roles:
        sheet.wrong(f"{path}.role", f"unknown role `{role}`; write one of {', '.join(roles)}")
    return Task(sheet.string(f"{path}.key"), role, sheet.number(f"{path}.hours"), sheet.text_in_each(path))


def read_kinds(sheet: Sheet, roles: Collection[str]) -> Mapping[str, DraftKind]:
    """The sorts of draft, in file order."""
    return {key: _kind(sheet, key, roles) for key in sheet.table}


def _kind(sheet: Sheet, key: str, roles: Collection[str]) -> DraftKind:
    """One sort of draft."""
    sheet.only(key, KIND_KEYS)
    sheet.only(f"{key}.cleared_by", roles)
    cleared = sheet.at(f"{key}.cleared_by")
    return DraftKind(
        key=key,
        name=sheet.text_in_each(f"{key}.name"),
        purpose=sheet.text_in_each(f"{key}.purpose"),
        must=sheet.lines_in_each(f"{key}.must"),
        must_not=sheet.lines_in_each(f"{key}.must_not"),
        public=sheet.flag(f"{key}.public"),
        length=(sheet.number(f"{key}.shortest"), sheet.number(f"{key}.longest")),
        cleared_by={
            r: sheet.words(f"{key}.cleared_by.{r}", WHEN) for r in (cleared if isinstance(cleared, Mapping) else ())
        },
    )
