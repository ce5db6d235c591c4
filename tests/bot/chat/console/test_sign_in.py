"""The console beyond this machine: people sign in at a real OpenID Connect provider, and nobody comes in otherwise."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx2
import pytest
from oidc_provider_mock import User, run_server_in_thread
from pydantic import ValidationError
from sqlalchemy import text, update
from starlette.testclient import TestClient

from bot.app import Application, build, web
from bot.chat.console.settings import Settings
from bot.chat.console.setup_commands import sign_ins
from bot.chat.console.sign_in import store
from bot.chat.console.sign_in.provider import Attempt, NotSignedIn, Provider
from tests.fakes.browsers import browser_at
from tests.fakes.settings import app_settings, settings_of

# The provider calls parts of Authlib that are about to go; what the desk uses is not among them.
pytestmark = pytest.mark.filterwarnings("ignore::DeprecationWarning")
HOME = "http://localhost:8321"
ROSTER = """
[person.mei]
name = "Mei"
roles = ["owner", "manager"]
email = "Mei@example.com"
[person.ken]
name = "Ken"
roles = ["approver"]
email = "ken@example.com"
[person.lou]
name = "Lou"
email = "twice@example.com"
[person.jun]
name = "Jun"
email = "twice@example.com"
"""
ACCOUNTS = (
    User(sub="1", claims={"email": "mei@example.com", "email_verified": True}),
    User(sub="2", claims={"email": "ken@example.com", "email_verified": False}),
    User(sub="3", claims={"email": "stranger@example.com", "email_verified": True}),
    User(sub="4", claims={"email": "twice@example.com", "email_verified": True}),
    User(sub="5", claims={"email": "ken@example.com", "email_verified": True}),
    User(sub="6", claims={"email": "", "email_verified": True}),
)


@pytest.fixture(scope="module")
def issuer() -> Iterator[str]:
    with run_server_in_thread(user_claims=ACCOUNTS) as server:
        yield f"http://localhost:{server.server_port}"


@dataclass
class House:
    """A desk whose console is on its public address, and the provider it trusts."""

    application: Application
    issuer: str

    def browser(self) -> TestClient:
        """A browser that knows nothing yet."""
        outside = web(self.application)
        browser = TestClient(outside, HOME, client=("192.0.2.7", 50000), follow_redirects=False)
        browser.cookies.set("dingfengbo_language", "en")
        return browser

    def to_provider(self, browser: TestClient) -> str:
        """Ask for the page without being signed in: the address to which the browser is sent."""
        asked = browser.get("/console")
        assert (asked.status_code, asked.headers["location"]) == (303, f"{HOME}/console/sign-in")
        return str(browser.get("/console/sign-in").headers["location"])

    def signed_in(self, account: str, browser: TestClient | None = None) -> tuple[TestClient, httpx2.Response]:
        """Choose an account at the provider and come back: the browser, and what the desk answered."""
        browser = browser or self.browser()
        back = at_provider(self.to_provider(browser), account)
        return browser, browser.get(back.removeprefix(HOME))

    def outcomes(self) -> list[tuple[str, str]]:
        with self.application.database.read_transaction() as connection:
            return [(who, outcome) for _, who, outcome in store.newest(connection)]


def at_provider(address: str, account: str) -> str:
    """The provider's page, its form, and where it sends the browser."""
    answer = httpx2.post(address, data={"sub": account}, follow_redirects=False)
    return str(answer.headers["location"])


@pytest.fixture
def house(tmp_path: Path, issuer: str) -> Iterator[House]:
    (tmp_path / "roster.toml").write_text(ROSTER, encoding="utf-8")
    given = {"public_url": HOME, "console_sign_in_issuer": issuer, "console_sign_in_client": "desk"}
    application = build(*app_settings(data_dir=tmp_path, console_sign_in_secret="s3cret", **given))
    yield House(application, issuer)
    application.database.close()


def test_who_the_provider_vouches_for_is_that_person_of_the_roster_and_no_other(house):
    browser, back = house.signed_in("1")
    assert (back.status_code, back.headers["location"]) == (303, f"{HOME}/console")
    browser.cookies.set("dingfengbo_person", "ken")
    page = browser.get("/console?as=ken").text
    assert ('data-person="mei"' in page, "Signed in as" in page, "as=ken" in page) == (True, True, False)
    assert house.outcomes() == [("mei", "in")]


