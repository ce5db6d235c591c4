"""Reads playbooks, the steps common to all of them, draft kinds and the names of roles."""

import re
from collections.abc import Collection, Mapping

from prompts.library import Checklist, CommonStep, DraftKind, Investigation, Playbook, Text
from prompts.toml_file import LANGUAGES, TomlFile

LEVELS = ("L1", "L2", "L3")  # every playbook has these; it may go on with L4, L5 …
PLAYBOOK_KEYS = (
    *("name", "strategy", "forbidden", "public_reply", "windows", "people", "checklist", "investigate", "prevention"),
    *("drafts_without_confirmation", "freeze_from", "scenario", "holding", "spokespeople", "due"),
)
PROMISES = ("reply", "investigation", "contract", "documents", "page", "plan", "refund")
STEP_KEYS = ("key", "who", "hours", "start", "from", "asks", "after", "freeze", *LANGUAGES)
STARTS = ("publication", "closing", "task", "misuse")
KIND_KEYS = ("purpose", "must", "must_not", "shortest", "longest")


def read_people(file: TomlFile) -> Mapping[str, Text]:
    """Role code to its name in each language."""
    return {role: file.translated_text(role) for role in file.table}


def read_departments(file: TomlFile, roles: Collection[str]) -> Mapping[str, str]:
    """Sub-type of a complaint to the role that is called in."""
    departments = {subtype: file.string(subtype) for subtype in file.table}
    for subtype, role in departments.items():
        if role and roles and role not in roles:
            file.add_problem(subtype, f"unknown role `{role}`; write one of {', '.join(roles)}")
    return departments


def read_playbook(file: TomlFile, category: str, roles: Collection[str]) -> Playbook:
    """One playbook; what is missing or mistyped goes to the file's problems."""
    file.refuse_unknown_keys("", PLAYBOOK_KEYS)
    levels = {table: _levels(file, table) for table in ("people", "checklist", "spokespeople")}
    for table, keys in {
        **levels,
        **dict.fromkeys(("name", "strategy", "forbidden", "scenario", "holding"), LANGUAGES),
    }.items():
        file.refuse_unknown_keys(table, keys)
    return Playbook(
        category=category,
        name=file.translated_text("name"),
        strategy=file.translated_lines("strategy"),
        forbidden=file.translated_lines("forbidden"),
        public_reply=file.translated_text("public_reply"),
        windows=file.translated_text("windows"),
        people={level: file.string_list(f"people.{level}", roles) for level in levels["people"]},
        checklist={level: _checklist(file, f"checklist.{level}", roles) for level in levels["checklist"]},
        investigate=tuple(_investigation(file, path, roles) for path in file.entries("investigate")),
        prevention=file.translated_text("prevention"),
        drafts_without_confirmation=file.boolean("drafts_without_confirmation"),
        freeze_from=_one_of(file, "freeze_from", levels["checklist"]),
        due=_due(file),
        scenario=file.translated_text("scenario"),
        holding=file.translated_lines("holding"),
        spokespeople={level: file.string_list(f"spokespeople.{level}", roles) for level in levels["spokespeople"]},
    )


def _checklist(file: TomlFile, path: str, roles: Collection[str]) -> Checklist:
    """The lines of one severity; each has who does it and by when."""
    file.refuse_unknown_keys(path, ("who", "hours", *LANGUAGES))
    lines, who = file.translated_lines(path), file.string_list(f"{path}.who", roles)
    hours = tuple(file.whole_number(f"{path}.hours.{n}") for n, _ in enumerate(file.entries(f"{path}.hours")))
    if not len(lines["en"]) == len(who) == len(hours):
        file.add_problem(path, f"`{path}` needs a role in `who` and a number in `hours` for each of its lines")
    return Checklist(lines, who, hours)


def _due(file: TomlFile) -> Mapping[str, int]:
    """Hours in which each kind of promise can be kept."""
    file.refuse_unknown_keys("due", PROMISES)
    return {promise: file.whole_number(f"due.{promise}") for promise in PROMISES}


def _one_of(file: TomlFile, path: str, allowed: Collection[str]) -> str:
    """A text that is one of a few."""
    value = file.string(path)
    if value and value not in allowed:
        file.add_problem(path, f"`{path}` does not know `{value}`; write one of {', '.join(allowed)}")
    return value


def read_steps(file: TomlFile, roles: Collection[str]) -> tuple[CommonStep, ...]:
    """The tasks of every incident, in file order."""
    return tuple(_step(file, path, roles) for path in file.entries("step"))


def _step(file: TomlFile, path: str, roles: Collection[str]) -> CommonStep:
    """One step; `after` and `freeze` may be left out."""
    file.refuse_unknown_keys(path, STEP_KEYS)
    after = file.value(f"{path}.after")
    return CommonStep(
        key=file.string(f"{path}.key"),
        who=_one_of(file, f"{path}.who", roles),
        hours=file.whole_number(f"{path}.hours"),
        start=_one_of(file, f"{path}.start", STARTS),
        since=_one_of(file, f"{path}.from", LEVELS),
        asks=file.string(f"{path}.asks"),
        after=after if isinstance(after, str) else "",
        freeze=file.value(f"{path}.freeze") is True,
        text=file.translated_text(path),
    )


def _levels(file: TomlFile, table: str) -> tuple[str, ...]:
    """The severities that a table speaks of: LEVELS, and graver ones that it names."""
    written = file.value(table)
    graver = sorted(key for key in written if re.fullmatch("L[4-9]", key)) if isinstance(written, Mapping) else []
    return (*LEVELS, *graver)


def _investigation(file: TomlFile, path: str, roles: Collection[str]) -> Investigation:
    """One thing to find out."""
    file.refuse_unknown_keys(path, ("key", "role", "hours", *LANGUAGES))
    role = file.string(f"{path}.role")
    if role and roles and role not in roles:
        file.add_problem(f"{path}.role", f"unknown role `{role}`; write one of {', '.join(roles)}")
    return Investigation(
        file.string(f"{path}.key"), role, file.whole_number(f"{path}.hours"), file.translated_text(path)
    )


def read_kinds(file: TomlFile) -> Mapping[str, DraftKind]:
    """The kinds of draft, in file order."""
    return {key: _kind(file, key) for key in file.table}


def _kind(file: TomlFile, key: str) -> DraftKind:
    """One kind of draft."""
    file.refuse_unknown_keys(key, KIND_KEYS)
    return DraftKind(
        purpose=file.translated_text(f"{key}.purpose"),
        must=file.translated_lines(f"{key}.must"),
        must_not=file.translated_lines(f"{key}.must_not"),
        length=(file.whole_number(f"{key}.shortest"), file.whole_number(f"{key}.longest")),
    )
