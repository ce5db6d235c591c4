"""A real desk, and a real browser to look at it."""

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from bot.ops.run_file import console_token
from tests.browser.desk import Desk, Tab
from tests.faults.running import free_port
from tests.waiting import PATIENCE

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no chromium on this machine: install Debian's `chromium` to run the browser journeys")
    expect.set_options(timeout=PATIENCE * 1000)
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = Desk(tmp_path, free_port(), free_port())
    desk.start()
    yield desk
    desk.kill()


@pytest.fixture
def tab(browser: Browser, desk: Desk, tmp_path: Path) -> Iterator[Callable[..., Tab]]:
    """Opens a page for somebody at a place; every error in any page fails the test."""
    errors: list[str] = []
    contexts = []

    def opened(person: str, place: str = "", width: int = 1280, height: int = 800) -> Tab:
        context = browser.new_context(
            viewport={"width": width, "height": height}, permissions=["clipboard-read", "clipboard-write"]
        )
        context.set_default_timeout(PATIENCE * 1000)
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: errors.append(str(error)))
        page.on("console", lambda said: errors.append(said.text) if "Content Security Policy" in said.text else None)
        page.goto(
            f"{desk.url}?token={console_token(tmp_path)}&as={person}&language=en&place={place or f'person:{person}'}"
        )
        return Tab(page, person)

    yield opened
    for context in contexts:
        context.close()
    assert errors == []
