"""The reception: a click or a typed command from any chat, in one grammar, to the handler that decides; always an answer."""

from collections.abc import Mapping
from datetime import datetime

from bot.incidents.global_commands import Answers
from bot.incidents.incidents import Incidents, NoSuchIncident
from bot.incidents.requests import Form, Heard, Request
from bot.ops import metrics
from handlers.case.card import say
from handlers.case.case_file import CaseFile
from handlers.case.decision import Decision
from handlers.case.people import Team
from handlers.commands.forms import lacks, missing, ticks
from handlers.commands.parser import read_command
from handlers.commands.registry import Verb, decide
from handlers.drafts.card import draft_card
from handlers.reminders.windows import next_due
from storage.incidents.cases import Damaged


class Reception:
    """What every chat talks to. `hear` is all a chat needs to carry out a click, a typed line or a filled form."""

    def __init__(self, desk: Incidents, answers: Answers) -> None:
        self.desk, self.answers = desk, answers

    def team(self) -> Team:
        """Everybody on the roster."""
        return self.desk.people.team()

    def hear(
        self, person: str, text: str, now: datetime, values: Mapping[str, str] | None = None, incident: int | None = None, once: str = ""
    ) -> Heard:
        """Carry out what `person` (a roster id) asked for. `values` are a form's; `incident` is the one whose thread it was said in.

        `once` names this very click or message: heard again under that name it changes nothing and gets the same answer.
        """
        if person not in self.team().people:
            return Heard(False, (say("objection.not_on_roster", person=person),))
        text = storable(text)
        asked = read_command(text)
        given = {**asked.values, **{name: storable(value) for name, value in (values or {}).items()}}
        request = Request(person, given, asked.number or incident, now, once)
        if asked.verb is None:
            return self.answers.words(text, request) or Heard(False, (say("objection.no_such_command", given=asked.word[:40]),))
        if asked.verb.handler is None:
            return self.answers.answer(asked.verb.name, request)
        if request.number is None:
            return Heard(False, (say("objection.which_incident", example=say(f"example.{asked.verb.name}")),))
        try:
            return self._act(asked.verb, request.number, request)
        except NoSuchIncident:
            return Heard(False, (say("objection.no_such_incident", number=request.number),))
        except Damaged:
            return Heard(False, (say("objection.damaged", number=request.number),))

    def _act(self, verb: Verb, number: int, asked: Request) -> Heard:
        if lacks(verb, asked.values):
            return Heard(False, form=self._form(verb, number, asked.values))
        file, decision = self.desk.execute(
            number, lambda f, act, at: decide(verb, f, act, at), asked.person, asked.values, asked.now, asked.once, verb.weighs
        )
        if decision.objection and decision.objection.key == "objection.tick_first":
            return self._to_tick(file, decision)
        if decision.objection and decision.objection.key == "objection.see_first" and (draft := file.waiting()):
            return Heard(False, (decision.objection,), card=draft_card(file, draft, asked.person, next_due(file, self.desk.house)))
        metrics.DECISIONS.labels(verb.name, "refused" if decision.objection else "done").inc()
        return _heard(decision, number)

    def _form(self, verb: Verb, number: int, given: Mapping[str, str]) -> Form:
        """What must be known first. Raises NoSuchIncident."""
        code = " ".join([verb.name, str(number), *(given[n] for n in ("version", "hash", "id") if n in given)])
        return Form(code, say("form.title", verb=verb.name, number=number), missing(verb, self.desk.read(number), self.team(), given))

    def _to_tick(self, file: CaseFile, decision: Decision) -> Heard:
        """Findings that want an explicit tick come back as a form, under the exact text."""
        version = int(str(decision.objection.args["version"])) if decision.objection else 0
        draft = file.draft(version)
        assert draft is not None and decision.objection is not None
        fields, parts = ticks(file, draft)
        code = f"approve {file.number} {version} {draft.hash[:8]}"
        return Heard(False, (decision.objection,), form=Form(code, say("form.title", verb="approve", number=file.number), fields, parts))


def storable(text: str) -> str:
    """Text without what no database keeps: NUL and half characters."""
    return text.replace("\0", "").encode("utf-8", "replace").decode()


def _heard(decision: Decision, number: int) -> Heard:
    if decision.objection:
        return Heard(False, (decision.objection,))
    return Heard(True, (decision.answer or say("answer.done", number=number),))
