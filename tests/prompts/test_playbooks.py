"""Every category has its playbook, whole in three languages."""

import prompts

WAITS = {"coordinated", "extortion", "misinformation", "misuse", "kol_scandal"}


def test_a_category_that_accuses_somebody_waits_for_a_person(library: prompts.Library) -> None:
    assert {name for name, book in library.playbooks.items() if not book.drafts_without_confirmation} == WAITS


def test_every_playbook_says_the_same_in_three_languages(library: prompts.Library) -> None:
    said = [
        (name, lines)
        for name, book in library.playbooks.items()
        for lines in (book.strategy, book.forbidden, book.holding, *(c.lines for c in book.checklist.values()))
    ]
    assert {frozenset(lines) for _, lines in said} == {frozenset({"zh-Hans", "zh-Hant", "en"})}
    assert [name for name, lines in said if len({len(texts) for texts in lines.values()}) != 1] == []
    assert [name for name, lines in said if min(map(len, lines.values())) < 2] == []


def test_every_playbook_has_something_to_find_out(library: prompts.Library) -> None:
    assert [name for name, book in library.playbooks.items() if not book.investigate] == []


def test_legal_sits_in_on_safety_and_the_executive_on_every_crisis(library: prompts.Library) -> None:
    expected = (
        "owner",
        "approver",
        "legal",
        "publisher",
        "monitor",
        "triager",
        "drafter",
        "quality",
        "customer_service",
    )
    assert library.playbooks["safety"].people["L2"] == expected
    assert [name for name, book in library.playbooks.items() if "executive" not in book.people["L3"]] == []
