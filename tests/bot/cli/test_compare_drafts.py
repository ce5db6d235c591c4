"""`eval` shows drafts beside their posts, measures them, compares two writers blindly, and writes a page to grade."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest
from rich.console import Console

import prompts
from bot.cli.compare_drafts import compare, other_side
from bot.cli.evaluate import run_cases
from bot.config.settings import Settings
from bot.drafting import DraftWriter, Model
from bot.incidents.readers.posts import PostKinds
from tests import shipped
from tests.fakes.model import GOOD, Reply, drafts, model_server, said
from tests.fakes.settings import settings_of

BOOK = shipped.book()
NOW = datetime(2026, 11, 21, 4, 0, tzinfo=UTC)
POST = '[[case]]\nplatform = "xiaohongshu"\ncategory = "safety"\npost = "用了一次就满脸通红"\ntakes_up = ["满脸通红"]\n'


@pytest.fixture
def run(tmp_path):
    """What is printed and written for one post."""

    def run(sides, asks=1, seed=1, cases=POST):
        (tmp_path / "mine.toml").write_text(cases, encoding="utf-8")
        page = tmp_path / "page.html"
        console = Console(record=True, width=160, file=(tmp_path / "out").open("w"))
        code = compare([tmp_path / "mine.toml"], BOOK, sides, NOW, asks, seed, page, console)
        console.file.close()
        return code, console.export_text(), page.read_text("utf-8")

    return run


def bank():
    return DraftWriter(shipped.library())


def by_model(server):
    return DraftWriter(shipped.library(), Model(server.url, "sk-test", "fake-1"), "contracted")


def test_drafts_stand_beside_their_post_with_what_is_measured(run):
    with model_server() as server:
        server.replies = [Reply(said(drafts(GOOD)))]
        code, told, page = run({"A": ("fake", by_model(server)), "B": ("bank", bank())})
    assert (code, "用了一次就满脸通红" in told, GOOD[:20] in told) == (0, True, True)
    assert [
        name for name in ("advice", "acts", "time", "issue", "register", "variety", "fresh") if name not in told
    ] == []
    assert page.count('class="draft"') == 2


@pytest.mark.parametrize(
    ("words", "measure"),
    [
        (GOOD.replace("满脸通红", "不舒服"), "issue"),
        (GOOD.replace("今天18点前", "明天9点前"), "time"),
        (GOOD.replace("真的很抱歉让你受罪了", "尊敬的用户，深表歉意"), "register"),
    ],
)
def test_what_falls_short_is_named_beside_the_draft(run, words, measure):
    with model_server() as server:
        server.replies = [Reply(said(drafts(words)))]
        told = run({"A": ("fake", by_model(server))})[1]
    assert re.search(rf"{measure} +│ +0/1", told)


def test_the_same_words_over_and_over_are_no_variety(run):
    with model_server() as server:
        server.replies = [Reply(said(drafts(GOOD)))]
        told = run({"A": ("fake", by_model(server))}, asks=3)[1]
    assert "1/3" in next(line for line in told.splitlines() if "variety" in line and "│" in line)


def test_the_page_loads_nothing_hides_whose_a_draft_is_and_is_drawn_by_the_seed(run):
    sides = {"A": ("one", bank()), "B": ("two", bank())}
    first, again = (run(sides, asks=4, seed=7)[2] for _ in range(2))
    assert first == again != run(sides, asks=4, seed=8)[2]
    assert re.findall(r"""(?:src|href)=["']?(?:https?:)?//""", first) == []
    hostile = POST.replace("用了一次", "</script><script>alert(1)</script>")
    assert "<script>alert" not in run(sides, cases=hostile)[2]


def test_the_other_side_is_the_bank_other_prompts_or_another_model(tmp_path):
    settings = settings_of(Settings, llm_model="one", llm_base_url="http://127.0.0.1:9/v1")
    assert other_side("bank", settings, BOOK, None, PostKinds(None)).model is None
    assert other_side("two", settings, BOOK, None, PostKinds(None)).model.name == "two"
    assert (
        other_side(str(Path(prompts.__file__).parent), settings, BOOK, None, PostKinds(None)).library.version
        == shipped.library().version
    )


def test_a_graded_file_runs_through_the_gate_like_any_other(tmp_path):
    graded = f'{POST}draft = "{GOOD}"\nkind = "first_ack"\nverdict = "pass"\ngrade = "A"\nwhy = "好"\n'
    (tmp_path / "graded.toml").write_text(graded + "posting_at = 2026-11-21T12:00:00+08:00\n", encoding="utf-8")
    console = Console(record=True, width=120, file=(tmp_path / "out").open("w"))
    assert run_cases([tmp_path / "graded.toml"], BOOK, bank(), NOW, console) == 0, console.export_text()
    console.file.close()
