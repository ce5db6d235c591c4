"""The board and an incident as pages: what is next first, one's own actions, and nothing that one may not read."""

import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient

from bot import app
from tests.fakes.browsers import browser_at
from tests.fakes.settings import app_settings

SWOLLEN = "https://www.xiaohongshu.com/explore/6a01a9800000000005000001 精华用了一次脸肿，去了医院"
LATE = "https://www.xiaohongshu.com/explore/6a01a9800000000005000002 快递八天没到，客服不理人"


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[app.Application]:
    application = app.build(*app_settings(data_dir=tmp_path_factory.mktemp("data")))
    browser = browser_at(application)
    for words in (SWOLLEN, LATE):
        page = browser.get("/console?as=mei").text
        [token] = re.findall(r'<meta name="token" content="(\w+)">', page)
        browser.post("/console/hear", data={"token": token, "person": "mei", "text": words})
    yield application
    application.database.close()


@pytest.fixture
def browser(application: app.Application) -> TestClient:
    return browser_at(application)


def panel(browser: TestClient, address: str) -> str:
    page = browser.get(address)
    assert page.status_code == 200
    return page.text.partition('<div id="panel"')[2].partition('<ol id="stream"')[0]


def numbers(shown: str) -> list[str]:
    return re.findall(r'id="line-(\d+)"', shown)


def test_the_board_says_of_each_incident_what_is_next_and_how_long_is_left(browser: TestClient) -> None:
    shown = panel(browser, "/console/board?as=mei&language=en")
    assert numbers(shown) == ["1", "2"]
    assert ("accept" in shown, " left" in shown, "2 of 2 open" in shown) == (True, True, True)


@pytest.mark.parametrize(
    ("chosen", "found"),
    [("level=L3", ["1"]), ("level=L1", ["2"]), ("words=八天", ["2"]), ("words=%231", ["1"]), ("words=脸肿了吗", [])],
)
def test_the_board_is_narrowed_by_level_and_words(browser: TestClient, chosen: str, found: list[str]) -> None:
    assert numbers(panel(browser, f"/console?as=mei&place=board&{chosen}")) == found


def test_an_incident_has_an_address_that_can_be_shared(browser: TestClient) -> None:
    shown = panel(browser, "/console/incidents/1?as=ken&language=en")
    assert "精华用了一次脸肿，去了医院" in shown
    assert re.findall(r'data-code="(take[^"]*|status 1)"', shown) != []
    assert 'data-incident="1"' in shown and "as evidence of this incident" in shown
    assert ("<svg" in shown, 'class="timeline"' in shown, "New incident" in shown) == (True, True, True)


def test_who_may_not_read_it_finds_no_word_of_it_on_either_page(browser: TestClient) -> None:
    assert numbers(panel(browser, "/console/board?as=lou&language=en")) == []
    shown = panel(browser, "/console/incidents/1?as=lou&language=en")
    assert [word for word in ("脸肿", "<svg", 'class="timeline"') if word in shown] == []


def test_an_incident_that_does_not_exist_is_said_to_be_none(browser: TestClient) -> None:
    assert "no incident 99" in panel(browser, "/console/incidents/99?as=mei&language=en")
    assert browser.get("/console/incidents/x?as=mei").status_code == 422
