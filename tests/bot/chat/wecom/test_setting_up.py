"""Setting WeCom up: settings with all problems at once, the doctor's checks with their repairs, and the menu."""

import pytest

from bot.chat import ChatFolder, load_settings
from bot.chat.protocol import PermanentFailure
from bot.chat.wecom.doctor import checks
from bot.chat.wecom.settings import Settings
from bot.chat.wecom.setup_commands import create_menu
from bot.config.settings import InvalidSettings
from bot.ops.clock import utc_now
from tests.fakes.settings import app_settings, settings_of
from tests.fakes.wecom import FakeWecom
from tests.fakes.wecom_desk import USERS, environment, settings_for, values_for
from tests.fakes.wecom_wire import Fault
from tests.waiting import ended


@pytest.fixture
def wecom():
    """A company with everybody in it."""
    fake = FakeWecom(users=set(USERS.values()))
    yield fake
    fake.close()


def looked(settings: Settings) -> dict[str, bool]:
    """What the doctor found, by name."""
    return {check.name: check.ok for check in checks(settings)}


def test_all_is_well(wecom, tmp_path):
    found = looked(settings_for(wecom, tmp_path))
    assert set(found.values()) == {True}
    assert {"wecom secret", "wecom app", "wecom Mei", "wecom Ken", "wecom clock", "wecom callback"} <= set(found)


def test_a_wrong_secret_is_asked_with_once_and_said(wecom, tmp_path):
    from pydantic import SecretStr

    found = list(checks(settings_for(wecom, tmp_path, wecom_secret=SecretStr("wrong-secret-1"))))
    assert [(c.name, c.ok) for c in found][:1] == [("wecom secret", False)]
    assert wecom.calls.count("gettoken") == 1
    assert "wrong-secret-1" not in repr(found)


def found(settings: Settings, name: str) -> list[tuple[bool, str, str]]:
    """Everything the doctor says under this name."""
    return [(c.ok, c.found, c.repair) for c in checks(settings) if c.name == name]


def test_an_untrusted_address_is_named_with_what_to_do(wecom, tmp_path):
    wecom.fail("agent/get", Fault(code=60020))
    [(ok, said, repair)] = found(settings_for(wecom, tmp_path), "wecom app")
    assert (ok, "企业可信IP" in repair, "企业可信IP" in said, "203.0.113.7" in said) == (False, True, True, True)


def test_an_app_that_is_switched_off_or_of_another_number_is_said(wecom, tmp_path):
    wecom.closed = 1
    assert found(settings_for(wecom, tmp_path), "wecom app") == [
        (False, "switched off", "switch the app on in the admin console")
    ]
    [(ok, said, repair)] = found(settings_for(wecom, tmp_path, wecom_agent_id=7), "wecom app")
    assert (ok, "301002" in said, "WECOM_AGENT_ID" in repair) == (False, True, True)


def test_only_an_app_that_the_whole_company_sees_may_have_a_group(wecom, tmp_path):
    wecom.parties = (2, 3)
    [(ok, _, repair)] = found(settings_for(wecom, tmp_path), "wecom visible to")
    assert (ok, "可见范围" in repair, "WECOM_ROBOT_URL" in repair) == (False, True, True)


def test_groups_are_looked_up_and_one_that_is_not_there_yet_is_no_fault(wecom, tmp_path):
    wecom.groups["glow1"] = {"name": "x", "userlist": ["MeiLi", "ken.wu", "ada"], "said": []}
    settings = settings_for(wecom, tmp_path, wecom_rooms="GlowSkin=glow1")
    assert found(settings, "wecom group glow1") == [(True, "3 people", "")]
    assert [ok for ok, *_ in found(settings, "wecom group dingfengbo1000002")] == [True]
    wecom.fail("appchat/get", Fault(code=48002))
    [(ok, said, repair)] = found(settings, "wecom group dingfengbo1000002")
    assert (ok, "permissions" in said, "WECOM_ROOM" in repair) == (False, True, True)
    assert wecom.calls.count("appchat/create") == 0


def test_a_robot_is_tried_without_a_word_in_its_group(wecom, tmp_path):
    from pydantic import SecretStr

    for key, well in (("robot-key", True), ("another-key-1", False)):
        settings = settings_for(wecom, tmp_path, wecom_robot_url=SecretStr(wecom.base + f"webhook/send?key={key}"))
        [(ok, said, repair)] = found(settings, "wecom robot")
        assert (ok, "WECOM_ROBOT_URL" in repair, key in said + repair) == (well, True, False)
        assert found(settings, "wecom group dingfengbo1000002") == []
    assert wecom.robot == []


