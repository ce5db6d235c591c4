"""Commands that are about no single incident: new, list, status, mine, export, check, drill, away, language, help."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from bot.incidents.access import Access
from bot.incidents.alert_files import AlertFiles
from bot.incidents.alert_sources import AlertSources
from bot.incidents.drills import Drills
from bot.incidents.evidence import EvidenceFiles
from bot.incidents.export_command import export_command
from bot.incidents.handover import handover_command
from bot.incidents.incident_commands import OF_INCIDENTS
from bot.incidents.incidents import Incidents, NoSuchIncident
from bot.incidents.industry import industry_command
from bot.incidents.merging import status_lines
from bot.incidents.new_incident import new_command, open_from_text
from bot.incidents.numbers import numbers_command
from bot.incidents.outreach import kit_command
from bot.incidents.overviews import board, clusters, my_tasks, own_posts, reach, unread_list, watch_list
from bot.incidents.packs import AppealPack, pack_command
from bot.incidents.requests import CaseExport, CommandRequest, CommandResult, Export
from handlers.case.card import Form, LocalizedText, msg
from handlers.case.decision import time_to_come
from handlers.commands.form_fields import LANGUAGE
from handlers.commands.forms import form_for
from handlers.commands.registry import BY_NAME
from handlers.overview.board import status_card
from handlers.overview.owner_card import emergency_buttons, holder_buttons
from handlers.overview.reach_card import missing_roles
from handlers.overview.sources_card import with_sources
from handlers.posts import Platform
from storage import team as states
from storage.incidents.cases import CorruptCaseFile

DEFAULT_AWAY = "14d"


class GlobalCommands:
    """Carries out the desk's own commands, straight back to who asked."""

    def __init__(
        self,
        incidents: Incidents,
        platforms: Sequence[Platform],
        drills: Drills,
        export: CaseExport,
        kit: Export,
        papers: AppealPack,
        alert_files: AlertFiles,
        sources: AlertSources,
        evidence: EvidenceFiles,
    ) -> None:
        self.incidents, self.platforms, self.drills, self.sources = incidents, platforms, drills, sources
        self.access, self.alert_files, self.evidence = Access(incidents), alert_files, evidence
        self._by_name: Mapping[str, Callable[[CommandRequest], CommandResult]] = {
            "new": lambda request: new_command(self.access, self.platforms, request),
            "list": self._board,
            "status": self._status,
            "mine": lambda request: CommandResult(True, card=my_tasks(self.access, request.person, request.now)),
            "own": lambda request: CommandResult(True, card=own_posts(self.access, request.now, request.person)),
            "clusters": lambda request: CommandResult(True, card=clusters(self.access, request.now, request.person)),
            "watchlist": lambda request: CommandResult(True, card=watch_list(self.access, request.now, request.person)),
            "unread": lambda request: CommandResult(True, card=unread_list(self.access, request.now, request.person)),
            "export": lambda request: export_command(incidents, request, export),
            "reads": self.access.reads_card,
            "industry": lambda request: industry_command(incidents, self.platforms, request),
            "import": alert_files.decide,
            "numbers": lambda request: numbers_command(self.access, request),
            "evidence": self.evidence.command,
            "drill": self._drill,
            "away": self._away,
            "reach": lambda request: CommandResult(True, card=reach(incidents, request.now)),
            "here": self._here,
            "handover": self._handover,
            "language": self._language,
            "sources": sources.command,
            "kit": lambda request: kit_command(incidents, request, kit),
            "pack": lambda request: pack_command(incidents, request, papers),
            **{name: partial(run, incidents) for name, run in OF_INCIDENTS.items()},
        }

    def run(self, name: str, request: CommandRequest) -> CommandResult:
        """Carry out one of the desk's commands."""
        try:
            return self._by_name[name](request)
        except NoSuchIncident as missing:
            return CommandResult(False, (msg("rejection.no_such_incident", number=missing.number),))
        except CorruptCaseFile as damaged:
            return CommandResult(False, (msg("rejection.damaged", number=int(str(damaged))),))

    def open_from_text(self, text: str, request: CommandRequest) -> CommandResult | None:
        """Posts pasted without a command open incidents; anything else is not understood."""
        return open_from_text(self.access, self.platforms, text, request)

    def _board(self, request: CommandRequest) -> CommandResult:
        card = board(self.access, request.now, request.person)
        theirs = bool(self.sources.states_for(request.person, request.now))
        return CommandResult(True, card=with_sources(card, self.sources.states(request.now), theirs))

    def _status(self, request: CommandRequest) -> CommandResult:
        if not request.number:
            return self._board(request)
        file = self.incidents.read(request.number)
        card, team = status_card(file, self.incidents.policy, request.now), self.incidents.people.team()
        urgent = emergency_buttons(file, team.people[request.person], team, request.now)
        mine = (*holder_buttons(file, request.person), *urgent)
        lines = status_lines(self.access, file, request)
        theirs = tuple(b for b in card.buttons if b.code not in {m.code for m in mine})
        return CommandResult(True, card=replace(card, parts=(*card.parts, *lines), buttons=(*mine, *theirs)))

    def _drill(self, request: CommandRequest) -> CommandResult:
        if not self.incidents.people.team().people[request.person].roles:
            return CommandResult(False, (msg("rejection.not_on_duty", person=request.person),))
        scenario = request.values.get("scenario", "").strip().lower()
        if scenario not in self.drills.names():
            return CommandResult(
                False, (msg("rejection.no_such_drill", given=scenario, names=", ".join(self.drills.names())),)
            )
        number = self.drills.start(self.incidents, scenario, request.now, request.idempotency_key)
        drill = self.incidents.read(number).drill
        briefing = self.drills.briefing(scenario, drill.started_at if drill else request.now)
        return CommandResult(True, (msg("answer.drill", number=number), *briefing))

    def _away(self, request: CommandRequest) -> CommandResult:
        given, person, now = request.values.get("until", "").strip() or DEFAULT_AWAY, request.person, request.now
        if given.lower() in ("off", "back", "回来", "回來"):
            self.incidents.people.set_away(person, now)
            return CommandResult(True, (msg("answer.back"),))
        time = time_to_come(given, now, self.incidents.policy.zone)
        if isinstance(time, LocalizedText):
            return CommandResult(False, (time,))
        before = missing_roles(self.incidents.people.team(), now)
        self.incidents.people.set_away(person, time.ends)  # away until Friday: back on Saturday
        missing = [role for role in missing_roles(self.incidents.people.team(), now) if role not in before]
        nobody = [msg("reach.nobody_left", roles=tuple(msg(f"role.{role}") for role in missing))] if missing else []
        return CommandResult(True, (msg("answer.away", until=time.ends), *nobody))

    def _here(self, request: CommandRequest) -> CommandResult:
        with self.incidents.database.transaction() as connection:
            states.confirm(connection, request.person, request.now)
        return CommandResult(True, (msg("answer.here"),))

    def _handover(self, request: CommandRequest) -> CommandResult:
        if not request.values.get("person", "").strip():
            return CommandResult(False, form=self._form("handover", request))
        return handover_command(self.incidents, request)

    def _language(self, request: CommandRequest) -> CommandResult:
        known = {value.lower(): value for value, _ in LANGUAGE.options}
        language = known.get(request.values.get("language", "").strip().lower())
        if language is None:
            return CommandResult(False, form=self._form("language", request))
        self.incidents.people.set_language(request.person, language)
        return CommandResult(True, (msg("answer.language", language=language),))

    def _form(self, name: str, request: CommandRequest) -> Form | None:
        return form_for(BY_NAME[name], None, self.incidents.people.team(), request.values)
