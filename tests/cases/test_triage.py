"""Triage against the case files beside this: category, severity and flags, in both scripts and English."""

import tomllib
from datetime import UTC, datetime
from pathlib import Path

import pytest

from handlers.posts.post import Alert, Post
from handlers.triage import triage

FILES = sorted((Path(__file__).parent / "triage").glob("*.toml"))
NOON = datetime(2026, 11, 18, 4, tzinfo=UTC)


def graded(case):
    seen = triage(Alert("cases", Post("web", text=case["post"], published_at=NOON), NOON))
    told = {"category": seen.category.value, "severity": seen.severity.value, "flags": sorted(seen.flags)}
    return {name: told[name] for name in case["triage"]}


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_post_is_graded_as_its_case_says(file):
    cases = tomllib.loads(file.read_text())["case"]
    assert {case["post"]: graded(case) for case in cases} == {case["post"]: case["triage"] for case in cases}
