"""The phrase bank brings a good draft for every kind of post, and `eval` says so, or says what falls failure."""

from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

from bot.cli.evaluate import run_cases
from bot.drafting import DraftWriter
from handlers.case.errors import InvalidFile
from tests import shipped

CASES = Path(__file__).parents[2] / "cases"
BOOK = shipped.book()
WRITER = DraftWriter(shipped.library())
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)


def run_case(*paths: Path) -> tuple[int, str]:
    console = Console(record=True, quiet=False, width=120, file=open("/dev/null", "w"))  # noqa: SIM115
    with console.file:
        return run_cases(paths, BOOK, WRITER, NOW, console), console.export_text()


def test_every_post_gets_a_draft_that_passes_the_gate_and_takes_up_its_trouble() -> None:
    assert run_case(CASES / "drafts")[0] == 0


def test_a_case_that_falls_short_is_named_and_fails_the_run(tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(
        '[[case]]\nplatform = "weibo"\npost = "杯子裂了"\ndraft = "尊敬的用户，我司高度重视"\n'
    )
    code, told = run_case(tmp_path)
    assert code == 1
    assert "gate mine 1: is block, not pass" in told


def test_a_graded_case_is_compared_with_what_it_names(tmp_path: Path) -> None:
    (tmp_path / "t.toml").write_text(
        '[[case]]\npost = "用了一次就过敏，满脸通红"\ntriage = { category = "safety", severity = "L2" }\n'
    )
    assert run_case(tmp_path)[0] == 0


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "bad.toml").write_text("[[case")
    with pytest.raises(InvalidFile, match=r"bad\.toml"):
        run_case(tmp_path)
