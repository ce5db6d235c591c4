"""Proposals as people see them: a row on the incident's card, and a card with buttons for who may confirm."""

from handlers.case.card import Button, Card, LocalizedText, Part, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.proposals import Proposal, ProposalState
from handlers.roles.proposals.rules import doubted_words, pending


def proposal_rows(file: CaseFile, reveal: bool = True) -> tuple[Part, ...]:
    """One row for each proposal that waits; the reason only where it may be read."""
    return tuple(Row(msg("card.proposal", id=p.id), _text(p, reveal)) for p in pending(file))


def proposal_buttons(file: CaseFile) -> tuple[Button, ...]:
    """Confirm and refuse, for the oldest that waits."""
    return tuple(button for p in pending(file)[:1] for button in _buttons(file, p))


def proposal_card(file: CaseFile, proposal: Proposal) -> Card:
    """One proposal for a person who may confirm it; settled, without buttons."""
    waits = proposal.state is ProposalState.PENDING
    parts: list[Part] = [Row(msg("card.proposal", id=proposal.id), _text(proposal, True))]
    if not waits:
        state = msg(f"proposal_state.{proposal.state}", by=proposal.decided_by, at=proposal.decided_at)
        parts.append(Row(msg("card.decision"), state))
    title = msg("card.proposal_title", number=file.number, severity=file.severity)
    return Card(
        title, Tone.WARNING if waits else Tone.RESOLVED, tuple(parts), _buttons(file, proposal) if waits else ()
    )


def _text(proposal: Proposal, reveal: bool) -> LocalizedText:
    wanted = proposal.args
    return msg(
        "card.proposal_is",
        proposal=proposal.proposal,
        severity=wanted.get("severity", "").upper(),
        category=wanted.get("category", ""),
        ground=wanted.get("ground", ""),
        by=proposal.by,
        reason=proposal.reason if reveal else "",
        words=doubted_words(proposal) if reveal else "",
        until=proposal.expires,
    )


def _buttons(file: CaseFile, proposal: Proposal) -> tuple[Button, ...]:
    return (
        Button(f"confirm {file.number} {proposal.id}", msg("button.confirm"), danger=True),
        Button(f"refuse {file.number} {proposal.id}", msg("button.refuse")),
    )
