"""Health for monitoring: alive, ready, and in numbers. No content of any incident is in it."""

from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass
from datetime import date, datetime
from typing import Any, Protocol

from fastapi import APIRouter, Response
from fastapi.responses import JSONResponse, PlainTextResponse
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest
from sqlalchemy.exc import SQLAlchemyError

from bot.ops import metrics
from bot.ops.metrics import MAX_LAG
from handlers.case.grades import Severity
from storage import alert_sources, deliveries
from storage.database import Database, db_now
from storage.incidents import cases, listing
from storage.outbox import maintenance


@dataclass(frozen=True)
class Health:
    """Whether a chat hears us at this moment, and if not, what is known about it."""

    ok: bool
    detail: str = ""


HealthChecks = Mapping[str, Callable[[], Health]]
AWAY = {"description": "It does not: a process like this should be started anew, or what it names be repaired"}
DESCRIBED: Mapping[str, dict[str, Any]] = {
    "/healthz": {"response_class": PlainTextResponse, "responses": {503: AWAY}},
    "/readyz": {"response_model": dict[str, Health], "responses": {503: {**AWAY, "model": dict[str, Health]}}},
    "/metrics": {"response_class": PlainTextResponse},
}


class EditedFile(Protocol):
    """A file that people edit while the desk runs."""

    @property
    def fault(self) -> str:
        """What is wrong with its newest version; empty for nothing."""

    def current(self) -> object:
        """Return the policy or roster as its file says now, read again when the file was saved."""


def file_health(file: EditedFile) -> Health:
    """A fault is reported, but the process stays ready: the last good version counts, as in other processes."""
    file.current()
    return Health(
        True,
        "its newest version is faulty, the last good one counts; the log and `doctor` say why" if file.fault else "",
    )


def public_routes(alive: Callable[[], bool]) -> APIRouter:
    """`/healthz`: this process works. Nothing else is told to the outside."""

    def healthz() -> Response:
        """A process that answers 503 here should be started anew: a thread of its clock has ended."""
        return PlainTextResponse("ok", 200) if alive() else PlainTextResponse("not ok", 503)

    return _router({"/healthz": healthz})


def local_routes(database: Database, chats: HealthChecks, now: Callable[[], datetime]) -> APIRouter:
    """`/readyz`: all that this process needs works. `/metrics`: numbers for Prometheus. For this machine only."""

    def readyz() -> Response:
        """What is well and what is not, each with what is known."""
        health_of = check_all(database, chats, now())
        return JSONResponse(
            {name: asdict(health) for name, health in health_of.items()},
            200 if all(h.ok for h in health_of.values()) else 503,
        )

    def numbers() -> Response:
        """The state as of now beside what was counted; without the database only what was counted."""
        try:
            set_gauges(database, now())
        except SQLAlchemyError:
            metrics.FAULTS.labels("database").inc()
        return Response(generate_latest(), media_type=CONTENT_TYPE_LATEST)

    return _router({"/readyz": readyz, "/metrics": numbers})


def _router(endpoints: Mapping[str, Callable[[], Response]]) -> APIRouter:
    """Endpoints by their path, described by the types in `DESCRIBED`."""
    router = APIRouter(tags=["monitoring"])
    for path, endpoint in endpoints.items():
        router.add_api_route(path, endpoint, **DESCRIBED[path])
    return router


def check_all(database: Database, chats: HealthChecks, now: datetime) -> dict[str, Health]:
    """The database, the machine's clock, the clock's work, and every chat."""
    health_of = {name: _asked(ask) for name, ask in chats.items()}
    try:
        with database.read_transaction() as connection:
            at = db_now(connection, now)
            timer_at, message_at = cases.next_timer(connection), maintenance.due_since(connection, at)
    except SQLAlchemyError as error:
        return {"database": Health(False, type(error).__name__), **health_of}
    ours = {
        "database": Health(True),
        "clock": _health(now, at),
        "timers": _in_time(timer_at, at),
        "outbox": _in_time(message_at, at),
    }
    return {**ours, **health_of}


def _asked(ask: Callable[[], Health]) -> Health:
    """What a check says; one that the database fails is not well, and keeps no other from telling."""
    try:
        return ask()
    except SQLAlchemyError as error:
        return Health(False, type(error).__name__)


def set_gauges(database: Database, now: datetime) -> None:
    """Set the gauges to what the database says."""
    with database.read_transaction() as connection:
        at = db_now(connection, now)
        # One transaction: numbers of one moment, which can be compared.
        count, oldest = maintenance.waiting(connection)
        figures, unreadable = alert_sources.since(connection, date.min), deliveries.count_unreadable(connection)
        timer_at, totals = cases.next_timer(connection), listing.counts_by_severity(connection)
    metrics.WAITING.set(count)
    metrics.OLDEST.set(_late(oldest, at))
    metrics.LAG.set(_late(timer_at, at))
    metrics.SKEW.set((now - at).total_seconds())
    metrics.set_sources(figures, unreadable, at)
    for severity in Severity:
        metrics.OPEN.labels(severity.value).set(totals.get(severity.value, 0))


def _health(now: datetime, at: datetime) -> Health:
    """Leases and timers go by the database's clock; what people do is stamped by ours, so the two must agree."""
    ahead = (now - at).total_seconds()
    skew = f"this machine's clock is {abs(ahead):.0f} s {'ahead of' if ahead > 0 else 'behind'} the database's"
    return Health(abs(ahead) <= MAX_LAG.total_seconds(), skew if abs(ahead) >= 1 else "")


def _in_time(due: datetime | None, now: datetime) -> Health:
    late = _late(due, now)
    return Health(late <= MAX_LAG.total_seconds(), f"{late:.0f} s behind" if late else "")


def _late(due: datetime | None, now: datetime) -> float:
    """Seconds since then; 0 when it lies ahead."""
    return max(0.0, (now - due).total_seconds()) if due else 0.0
