"""The reception: a click or a typed command from any chat, in one grammar, to the handler that decides; always an answer."""

from collections.abc import Mapping
from datetime import datetime

from bot.incidents.global_commands import GlobalCommands
from bot.incidents.incidents import Incidents, NoSuchIncident
from bot.incidents.requests import CommandRequest, CommandResult, Form
from bot.ops import metrics
from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Decision
from handlers.case.people import Team
from handlers.commands.forms import form_of, needs_form, tick_form
from handlers.commands.parser import ParsedCommand, parse_command
from handlers.commands.registry import Command, decide
from handlers.drafts.card import draft_card
from handlers.reminders.windows import next_due
from storage.incidents.cases import CorruptCaseFile


class CommandDispatcher:
    """What every chat talks to. `hear` is all a chat needs to carry out a click, a typed line or a filled form."""

    def __init__(self, incidents: Incidents, answers: GlobalCommands) -> None:
        self.incidents, self.answers = incidents, answers

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
        """Carry out what `person` (a roster id) asked for. `values` are a form's; `incident` is the one whose thread it was said in.

        A chat that has to look into the line first gives it parsed, by `parse` below, so that it is read once.

        `idempotency_key` names this very click or message: heard again under that name it changes nothing and gets the same answer.
        """
        if person not in self.team().people:
            return CommandResult(False, (msg("objection.not_on_roster", person=person),))
        asked = text if isinstance(text, ParsedCommand) else parse(text)
        given = {**asked.values, **{name: storable(value) for name, value in (values or {}).items()}}
        request = CommandRequest(person, given, asked.number or incident, now, idempotency_key)
        if asked.command is None:
            return self.answers.words(asked.text, request) or CommandResult(
                False, (msg("objection.no_such_command", given=asked.word[:40]),)
            )
        if asked.command.handler is None:
            return self.answers.answer(asked.command.name, request)
        if request.number is None:
            return CommandResult(
                False, (msg("objection.which_incident", example=msg(f"example.{asked.command.name}")),)
            )
        try:
            return self._act(asked.command, request.number, request)
        except NoSuchIncident:
            return CommandResult(False, (msg("objection.no_such_incident", number=request.number),))
        except CorruptCaseFile:
            return CommandResult(False, (msg("objection.damaged", number=request.number),))

    def _act(self, verb: Command, number: int, asked: CommandRequest) -> CommandResult:
        if needs_form(verb, asked.values):
            return CommandResult(False, form=self._form(verb, number, asked.values))
        file, decision = self.incidents.execute(
            number,
            lambda f, context, at: decide(verb, f, context, at),
            asked.person,
            asked.values,
            asked.now,
            asked.idempotency_key,
            verb.needs_draft_context,
        )
        if decision.rejection and decision.rejection.key == "objection.tick_first":
            return self._to_tick(file, decision)
        if decision.rejection and decision.rejection.key == "objection.see_first" and (draft := file.waiting()):
            return CommandResult(
                False,
                (decision.rejection,),
                card=draft_card(file, draft, asked.person, next_due(file, self.incidents.policy)),
            )
        metrics.DECISIONS.labels(verb.name, "refused" if decision.rejection else "done").inc()
        return _heard(decision, number)

    def _form(self, verb: Command, number: int, given: Mapping[str, str]) -> Form:
        """What must be known first. Raises NoSuchIncident."""
        code = " ".join([verb.name, str(number), *(given[n] for n in ("version", "hash", "id") if n in given)])
        return Form(
            code,
            msg("form.title", verb=verb.name, number=number),
            form_of(verb, self.incidents.read(number), self.team(), given),
        )

    def _to_tick(self, file: CaseFile, decision: Decision) -> CommandResult:
        """Findings that want an explicit tick come back as a form, under the exact text."""
        version = int(str(decision.rejection.args["version"])) if decision.rejection else 0
        draft = file.draft(version)
        assert draft is not None and decision.rejection is not None
        fields, parts = tick_form(file, draft)
        code = f"approve {file.number} {version} {draft.hash[:8]}"
        return CommandResult(
            False,
            (decision.rejection,),
            form=Form(code, msg("form.title", verb="approve", number=file.number), fields, parts),
        )


def parse(text: str) -> ParsedCommand:
    """A typed line or a button's code as a command whose values every database keeps."""
    return parse_command(storable(text))


def storable(text: str) -> str:
    """Text without what no database keeps: NUL and half characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _heard(decision: Decision, number: int) -> CommandResult:
    if decision.rejection:
        return CommandResult(False, (decision.rejection,))
    return CommandResult(True, (decision.answer or msg("answer.done", number=number),))
