"""A click or a typed command from any chat, in one grammar, to the handler that decides; always an answer."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from bot.incidents.global_commands import GlobalCommands
from bot.incidents.incidents import Incidents, NoSuchIncident
from bot.incidents.merging import split_command
from bot.incidents.requests import CommandRequest, CommandResult, listing_meant
from bot.incidents.watch import watch_command
from bot.ops import metrics
from bot.ops.clock import utc_now
from handlers.case.card import Card, Form, LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Decision
from handlers.case.people import Team
from handlers.checks.refusals import refusal
from handlers.commands.command import Command
from handlers.commands.forms import button_form, form_for, needs_form, wrong_choices
from handlers.commands.in_thread import read_in_thread
from handlers.commands.parser import ParsedCommand, parse_command
from handlers.commands.permissions import fit_to
from handlers.commands.refused_wish import asked_for
from handlers.commands.registry import decide
from handlers.drafts.card import confirm_card, draft_card
from handlers.reminders.windows import next_due
from handlers.roles.access import restricted
from storage.incidents.cases import CorruptCaseFile

TICKS_NEEDED = (
    "rejection.tick_first",
    "rejection.cool_off",
    "rejection.post_unapproved",
    "rejection.stale_to_post",
)  # a person may go on after a tick
TO_READ = ("rejection.see_first", "rejection.sure_first")  # after reading the words once more


class CommandDispatcher:
    """What every chat talks to: `dispatch` carries out a button, a typed line or a filled form.

    `button_form` says what a button asks first.
    """

    def __init__(self, incidents: Incidents, answers: GlobalCommands) -> None:
        self.incidents, self.global_commands, self.access = incidents, answers, answers.access
        self.evidence = answers.evidence

    def team(self) -> Team:
        """Everybody on the roster."""
        return self.incidents.people.team()

    def dispatch(
        self,
        person: str,
        text: str | ParsedCommand,
        now: datetime,
        values: Mapping[str, str] | None = None,
        incident: int | None = None,
        idempotency_key: str = "",
    ) -> CommandResult:
        """Carry out what `person` (a roster id) asked for at `now` (UTC).

        `values` are a form's; `incident` is the one in whose thread it was typed, None for a button, which names its
        own. A chat that looks into the line first gives it parsed, by `parse` below, so that it is read once.
        `idempotency_key` names this very click or message: repeated, it changes nothing and gets the same answer.
        """
        asked = text if isinstance(text, ParsedCommand) else parse(text)
        meant = self._in_thread(asked, incident) if incident and asked.number else asked
        if isinstance(meant, LocalizedText):
            return CommandResult(False, (meant,))
        asked = meant
        given = {**asked.values, **{name: storable(value) for name, value in (values or {}).items()}}
        request = CommandRequest(person, given, asked.number or incident, now, idempotency_key)
        result = self._carry_out(asked, request)
        return replace(result, card=fit_to(result.card, self.team().people.get(person))) if result.card else result

    def _in_thread(self, asked: ParsedCommand, incident: int) -> ParsedCommand | LocalizedText:
        """What a line means in the thread of an incident."""
        try:
            return read_in_thread(asked, self.incidents.read(incident))
        except (NoSuchIncident, CorruptCaseFile):  # carrying it out says so in words
            return asked

    def button_form(self, asked: ParsedCommand, person: str = "", opened: bool = True) -> Form | None:
        """The form that a button opens, from the case file as it is now; None when it is carried out at once.

        None too for a `person` (a roster id) who may not read the incident: carrying it out says so. Not `opened`: it
        goes along with a card that is logged as read itself.
        """
        if asked.command is None or not asked.command.form:
            return None
        try:
            file = self.incidents.read(asked.number) if asked.number else None
        except (NoSuchIncident, CorruptCaseFile):  # carrying it out says so in words
            return None
        if person and file and not self.access.may_read(person, file):
            return None
        if file and opened:
            self.access.log_restricted([file], person, asked.command.name, utc_now())
        return button_form(asked, file, self.team(), self.incidents.policy.platforms)

    def _carry_out(self, asked: ParsedCommand, request: CommandRequest) -> CommandResult:
        if request.person not in self.team().people:
            return CommandResult(False, (msg("rejection.not_on_roster", person=request.person),))
        if asked.command is None:
            return self._answer_plain_words(asked, request)
        listed = listing_meant(asked.command.name, request)
        if asked.command.handler is None or listed:
            name = listed or asked.command.name
            if refused := self.access.refusal(name, request):
                counts = self.access.counts_card(name, request, refused)
                return CommandResult(True, card=counts) if counts else CommandResult(False, (refused,))
            return self.global_commands.run(name, request)
        if request.number is None and asked.command.name == "watch":
            return watch_command(self.incidents, self.global_commands.platforms, request)
        if request.number is None:
            example = msg(f"example.{asked.command.name}")
            return CommandResult(False, (msg("rejection.which_incident", example=example),))
        try:
            return self._decide(asked.command, request.number, request)
        except NoSuchIncident:
            return CommandResult(False, (msg("rejection.no_such_incident", number=request.number),))
        except CorruptCaseFile:
            return CommandResult(False, (msg("rejection.damaged", number=request.number),))

    def _answer_plain_words(self, asked: ParsedCommand, request: CommandRequest) -> CommandResult:
        """Words that are no command: a post that opens an incident, an act that is refused with why, or help."""
        if opened := self.global_commands.open_from_text(asked.text, request):
            return opened
        unknown = msg("rejection.no_such_command", given=asked.word[:40])
        if asked.extra:
            unknown = msg("rejection.words_left_over", given=asked.word[:40], extra=asked.extra[:80])
        return CommandResult(False, (refusal(asked.text) or unknown,))

    def _decide(self, command: Command, number: int, asked: CommandRequest) -> CommandResult:
        if needs_form(command, asked.values):
            typed, file = ParsedCommand(command, number, asked.values), self.incidents.read(number)
            shown = self.access.may_read(asked.person, file)
            if shown and (form := button_form(typed, file, self.team(), self.incidents.policy.platforms)):
                self.access.log_restricted([file], asked.person, command.name, asked.now)
                return CommandResult(False, wrong_choices(form, asked.values), form=form)
        if command.name == "split":
            return split_command(self.incidents, self.global_commands.platforms, number, asked)
        others = command.others(self.incidents.read(number), asked.values) if command.others else ()
        wish = asked_for(command, asked.values) if command.asks or "instruction" in asked.values else ""
        doubted = bool(wish) and self.incidents.readers.looks_like_scheme(wish)
        file, decision = self.incidents.execute(
            number,
            lambda f, context, at: decide(command, f, context, at, doubted),
            asked.person,
            asked.values,
            asked.now,
            asked.idempotency_key,
            command.needs_draft_context,
            others,
        )
        shown_text = decision.rejection and decision.rejection.key in (*TICKS_NEEDED, *TO_READ)
        if shown_text and restricted(file):
            self.access.log(number, asked.person, command.name, asked.now)
        if decision.rejection and decision.rejection.key in TICKS_NEEDED:
            form = form_for(command, file, self.team(), {**asked.values, **_to_tick(file, decision.rejection)})
            return CommandResult(False, (decision.rejection,), form=form)
        if decision.rejection and decision.rejection.key in TO_READ:
            return CommandResult(False, (decision.rejection,), card=self._to_read(file, decision.rejection, asked))
        metrics.DECISIONS.labels(command.name, "refused" if decision.rejection else "done").inc()
        return _result(decision, number)

    def _to_read(self, file: CaseFile, rejection: LocalizedText, asked: CommandRequest) -> Card:
        """The draft that is to be read before it is approved; in a grave case with a button that says so once more."""
        draft = file.draft(int(str(rejection.args["version"])))
        assert draft is not None
        if rejection.key == "rejection.sure_first":
            return confirm_card(file, draft)
        return draft_card(file, draft, asked.person, next_due(file, self.incidents.policy))


def parse(text: str) -> ParsedCommand:
    """A typed line or a button's code as a command whose values every database keeps."""
    return parse_command(storable(text))


def storable(text: str) -> str:
    """Text without what no database keeps: NUL and half characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _to_tick(file: CaseFile, rejection: LocalizedText) -> Mapping[str, str]:
    """The draft a rejection is about, and what must be ticked before it is taken back."""
    version, rules = str(rejection.args["version"]), rejection.args.get("rules", ())
    draft = file.draft(int(version))
    named = [rule.key.removeprefix("rule.") for rule in rules] if isinstance(rules, tuple) else []
    return {"version": version, "hash": draft.hash[:8] if draft else "", "needed": " ".join(named) or "ALREADY"}


def _result(decision: Decision, number: int) -> CommandResult:
    if decision.rejection:
        return CommandResult(False, (decision.rejection,))
    return CommandResult(True, (decision.answer or msg("answer.done", number=number),))
