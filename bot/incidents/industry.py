"""`/incident industry`: what happens to others in the trade, as notes with a link; none is a case of ours (R20)."""

import re
from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import Connection

from bot.incidents.incidents import Incidents
from bot.incidents.known_posts import PostNames
from bot.incidents.requests import CommandRequest, CommandResult
from bot.ingest.pasted import alert_from_text
from handlers.case.card import Button, Card, Link, LocalizedText, Part, Row, msg
from handlers.posts import Platform
from storage.incidents import industry, posts
from storage.incidents.industry import IndustryNote

ADD = re.compile(r"^(?:add|添加|新增|加|登记|登記)\s+", re.IGNORECASE)
MAX_TEXT = 500  # characters of what happened
MAX_LISTED = 20
RECENT = timedelta(days=7)  # how long a note stands in the digest


def industry_command(incidents: Incidents, platforms: Sequence[Platform], request: CommandRequest) -> CommandResult:
    """List the notes, add one with its link, or take one off (`drop=3`)."""
    text, dropped = ADD.sub("", request.values.get("text", "").strip()), request.values.get("drop", "").strip()
    if not text and not dropped:
        return CommandResult(True, card=industry_card(incidents))
    if dropped:
        return _drop(incidents, dropped.lstrip("#"), request)
    try:
        alert = alert_from_text(text, request.person, platforms, request.now)
    except ValueError:
        return CommandResult(False, (msg("rejection.industry_link"),))
    if not alert.post.url:
        return CommandResult(False, (msg("rejection.industry_link"),))
    words = (alert.post.full_text() or alert.post.url)[:MAX_TEXT]
    brand = request.values.get("brand", "").strip()
    with incidents.database.transaction() as connection:
        names = PostNames.of(alert, None)
        if ours := posts.find_by_keys(connection, list(names.sure)):
            return CommandResult(False, (msg("rejection.industry_is_ours", number=min(ours.values())),))
        number, new = industry.add(connection, brand, alert.post.url, words, request.person, request.now)
    return CommandResult(True, (msg("answer.industry_added" if new else "answer.industry_known", id=number),))


def industry_card(incidents: Incidents) -> Card:
    """Every note, the newest first, and the place to add one."""
    with incidents.database.read_transaction() as connection:
        known = industry.notes(connection)
    parts = note_parts(known[:MAX_LISTED])
    more = (Row(msg("board.more"), msg("board.more_are", n=len(known) - MAX_LISTED)),) if known[MAX_LISTED:] else ()
    nothing = (Row(msg("industry.title"), msg("industry.empty")),)
    return Card(
        msg("industry.title"), parts=(*parts, *more) or nothing, buttons=(Button("industry", msg("button.industry")),)
    )


def note_parts(notes: Sequence[IndustryNote]) -> tuple[Part, ...]:
    """Each note with its link."""
    return tuple(
        part
        for note in notes
        for part in (
            Row(msg("industry.row", id=note.id, brand=note.brand), _said(note)),
            Link(note.link, msg("industry.link", id=note.id)),
        )
    )


def recent_notes(connection: Connection, now: datetime) -> Sequence[IndustryNote]:
    """The notes that a digest of today tells of."""
    return industry.notes(connection, now - RECENT)


def _said(note: IndustryNote) -> LocalizedText:
    return msg("industry.is", text=note.text, by=note.by, at=note.at)


def _drop(incidents: Incidents, given: str, request: CommandRequest) -> CommandResult:
    with incidents.database.transaction() as connection:
        number = int(given) if given.isdecimal() and len(given) < 10 else 0
        dropped = industry.drop(connection, number, request.now)
    key = "answer.industry_dropped" if dropped else "rejection.no_such_note"
    return CommandResult(dropped, (msg(key, id=given),))
