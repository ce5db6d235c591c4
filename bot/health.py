"""How the desk is, for machines that ask: alive, ready, and in numbers. Nothing here tells of any incident's content."""

from collections.abc import Callable, Mapping
from dataclasses import asdict
from datetime import datetime, timedelta

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.chat import Health
from handlers.grades import Severity
from storage import boards, case_files, outbox
from storage.database import Database

LATE = timedelta(seconds=60)  # a timer or a message that nobody has picked up for so long: the clock stands still
Asked = Mapping[str, Callable[[], Health]]


def routes(database: Database, chats: Asked, alive: Callable[[], bool], now: Callable[[], datetime]) -> APIRouter:
    """`/healthz`: this process works. `/readyz`: so does all it needs. `/metrics`: numbers for Prometheus."""

    def healthz() -> Response:
        """A process that answers 503 here should be started anew."""
        return PlainTextResponse("ok" if alive() else "a thread of the clock has ended", 200 if alive() else 503)

    def readyz() -> Response:
        """What is well and what is not, each with what is known."""
        told = parts(database, chats, now())
        return JSONResponse({name: asdict(health) for name, health in told.items()}, 200 if all(h.ok for h in told.values()) else 503)

    def numbers() -> Response:
        """The state as of now beside what was counted; without the database only what was counted."""
        try:
            measure(database, now())
        except SQLAlchemyError:
            metrics.FAULTS.labels("database").inc()
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    router = APIRouter()
    for path, door in (("/healthz", healthz), ("/readyz", readyz), ("/metrics", numbers)):
        router.add_api_route(path, door, include_in_schema=False, response_model=None)
    return router


def parts(database: Database, chats: Asked, now: datetime) -> dict[str, Health]:
    """The database, the clock's work, and every chat."""
    told = {name: ask() for name, ask in chats.items()}
    try:
        with database.reading() as connection:
            ringing, carrying = case_files.next_ring(connection), outbox.due_since(connection, now)
    except SQLAlchemyError as error:
        return {"database": Health(False, type(error).__name__), **told}
    return {"database": Health(True), "timers": _in_time(ringing, now), "outbox": _in_time(carrying, now), **told}


def measure(database: Database, now: datetime) -> None:
    """Set the gauges to what the database says."""
    with database.reading() as connection:
        count, oldest = outbox.waiting(connection)
        ringing, totals = case_files.next_ring(connection), boards.totals(connection)
    metrics.WAITING.set(count)
    metrics.OLDEST.set(_late(oldest, now))
    metrics.LAG.set(_late(ringing, now))
    for severity in Severity:
        metrics.OPEN.labels(severity.value).set(totals.get(severity.value, 0))


def _in_time(due: datetime | None, now: datetime) -> Health:
    late = _late(due, now)
    return Health(late <= LATE.total_seconds(), f"{late:.0f} s behind" if late else "")


def _late(due: datetime | None, now: datetime) -> float:
    """Seconds since then; 0 when it lies ahead."""
    return max(0.0, (now - due).total_seconds()) if due else 0.0
