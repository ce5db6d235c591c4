"""Who may knock, what is answered, and what the page can and cannot be made to do."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from fastapi.testclient import TestClient

from bot import app
from bot.chat.console.sender import Sender
from bot.chat.protocol import Message
from bot.ops.run_file import console_token
from handlers.case.card import Button, Card, Quote, msg
from tests.fakes.browsers import LOCAL, at_local, browser_at, enter
from tests.fakes.settings import app_settings

FORM = {"Content-Type": "application/x-www-form-urlencoded"}


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Iterator[app.Application]:
    application = app.build(*app_settings(data_dir=tmp_path_factory.mktemp("data")))
    yield application
    application.database.close()


@pytest.fixture
def browser(application: app.Application) -> TestClient:
    return browser_at(application, headers={"Accept-Language": "en"})


def token(browser: TestClient) -> str:
    page = browser.get("/console?as=mei&language=en")
    assert page.status_code == 200
    found = re.search(r'<meta name="token" content="(\w+)">', page.text)
    assert found
    return found[1]


def ask(browser: TestClient, text: str, person: str = "mei", **more: str) -> tuple[int, str]:
    answer = browser.post("/console/hear", data={"token": token(browser), "person": person, "text": text, **more})
    return answer.status_code, answer.text


def approval(application: app.Application) -> int:
    card = Card(msg("plain.text", text="a draft"), parts=(Quote("We will call.", None),))
    return show(application, card)


def show(application: app.Application, card: Card) -> int:
    """The card as Ken's newest message; its id."""
    message = Message(1, "person:ken", 999, "draft-1", card=card)
    return int(Sender(application.database).deliver(message, datetime(2026, 11, 21, tzinfo=UTC)))


@pytest.mark.parametrize(
    "host",
    [
        "evil.example",
        "127.0.0.1.evil.example",
        "[::1",
        "localhost.evil.example:8321",
        "user@evil.example",
        "evil@127.0.0.1",
        "127.1",
    ],
)
def test_another_host_name_is_refused(browser: TestClient, host: str) -> None:
    answer = browser.get("/console", headers={"Host": host})
    assert (answer.status_code, "127.0.0.1" in answer.text) == (403, True)


@pytest.mark.parametrize("host", ["127.0.0.1:8321", "localhost:1", "[::1]:8321", "LOCALHOST"])
def test_this_machine_is_let_in(browser: TestClient, host: str) -> None:
    assert browser.get("/console", headers={"Host": host}).status_code == 200


def test_another_machine_is_refused(application: app.Application) -> None:
    token = {"token": console_token(application.settings.data_dir)}
    answers = [
        at_local(application, client=(peer, 50000)).get("/console", params=token) for peer in ("192.0.2.7", "127.0.0.1")
    ]
    assert [answer.status_code for answer in answers] == [403, 200]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "https://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://127.0.0.1:9999"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Fetch-Site": "none"},
    ],
)
def test_a_request_from_another_page_is_refused(browser: TestClient, headers: dict[str, str]) -> None:
    data = {"token": token(browser), "person": "mei", "text": "help"}
    assert browser.post("/console/hear", data=data, headers=headers).status_code == 403
    ours = {"Origin": LOCAL, "Sec-Fetch-Site": "same-origin"}
    assert browser.post("/console/hear", data=data, headers=ours).status_code == 200


def test_a_token_counts_for_its_own_session_only(browser: TestClient, application: app.Application) -> None:
    other = enter(TestClient(browser.app, base_url=LOCAL, client=("127.0.0.1", 50001)), application)
    stolen = token(other)
    token(browser)
    refused = browser.post("/console/hear", data={"token": stolen, "person": "mei", "text": "help"})
    assert (refused.status_code, refused.text) == (403, "This page is out of date; reload it and try again")
    assert browser.post("/console/hear", data={"person": "mei", "text": "help"}).status_code == 403
    fresh = enter(TestClient(browser.app, base_url=LOCAL, client=("127.0.0.1", 50002)), application)
    assert fresh.post("/console/hear", data={"token": stolen, "person": "mei", "text": "help"}).status_code == 403


def test_a_token_does_not_outlive_the_process(browser: TestClient, application: app.Application) -> None:
    old = token(browser)
    restarted = at_local(application, cookies=browser.cookies)
    assert restarted.get("/console").status_code == 200  # the browser itself is known as before
    assert restarted.post("/console/hear", data={"token": old, "person": "mei", "text": "help"}).status_code == 403


@pytest.mark.parametrize("declared", [True, False])
def test_a_large_body_is_refused_however_it_is_sent(browser: TestClient, declared: bool) -> None:
    body = urlencode({"token": token(browser), "text": "x" * 70_000}).encode()
    pieces = (body[at : at + 4096] for at in range(0, len(body), 4096))
    answer = browser.post("/console/hear", content=body if declared else pieces, headers=FORM)
    assert (answer.status_code, answer.text) == (413, "That is too long (64 KB at most); please shorten it")


def test_a_form_of_too_many_fields_is_refused(browser: TestClient) -> None:
    body = f"token={token(browser)}&" + "&".join(f"value.{n}=1" for n in range(300))
    assert browser.post("/console/hear", content=body, headers=FORM).status_code == 413


