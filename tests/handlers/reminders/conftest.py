"""The tests here reckon with reminders at 50, 75 and 90 percent, whatever a team sets."""

import pytest

from handlers.reminders import reminder_schedule


@pytest.fixture(autouse=True)
def fractions(monkeypatch):
    monkeypatch.setattr(reminder_schedule, "REMINDER_FRACTIONS", (0.5, 0.75, 0.9))
