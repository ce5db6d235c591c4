"""Appeals and decisions on comments across all incidents: each content once per ground, and the figures of a month."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, Index, Row, UniqueConstraint, delete, func, insert, select
from sqlmodel import Field, SQLModel

from handlers.case.case_file import CaseFile
from handlers.case.removal import Appeal, AppealState
from storage.tables import Big, big_key, table_of


class AppealRow(SQLModel, table=True):
    """One appeal. `content` is a platform's id or a hash; of one content each ground stands once per round (R127)."""

    __tablename__ = "platform_appeal"
    __table_args__ = (
        UniqueConstraint("content", "ground", "round", name="uq_platform_appeal_content"),
        Index("ix_platform_appeal_filed", "filed_at"),
    )
    incident: int = Field(sa_type=Big, primary_key=True)
    appeal: int = Field(primary_key=True)
    content: str
    ground: str
    round: int
    brand: str
    filed_at: datetime | None = None
    result: str = ""


class ModerationRow(SQLModel, table=True):
    """One decision on a comment under our own post; no word of it, and its account only as a hash (R123, R144)."""

    __tablename__ = "comment_decision"
    __table_args__ = (Index("ix_comment_decision_ground", "brand", "ground"),)
    id: int | None = big_key()
    incident: int = Field(sa_type=Big)
    brand: str
    ground: str
    measure: str
    shows: str
    account: str
    at: datetime


APPEALS, DECISIONS = table_of(AppealRow), table_of(ModerationRow)


def content_of(file: CaseFile, content: str) -> str:
    """Return what a content is known by over all incidents."""
    if content != "post":
        return content
    post = file.post
    return f"{post.platform}:{post.native_id}" if post.native_id else f"incident:{file.number}"


def reported_elsewhere(connection: Connection, file: CaseFile, content: str, ground: str) -> int:
    """Return the number of another incident in which this content was reported on this ground; 0 for none."""
    same = (APPEALS.c.content == content_of(file, content), APPEALS.c.ground == ground)
    query = select(APPEALS.c.incident).where(*same, APPEALS.c.incident != file.number).limit(1)
    return int(connection.execute(query).scalar() or 0)


def save(connection: Connection, file: CaseFile) -> None:
    """Store the appeals of an incident as they stand now. Those taken back before they were filed do not count."""
    connection.execute(delete(APPEALS).where(APPEALS.c.incident == file.number))
    counting = [a for a in file.appeals if a.state is not AppealState.WITHDRAWN or a.filed_at]
    if counting:
        connection.execute(insert(APPEALS), [_row(file, appeal, counting) for appeal in counting])


def _row(file: CaseFile, appeal: Appeal, counting: Iterable[Appeal]) -> Mapping[str, Any]:
    before = sum(a.content == appeal.content and a.ground == appeal.ground and a.id < appeal.id for a in counting)
    return {
        "incident": file.number,
        "appeal": appeal.id,
        "content": content_of(file, appeal.content),
        "ground": appeal.ground,
        "round": before + 1,
        "brand": file.brand,
        "filed_at": appeal.filed_at,
        "result": appeal.result or ("withdrawn" if appeal.state is AppealState.WITHDRAWN else ""),
    }


def filed_since(connection: Connection, since: datetime) -> Mapping[str, int]:
    """How many appeals were filed since then (UTC), by result; empty for those without one yet."""
    query = select(APPEALS.c.result, func.count()).where(APPEALS.c.filed_at >= since).group_by(APPEALS.c.result)
    return {result: int(count) for result, count in connection.execute(query)}


def keep_decision(connection: Connection, at: datetime, **values: str | int) -> None:
    """Keep one decision on a comment: incident, brand, ground, measure, what it showed, and the account's hash."""
    connection.execute(insert(DECISIONS).values(at=at, **values))


def last_decisions(connection: Connection, brand: str, ground: str, limit: int) -> Sequence[Row[Any]]:
    """The newest decisions of a brand on a ground."""
    same = (DECISIONS.c.brand == brand, DECISIONS.c.ground == ground)
    return connection.execute(select(DECISIONS).where(*same).order_by(DECISIONS.c.id.desc()).limit(limit)).all()


def violations(connection: Connection, brand: str, account: str) -> int:
    """How often comments of this account (a hash) were taken down for a reason."""
    down = (DECISIONS.c.brand == brand, DECISIONS.c.account == account, DECISIONS.c.measure.in_(("delete", "hide")))
    return int(connection.execute(select(func.count()).select_from(DECISIONS).where(*down)).scalar_one())