def test_what_is_posted_in_another_name_is_done_in_ones_own(house):
    browser, _ = house.signed_in("1")
    page = browser.get("/console").text
    token = re.search('name="token" content="([^"]+)"', page)[1]
    fields = {"person": "ken", "text": "language en", "token": token, "message": "0"}
    assert browser.post("/console/hear", data=fields, headers={"Origin": HOME}).status_code == 200
    people = house.application.dispatcher.team().people
    assert (people["mei"].language, people["ken"].language) == ("en", "zh-Hans")


@pytest.mark.parametrize(
    ("account", "outcome", "told"),
    [
        ("2", "unverified", "has not verified"),
        ("3", "unknown", "nobody on the roster"),
        ("4", "unknown", "nobody on the roster"),
        ("6", "unverified", "has not verified"),
        ("somebody", "unverified", "has not verified"),
    ],
)
def test_who_is_not_one_person_of_the_roster_by_a_verified_address_stays_out(house, account, outcome, told):
    browser, back = house.signed_in(account)
    assert (back.status_code, told in back.text) == (403, True), back.text
    assert browser.get("/console").status_code == 303
    assert house.outcomes() == [("", outcome)]


def test_without_a_session_nothing_of_the_console_answers_and_programs_have_no_way_in(house):
    browser = house.browser()
    token = (house.application.settings.data_dir / "console-token").read_text().strip()
    for path in ("/console/live", "/console/files/x/y", "/console/page/main.js", f"/console/live?token={token}"):
        assert browser.get(path, headers={"Authorization": f"Bearer {token}"}).status_code == 403, path
    browser.cookies.set("dingfengbo_entry_8321", token)
    assert browser.get("/console").status_code == 303
    assert browser.post("/console/hear", data={"text": "list"}, headers={"Origin": HOME}).status_code == 403
    assert [browser.post("/console/say").status_code, browser.get("/").status_code] == [404, 404]
    assert [browser.get(path).status_code for path in ("/docs", "/metrics", "/readyz")] == [404, 404, 404]


def test_an_answer_that_is_not_this_browsers_is_refused_before_the_provider_is_asked(house):
    mine, other = house.browser(), house.browser()
    code = at_provider(house.to_provider(other), "1")
    house.to_provider(mine)
    for browser, address in (
        (mine, code),  # another browser's code and state: the login of an attacker
        (mine, re.sub("state=[^&]+", "state=x", code)),
        (mine, re.sub("code=[^&]+&?", "", code)),
        (house.browser(), code),
    ):
        assert browser.get(address.removeprefix(HOME)).status_code == 403
        assert browser.get("/console").status_code == 303
    assert {outcome for _, outcome in house.outcomes()} == {"failed"}


def test_a_code_counts_once_and_only_with_the_verifier_and_nonce_of_its_attempt(house):
    address = house.to_provider(house.browser())
    sent = {name: values[0] for name, values in parse_qs(urlsplit(address).query).items()}
    assert (sent["code_challenge_method"], sent["scope"], len(sent["code_challenge"])) == ("S256", "openid email", 43)
    provider = Provider(house.issuer, "desk", "s3cret", f"{HOME}/console/signed-in")
    mine = Attempt("s" * 48, "n" * 48, "v" * 48)
    code = parse_qs(urlsplit(at_provider(provider.address(mine), "1")).query)["code"][0]
    with pytest.raises(NotSignedIn):
        provider.identity(code, Attempt(mine.state, "another nonce", mine.verifier))
    with pytest.raises(NotSignedIn):
        provider.identity(code, mine)  # used up
    again = parse_qs(urlsplit(at_provider(provider.address(mine), "1")).query)["code"][0]
    assert provider.identity(again, mine).email == "mei@example.com"


def test_a_token_for_another_client_or_of_another_issuer_does_not_count(house):
    back = f"{HOME}/console/signed-in"
    mine, attempt = Provider(house.issuer, "desk", "s3cret", back), Attempt("s" * 48, "n" * 48, "v" * 48)
    other = Provider(house.issuer, "another-app", "s3cret", back)
    code = parse_qs(urlsplit(at_provider(other.address(attempt), "1")).query)["code"][0]
    with pytest.raises(NotSignedIn):
        mine.identity(code, attempt)
    elsewhere = Provider(house.issuer.replace("localhost", "127.0.0.1"), "desk", "s3cret", back)
    with pytest.raises(NotSignedIn, match="the provider"):
        Provider(house.issuer + "/tenant", "desk", "s3cret", back).address(attempt)
    assert elsewhere.address(attempt).startswith(house.issuer.replace("localhost", "127.0.0.1"))