def test_a_clock_that_is_wrong_is_said(wecom, tmp_path):
    wecom.wire.ahead = 400.0
    [(ok, said, repair)] = found(settings_for(wecom, tmp_path), "wecom clock")
    assert (ok, said.endswith("s against WeCom"), float(said.split()[0]) < -398, "NTP" in repair) == (
        False,
        True,
        True,
        True,
    )


def test_a_wecom_that_cannot_be_reached_is_said_and_ends_nothing(wecom, tmp_path):
    settings = settings_for(wecom, tmp_path, wecom_api_base="http://127.0.0.1:9/cgi-bin/")
    assert {c.name: c.ok for c in checks(settings)} == {"wecom secret": False, "wecom callback": True}


def test_who_does_not_see_the_app_is_named(wecom, tmp_path):
    wecom.unseen.add("rui")
    wecom.users.discard("lou")
    found = looked(settings_for(wecom, tmp_path))
    assert {name for name, ok in found.items() if not ok} == {"wecom Rui", "wecom Lou"}


def test_the_callback_is_tried_from_outside(wecom, tmp_path):
    import threading

    import uvicorn

    from bot.app import build, web
    from tests.faults.running import free_port

    port = free_port()
    settings = settings_for(wecom, tmp_path / "data", wecom_public_url=f"http://127.0.0.1:{port}")
    assert looked(settings)["wecom callback"] is False
    application = build(
        *app_settings(**values_for(wecom, tmp_path / "data", wecom_public_url=settings.wecom_public_url))
    )
    server = uvicorn.Server(uvicorn.Config(web(application, "web"), port=port, log_level="error", lifespan="off"))
    thread = threading.Thread(target=server.run)
    thread.start()
    wecom.wait(lambda: server.started)
    assert looked(settings)["wecom callback"] is True
    server.should_exit = True
    ended(thread)
    application.database.close()


def test_the_menu_has_the_common_commands(wecom, tmp_path):
    create_menu(settings_for(wecom, tmp_path), utc_now())
    desk, mine, more = wecom.menu["button"]
    assert [(b["name"], b["key"]) for b in (desk, mine, *more["sub_button"])] == [
        ("看板", "list"),
        ("我的待办", "mine"),
        ("上报帖子", "new"),
        ("帮助", "help"),
        ("我要离开", "away"),
        ("我回来了", "away off"),
    ]
    assert max(len(b["name"].encode()) for b in (desk, mine, more)) <= 16
    with pytest.raises(PermanentFailure, match="not set up"):
        create_menu(settings_of(Settings), utc_now())
    wecom.fail("menu/create", Fault(code=48002))
    with pytest.raises(PermanentFailure, match="permissions"):
        create_menu(settings_for(wecom, tmp_path), utc_now())


@pytest.mark.parametrize("missing", ["WECOM_AGENT_ID", "WECOM_SECRET", "WECOM_TOKEN", "WECOM_CORP_ID"])
def test_half_a_setting_up_is_refused(wecom, monkeypatch, tmp_path, missing):
    monkeypatch.chdir(tmp_path)
    for name, value in environment(wecom).items():
        monkeypatch.setenv(name, value)
    assert load_settings()[1][ChatFolder("wecom")].wecom_agent_id == 1000002
    monkeypatch.delenv(missing)
    with pytest.raises(InvalidSettings, match="WECOM_AES_KEY"):
        load_settings()


def test_every_problem_is_told_at_once_and_no_value_with_it(wecom, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    wrong = {
        "WECOM_AES_KEY": "short-key",
        "WECOM_AGENT_ID": "many",
        "WECOM_ROOMS": "Glow",
        "WECOM_ROBOT_URL": "qyapi/secret",
    }
    for name, value in {**environment(wecom), **wrong}.items():
        monkeypatch.setenv(name, value)
    with pytest.raises(InvalidSettings) as bad:
        load_settings()
    assert {line.partition(":")[0] for line in str(bad.value).splitlines()} == set(wrong)
    assert [value for value in wrong.values() if value in str(bad.value) and value != "Glow"] == []
