"""What a person may do: for help and for buttons. The decision itself is made where a command is carried out."""

from collections.abc import Mapping
from dataclasses import replace

from handlers.case.card import Button, Card
from handlers.case.people import Person, Role
from handlers.commands.command import Command
from handlers.commands.parser import parse_command
from handlers.roles.proposals.rules import CONFIRMERS, FOR_MANAGER

# Who is on the roster without a role may read and report.
FOR_READERS = frozenset({"new", "list", "status", "mine", "check", "away", "language", "help"})
# Of the others, those that only these roles ever carry out.
ONLY_FOR: Mapping[str, frozenset[Role]] = {
    "approve": frozenset({Role.APPROVER, Role.EXECUTIVE}),
    "no-reply": frozenset({Role.APPROVER}),
    "send-back": frozenset({Role.APPROVER, Role.LEGAL, Role.EXECUTIVE}),
    "clear": frozenset({Role.LEGAL}),
    "hold": frozenset({Role.LEGAL, Role.MANAGER}),
    "legal": frozenset({Role.LEGAL}),
    "reads": frozenset({Role.LEGAL, Role.MANAGER}),
    "seen": frozenset({Role.LEGAL, Role.EXECUTIVE}),
    "undo": frozenset({Role.APPROVER, Role.EXECUTIVE}),
    "ratify": frozenset({Role.APPROVER, Role.EXECUTIVE}),
    "emergency": frozenset({Role.MANAGER, Role.LEGAL, *FOR_MANAGER}),
    "confirm": frozenset({*CONFIRMERS, Role.MANAGER, *FOR_MANAGER}),
}


def may_use(command: Command, person: Person) -> bool:
    """True when this person may ever carry the command out."""
    if not person.roles:
        return command.name in FOR_READERS
    return command.name not in ONLY_FOR or bool(ONLY_FOR[command.name] & person.roles)


def fit_to(card: Card, person: Person | None) -> Card:
    """Return the card as this person sees it: without buttons that would be refused for want of a role."""
    return replace(card, buttons=tuple(button for button in card.buttons if person and _fits(button, person)))


def _fits(button: Button, person: Person) -> bool:
    asked = parse_command(button.code)
    if asked.command is None:
        return True
    role = asked.values.get("role") if asked.command.name == "take" else None
    return may_use(asked.command, person) and (role is None or role in person.roles)
