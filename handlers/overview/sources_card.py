"""Where alerts come from: what became of those of each source, which are silent, and what could not be read."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.case.card import Button, Card, LocalizedText, Part, Quote, Row, Tone, msg

MAX_SOURCES, MAX_DELIVERIES, MAX_PROBLEMS = 20, 5, 3  # shown on one card; reasons of one delivery
DAYS = 7  # that figures are of


@dataclass(frozen=True)
class SourceState:
    """What is known of a source: its alerts of some days by what became of them, and when something came last (UTC)."""

    name: str
    opened: int = 0
    joined: int = 0
    to_read: int = 0
    on_record: int = 0
    unread: int = 0  # rows and bodies that could not be read
    unreadable: int = 0  # deliveries that wait for somebody to mend their mapping
    last_at: datetime | None = None
    silent: bool = False  # nothing has come for longer than its entry allows
    owner: str = ""


@dataclass(frozen=True)
class UnreadDelivery:
    """What came and could not be read whole: why, and how it begins, without personal data."""

    id: int
    source: str
    at: datetime
    problems: tuple[str, ...]
    excerpt: str
    may_open: bool = False  # it has words of its own, which can become an incident


def sources_card(states: Sequence[SourceState], faults: Sequence[str] = ()) -> Card:
    """All sources, those that wait for a person first; `faults`: what is wrong with sources.toml."""
    if not states and not faults:
        return Card(msg("sources.title"), Tone.INFO, (Row(msg("sources.none"), msg("sources.how_to_add")),))
    ordered = sorted(states, key=lambda one: (not one.unreadable, not one.silent, one.name))
    parts: list[Part] = [Row(msg("sources.fault"), msg("plain.text", text=fault)) for fault in faults]
    parts += [Row(msg("sources.source", source=one.name), source_text(one)) for one in ordered[:MAX_SOURCES]]
    if more := len(ordered) - MAX_SOURCES:
        parts += [Row(msg("board.more"), msg("sources.more", n=more))] if more > 0 else []
    buttons = tuple(
        Button(f"sources {one.name}", msg("button.source", source=one.name))
        for one in ordered[:MAX_DELIVERIES]
        if one.unreadable
    )
    worried = any(one.unreadable or one.silent for one in states) or bool(faults)
    return Card(msg("sources.title", days=DAYS), Tone.WARNING if worried else Tone.INFO, tuple(parts), buttons)


def source_card(state: SourceState, deliveries: Sequence[UnreadDelivery]) -> Card:
    """One source, with what of it could not be read and what can be done about each."""
    parts: list[Part] = [Row(msg("sources.source", source=state.name), source_text(state))]
    buttons: list[Button] = []
    for one in deliveries[:MAX_DELIVERIES]:
        reasons = tuple(msg("plain.text", text=why) for why in one.problems[:MAX_PROBLEMS])
        parts.append(Row(msg("sources.delivery", id=one.id, at=one.at), msg("plain.list", items=reasons)))
        if one.excerpt:
            parts.append(Quote(one.excerpt))
        buttons += _buttons(one)
    if more := max(0, state.unreadable - MAX_DELIVERIES):
        parts.append(Row(msg("board.more"), msg("sources.more_deliveries", n=more)))
    if state.unreadable:
        parts.append(Row(msg("card.next"), msg("sources.next")))
        buttons.append(Button(f"sources {state.name} retry", msg("button.source_retry_all")))
    tone = Tone.WARNING if state.unreadable or state.silent else Tone.INFO
    return Card(msg("sources.one", source=state.name), tone, tuple(parts), tuple(buttons))


def with_sources(board: Card, states: Sequence[SourceState], may_look: bool = True) -> Card:
    """The board with a line about sources that are silent or could not be read; as it is while all is well.

    `may_look`: the reader looks after sources, and gets a button for them.
    """
    row = _board_row(states)
    button = (Button("sources", msg("button.sources")),) if row and may_look else ()
    return replace(board, parts=(*board.parts, *row), buttons=(*board.buttons, *button))


def _board_row(states: Sequence[SourceState]) -> tuple[Row, ...]:
    waiting = sum(one.unreadable for one in states)
    silent = tuple(msg("plain.text", text=one.name) for one in states if one.silent)[:MAX_DELIVERIES]
    if not waiting and not silent:
        return ()
    items = [msg("sources.unreadable", n=waiting)] if waiting else []
    items += [msg("sources.silent_are", sources=silent)] if silent else []
    return (Row(msg("sources.title_short"), msg("plain.list", items=tuple(items))),)


def source_text(state: SourceState) -> LocalizedText:
    """What became of a source's alerts, when the last one came, and who looks after it."""
    counted = [
        msg(f"sources.{name}", n=n)
        for name in ("opened", "joined", "to_read", "on_record", "unread", "unreadable")
        if (n := getattr(state, name))
    ]
    last = msg("sources.last", at=state.last_at) if state.last_at else msg("sources.never")
    if state.silent and state.last_at:
        last = msg("sources.silent", at=state.last_at)
    items = [*counted, last]
    items += [msg("sources.owner", person=state.owner)] if state.owner else []
    return msg("plain.list", items=tuple(items))


def _buttons(one: UnreadDelivery) -> list[Button]:
    named = f"sources {one.source}"
    opens = [Button(f"{named} open {one.id}", msg("button.delivery_open", id=one.id))] if one.may_open else []
    retry = Button(f"{named} retry {one.id}", msg("button.delivery_retry", id=one.id))
    return [*opens, retry, Button(f"{named} leave {one.id}", msg("button.delivery_leave", id=one.id))]
