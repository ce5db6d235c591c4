"""The page tells the truth: its settings, commands, lines and addresses are the desk's own, and its steps lead to a
desk that works.
"""

import re
from pathlib import Path

import pytest

from bot.chat.wecom.doctor import checks
from bot.chat.wecom.inbound.callback import PATH
from bot.chat.wecom.settings import RosterFields, Settings
from bot.chat.wecom.setup_commands import create_menu
from bot.cli.commands import main as _main
from bot.config.roster import read as roster
from bot.config.settings import load
from bot.ops.clock import utc_now
from handlers.commands.parser import parse_command
from tests.fakes.wecom import FakeWecom
from tests.fakes.wecom_desk import ROSTER, USERS, environment

PAGE = (Path(__file__).parents[4] / "bot/chat/wecom/README.md").read_text("utf-8")
CHINESE, _, ENGLISH = PAGE.partition("### English")
CODES = re.findall(r"`([^`]+)`", PAGE)
COMMANDS = [code for code in CODES if not re.search(r"[=/_.]|[A-Z]{3}|python", code) or code.startswith("/incident")]


def test_every_setting_of_wecom_is_explained_and_no_other():
    known = {name.upper() for name in Settings.model_fields if name.startswith("wecom_")}
    assert set(re.findall(r"WECOM_[A-Z_]+", PAGE)) == known - {"WECOM_API_BASE"}
    for name in re.findall(r"`([A-Z]+_?[A-Z]+)`", PAGE):
        assert name.lower() in Settings.model_fields, name


def test_both_languages_take_the_same_steps():
    def steps(text: str) -> list[str]:
        """Their numbers, with the settings each names."""
        return [line[:2] for line in text.splitlines() if re.match(r"\d\. ", line)]

    assert steps(CHINESE) == steps(ENGLISH) == [f"{n}." for n in range(1, 8)]
    pairs = [set(re.findall(r"WECOM_[A-Z_]+|\b[3-6]\d{4}\b", text)) for text in (CHINESE, ENGLISH)]
    assert pairs[0] == pairs[1] - {"60140", "45009"}


@pytest.mark.parametrize("typed", COMMANDS)
def test_every_command_on_the_page_is_one(typed):
    assert parse_command(typed).command is not None, typed


def test_there_are_commands_on_the_page_to_try():
    assert {"状态", "事件12通过2", "approve 12 2", "帮助"} <= set(COMMANDS)


def test_every_job_on_the_page_is_one(capsys):
    assert _main(["--help"]) == 0
    help_text = capsys.readouterr().out
    jobs = set(re.findall(r"python -m bot ([a-z-]+)", PAGE))
    assert jobs and [job for job in jobs if job not in help_text] == []


def test_its_addresses_and_lines_are_the_desks_own():
    assert f"https://your.domain{PATH}" in PAGE and f"https://你的域名{PATH}" in PAGE
    [line] = {code for code in CODES if code.startswith("wecom = ")}
    people = roster(ROSTER.replace('wecom = "MeiLi"', line), "Asia/Shanghai", [RosterFields])
    assert people["mei"].addresses["wecom"] == "userid"


def test_whoever_follows_the_steps_has_a_desk_that_the_doctor_likes(monkeypatch, tmp_path):
    fake = FakeWecom(users=set(USERS.values()))
    monkeypatch.chdir(tmp_path)
    rooms = re.search(r"`WECOM_ROOMS=([^`]+)`", CHINESE)
    assert rooms
    lines = [f"{name}={value}" for name, value in environment(fake).items()] + [f"WECOM_ROOMS={rooms[1]}"]
    Path(".env").write_text("\n".join(lines), encoding="utf-8")
    Path("data").mkdir()
    Path("data/roster.toml").write_text(ROSTER, encoding="utf-8")
    _, (settings,) = load(Settings)
    assert [check for check in checks(settings) if not check.ok] == []
    create_menu(settings, utc_now())
    assert len(fake.menu["button"]) == 3
    fake.close()
