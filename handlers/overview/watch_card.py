"""The watch list: what may become an incident, why, and when a person last looked (R6)."""

from collections.abc import Sequence

from handlers.case.card import Button, Card, Part, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.people import Role

MAX_BUTTONS = 3  # posts with buttons of their own
MAX_TEXT = 60  # code points of a post


def watch_card(files: Sequence[CaseFile]) -> Card:
    """Every watched post with its risk; the longest watched ones can be opened, checked or dismissed at once."""
    if not files:
        return Card(msg("watch.title"), Tone.RESOLVED, (Row(msg("watch.list"), msg("watch.nothing")),))
    return Card(msg("watch.title"), Tone.INFO, tuple(_row(file) for file in files), _buttons(files))


def _row(file: CaseFile) -> Part:
    label = msg("watch.row", number=file.number, text=file.post.full_text()[:MAX_TEXT])
    checked = file.watch_checked_at
    return Row(label, msg("watch.is", risk=file.watch_risk, at=checked, person=file.person(Role.MONITOR)))


def _buttons(files: Sequence[CaseFile]) -> tuple[Button, ...]:
    return tuple(
        button
        for file in files[:MAX_BUTTONS]
        for button in (
            Button(f"watch {file.number}", msg("button.watch_checked", number=file.number)),
            Button(f"open {file.number}", msg("button.open_unread", number=file.number)),
            Button(f"dismiss {file.number}", msg("button.dismiss", number=file.number)),
        )
    )
