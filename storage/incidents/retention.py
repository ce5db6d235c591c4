"""What is forgotten of a closed incident: personal parts of timeline lines, and what repeated them elsewhere."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, delete, or_, select, update

from handlers.alerts.events import Learned, Opened, SeenAgain
from handlers.case.event import BOT
from storage.incidents import industry, reads
from storage.incidents.cases import TABLE as INCIDENT
from storage.incidents.creators import TABLE as CREATORS
from storage.incidents.fact_sheet import REPLIES, SHEET
from storage.incidents.house_style import TABLE as STYLE
from storage.incidents.house_style import TEMPLATE
from storage.incidents.posts import KEY, MINHASH
from storage.incidents.timeline import TABLE as LINES
from storage.outbox.posted_cards import TABLE as CARDS
from storage.outbox.statements import ROW

ALERTED = (Opened.code, SeenAgain.code, Learned.code)  # lines of the bot by which the outside world was heard of
ALL_TEXTS = 2  # the last stage


def due(connection: Connection, stage: int, closed: tuple[datetime, datetime], after: int, limit: int) -> list[int]:
    """Incidents after number `after`, closed between these moments, of which this stage (1 or 2) is not purged yet."""
    since, before = closed
    where = [INCIDENT.c.status == "closed", INCIDENT.c.purged < stage, INCIDENT.c.number > after]
    where += [INCIDENT.c.closed_at > since, INCIDENT.c.closed_at <= before]
    return list(
        connection.execute(select(INCIDENT.c.number).where(*where).order_by(INCIDENT.c.number).limit(limit)).scalars()
    )


def idle(connection: Connection, since: datetime, after: int, limit: int) -> list[int]:
    """Incidents after number `after` that are not closed and saw no person and no alert since then; not purged yet."""
    active = or_(LINES.c.by != BOT, LINES.c.kind.in_(ALERTED))
    touched = select(LINES.c.seq).where(LINES.c.incident == INCIDENT.c.number, LINES.c.at > since, active).exists()
    where = [INCIDENT.c.status != "closed", INCIDENT.c.purged < 1, INCIDENT.c.number > after, ~touched]
    where.append(INCIDENT.c.opened_at <= since)
    return list(
        connection.execute(select(INCIDENT.c.number).where(*where).order_by(INCIDENT.c.number).limit(limit)).scalars()
    )


def holds_personal(connection: Connection, incident: int, kinds: Collection[str]) -> bool:
    """True when a timeline line of these kinds (none: of any) still has its personal part."""
    return connection.execute(select(LINES.c.seq).where(*_personal(incident, kinds)).limit(1)).first() is not None


def _personal(incident: int, kinds: Collection[str]) -> list[ColumnElement[bool]]:
    of_kinds = [LINES.c.kind.in_(kinds)] if kinds else []
    return [LINES.c.incident == incident, LINES.c.personal.is_not(None), *of_kinds]


def forget(
    connection: Connection, incident: int, stage: int, kinds: Collection[str], copies: Sequence[Table] = ()
) -> None:
    """Take the personal part out of timeline lines of these kinds (none: of all) and out of messages; hashes stay.

    `copies` are tables of chats that repeat an incident's words, each with a column `incident`. With the last stage
    go the post's ids, by which it was known again, and messages that could not be delivered all the time.
    """
    connection.execute(update(LINES).where(*_personal(incident, kinds)).values(personal=None))
    for copy in copies:
        connection.execute(delete(copy).where(copy.c.incident == incident))
    # Messages under way keep their words until the last stage: what was decided is still told to the team.
    done_only = [] if stage == ALL_TEXTS else [ROW.c.done_at.is_not(None)]
    connection.execute(delete(ROW).where(ROW.c.incident == incident, *done_only))
    if stage == ALL_TEXTS:  # a template that was kept stays: our own words, without personal data
        connection.execute(delete(STYLE).where(STYLE.c.incident == incident, STYLE.c.what != TEMPLATE))
        connection.execute(update(STYLE).where(STYLE.c.incident == incident).values(before="", outcome=""))
    for table in (REPLIES, *((KEY, MINHASH) if stage == ALL_TEXTS else ())):
        connection.execute(delete(table).where(table.c.incident == incident))
    connection.execute(update(INCIDENT).where(INCIDENT.c.number == incident).values(purged=stage))


def forget_aged(connection: Connection, names: datetime, texts: datetime, aged: Sequence[tuple[Table, str]]) -> None:
    """Delete what belongs to no incident: creators taken off before `names`, facts withdrawn, reads and notes on
    others before `texts` (UTC).

    `aged` are tables of chats with the column of their time: a form half filled in, words held back.
    """
    connection.execute(delete(CREATORS).where(CREATORS.c.dropped_at < names))
    connection.execute(delete(SHEET).where(SHEET.c.dropped_at < texts))
    reads.age(connection, texts)
    industry.forget(connection, texts)
    for table, time in aged:
        connection.execute(delete(table).where(table.c[time] < names))


def chats_of(connection: Connection, incident: int) -> list[str]:
    """The chats outside this machine that show a card of the incident."""
    query = select(CARDS.c.chat).where(CARDS.c.incident == incident, CARDS.c.ref != "", CARDS.c.chat != "console")
    return list(connection.execute(query.distinct()).scalars())
