"""A file of alerts on the page: shown to who sent it, with its buttons; guarded like every other request."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from fastapi.testclient import TestClient

from bot import app
from bot.incidents import alert_files
from tests.fakes.browsers import browser_at
from tests.fakes.settings import app_settings

TABLE = "正文,链接,平台\n用了GlowSkin精华满脸通红过敏,https://www.xiaohongshu.com/explore/69200c80000000000001c8d1,小红书\n".encode()


@pytest.fixture
def application(tmp_path: Path) -> Iterator[app.Application]:
    application = app.build(*app_settings(data_dir=tmp_path))
    yield application
    application.database.close()


@pytest.fixture
def browser(application: app.Application) -> TestClient:
    return browser_at(application)


def token(browser: TestClient) -> str:
    found = re.search(r'<meta name="token" content="(\w+)">', browser.get("/console?as=mei&language=en").text)
    assert found
    return found[1]


def send(browser: TestClient, data: bytes = TABLE, person: str = "mei", **headers: str) -> tuple[int, str]:
    given = {"X-Dingfengbo-Token": token(browser), **headers}
    about = {"person": person, "name": "alerts.csv"}
    answer = browser.post("/console/alerts", params=about, content=data, headers=given)
    return answer.status_code, answer.text


def test_what_is_in_it_is_shown_and_its_button_takes_it_in(application: app.Application, browser: TestClient) -> None:
    status, shown = send(browser)
    code = re.search(r'data-code="(import \w{16} take)"', shown)
    assert (status, "1 open at L2" in shown, bool(code)) == (200, True, True)
    assert code
    taken = browser.post("/console/hear", data={"token": token(browser), "person": "mei", "text": code[1]})
    assert "alerts.csv is being taken in" in taken.text


def test_without_the_page_s_token_and_from_elsewhere_nothing_is_kept(
    application: app.Application, browser: TestClient, tmp_path: Path
) -> None:
    assert send(browser, **{"X-Dingfengbo-Token": "0" * 64})[0] == 403
    assert send(browser, Origin="https://evil.example")[0] == 403
    assert not (tmp_path / alert_files.FOLDER).exists()


def test_who_has_no_role_is_told_and_a_file_too_large_is_refused(
    application: app.Application, browser: TestClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "Lou holds no role on the roster" in send(browser, person="lou")[1]
    assert send(browser, b"x" * (alert_files.MAX_SIZE + 2))[0] == 413
    monkeypatch.setattr(alert_files, "MAX_SIZE", 10)
    assert "is larger than" in send(browser)[1]
