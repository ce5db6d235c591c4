"""Propose instead of doing, confirm, refuse."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify, reject
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.people import Role
from handlers.case.proposals import Proposal, ProposalState
from handlers.roles.access import may_read
from handlers.roles.proposals.events import ProposalConfirmed, ProposalRefused, Proposed
from handlers.roles.proposals.rules import SCHEME, VALID, basis, confirmers, doubted_words, grave_for_any, pending

Handler = Callable[[CaseFile, CommandContext, datetime], Decision]
WATCHING = (Role.LEGAL, Role.APPROVER, Role.EXECUTIVE, Role.MANAGER)


def ensure_second_person(
    command: str, file: CaseFile, decision: Decision, context: CommandContext, now: datetime
) -> Decision:
    """Return the decision, or where it is grave a proposal of it that a second person has to confirm."""
    if decision.rejection or not decision.events:
        return decision
    why = grave_for_any(file, decision, context, now)
    return propose(command, why, file, decision.events, context, now) if why else decision


def propose(
    command: str, why: str, file: CaseFile, events: tuple[Event, ...], context: CommandContext, now: datetime
) -> Decision:
    """Put a proposal up; legal, approver, executive and managers hear of it at once."""
    after, args = apply_events(file, events, EventMeta(now, context.by.id)), given(context)
    waiting = [p for p in pending(file) if (p.command, p.proposal) == (command, why)]
    if known := next((p for p in waiting if why != SCHEME or p.args == args), None):
        return reject("rejection.already_proposed", number=file.number, id=known.id, by=known.by)
    made = Proposed(
        id=len(file.proposals) + 1,
        command=command,
        proposal=why,
        expires=now + VALID,
        basis=basis(file),
        reason=context.text("reason"),
        severity=after.severity.value if why == "lowered" else "",
        category=after.category.value if why == "lowered" else "",
        args=args,
    )
    proposal = apply_events(file, [made], EventMeta(now, context.by.id)).proposals[-1]
    people = confirmers(file, proposal, context.team, now)
    line = sentence("tell.proposed", file, proposal, people)
    return Decision(
        (replace(made, asked=people[:2]),),
        (Notify((line,), WATCHING, people[:2]),),
        sentence("answer.proposed", file, proposal, people),
    )


def confirmer(handlers: Mapping[str, Handler]) -> Handler:
    """Return the command that carries a proposal out by the handler of the command it is about."""

    def confirm(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
        """Agree with what another person proposed: it is done now, in both names."""
        proposal = _which(file, context, now)
        if isinstance(proposal, Decision):
            return proposal
        people = confirmers(file, proposal, context.team.with_present(context.by), now)  # who answers is there
        unread = any(not may_read(other, context.by, context.team) for other in context.others.values())
        if context.by.id not in people or unread:
            key = "rejection.own_proposal" if context.by.id == proposal.by else "rejection.not_yours_to_confirm"
            return Decision(rejection=sentence(key, file, proposal, people))
        if proposal.basis != basis(file):
            return reject("rejection.proposal_outdated", number=file.number, id=proposal.id)
        if proposal.proposal == SCHEME and not context.text("reason"):
            return reject("rejection.confirm_with_reason", number=file.number, id=proposal.id)
        done = ProposalConfirmed(id=proposal.id, proposed_by=proposal.by, reason=context.text("reason"))
        answer = msg("answer.confirmed", number=file.number, id=proposal.id)
        handler = handlers.get(proposal.command)
        if handler is None:  # what is not done here is done by who proposed it, within the time
            return Decision((done,), (_tell_author(file, proposal, context.by.id),), answer)
        author = context.team.people.get(proposal.by)
        if author is None:
            return reject("rejection.proposer_left", number=file.number, id=proposal.id, by=proposal.by)
        decided = handler(file, replace(context, by=author, args=proposal.args), now)
        if decided.rejection:
            return decided
        events = tuple(_in_both_names(event, proposal.by) for event in decided.events)
        follow_ups = (*decided.follow_ups, _tell_author(file, proposal, context.by.id))
        also = {n: tuple(_in_both_names(e, proposal.by) for e in changes) for n, changes in decided.also.items()}
        return Decision((done, *events), follow_ups, answer, also=also)

    return confirm


def named_proposal(file: CaseFile, values: Mapping[str, str]) -> Proposal | None:
    """Return the proposal that a line is about: the one it numbers, or the only one that waits."""
    number = values.get("id", "").lstrip("vV#")
    found = [p for p in pending(file) if not number or str(p.id) == number]
    return found[0] if len(found) == 1 else None


def refuse(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Do not agree, or take back one's own proposal, with a reason."""
    proposal = _which(file, context, now)
    if isinstance(proposal, Decision):
        return proposal
    people = confirmers(file, proposal, context.team, now)
    if context.by.id not in (*people, proposal.by) and Role.MANAGER not in context.by.roles:
        return Decision(rejection=sentence("rejection.not_yours_to_confirm", file, proposal, people))
    if not context.text("reason"):
        return reject("rejection.reason_needed")
    refused = ProposalRefused(id=proposal.id, reason=context.text("reason"))
    notice = msg("tell.refused", number=file.number, id=proposal.id, by=context.by.id, reason=context.text("reason"))
    answer = msg("answer.refused", number=file.number, id=proposal.id)
    return Decision((refused,), (Notify((notice,), people=(proposal.by,)),), answer)


def given(context: CommandContext) -> Mapping[str, str]:
    """Return the values of the command as they are kept with the proposal."""
    return {name: value for name, value in context.args.items() if value}


def sentence(key: str, file: CaseFile, proposal: Proposal, people: tuple[str, ...]) -> LocalizedText:
    """Return a sentence about a proposal and who may confirm it."""
    named = tuple(msg("plain.person", person=person) for person in people)
    return msg(
        key,
        number=file.number,
        id=proposal.id,
        proposal=proposal.proposal,
        by=proposal.by,
        reason=proposal.reason,
        words=doubted_words(proposal),
        until=proposal.expires,
        people=named,
    )


def _which(file: CaseFile, context: CommandContext, now: datetime) -> Proposal | Decision:
    """Return the proposal meant, the only one that waits when none is named; or why there is none."""
    waiting, number = pending(file), context.integer("id")
    found = [p for p in file.proposals if p.id == number] if number else list(waiting)
    if len(found) != 1:
        return reject("rejection.which_proposal", number=file.number, ids=", ".join(f"#{p.id}" for p in waiting))
    proposal = found[0]
    if proposal.state is not ProposalState.PENDING:
        return reject("rejection.proposal_settled", number=file.number, id=proposal.id, by=proposal.decided_by)
    if now >= proposal.expires:
        return reject("rejection.proposal_expired", number=file.number, id=proposal.id)
    return proposal


def _in_both_names(event: Event, by: str) -> Event:
    """The event with who proposed it, where it has a place for that."""
    return replace(event, proposed_by=by) if hasattr(event, "proposed_by") else event  # type: ignore[call-arg]


def _tell_author(file: CaseFile, proposal: Proposal, by: str) -> Notify:
    return Notify((msg("tell.confirmed", number=file.number, id=proposal.id, by=by),), WATCHING, (proposal.by,))
