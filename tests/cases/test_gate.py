"""The gate against the case files beside this: whole verdicts, in both scripts and English."""

import tomllib
from pathlib import Path

import pytest

from handlers.checks import CheckContext, Surface, check
from handlers.posts import Platform
from tests import shipped

FILES = sorted((Path(__file__).parent / "gate").glob("*.toml"))
PLATFORMS = {table["id"]: Platform.from_mapping(table) for table in shipped.library().platforms.values()}


def verdict(case):
    platform = PLATFORMS[case["platform"]]
    place = next((s for s in platform.surfaces if s.name == "comment"), platform.surfaces[0])
    surface = Surface(platform.id, place.limit, place.unit, place.target, dm_invite=platform.invite_dm)
    return check(case["draft"], CheckContext(case["post"], surface, case["posting_at"], case["category"]))


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_every_case_gets_exactly_the_findings_it_names(file):
    data = tomllib.loads(file.read_text())
    cases = [{**data["given"], **case} for case in data["case"]]
    found = {case["draft"]: verdict(case) for case in cases}
    assert {
        draft: (v.level, [f"{f.rule}:{f.text}" if f.text else f.rule for f in v.findings]) for draft, v in found.items()
    } == {case["draft"]: (case.get("verdict", "pass"), case.get("findings", [])) for case in cases}
    assert all(f.text == draft[f.start : f.end] for draft, v in found.items() for f in v.findings)


def test_the_case_files_cover_every_category():
    cases = [
        {**data["given"], **case}
        for data in (tomllib.loads(file.read_text()) for file in FILES)
        for case in data["case"]
    ]
    assert {case["category"] for case in cases} == {
        "safety",
        "privacy",
        "cultural_misstep",
        "extortion",
        "kol_scandal",
        "kol_backlash",
        "coordinated",
        "misinformation",
        "misuse",
        "trust_crisis",
        "trending",
        "genuine",
    }
    assert len(cases) > 300
