"""Complaints under our own posts: everybody reads there whether we answer, so each stays until it is answered."""

from collections.abc import Sequence
from datetime import datetime

from handlers.case.card import Button, Card, LocalizedText, Row, Tone, msg
from handlers.case.case_file import CaseFile, Status
from handlers.case.people import Role
from handlers.reminders.windows import answered_since
from handlers.roles.access import restricted

MAX_BUTTONS = 5


def unanswered_under_own_post(file: CaseFile) -> bool:
    """True under a post of ours without a public answer or the decision to give none; unread words wait too (R112)."""
    waits = file.open or file.status is Status.UNREAD
    return bool(file.post.own_post) and waits and answered_since(file, file.reopened_at or file.opened_at) is None


def own_posts_card(files: Sequence[CaseFile], now: datetime) -> Card:
    """Which complaint stands under which post of ours, for how long, and who owns it."""
    if not files:
        return Card(msg("own.title"), Tone.RESOLVED, (Row(msg("board.open"), msg("own.nothing")),))
    rows = tuple(Row(msg("own.row", number=f.number, severity=f.severity), own_post_line(f, now)) for f in files)
    buttons = tuple(Button(f"status {f.number}", msg("button.open", number=f.number)) for f in files[:MAX_BUTTONS])
    return Card(msg("own.title"), Tone.WARNING, rows, buttons)


def own_post_line(file: CaseFile, now: datetime) -> LocalizedText:
    """The post of ours, the complaint's first words, how long it has been there, its owner."""
    waited = int((now - (file.post.published_at or file.opened_at)).total_seconds())
    return msg(
        "own.is",
        post=file.post.own_post[:60],
        text="" if restricted(file) else " ".join(file.post.full_text().split())[:40],
        seconds=max(waited, 0),
        person=file.person(Role.OWNER),
    )
