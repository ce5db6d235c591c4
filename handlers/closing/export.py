"""Taking an incident out of the desk: a right of its own, full or redacted, in full with a second person's word."""

from collections.abc import Callable
from datetime import datetime

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision
from handlers.case.people import Person
from handlers.case.proposals import ProposalState
from handlers.roles.access import export_right, restricted
from handlers.roles.proposals.actions import propose

PROFILES = ("full", "redacted")


def default_profile(file: CaseFile, person: Person) -> str:
    """Return what an export is when nothing is said: full by right, redacted where the incident is need-to-know."""
    return "full" if export_right(person) == "full" and not restricted(file) else "redacted"


def ensure_export(file: CaseFile, person: Person, profile: str, now: datetime) -> LocalizedText | None:
    """Return why this person may not export it so; `export_takes_two` where a second person has to agree first."""
    right = export_right(person)
    if profile not in PROFILES:
        return msg("rejection.profile_unknown", given=profile[:20])
    if right == "none" or (profile == "full" and right != "full"):
        return msg("rejection.no_export_right", number=file.number, profile=profile)
    if profile == "full" and file.harm_at_stake and not _agreed(file, person.id, now):
        return msg("rejection.export_takes_two", number=file.number)
    return None


def propose_export(profile: str) -> Callable[[CaseFile, CommandContext, datetime], Decision]:
    """Return the handler that asks for a second person's word on a full export; good for a day."""

    def ask(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
        """Ask for a second person's yes to the export."""
        return propose("export", "export", file, (), context, now)

    return ask


def _agreed(file: CaseFile, person: str, now: datetime) -> bool:
    return any(
        p.command == "export" and p.by == person and p.state is ProposalState.CONFIRMED and now < p.expires
        for p in file.proposals
    )
