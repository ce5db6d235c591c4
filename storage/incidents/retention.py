"""What is forgotten of a closed incident: personal parts of timeline lines, and what repeated them elsewhere."""

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import ColumnElement, Connection, Table, delete, select, update

from storage.incidents.cases import TABLE as INCIDENT
from storage.incidents.fact_sheet import REPLIES
from storage.incidents.timeline import TABLE as LINES
from storage.outbox.queue import ROW


def due(connection: Connection, stage: int, closed: tuple[datetime, datetime], after: int, most: int) -> list[int]:
    """Incidents after number `after`, closed between these moments, of which this stage (1 or 2) is not purged yet."""
    since, before = closed
    where = [INCIDENT.c.status == "closed", INCIDENT.c.purged < stage, INCIDENT.c.number > after]
    where += [INCIDENT.c.closed_at > since, INCIDENT.c.closed_at <= before]
    return list(
        connection.execute(select(INCIDENT.c.number).where(*where).order_by(INCIDENT.c.number).limit(most)).scalars()
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

    `copies` are tables of chats that repeat an incident's words, each with a column `incident`.
    """
    connection.execute(update(LINES).where(*_personal(incident, kinds)).values(personal=None))
    for copy in copies:
        connection.execute(delete(copy).where(copy.c.incident == incident))
    connection.execute(delete(ROW).where(ROW.c.incident == incident, ROW.c.done_at.is_not(None)))
    connection.execute(delete(REPLIES).where(REPLIES.c.incident == incident))
    connection.execute(update(INCIDENT).where(INCIDENT.c.number == incident).values(purged=stage))
