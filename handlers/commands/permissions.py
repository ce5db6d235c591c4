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
# Whose daily work the others are, for help alone. What is not named here is everybody's.
_OWNERS, _DESK = frozenset({Role.OWNER, Role.MANAGER}), frozenset({Role.OWNER, Role.TRIAGER, Role.MANAGER})
_LOOKERS, _WRITERS = _DESK | {Role.MONITOR}, frozenset({Role.OWNER, Role.DRAFTER})
_REVIEWERS = frozenset({Role.APPROVER, Role.LEGAL, Role.EXECUTIVE})
_OUTREACH = frozenset({Role.OWNER, Role.KOL, Role.PUBLIC_RELATIONS, Role.MEDIA})
_REMOVAL = frozenset({Role.OWNER, Role.LIAISON, Role.LEGAL, Role.APPROVER})
_KNOWS = frozenset({Role.OWNER, Role.PRODUCT, Role.QUALITY, Role.LEGAL, Role.MANAGER})
WORK_OF_ROLES: Mapping[str, frozenset[Role]] = {
    **dict.fromkeys(("grade", "merge", "unmerge", "split", "about"), _DESK | {Role.APPROVER}),
    **dict.fromkeys(("unread", "open", "dismiss", "watch", "watchlist"), _LOOKERS),
    **dict.fromkeys(("draft", "pick", "check"), _WRITERS),
    **dict.fromkeys(("edit", "withdraw", "templates"), _WRITERS | _REVIEWERS),
    **dict.fromkeys(("close", "reopen", "retro", "export"), _OWNERS | {Role.APPROVER, Role.LEGAL}),
    **dict.fromkeys(("contact", "author", "consent", "creator", "brief"), _OUTREACH),
    **dict.fromkeys(("report", "appeal", "pack", "moderate"), _REMOVAL),
    **dict.fromkeys(("fact", "brand"), _KNOWS),
    "assess": _OWNERS | {Role.MONITOR},
    "translate": _REVIEWERS,
    "posted": frozenset({Role.OWNER, Role.PUBLISHER}),
    "promise": frozenset({Role.OWNER, Role.PUBLISHER, Role.CUSTOMER_SERVICE}),
    "remedy": frozenset({Role.OWNER, Role.CUSTOMER_SERVICE}),
    "ticket": frozenset({Role.OWNER, Role.CUSTOMER_SERVICE}),
    "promote": frozenset({Role.APPROVER}),
    "kit": frozenset({Role.OWNER, Role.MEDIA, Role.PUBLIC_RELATIONS, Role.SPOKESPERSON}),
    "own": frozenset({Role.OWNER, Role.PUBLISHER, Role.MONITOR, Role.CUSTOMER_SERVICE}),
    "snooze": frozenset({Role.OWNER, Role.APPROVER}),
    "clusters": _LOOKERS | {Role.PRODUCT, Role.QUALITY, Role.EXECUTIVE},
    "figures": _OWNERS | {Role.EXECUTIVE, Role.APPROVER, Role.HEADQUARTERS},
    "drill": _OWNERS,
    "evidence": _REMOVAL | {Role.MONITOR, Role.CUSTOMER_SERVICE},
}


def is_own_work(command: Command, person: Person) -> bool:
    """True for what help lists first: what everybody does, and the work of this person's roles."""
    return may_use(command, person) and bool(WORK_OF_ROLES.get(command.name, person.roles) & person.roles)


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
