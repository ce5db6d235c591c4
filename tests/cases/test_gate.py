"""The gate against the case files beside this: whole verdicts, in both scripts and English."""

import tomllib
from pathlib import Path

import pytest

from handlers.checks import CheckContext, Surface, check

FILES = sorted((Path(__file__).parent / "gate").glob("*.toml"))
# As prompts/platforms has them: limit, unit, and whether the platform has private messages.
PLACES = {
    "xiaohongshu": (280, "code_points", True), "weibo": (140, "han", True), "douyin": (100, "code_points", True),
    "dianping": (200, "code_points", True), "meituan": (200, "code_points", False), "bilibili": (300, "code_points", True),
    "taobao": (500, "han", False), "zhihu": (1000, "code_points", False), "wechat_channels": (100, "code_points", False),
}  # fmt: skip


def verdict(case):
    limit, unit, dms = PLACES[case["platform"]]
    surface = Surface(case["platform"], limit, unit, dm_invite=dms)
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


def test_the_case_files_cover_every_category_and_platform():
    cases = [
        {**data["given"], **case}
        for data in (tomllib.loads(file.read_text()) for file in FILES)
        for case in data["case"]
    ]
    assert {case["platform"] for case in cases} == set(PLACES)
    assert {case["category"] for case in cases} == {
        "safety", "privacy", "cultural_misstep", "extortion", "kol_scandal", "kol_backlash", "coordinated", "misinformation",
        "misuse", "trust_crisis", "trending", "genuine",
    }  # fmt: skip
    assert len(cases) > 300