def test_the_session_ends_by_sign_out_by_time_by_the_roster_and_is_a_new_one_each_time(house):
    browser, _ = house.signed_in("1")
    first = browser.cookies["dingfengbo_signed_in"]
    house.signed_in("1", browser := house.browser())
    assert browser.cookies["dingfengbo_signed_in"] != first
    for headers in ({}, {"Origin": "null"}, {"Origin": "null", "Sec-Fetch-Site": "cross-site"}):  # not our page
        assert browser.post("/console/sign-out", headers=headers).status_code == 403
    kept = browser.cookies["dingfengbo_signed_in"]
    from_form = {"Origin": "null", "Sec-Fetch-Site": "same-origin"}  # as a browser sends it from our page
    assert browser.post("/console/sign-out", headers=from_form).status_code == 200
    browser.cookies.set("dingfengbo_signed_in", kept)
    assert browser.get("/console").status_code == 303
    browser, _ = house.signed_in("1")
    with house.application.database.transaction() as connection:
        connection.execute(update(store.SESSIONS).values(expires=datetime.now(UTC) - timedelta(seconds=1)))
    assert browser.get("/console").status_code == 303
    browser, _ = house.signed_in("1")
    assert browser.get("/console").status_code == 200
    house.application.people.roster.path.write_text(ROSTER.replace("Mei@", "mei.wang@"), encoding="utf-8")
    house.application.people._forget()
    assert browser.get("/console").status_code == 303


def test_requests_from_elsewhere_change_nothing(house):
    browser, _ = house.signed_in("1")
    token = re.search('name="token" content="([^"]+)"', browser.get("/console").text)[1]
    fields = {"text": "language en", "token": token}
    for headers in ({}, {"Origin": "https://evil.example"}, {"Origin": "null"}, {"Origin": "http://127.0.0.1:8321"}):
        assert browser.post("/console/hear", data=fields, headers=headers).status_code == 403, headers
    assert browser.post("/console/hear", data={"text": "language en"}, headers={"Origin": HOME}).status_code == 403


def test_neither_cookie_nor_log_nor_database_hold_what_would_let_another_in(house, caplog):
    browser, back = house.signed_in("1")
    cookie = back.headers.get_list("set-cookie") if hasattr(back.headers, "get_list") else [back.headers["set-cookie"]]
    assert all(
        "HttpOnly" in one and "SameSite=lax" in one for one in cookie if "signed_in=" in one and "Max-Age=0" not in one
    )
    with house.application.database.read_transaction() as connection:
        rows = str(connection.execute(text("SELECT * FROM console_session")).all())
    assert browser.cookies["dingfengbo_signed_in"] not in rows
    house.signed_in("3")
    assert "stranger" not in caplog.text


def test_over_tls_a_cookie_is_this_hosts_alone(tmp_path, issuer):
    given = {
        "public_url": "https://desk.example.com",
        "console_sign_in_issuer": issuer,
        "console_sign_in_client": "desk",
    }
    application = build(*app_settings(data_dir=tmp_path, console_sign_in_secret="s3cret", **given))
    browser = TestClient(web(application), "https://desk.example.com", follow_redirects=False)
    kept = browser.get("/console/sign-in").headers["set-cookie"]
    application.database.close()
    assert kept.startswith("__Host-dingfengbo_signed_in_attempt=") and "; Secure" in kept and "Domain" not in kept


def test_the_console_of_this_machine_stays_what_it_was(house):
    browser = browser_at(house.application)
    page = browser.get("/console?as=ken").text
    assert ('data-person="ken"' in page, "Signed in as" in page) == (True, False)


def test_the_log_of_sign_ins_is_there_to_be_read(house, tmp_path):
    house.signed_in("1")
    house.signed_in("3")
    said = sign_ins(settings_of(Settings, data_dir=tmp_path), datetime.now(UTC))
    assert [line.split()[2:5] for line in said.splitlines()] == [["-", "turned", "away:"], ["mei", "signed", "in"]]


@pytest.mark.parametrize(
    "given",
    [
        {"public_url": ""},
        {"public_url": "http://desk.example.com"},
        {"console_sign_in_issuer": "http://id.example.com"},
        {"console_sign_in_client": ""},
        {"console_sign_in_secret": ""},
    ],
)
def test_half_a_sign_in_does_not_start(given):
    whole = {
        "public_url": "https://desk.example.com",
        "console_sign_in_issuer": "https://id.example.com",
        "console_sign_in_client": "desk",
        "console_sign_in_secret": "s3cret",
    }
    assert settings_of(Settings, **whole).signs_in
    with pytest.raises(ValidationError):
        settings_of(Settings, **(whole | given))
