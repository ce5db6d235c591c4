"""Posts whose numbers a person is asked to look at again, with a tap for those that have not changed (R7)."""

from collections.abc import Sequence
from dataclasses import asdict

from handlers.alerts.numbers import as_last_time, numbers_wanted, who_looks
from handlers.case.card import Button, Card, Link, LocalizedText, Part, Row, Tone, msg
from handlers.case.case_file import CaseFile

MAX_ROWS = 15
MAX_BUTTONS = 3  # posts with buttons of their own


def numbers_card(files: Sequence[CaseFile]) -> Card:
    """What was last known of each, its link, and what can be done at once."""
    if not files:
        return Card(msg("numbers.title"), Tone.RESOLVED, (Row(msg("numbers.wanted"), msg("numbers.nothing")),))
    parts = tuple(part for file in files[:MAX_ROWS] for part in _parts(file))
    more = (Row(msg("board.more"), msg("board.more_are", n=len(files) - MAX_ROWS)),) if files[MAX_ROWS:] else ()
    buttons = tuple(button for file in files[:MAX_BUTTONS] for button in numbers_buttons(file, named=True))
    return Card(msg("numbers.title"), Tone.INFO, (*parts, *more), buttons)


def numbers_rows(file: CaseFile, person: str) -> tuple[Part, ...]:
    """On the card of who is asked to look: what was last known."""
    asked = numbers_wanted(file) and who_looks(file) == person
    return (Row(msg("numbers.wanted"), _last_known(file)),) if asked else ()


def asked_buttons(file: CaseFile, person: str) -> tuple[Button, ...]:
    """The same card's buttons: unchanged, or a short form."""
    return numbers_buttons(file) if numbers_wanted(file) and who_looks(file) == person else ()


def numbers_buttons(file: CaseFile, named: bool = False) -> tuple[Button, ...]:
    """Unchanged, where there is something to be as before; and new numbers. `named`: among those of other incidents."""
    n, of = file.number, {"number": file.number} if named else {}
    same = (Button(f"numbers {n} same", msg("button.numbers_same", **of)),) if as_last_time(file) else ()
    return (*same, Button(f"numbers {n}", msg("button.numbers", **of), primary=not named))


def _parts(file: CaseFile) -> tuple[Part, ...]:
    label = msg("numbers.row", number=file.number, severity=file.severity, platform=file.post.platform)
    link = (Link(file.post.url, msg("card.open_post")),) if file.post.url else ()
    return (Row(label, _last_known(file)), *link)


def _last_known(file: CaseFile) -> LocalizedText:
    known = tuple(msg(f"count.{name}", n=n) for name, n in asdict(file.counts).items() if n is not None)
    return msg("numbers.last", counts=known, at=file.captures[-1].at) if known else msg("numbers.never")
