"""The unread list: what no rule knows, each with one tap to open it or to dismiss it."""

from collections.abc import Sequence
from datetime import datetime, timedelta

from handlers.case.card import Button, Card, LocalizedText, Part, Quote, Row, Tone, msg
from handlers.case.case_file import CaseFile

MAX_POSTS, MAX_BUTTONS, MAX_TEXT = 20, 4, 160  # posts; posts with buttons of their own; code points of a post


def unread_card(files: Sequence[CaseFile], count: int, reader: str, now: datetime) -> Card:
    """The longest waiting posts. `reader` is the state of the local reader, which may raise what it knows."""
    if not count:
        return Card(
            msg("unread.title"), Tone.RESOLVED, (Row(msg("unread.list"), msg("unread.nothing")), _state(reader))
        )
    parts: list[Part] = [Row(msg("unread.list"), msg("unread.count", n=count)), _state(reader)]
    for file in files[:MAX_POSTS]:
        text = file.post.full_text()
        parts.append(Quote(text[:MAX_TEXT] + ("…" if len(text) > MAX_TEXT else ""), _heading(file, now)))
    if count > len(files[:MAX_POSTS]):
        parts.append(Row(msg("board.more"), msg("unread.more_are", n=count - len(files[:MAX_POSTS]))))
    return Card(msg("unread.title"), Tone.INFO, tuple(parts), _buttons(files))


def unread_row(count: int, oldest: datetime | None) -> tuple[Row, ...]:
    """The line of the board and the digest; none when everything has been read."""
    return (Row(msg("unread.list"), msg("unread.waiting", n=count, at=oldest)),) if count else ()


def _state(reader: str) -> Row:
    return Row(msg("unread.reader"), msg(f"reader.{reader}"))


def _heading(file: CaseFile, now: datetime) -> LocalizedText:
    hours = int((now - file.opened_at) / timedelta(hours=1))
    return msg("unread.row", number=file.number, platform=file.post.platform, hours=hours)


def _buttons(files: Sequence[CaseFile]) -> tuple[Button, ...]:
    return tuple(
        button
        for file in files[:MAX_BUTTONS]
        for button in (
            Button(f"open {file.number}", msg("button.open_unread", number=file.number)),
            Button(f"dismiss {file.number}", msg("button.dismiss", number=file.number)),
        )
    )