def test_a_token_opens_no_file(browser: TestClient, application: app.Application) -> None:
    (application.settings.data_dir / "exports").mkdir(exist_ok=True)
    (application.settings.data_dir / "exports" / "secret.json").write_text("{}")
    page = browser.get("/console", headers={"Cookie": "dingfengbo_session=secret.json"}).text
    mark = page.partition('name="token" content="')[2][:64]
    assert browser.get(f"/console/files/{mark}/secret.json").status_code == 404


def test_every_answer_forbids_what_the_page_does_not_need(browser: TestClient) -> None:
    for path, status in (
        ("/console", 200),
        ("/console/page/main.js", 200),
        ("/console/page/nothing.js", 404),
        ("/console/files/x/y", 404),
    ):
        answer = browser.get(path)
        assert answer.status_code == status
        assert answer.headers["content-security-policy"].startswith("default-src 'self';")
        kept = {name: answer.headers[name] for name in ("x-frame-options", "x-content-type-options", "referrer-policy")}
        assert kept == {
            "x-frame-options": "DENY",
            "x-content-type-options": "nosniff",
            "referrer-policy": "no-referrer",
        }
    assert browser.get("/console", headers={"Host": "evil.example"}).headers["x-frame-options"] == "DENY"


def test_the_page_brings_no_script_or_style_of_its_own_and_nothing_from_elsewhere(browser: TestClient) -> None:
    page = browser.get("/console").text
    assert re.findall(r"<script[^>]*>([^<]*)</script>", page) == [""]
    assert re.findall(r"<style|\sstyle=|\son\w+=|(?:src|href)=\"(?:https?:)?//", page) == []


def test_cookies_stay_on_this_page(browser: TestClient) -> None:
    given = browser.get("/console").headers.get_list("set-cookie")
    assert given
    assert all("SameSite=strict" in cookie and "Path=/console" in cookie for cookie in given)
    assert all("HttpOnly" in cookie for cookie in given if cookie.startswith("dingfengbo_session"))


@pytest.mark.parametrize("name", ["../dingfengbo.db", "/etc/passwd", "..%2f..%2fetc%2fpasswd", "7/none.json"])
def test_a_file_is_given_only_by_the_link_that_announced_it(
    browser: TestClient, application: app.Application, name: str
) -> None:
    (application.settings.data_dir / "exports").mkdir(exist_ok=True)
    (application.settings.data_dir / "exports" / "secret.json").write_text("{}")
    assert browser.get(f"/console/files/{'0' * 64}/{name}").status_code == 404
    assert browser.get(f"/console/files/{'0' * 64}/secret.json").status_code == 404
    assert browser.get("/console/files/ü/secret.json").status_code == 404


@pytest.mark.parametrize(
    "query",
    [
        "as=nobody",
        "place=%3Cscript%3E",
        "thread=x",
        "thread=99999999999999999999",
        "before=-1",
        "language=tlh",
        "place=person:ken",
    ],
)
def test_a_strange_address_shows_a_sensible_page(browser: TestClient, query: str) -> None:
    page = browser.get(f"/console?{query}")
    assert (page.status_code, "<script>" in page.text) == (200, False)


def test_nobody_reads_another_persons_messages_under_their_own_name(
    browser: TestClient, application: app.Application
) -> None:
    approval(application)
    assert "We will call." in browser.get("/console?as=ken&place=person:ken").text
    assert "We will call." not in browser.get("/console?as=mei&place=person:ken").text


def test_a_buttons_form_is_asked_then_checked_beside_the_field(
    browser: TestClient, application: app.Application
) -> None:
    _, opened = ask(browser, "new 用了急救面膜全脸红肿")
    number = re.findall(r"Incident (\d+) is open", opened)[0]
    card = Card(msg("plain.text", text="an incident"), buttons=(Button(f"close {number}", msg("button.close")),))
    button = {"person": "mei", "message": str(show(application, card))}
    status, asked = ask(browser, f"close {number}", **button)
    assert (status, "Close · incident" in asked, 'name="value.override"' in asked) == (200, True, True)
    status, wrong = ask(browser, f"close {number}", sent="yes", **button)
    assert (status, 'id="field-1-fault">Please fill this in</p>' in wrong) == (422, True)
    status, result = ask(
        browser,
        f"close {number}",
        sent="yes",
        **button,
        **{"value.reason": "resolved", "value.override": "tasks are done elsewhere"},
    )
    assert (status, "This takes two" in result) == (200, True), "a person was hurt, and nobody has answered"


def test_an_old_cards_button_goes_by_the_incident_as_it_is_now(
    browser: TestClient, application: app.Application
) -> None:
    code = "approve 999 1 ab12cd34"
    message = show(application, Card(msg("plain.text", text="gone"), buttons=(Button(code, msg("button.approve")),)))
    status, result = ask(browser, code, person="ken", message=str(message))
    assert (status, "answer refused" in result, "999" in result) == (200, True, True)


def test_what_is_not_a_command_is_answered_too(browser: TestClient) -> None:
    status, result = ask(browser, "<img src=x onerror=alert(1)>")
    assert (status, "answer refused" in result, "<img" in result) == (200, True, False)


def test_an_outsider_is_told_why_not(browser: TestClient) -> None:
    status, result = ask(browser, "drill glowskin", person="lou")
    assert (status, "answer refused" in result) == (200, True)


def test_a_waiting_page_hears_at_once_when_something_changes(browser: TestClient, application: app.Application) -> None:
    approval(application)
    now = browser.get("/console/live?since=").text
    assert now == str(Sender(application.database).revision())
    assert browser.get("/console/live?since=0").text == now
