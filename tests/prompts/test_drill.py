"""The GlowSkin drill: one note that grows, a second voice, and a coach who speaks three languages."""

import tomllib
from pathlib import Path

import prompts

SCRIPT = tomllib.loads((Path(prompts.__file__).parent / "drills" / "glowskin.toml").read_text("utf-8"))


def test_the_first_note_comes_back_and_grows_and_a_second_author_joins() -> None:
    reports = [
        (a["id_suffix"], a["author"]["name"], a["counts"]["save"] + a["counts"]["comment"]) for a in SCRIPT["alert"]
    ]
    first = [kept for suffix, _, kept in reports if suffix == reports[0][0]]
    assert first == sorted(first)
    assert [name for suffix, name, _ in reports if suffix != reports[0][0]] == ["阿楠今天早睡了吗"]


def test_the_milestones_of_the_case_are_all_reached() -> None:
    minutes = [a["after_minutes"] for a in SCRIPT["alert"]]
    assert [
        sum(low <= m < high for m in minutes) > 0 for low, high in ((0, 60), (60, 180), (180, 1440), (1440, 2881))
    ] == [True] * 4


def test_every_source_id_is_its_own() -> None:
    ids = [a["source_id"] for a in SCRIPT["alert"]]
    assert sorted(set(ids)) == sorted(ids)


def test_the_coach_explains_why_the_tempting_reply_fails() -> None:
    assert {"X8", "X18"} <= {row for note in SCRIPT["coach"] for row in note["rows"]}
