"""Files come in by the page's own token alone; what goes out is our own drawing, or a download, for who may see it."""

import io
import re
from collections.abc import Iterator

import pytest
from fastapi.testclient import TestClient
from PIL import Image

from bot import app
from tests.fakes.browsers import browser_at
from tests.fakes.settings import app_settings

GLOW = "新事件 https://www.xiaohongshu.com/explore/6a01a9800000000005000001 GlowSkin用了一次就过敏"
HTML = b"<!DOCTYPE html><html><script>alert(1)</script></html>"


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[app.Application]:
    settings, chats = app_settings(data_dir=tmp_path_factory.mktemp("data"), evidence_max_mb=1)
    desk = app.build(settings, chats)
    yield desk
    desk.database.close()


@pytest.fixture
def browser(desk: app.Application) -> TestClient:
    return browser_at(desk, headers={"Accept-Language": "en"})


@pytest.fixture
def token(browser: TestClient) -> str:
    page = browser.get("/console?as=mei&language=en")
    found = re.search(r'<meta name="token" content="(\w+)">', page.text)
    assert found
    if not desk_has_incident(browser, found[1]):
        raise AssertionError("no incident")
    return found[1]


def desk_has_incident(browser: TestClient, token: str) -> bool:
    """Incident 1, opened once or joined."""
    said = browser.post("/console/hear", data={"token": token, "person": "mei", "text": GLOW})
    return said.status_code == 200


def picture(color: str) -> bytes:
    written = io.BytesIO()
    Image.new("RGB", (400, 300), color).save(written, "PNG")
    return written.getvalue()


def send(browser: TestClient, token: str, content: bytes, name: str = "a.png", incident: str = "1") -> tuple[int, str]:
    headers = {"X-Dingfengbo-Token": token}
    answer = browser.post(
        "/console/evidence?person=mei", data={"incident": incident}, files={"file": (name, content)}, headers=headers
    )
    return answer.status_code, answer.text


def newest(desk: app.Application) -> int:
    return len(desk.incidents.read(1).evidence_items)


def test_a_file_is_kept_and_shown_as_our_own_drawing(desk, browser, token):
    status, said = send(browser, token, picture("red"))
    assert (status, "Kept as evidence" in said) == (200, True)
    there = f"/console/evidence/1/{newest(desk)}"
    small, whole, original = (browser.get(f"{there}/{shape}") for shape in ("thumb", "display", "file"))
    assert [small.headers["content-type"], whole.headers["content-type"]] == ["image/jpeg"] * 2
    assert original.content == picture("red")
    assert original.headers["content-disposition"].startswith("attachment")
    for answer in (small, whole, original):
        sandbox = answer.headers["content-security-policy"] == "default-src 'none'; sandbox"
        assert (answer.status_code, answer.headers["x-content-type-options"], sandbox) == (200, "nosniff", True)


def test_a_page_is_never_shown_as_a_page(desk, browser, token):
    assert "Kept as evidence" in send(browser, token, HTML, "saved.html")[1]
    there = f"/console/evidence/1/{newest(desk)}"
    assert browser.get(f"{there}/display").status_code == 404
    original = browser.get(f"{there}/file")
    assert (original.headers["content-type"], original.content) == ("application/octet-stream", HTML)


def test_the_list_shows_small_copies_of_pictures_only(desk, browser, token):
    send(browser, token, picture("blue"))
    answer = browser.post("/console/hear", data={"token": token, "person": "mei", "text": "evidence 1"}).text
    assert f"/console/evidence/1/{newest(desk)}/thumb" in answer


@pytest.mark.parametrize("shape", ["thumb", "display", "file"])
def test_who_may_not_read_the_incident_gets_nothing(desk, browser, token, shape):
    send(browser, token, picture("green"))
    assert browser.get(f"/console/evidence/1/{newest(desk)}/{shape}?as=lou").status_code == 404


@pytest.mark.parametrize(
    ("there", "status"), [("1/99/file", 404), ("99/1/file", 404), ("1/1/other", 404), ("1/x/file", 422)]
)
def test_what_is_not_there_is_not_found(browser, token, there, status):
    assert browser.get(f"/console/evidence/{there}").status_code == status


def test_nothing_comes_in_without_the_pages_token(desk, browser, token):
    before = newest(desk)
    assert [send(browser, wrong, picture("white"))[0] for wrong in ("", "x" * 64)] == [403, 403]
    assert newest(desk) == before


def test_what_is_too_large_or_no_incidents_is_refused(desk, browser, token):
    before = newest(desk)
    assert send(browser, token, b"x" * (3 * 1024 * 1024), "a.bin")[0] == 413
    assert "more than 1 MB" in send(browser, token, b"x" * (1024 * 1024 + 1), "a.bin")[1]
    assert "no incident 9" in send(browser, token, picture("black"), incident="9")[1].lower()
    assert newest(desk) == before
