"""What people see of removal: the warning before it, appeals on the card, the month on the board (R120, R127)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from handlers.case.card import LocalizedText, Part, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.removal import Appeal
from handlers.removal.gate import words_of
from handlers.removal.sorter import find_grounds, stated_fact

ACTED, NOT_ACTED = ("removed", "limited", "partial"), ("refused", "none")
FEW, MANY = 3, 20  # refusals before their share counts; appeals in a month that are many whatever became of them
SHARE = 3  # one refused of so many decided: the platform begins to see misuse (R127)


def gate_parts(file: CaseFile) -> tuple[Part, ...]:
    """What a person reads before asking for removal: the warning, and what the post's own words show."""
    said = words_of(file)
    shown = tuple(msg("gate.shows", ground=found.ground, words=found.words) for found in find_grounds(said))
    if not shown:
        shown = (msg("gate.states_fact", words=fact) if (fact := stated_fact(said)) else msg("gate.opinion"),)
    return (
        Row(msg("gate.first"), msg("gate.engage", number=file.number)),
        Row(msg("gate.warning"), msg("gate.hides_criticism")),
        Row(msg("gate.reads"), msg("plain.list", items=shown)),
    )


def removal_rows(file: CaseFile) -> tuple[Part, ...]:
    """The appeals of a case, pre-moderation while it is on, and where the legal track stands."""
    rows: list[Part] = [Row(msg("card.appeal", id=a.id), _appeal(a)) for a in file.appeals[-4:]]
    if file.not_reported and not any(a.live for a in file.appeals):
        rows.append(Row(msg("card.not_reported"), msg("plain.text", text=file.not_reported)))
    on = file.pre_moderation
    if on and not on.ended_at:
        waiting = sum(held.released_at is None for held in on.held)
        rows.append(Row(msg("card.pre_moderation"), msg("card.pre_moderation_is", until=on.until, n=waiting)))
    track = file.legal_track
    if track and track.lawsuit:
        rows.append(Row(msg("card.lawsuit"), msg(f"lawsuit.{track.lawsuit}")))
    if track and track.holding:
        rows.append(Row(msg("card.holding"), msg("card.holding_is", reason=track.trigger, at=track.triggered_at)))
    return tuple(rows)


def _appeal(appeal: Appeal) -> LocalizedText:
    return msg(
        "card.appeal_is",
        ground=appeal.ground,
        appeal_state=appeal.state,
        appeal_result=appeal.result,
        receipt=appeal.receipt,
        flagged=msg("card.appeal_contradicted") if appeal.contradicted else "",
        contested=msg("card.appeal_contested") if appeal.contested else "",
    )


def month_start(now: datetime, zone: str) -> datetime:
    """Return when this month began in the team's zone (UTC)."""
    local = now.astimezone(ZoneInfo(zone))
    return local.replace(day=1, hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def warned(tone: Tone) -> Tone:
    """Return the board's colour once the appeals warn: at least a warning."""
    return tone if tone is Tone.CRITICAL else Tone.WARNING


def month_row(results: Mapping[str, int]) -> tuple[tuple[Part, ...], bool]:
    """The board's row of this month's appeals by outcome, and whether it warns; nothing for a month without any."""
    filed = sum(results.values())
    if not filed:
        return (), False
    acted, refused = (sum(results.get(name, 0) for name in names) for names in (ACTED, NOT_ACTED))
    warns = (refused >= FEW and refused * SHARE >= acted + refused) or filed >= MANY
    counts = msg("board.appeals_are", filed=filed, acted=acted, refused=refused, waiting=filed - acted - refused)
    text = msg("board.appeals_warn", counts=counts) if warns else counts
    return (Row(msg("board.appeals"), text),), warns
