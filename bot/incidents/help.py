"""The command `help`: what this person may do and how each command is typed."""

from bot.incidents.incidents import Incidents
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.case.card import Card, LocalizedText, Row, msg
from handlers.case.people import Person, Role
from handlers.commands.command import Command
from handlers.commands.permissions import may_use
from handlers.commands.registry import BY_NAME, COMMANDS


def help_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """What this person is and may do, role by role, then how to type it; nothing they may not."""
    person = incidents.people.team().people[request.person]
    mine = [c for c in COMMANDS if may_use(c, person)]
    lines = [Row(_typed(c.name), _meaning(c, person)) for c in mine]
    names = tuple(msg(f"role.{role}") for role in Role if role in person.roles)
    you = Row(msg("help.you"), msg("plain.list", items=names) if names else msg("help.reader"))
    duties = [Row(msg("card.seat", role=role), msg(f"duty.{role}")) for role in Role if role in person.roles]
    return CommandResult(True, card=Card(msg("help.title"), parts=(you, *duties, *lines)))


def _meaning(command: Command, person: Person) -> LocalizedText:
    """What a command does for this person: a reader sees counts where others see incidents."""
    counts = not person.roles and command.name in ("list", "status")
    return msg("help.counts" if counts else f"help.{command.name}", aliases=" ".join(command.aliases[:2]))


def _typed(name: str) -> LocalizedText:
    """A line to be typed as it is, in the reader's language; the opener only where there are slash commands."""
    return msg("help.typed", opener="/incident", line=msg(f"example.{name}"))


def usage(name: str) -> str:
    """How a command is typed, from the registry."""
    known = BY_NAME[name]
    needs_number = known.handler is not None
    return " ".join(
        ["/incident", known.name, *(["N"] if needs_number else []), *(f"[{field}]" for field in known.positional)]
    )
