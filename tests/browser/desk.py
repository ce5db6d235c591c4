"""A desk as a process of its own, and one person's page open on it."""

import os
import signal
import urllib.request
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Locator, Page

from bot.i18n import Locale
from handlers.case.card import LocalizedText
from tests.faults.processes import Process, started
from tests.waiting import PATIENCE, until

NAMES = {"mei": "Mei", "ken": "Ken", "jun": "Jun", "ada": "Ada", "rui": "Rui", "lou": "Lou"}


@dataclass
class Desk:
    """`python -m bot` on a data directory and port of its own."""

    folder: Path
    port: int
    console_port: int
    process: Process | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.console_port}/console"

    def start(self) -> None:
        environment = {
            **os.environ,
            "DATA_DIR": str(self.folder),
            "PORT": str(self.port),
            "CONSOLE_PORT": str(self.console_port),
            "DATABASE_URL": "",
            "HOST": "127.0.0.1",
        }
        self.process = started("python -m bot", self.folder, environment, self.folder / "bot.log")
        until(self._answers)

    def _answers(self) -> bool:
        try:
            urllib.request.urlopen(f"http://127.0.0.1:{self.port}/healthz", timeout=PATIENCE).close()
        except OSError:
            return False
        return True

    def kill(self) -> None:
        if self.process:
            self.process.send(signal.SIGKILL)
            self.process.wait()


@dataclass
class Tab:
    """One person's open page."""

    page: Page
    person: str

    def card(self, code: str) -> Locator:
        """The button with this code, on the newest card that has it."""
        return self.page.locator(f'#stream button[data-code="{code}"]').last

    def press(self, code: str) -> None:
        self.card(code).click()

    def say(self, text: str, box: str = "box") -> None:
        self.page.fill(f"#{box}-text", text)
        self.page.keyboard.press("Enter")

    def fill(self, **values: str) -> None:
        """Fill in the open form and send it."""
        form = self.page.locator("dialog[open]")
        for name, value in values.items():
            box = form.locator(f'[name="value.{name}"]')
            if box.evaluate("box => box.tagName") == "SELECT":
                box.select_option(value)
            else:
                box.fill(value)
        self.send()

    def send(self) -> None:
        self.page.locator("dialog[open] button[type=submit]").click()

    def sees(self, key: str, within: str = ".answer", **values: str | int) -> None:
        """Wait until the sentence stands there."""
        self.page.locator(within, has_text=Locale("en", NAMES).text(LocalizedText(key, values))).last.wait_for()
