"""Who reads which incident, asked before anything of it is shown; reads of need-to-know incidents are logged."""

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, time, timedelta
from zoneinfo import ZoneInfo

from bot.incidents.incidents import Incidents, NoSuchIncident
from bot.incidents.requests import CommandRequest, CommandResult
from bot.incidents.rooms import brand_of
from handlers.alerts.umbrella import common_line
from handlers.case.card import Card, LocalizedText, Part, Row, msg
from handlers.case.case_file import CaseFile
from handlers.case.people import Role
from handlers.overview.board import counts_card
from handlers.overview.reads_card import MAX_READS, reads_card
from handlers.overview.timeline import event_text
from handlers.overview.umbrella_parts import line_part
from handlers.roles.access import covers_brand, ensure_reads, may_read, restricted
from storage.incidents import listing, reads, timeline
from storage.incidents.cases import CorruptCaseFile

FOR_EVERYBODY = frozenset({"new", "list", "mine", "help", "away", "language", "check"})
MAX_LINES = 8
HOUR = timedelta(hours=1)


class Access:
    """Answers for every chat alike."""

    def __init__(self, incidents: Incidents) -> None:
        self.incidents = incidents
        self._paged: dict[tuple[str, int], datetime] = {}  # when a person's page showed an incident last

    def refusal(self, name: str, request: CommandRequest) -> LocalizedText | None:
        """Why this person may not use a command of the desk, on the incident it names; None when they may.

        A person without a role reports and reads the board's counts.
        """
        team = self.incidents.people.team()
        person = team.people[request.person]
        if name in FOR_EVERYBODY or (name == "status" and not request.number):
            return None
        file = self._file(request.number)
        if not person.roles and (file or name != "status"):
            return msg("rejection.not_on_duty", person=person.id)
        if file is None:
            return None
        refused = ensure_reads(file, person, team)
        if refused is None and name in READING and restricted(file):
            self.log(file.number, person.id, name, request.now)
        return refused

    def counts_card(self, name: str, request: CommandRequest, refused: LocalizedText) -> Card | None:
        """What who may not read an incident of their brand sees of it all the same: counts, and whom to ask."""
        person, file = self.incidents.people.team().people[request.person], self._file(request.number)
        if name != "status" or file is None or not covers_brand(person, file.brand):
            return None
        return counts_card(file, self.incidents.policy, refused, request.now)

    def log(self, number: int, person: str, what: str, now: datetime) -> None:
        """Add a line to the log of reads."""
        with self.incidents.database.transaction() as connection:
            reads.log(connection, number, person, what, now, self._day(now))

    def log_restricted(self, files: Iterable[CaseFile], person: str, what: str, now: datetime) -> None:
        """Add a line for each need-to-know incident among those whose words a person is shown in a list or a form."""
        numbers = dict.fromkeys(file.number for file in files if restricted(file)) if person else {}
        if numbers:
            with self.incidents.database.transaction() as connection:
                for number in numbers:
                    reads.log(connection, number, person, what, now, self._day(now))

    def log_page(self, person: str, numbers: Iterable[int], now: datetime) -> None:
        """Add a line for each need-to-know incident that a page shows, which asks every few seconds: once an hour."""
        new = {n for n in numbers if n and now - self._paged.get((person, n), datetime.min.replace(tzinfo=UTC)) > HOUR}
        if not new:
            return
        self._paged |= dict.fromkeys(((person, number) for number in new), now)
        with self.incidents.database.read_transaction() as connection:
            files = [file for file in listing.read_many(connection, new) if not file.damaged]
        self.log_restricted(files, person, "console", now)

    def may_read(self, person: str, file: CaseFile) -> bool:
        """True when this person of the roster may read the incident."""
        team = self.incidents.people.team()
        return may_read(file, team.people.get(person), team)

    def readable(self, person: str, numbers: Iterable[int]) -> frozenset[int]:
        """Return those of these incidents that this person may read."""
        with self.incidents.database.read_transaction() as connection:
            files = listing.read_many(connection, set(numbers) - {0})
        return frozenset(file.number for file in files if not file.damaged and self.may_read(person, file))

    def sees_room(self, person: str, place: str) -> bool:
        """True when this person may look into a room of the console: on duty, and for its brand."""
        known = self.incidents.people.team().people.get(person)
        name = brand_of(place)
        return known is not None and bool(known.roles) and (name in ("", "desk") or covers_brand(known, name))

    def only(self, person: str, files: Collection[CaseFile]) -> list[CaseFile]:
        """Return those of these files that this person may read; all for `""`, the operator of the machine."""
        return [file for file in files if not person or self.may_read(person, file)]

    def recent_lines(self, file: CaseFile) -> tuple[Row, ...]:
        """The newest announced lines of a need-to-know incident in full, which its room reads without words."""
        if not restricted(file):
            return ()
        with self.incidents.database.read_transaction() as connection:
            lines = [line for line in timeline.every(connection, file.number) if not line.internal]
        shown = lines[-MAX_LINES:]
        return tuple(Row(msg("reads.at", at=line.at), event_text(line.kind, line.fields, line.by)) for line in shown)

    def line_to_come(self, file: CaseFile, person: str, now: datetime) -> tuple[Part, ...]:
        """The common line that is approved and not public yet, for who may read the case that leads this one (R36)."""
        lead = self._file(file.umbrella)
        line = common_line(lead) if lead and self.may_read(person, lead) else ""
        if lead is None or not line or line == file.common_line:
            return ()
        self.log_restricted([lead], person, "status", now)
        return (line_part(line, lead.number),)

    def reads_card(self, request: CommandRequest) -> CommandResult:
        """Who looked at an incident, for its managers and legal."""
        if not {Role.MANAGER, Role.LEGAL} & self.incidents.people.team().people[request.person].roles:
            return CommandResult(False, (msg("rejection.reads_are_for", number=request.number),))
        page = max(int(given) if (given := request.values.get("page", "")).isdecimal() else 1, 1)
        with self.incidents.database.read_transaction() as connection:
            found = reads.newest(connection, request.number or 0, MAX_READS + 1, (page - 1) * MAX_READS)
        return CommandResult(True, card=reads_card(request.number or 0, found, page, self._zone()))

    def _zone(self) -> ZoneInfo:
        return ZoneInfo(self.incidents.policy.zone)

    def _day(self, now: datetime) -> datetime:
        """When the team's day began (UTC)."""
        return datetime.combine(now.astimezone(self._zone()).date(), time(), self._zone()).astimezone(UTC)

    def _file(self, number: int | None) -> CaseFile | None:
        try:
            return self.incidents.read(number) if number else None
        except (NoSuchIncident, CorruptCaseFile):  # carrying it out says so in words
            return None


READING = frozenset({"status", "evidence", "export", "brief", "kit", "tasks", "plan", "templates", "fact", "retro"})
