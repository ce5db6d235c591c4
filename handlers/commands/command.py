"""What a command is: how it is typed, what its form asks for, and the handler that decides."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.case.case_file import CaseFile, Status
from handlers.case.decision import CommandContext, Decision
from handlers.case.drafts import DraftState
from handlers.commands.form_fields import Fields, FieldsFor
from handlers.roles.proposals.actions import named_proposal

Handler = Callable[[CaseFile, CommandContext, datetime], Decision]
OthersOf = Callable[[CaseFile, Mapping[str, str]], tuple[int, ...]]


@dataclass(frozen=True, eq=False)
class Command:
    """One command: how it is typed, what its form asks for, and the handler that decides.

    `positional` names its values in typed order after the incident's number; the last one takes the rest of the line.
    `named` values may be typed anywhere as name=value. A line without all `required` values opens the form, and so does
    a button without all required fields. `status` is the only one of the incident, `draft_states` those of the draft it
    names, in which the form makes sense; otherwise the handler says why not. A command without a handler is about no
    single incident; `bot/incidents` carries it out.
    """

    name: str
    aliases: tuple[str, ...]
    positional: tuple[str, ...] = ()
    required: tuple[str, ...] = ()
    handler: Handler | None = None
    named: tuple[str, ...] = ()
    form: Fields | FieldsFor = ()
    status: Status | None = None
    draft_states: tuple[DraftState, ...] = (DraftState.WAITING,)
    others: OthersOf | None = None  # further incidents that it names, decided on together
    asks: tuple[str, ...] = ()  # values that ask for an act, which may be one that is refused (R162)
    needs_draft_context: bool = False  # judges words, and so must know what may be stated and promised


def others_of_proposal(by_name: Callable[[], Mapping[str, Command]]) -> OthersOf:
    """Return what tells the further incidents of a proposal: those that the proposed command is about."""

    def others(file: CaseFile, values: Mapping[str, str]) -> tuple[int, ...]:
        """None where no proposal is named, or its command is about one incident alone."""
        proposal = named_proposal(file, values)
        command = by_name().get(proposal.command) if proposal else None
        return command.others(file, proposal.args) if proposal and command and command.others else ()

    return others
