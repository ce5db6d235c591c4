"""What takes a second person, and who that may be."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.grades import Severity
from handlers.case.people import Person, Role, Team
from handlers.case.proposals import Proposal, ProposalState
from handlers.roles.access import may_read
from handlers.roles.rules import law_concerned

CONFIRMERS = (Role.LEGAL, Role.APPROVER, Role.EXECUTIVE)
FOR_MANAGER = (Role.EXECUTIVE, Role.HEADQUARTERS, Role.PUBLIC_RELATIONS)  # decide where no manager is there
VALID = timedelta(hours=24)
SCHEME = "scheme"  # asked for in words that a reader beside the rules doubts; confirmed only with a reason
ASKED_IN = ("text", "instruction", "note", "reason")  # values that hold those words


def doubted_words(proposal: Proposal) -> str:
    """Return the words that were doubted; empty for a proposal of another kind."""
    if proposal.proposal != SCHEME:
        return ""
    return next((words for name in ASKED_IN if (words := proposal.args.get(name, ""))), "")


def grave(file: CaseFile, events: Sequence[Event], context: CommandContext, now: datetime) -> str:
    """Return why a decision takes a second person, a key of the words `proposal`; empty when it does not."""
    if lowers_safety(file, apply_events(file, events, EventMeta(now, context.by.id))):
        return "lowered"
    overridden = any(getattr(event, "override", "") for event in events)
    # What we said stands uncorrected in public, or without approval.
    false = any(reply.wrong for reply in file.replies) or file.unapproved_reply() is not None
    crisis = max(file.severity, file.rules_severity) >= Severity.L3  # lowered on its last day, it was one still
    if overridden and (
        false or crisis or file.members or file.harm_at_stake or context.by.id == file.person(Role.OWNER)
    ):
        return "closed"
    return next((why for event in events if (why := event.second_person(file))), "")


def grave_for_any(file: CaseFile, decision: Decision, context: CommandContext, now: datetime) -> str:
    """Return why a decision takes a second person, for this incident or another that it changes."""
    of_others = ((context.others[number], events) for number, events in decision.also.items())
    changed = ((file, decision.events), *of_others)
    return next((why for one, events in changed if (why := grave(one, events, context, now))), "")


def lowers_safety(before: CaseFile, after: CaseFile) -> bool:
    """True when severity, the safety flag or the reason for legal goes, of a case that the law or safety concerns."""
    no_longer_safety = before.safety and not after.safety
    return law_concerned(before) and (after.severity < before.severity or no_longer_safety or not law_concerned(after))


def answered(file: CaseFile) -> bool:
    """True once an approved reply is public, or a second person agreed to give none."""
    return any(reply.approved for reply in file.replies) or bool(file.no_reply)


def pending(file: CaseFile) -> tuple[Proposal, ...]:
    """Return proposals that wait for a second person."""
    return tuple(p for p in file.proposals if p.state is ProposalState.PENDING)


def basis(file: CaseFile) -> str:
    """Return severity and category as one word, to tell whether they have changed."""
    return f"{file.severity} {file.category} {'safety' if file.safety else ''}".strip()


def confirmers(file: CaseFile, proposal: Proposal, team: Team, now: datetime) -> tuple[str, ...]:
    """Return who may confirm a proposal, the incident's own people first; never its author.

    Those who are there; in an emergency with none there those who are away too, for they may still answer.
    """
    roles = _other_side(file, proposal, team, now) if proposal.proposal == "emergency" else CONFIRMERS
    able = [p.id for role in roles for p in team.able(role, file.brand, "", now) if _free(file, p, proposal, team)]
    if not able and proposal.proposal == "emergency":
        holding = [p for role in roles for p in team.people.values() if role in p.roles and p.covers(file.brand, "")]
        able = [p.id for p in holding if _free(file, p, proposal, team)]
    holders = [file.person(role) for role in roles]
    return tuple(dict.fromkeys([*(h for h in holders if h in able), *able]))


def _free(file: CaseFile, person: Person, proposal: Proposal, team: Team) -> bool:
    """True for who may read the incident, is not the author, and had no part in a text that is to be let out."""
    part = _contributors(file, proposal) if proposal.proposal == "emergency" else frozenset()
    return person.id not in {proposal.by, *part} and may_read(file, person, team)


def _contributors(file: CaseFile, proposal: Proposal) -> frozenset[str]:
    version = proposal.args.get("version", "").lstrip("vV#")
    draft = file.draft(int(version)) if version.isdecimal() else None
    return frozenset((*(draft.contributors if draft else ()), *file.regraded_by, file.person(Role.OWNER)))


def _other_side(file: CaseFile, proposal: Proposal, team: Team, now: datetime) -> tuple[Role, ...]:
    """Return who decides an emergency together with its author: legal with a manager, a manager with legal.

    Where no manager is there who is free to decide, as when the manager is the approver who is away, an executive
    or headquarters decides in their place; legal has no substitute.
    """
    if not team.has(proposal.by, Role.LEGAL):
        return (Role.LEGAL,)
    there = any(_free(file, p, proposal, team) for p in team.able(Role.MANAGER, file.brand, "", now))
    managers = (Role.MANAGER,) if there else (Role.MANAGER, *FOR_MANAGER)
    return (*managers, Role.LEGAL) if {Role.MANAGER, *FOR_MANAGER} & team.people[proposal.by].roles else managers
