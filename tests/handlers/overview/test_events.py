"""A practice is one folder: its events are found where they stand."""

from handlers.overview.events import discover_events

WEATHER = '''
from dataclasses import dataclass
from typing import ClassVar

from handlers.case.event import Event


@dataclass(frozen=True, kw_only=True)
class RainSeen(Event):
    """Mei saw rain."""

    code: ClassVar = "RainSeen"
'''


def test_a_new_practice_is_a_folder_and_no_list_names_its_events(tmp_path, monkeypatch):
    practice = tmp_path / "weather"
    practice.mkdir()
    (practice / "__init__.py").write_text("")
    (practice / "events.py").write_text(WEATHER)
    monkeypatch.syspath_prepend(tmp_path)

    assert [*discover_events([str(tmp_path)], prefix="")] == ["RainSeen"]
