"""The examples of CONTRIBUTING.md are what runs: each is taken off the page, put where it says, and used."""

import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

import bot.chat
import handlers
from bot.app import build
from bot.chat import load_settings
from bot.i18n import catalog
from bot.ingest.schema import AlertIn, to_alert
from bot.ops.clock import utc_now
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext
from handlers.case.event import EventMeta
from handlers.case.policy import ResponsePolicy
from handlers.checks.model import CheckContext, Finding, Level, Surface
from handlers.checks.parsed_draft import parse_draft
from handlers.checks.word_rule import apply_rules
from handlers.posts import Platform, find_posts
from handlers.posts.post import Post
from storage.outbox import queue
from tests.people import KEN, TEAM

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "CONTRIBUTING.md"
NOW = datetime(2026, 11, 21, 4, tzinfo=UTC)
CONTEXT = CheckContext(post="", surface=Surface("comment", limit=500), posting_at=NOW)


def blocks(language: str) -> list[str]:
    """The examples in a language, in their order."""
    return re.findall(rf"^```{language}\n(.*?)^```", PAGE.read_text("utf-8"), re.MULTILINE | re.DOTALL)


def files() -> dict[str, str]:
    """What the page writes into each file that it names; what it adds later stands below."""
    found: dict[str, str] = {}
    for block in blocks("python"):
        for path, text in re.findall(r"^# (\S+\.py)\n(.*?)(?=^# \S+\.py\n|\Z)", block, re.MULTILINE | re.DOTALL):
            found[path] = f"{found.get(path, '')}\n\n{text}".strip() + "\n"
    return found


@pytest.fixture
def written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A folder with every file of the page, in which chats and practices are found as in the desk's own."""
    for path, text in files().items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    monkeypatch.setattr(bot.chat, "__path__", [*bot.chat.__path__, str(tmp_path / "bot" / "chat")])
    monkeypatch.setattr(handlers, "__path__", [*handlers.__path__, str(tmp_path / "handlers")])
    monkeypatch.chdir(tmp_path)
    catalog.cache_clear()
    yield tmp_path
    catalog.cache_clear()
    for name in [name for name in sys.modules if name.startswith(("bot.chat.board", "handlers.hotline"))]:
        del sys.modules[name]


def test_the_page_names_the_files_it_writes() -> None:
    assert sorted(files()) == [
        "bot/chat/board/__init__.py",
        "bot/chat/board/chat.py",
        "bot/chat/board/settings.py",
        "handlers/hotline/__init__.py",
        "handlers/hotline/actions.py",
        "handlers/hotline/events.py",
    ]


def test_the_board_announces_an_incident(written: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BOARD_FILE", str(written / "board.txt"))
    application = build(*load_settings())
    alert = AlertIn(source="listening", platform="xiaohongshu", text="用了就过敏，满脸通红")
    application.incidents.receive_alert(to_alert(alert, application.content.platforms, utc_now()))
    with application.database.transaction() as connection:
        messages = queue.claim(connection, utc_now(), 100)
    for message in messages:
        application.scheduler.dispatcher.dispatch(message)
    application.database.close()
    assert "room:desk 1 case" in (written / "board.txt").read_text("utf-8").splitlines()


def test_links_of_the_forum_are_found() -> None:
    (forum,) = (tomllib.loads(block) for block in blocks("toml") if 'id = "bbs"' in block)
    (post,) = find_posts("看 https://bbs.example.cn/t/48213?utm_source=x", [Platform.from_mapping(forum)], NOW)
    assert (post.platform, post.id, post.url) == ("bbs", "48213", "https://bbs.example.cn/t/48213")


@dataclass(frozen=True)
class FileWithCallers(CaseFile):
    """A case file with the field that the page asks for."""

    callers: tuple[str, ...] = ()


def test_a_call_is_recorded_and_taken_back(written: Path) -> None:
    from handlers.hotline.actions import call, withdraw_call  # type: ignore[import-not-found]

    file, meta = FileWithCallers(7, Post("weibo"), NOW), EventMeta(NOW, "ken")
    asked = CommandContext(KEN, TEAM, ResponsePolicy(), {"caller": "张女士", "reason": "记错了"})
    (called,) = call(file, asked, NOW).events
    after: Any = called.apply(file, meta)
    (withdrawn,) = withdraw_call(after, asked, NOW).events
    assert (after.callers, withdrawn.apply(after, meta).callers) == (("张女士",), ())
    assert call(file, CommandContext(KEN, TEAM, ResponsePolicy()), NOW).rejection.key.endswith(".caller_missing")


def test_the_practice_keeps_the_order_of_imports(written: Path) -> None:
    page, project = PAGE.read_text("utf-8"), (ROOT / "pyproject.toml").read_text("utf-8")
    (layer,) = re.findall(r'`("[^`\n]+ \| hotline")`', page)
    (line,) = re.findall(r"`(from handlers\.hotline import [^`]+)`", page)
    shutil.copytree(ROOT / "handlers", written / "handlers", dirs_exist_ok=True)
    with (written / "handlers" / "commands" / "registry.py").open("a", encoding="utf-8") as registry:
        registry.write(line + "\n")
    (contract,) = (
        block for block in project.split("[[tool.importlinter.contracts]]") if 'containers = ["handlers"]' in block
    )
    before = layer.replace(" | hotline", "")
    assert before in contract
    order = contract.partition("\n\n")[0].replace(before, layer)
    config = f'[tool.importlinter]\nroot_package = "handlers"\n\n[[tool.importlinter.contracts]]{order}\n'
    (written / "order.toml").write_text(config, encoding="utf-8")
    lint = [Path(sys.executable).with_name("lint-imports"), "--no-cache", "--config", "order.toml"]
    told = subprocess.run(lint, cwd=written, capture_output=True, text=True)
    assert (told.returncode, "Contracts: 1 kept, 0 broken." in told.stdout) == (0, True), told.stdout


def test_the_rule_about_words_finds_what_its_case_says() -> None:
    (source,) = (block for block in blocks("python") if "\nword_rule(" in block)
    ((case,),) = (tomllib.loads(block)["case"] for block in blocks("toml") if "[[case]]" in block)
    scope: dict[str, Any] = {}
    exec(source.replace("\nword_rule(", "\nrule = word_rule("), scope)  # the page's own words
    found = list(apply_rules([scope["rule"]], parse_draft(case["draft"], CONTEXT)))
    assert ([f"{each.rule}:{each.text}" for each in found], {each.level.value for each in found}) == (
        case["findings"],
        {case["verdict"]},
    )


def test_the_check_that_is_a_function_finds_shouts() -> None:
    (source,) = (block for block in blocks("python") if "def shouting" in block)
    scope: dict[str, Any] = {}
    exec(source, scope)  # the page's own words
    found: list[Finding] = list(scope["shouting"](parse_draft("马上处理！！", CONTEXT)))
    assert [(each.rule, each.level, each.text) for each in found] == [("SHOUTING", Level.INFO, "！！")]
