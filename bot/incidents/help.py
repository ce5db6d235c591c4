"""The command `help`: what this person may do and how each command is typed."""

from collections.abc import Mapping

from bot.incidents.incidents import Incidents
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.case.card import Card, LocalizedText, Row, msg
from handlers.case.people import Person, Role
from handlers.commands.aliases_zh import folded
from handlers.commands.command import Command
from handlers.commands.permissions import is_own_work, may_use
from handlers.commands.registry import BY_NAME, COMMANDS
from handlers.commands.tokenizer import find_command

ALL = ("all", "全部", "所有")


def help_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """What this person is and may do, role by role, then how to type it: their own work, or with `all` the rest too.

    With a command's name only that one; never what they may not do.
    """
    person = incidents.people.team().people[request.person]
    given = request.values.get("verb", "").strip()
    asked = find_command(given)[0]
    if asked and may_use(asked, person):
        return CommandResult(True, card=Card(msg("help.title"), parts=(_line(asked, person),)))
    usable = [c for c in COMMANDS if may_use(c, person)]
    mine = usable if given in ALL or not person.roles else [c for c in COMMANDS if is_own_work(c, person)]
    names = tuple(msg(f"role.{role}") for role in Role if role in person.roles)
    you = Row(msg("help.you"), msg("plain.list", items=names) if names else msg("help.reader"))
    duties = [Row(msg("card.seat", role=role), msg(f"duty.{role}")) for role in Role if role in person.roles]
    lines = [_line(command, person) for command in mine]
    left = len(usable) - len(mine)
    more = [Row(_typed("help"), msg("help.more", n=left))] if left else []
    return CommandResult(True, card=Card(msg("help.title"), parts=(you, *duties, *lines, *more)))


def _line(command: Command, person: Person) -> Row:
    """How a command is typed and what it does for this person: a reader sees counts where others see incidents."""
    counts = not person.roles and command.name in ("list", "status")
    key = "help.counts" if counts else f"help.{command.name}"
    return Row(_typed(command.name), msg(key, aliases=_aliases(command)))


def _aliases(command: Command) -> Mapping[str, str]:
    """The words for it in the reader's own language and script, at most two."""
    plain = [alias for alias in command.aliases if folded(alias) == alias]
    other = [alias for alias in command.aliases if folded(alias) != alias]
    return {"zh-Hans": " ".join(plain[:2]), "zh-Hant": " ".join((other or plain)[:2]), "any": command.name}


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
