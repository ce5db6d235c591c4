"""Reads the rotas again and again, in a thread of its own: a calendar that hangs holds up no timer."""

import logging
import threading
from datetime import datetime, timedelta

from bot.config import rota
from bot.config.settings import Settings
from bot.incidents.team import TeamDirectory
from handlers.case.errors import InvalidFile
from handlers.case.people import Role, Shift

log = logging.getLogger(__name__)
INTERVAL = timedelta(minutes=10)


class Rotas:
    """A periodic job. A calendar that cannot be read keeps its last shifts."""

    def __init__(self, people: TeamDirectory, settings: Settings) -> None:
        self.people, self.folder, self.zone = people, settings.data_dir, settings.zone
        self.faults: dict[str, str] = {}  # by role
        self._next: datetime | None = None
        self._shifts: dict[Role, tuple[Shift, ...]] = {}
        self._reading: threading.Thread | None = None

    def read_due(self, now: datetime) -> int:
        """Start reading when it is time (UTC)."""
        if (self._next and now < self._next) or (self._reading and self._reading.is_alive()):
            return 0
        self._next = now + INTERVAL
        self._reading = threading.Thread(target=self.read, args=(now,), name="rotas", daemon=True)
        self._reading.start()
        return 0

    def read(self, now: datetime) -> None:
        """Read every role's calendar now."""
        try:
            sources = rota.sources(self.folder)
        except (InvalidFile, OSError) as error:
            self._fault(rota.FILE, str(error))
            return
        self.faults = {name: why for name, why in self.faults.items() if name in {*map(str, sources)}}
        self._shifts = {role: shifts for role, shifts in self._shifts.items() if role in sources}
        for role, source in sources.items():
            try:
                people = self.people.team().people
                shifts, unknown = rota.read_shifts(rota.fetch(source, self.folder), role, people, now, self.zone)
            except (InvalidFile, OSError) as error:
                self._fault(role, f"{source}: {error}")
                continue
            self._shifts[role] = shifts
            self.faults.pop(role, None)
            if unknown:
                self._fault(role, f"{source}: not on the roster as {role}: {', '.join(unknown)}")
        self.people.set_shifts(tuple(shift for shifts in self._shifts.values() for shift in shifts))

    def _fault(self, name: str, why: str) -> None:
        if self.faults.get(name) != why:
            log.error("the rota of %s: %s", name, why)
        self.faults[name] = why
