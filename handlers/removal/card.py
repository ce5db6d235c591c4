"""What people see of removal: the warning before it, appeals on the card, the month on the board (R120, R127)."""

from collections.abc import Mapping
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from handlers.case.card import Button, Card, LocalizedText, Part, Quote, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.people import Role
from handlers.case.removal import Appeal, AppealState
from handlers.removal.gate import words_of
from handlers.removal.rules import POST, evidence_on_file
from handlers.removal.sorter import find_grounds, stated_fact
from handlers.text.fold import comparable

ACTED, NOT_ACTED = ("removed", "limited", "partial"), ("refused", "none")
FEW, MANY = 3, 20  # refusals before their share counts; appeals in a month that are many whatever became of them
MAX_SHOWN = 600  # code points of a content on a card
NEXT_STEPS: Mapping[AppealState, tuple[str, ...]] = {
    AppealState.DRAFTED: ("approve", "withdraw"),
    AppealState.APPROVED: ("filed", "withdraw"),
    AppealState.FILED: ("result", "objected", "withdraw"),
}
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
        Row(msg("gate.on_file"), _on_file(file)),
    )


def _on_file(file: CaseFile) -> LocalizedText:
    """The evidence by its numbers, from which a ground's proof is chosen."""
    items = tuple(msg("evidence.item", id=item.id, proof_kind=item.kind) for item in evidence_on_file(file))
    return msg("plain.list", items=items) if items else msg("evidence.none", number=file.number)


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


def appeal_card(file: CaseFile, appeal: Appeal) -> Card:
    """One appeal for who decides on it, drafted it or files it, with the buttons of its next step."""
    parts: list[Part] = [
        Row(msg("card.appeal", id=appeal.id), _appeal(appeal)),
        Row(msg("pack.fact"), msg("plain.text", text=appeal.fact)),
        Quote(appeal.said[:MAX_SHOWN], msg("pack.words")),
        Row(msg("gate.warning"), msg("gate.hides_criticism")),
        *_typed_words(file, appeal),
    ]
    start = f"appeal {file.number} {appeal.id}"
    buttons = tuple(
        Button(f"{start} {move}", msg(f"appeal_move.{move}"), primary=move == steps[0])
        for steps in (NEXT_STEPS.get(appeal.state, ()),)
        for move in steps
    )
    title = msg("card.appeal_title", number=file.number, id=appeal.id, ground=appeal.ground)
    return Card(title, Tone.WARNING if appeal.live else Tone.RESOLVED, tuple(parts), buttons)


def _typed_words(file: CaseFile, appeal: Appeal) -> tuple[Part, ...]:
    """Who decides hears that words were typed which the text of the post, as the desk has it, has not."""
    quote, known = appeal.details.get("quote", ""), words_of(file)
    if appeal.content != POST or not known or comparable(quote) in comparable(known):
        return ()
    return (Row(msg("gate.typed"), msg("gate.typed_words", words=quote, by=appeal.drafted_by)),)


def appeal_readers(file: CaseFile, appeal: Appeal) -> tuple[str, ...]:
    """Who sees an appeal's card: who drafted, agreed and filed it, and who holds the role that decides."""
    decides = file.person(Role.LEGAL if appeal.by_legal else Role.APPROVER)
    people = (appeal.drafted_by, decides, appeal.approved_by, appeal.filed_by, file.person(Role.LIAISON))
    return tuple(dict.fromkeys(person for person in people if person))


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
