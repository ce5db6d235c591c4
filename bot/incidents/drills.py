"""Drills: a scenario's synthetic alerts, played on a faster clock, marked as a drill everywhere (R179)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.i18n import LANGUAGES
from bot.incidents.incidents import Incidents
from bot.ingest.schema import AlertIn, to_alert
from handlers.case.card import LocalizedText, msg
from handlers.case.drill import CoachLine, Drill, Expectation
from handlers.posts import Platform
from handlers.posts.post import Alert

Script = Mapping[str, Any]
OF_THE_DRILL = ("after_minutes", "posted_minutes", "id_suffix", "waits_for", "only_if")  # not of the alert itself


class Drills:
    """Knows the scenarios and plays them; each alert goes the same way as a real one."""

    def __init__(
        self, scripts: Mapping[str, Script], platforms: Sequence[Platform], pace: float, patience: float = 10
    ) -> None:
        self.scripts, self.platforms, self.pace, self.patience = scripts, platforms, pace, patience

    def names(self) -> tuple[str, ...]:
        """What can be played."""
        return tuple(self.scripts)

    def start(self, incidents: Incidents, scenario: str, now: datetime, idempotency_key: str = "") -> int:
        """Send the first alert now; the others follow by the incident's own timers. Returns the incident's number.

        `idempotency_key` names the request: sent again under that name it starts no second drill.
        """
        first, *later = self._alerts(scenario)
        script, zero = self.scripts[scenario], first["after_minutes"]
        drill = Drill(
            scenario,
            self.pace,
            now,
            steps=tuple((alert["after_minutes"] - zero) / self.pace for alert in later),
            waits=tuple(alert.get("waits_for", "") for alert in later),
            only_if=tuple(alert.get("only_if", "") for alert in later),
            patience=self.patience,
            coach=tuple(self._coach_line(note, zero) for note in script.get("coach", ())),
            expects=tuple(
                Expectation(e["what"], e.get("within_minutes", 0), e.get("value", "")) for e in script.get("expect", ())
            ),
        )
        return incidents.receive_alert(self._alert(scenario, 0, drill, now), drill, idempotency_key).number

    def briefing(self, scenario: str, now: datetime) -> tuple[LocalizedText, ...]:
        """What the person who leads a drill begun at `now` is told: its story, and a coach's notes with their time."""
        script, zero = self.scripts[scenario], self._alerts(scenario)[0]["after_minutes"]
        name = {language: script["name"][language] for language in LANGUAGES}
        story = msg("drill.story", name=name, brand=script.get("brand"), product=script.get("product"))
        notes = (
            msg(
                "drill.coach",
                at=now + timedelta(minutes=(note["after_minutes"] - zero) / self.pace),
                text={language: note[language] for language in LANGUAGES},
                rows=", ".join(note.get("rows", ())),
            )
            for note in script.get("coach", ())
        )
        return (story, *notes)

    def run_step(self, incidents: Incidents, number: int, step: int, now: datetime) -> None:
        """Send one later alert; if it is about another post, that opens a drill incident of its own."""
        drill = incidents.read(number).drill
        if drill and drill.scenario in self.scripts:
            incidents.receive_alert(
                self._alert(drill.scenario, step, drill, now), Drill(drill.scenario, drill.speed, drill.started_at)
            )

    def _coach_line(self, note: Script, zero: int) -> CoachLine:
        """A note of the coach at the drill's pace."""
        words = {language: note[language] for language in LANGUAGES}
        return CoachLine((note["after_minutes"] - zero) / self.pace, words, tuple(note.get("rows", ())))

    def _alerts(self, scenario: str) -> list[Script]:
        return list(self.scripts[scenario]["alert"])

    def _alert(self, scenario: str, step: int, drill: Drill, now: datetime) -> Alert:
        """The script's alert with times on the drill's clock; as usual there, its id carries the publication time."""
        alerts = self._alerts(scenario)
        script, zero = alerts[step], alerts[0]["after_minutes"]
        published = drill.started_at + timedelta(minutes=(script["posted_minutes"] - zero) / drill.speed)
        given = {name: value for name, value in script.items() if name not in OF_THE_DRILL}
        native_id = f"{int(published.timestamp()):08x}{script['id_suffix']}"
        return to_alert(AlertIn(**given, native_id=native_id, published_at=published), self.platforms, now)
