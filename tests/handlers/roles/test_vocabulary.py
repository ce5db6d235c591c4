"""One vocabulary of roles: code, roster, playbooks, and what people call them in three languages (R47, R48, R50)."""

import tomllib

import pytest

from bot.config.roster import EXAMPLE, read
from bot.i18n import LANGUAGES, Locale
from bot.i18n.catalog import ROLES
from handlers.case.card import msg
from handlers.case.grades import Category, Flag, Severity
from handlers.case.people import DEPARTMENTS, Role
from handlers.commands.parser import parse_command
from handlers.roles.rules import required_roles
from tests import shipped
from tests.people import case

POLICY = shipped.book().policy
NAMES = tomllib.loads(ROLES.read_text("utf-8"))


@pytest.mark.parametrize("row", ["R47", "R48", "R50"])
def test_every_role_of_the_guides_may_stand_in_a_roster_and_has_a_name_in_each_language(row: str) -> None:
    people = read(
        f'[person.a]\nname = "A"\nroles = {[r.value for r in Role]}\n[person.b]\nname = "B"\nroles = ["owner"]\n',
        "Asia/Shanghai",
    )
    assert people["a"].roles == frozenset(Role)
    assert {role: NAMES[role][language] for role in Role for language in LANGUAGES} == {
        role: Locale(language, {}).text(msg("plain.text", text=NAMES[role][language]))
        for role in Role
        for language in LANGUAGES
    }


@pytest.mark.parametrize("language", ["zh-Hans", "zh-Hant"])
def test_what_a_role_is_called_can_be_typed(language: str) -> None:
    typed = {
        role: parse_command(f"交给 3 {NAMES[role][language].replace(' ', '')} 小李").values.get("role")
        for role in NAMES
    }
    assert typed == {role: role for role in NAMES}


def test_the_playbook_says_who_an_incident_needs_and_r48_names_them() -> None:
    needed = required_roles(case(severity=Severity.L2, flags=frozenset(), assignments={}), POLICY)
    assert needed == (
        *(Role.OWNER, Role.APPROVER, Role.PUBLISHER, Role.MONITOR, Role.TRIAGER, Role.DRAFTER),
        Role.KOL,  # whoever has a step to do is called in too: partners are told, the batch is looked into
        Role.CUSTOMER_SERVICE,
        Role.QUALITY,
    )


@pytest.mark.parametrize("category", Category)
def test_every_incident_names_who_publishes_and_who_watches_r47(category: Category) -> None:
    needed = required_roles(case(category=category, severity=Severity.L1), POLICY)
    assert {Role.PUBLISHER, Role.MONITOR} & set(needed) == {Role.PUBLISHER, Role.MONITOR}


@pytest.mark.parametrize(
    ("category", "role"),
    [
        (Category.CULTURAL_MISSTEP, Role.HEADQUARTERS),
        (Category.PRIVACY, Role.PRIVACY_OFFICER),
        (Category.KOL_SCANDAL, Role.KOL),
    ],
    ids=["R37", "R38", "R60"],
)
def test_each_category_calls_in_its_own(category: Category, role: Role) -> None:
    assert role in required_roles(case(category=category, severity=Severity.L2), POLICY)


@pytest.mark.parametrize(
    ("subtype", "department"),
    [
        ("logistics", Role.LOGISTICS),
        ("service", Role.CUSTOMER_SERVICE),
        ("quality", Role.QUALITY),
        ("packaging", Role.LOGISTICS),
    ],
)
def test_a_sub_type_is_routed_to_its_department_r24(subtype: str, department: Role) -> None:
    file = case(severity=Severity.L1, flags=frozenset(), subtypes=(subtype,))
    assert department in required_roles(file, POLICY)


def test_a_post_that_trends_brings_the_people_of_its_playbook_on_top() -> None:
    assert Role.PUBLIC_RELATIONS in required_roles(case(flags=frozenset({Flag.TRENDING})), POLICY)


def test_the_example_team_covers_every_role() -> None:
    people = read(EXAMPLE.read_text("utf-8"), "Asia/Shanghai", [])
    assert {role for person in people.values() for role in person.roles} == set(Role)
    assert {role.value for role in DEPARTMENTS} <= set(shipped.library().people)
