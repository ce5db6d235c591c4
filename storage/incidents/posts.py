"""How a post is found again: by every name it is known by, and by words that look alike."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from sqlalchemy import BindParameter, Connection, bindparam, delete, func, insert, select, update

from handlers.case.captures import Capture
from handlers.case.grades import Severity
from handlers.posts.post import DESK_PLATFORM
from storage.tables import CountsTaken, Incident, PostKey, TextMinhash, table_of

KEY, MINHASH = table_of(PostKey), table_of(TextMinhash)
CAPTURE, INCIDENT = table_of(CountsTaken), table_of(Incident)
DAY = timedelta(days=1)


def find_by_keys(connection: Connection, keys: Sequence[str]) -> dict[str, int]:
    """Which of these names are known, and the incident each leads to."""
    return {row.key: row.incident for row in connection.execute(FIND_BY_KEYS, {"keys": list(keys)})}


def save_keys(connection: Connection, names: Mapping[str, int]) -> None:
    """From now on these new names lead to these incidents."""
    if names:
        # In one order, so that two processes that open the same post wait in line instead of for each other.
        connection.execute(insert(KEY), [{"key": key, "incident": names[key]} for key in sorted(names)])


def move_keys(connection: Connection, names: Mapping[str, int]) -> None:
    """From now on these known names lead to other incidents: what they name was split off."""
    for key in sorted(names):
        connection.execute(update(KEY).where(KEY.c.key == key).values(incident=names[key]))


def add_captures(connection: Connection, captures: Sequence[tuple[int, Capture]]) -> None:
    """More points of the engagement series of these incidents."""
    if captures:
        connection.execute(
            insert(CAPTURE), [{"incident": n, "at": capture.at, "counts": _known(capture)} for n, capture in captures]
        )


def _known(capture: Capture) -> dict[str, int]:
    return {name: n for name, n in vars(capture.counts).items() if n is not None}


def series(connection: Connection, number: int) -> list[tuple[datetime, dict[str, int]]]:
    """The whole engagement series, oldest first."""
    rows = connection.execute(
        select(CAPTURE.c.at, CAPTURE.c.counts).where(CAPTURE.c.incident == number).order_by(CAPTURE.c.at, CAPTURE.c.id)
    )
    return [(row.at, row.counts) for row in rows]


def save_minhash(connection: Connection, number: int, bands: Sequence[str], at: datetime) -> None:
    """Remember a text's sketch for a day."""
    if bands:
        connection.execute(insert(MINHASH), [{"band": band, "at": at, "incident": number} for band in bands])


def find_by_band(connection: Connection, bands: Sequence[str], now: datetime, limit: int = 6) -> list[int]:
    """Incidents of the last day whose text may be nearly the same; the caller compares in full."""
    if not bands:
        return []
    query = (
        select(MINHASH.c.incident).where(MINHASH.c.band.in_(bands), MINHASH.c.at >= now - DAY).distinct().limit(limit)
    )
    return list(connection.execute(query).scalars())


def forget(connection: Connection, now: datetime) -> int:
    """Drop sketches older than a day: nothing is compared with them any more."""
    return connection.execute(delete(MINHASH).where(MINHASH.c.at < now - DAY)).rowcount


def on_product(connection: Connection, product: str, since: datetime, limit: int, safety: bool = False) -> list[int]:
    """Numbers of real, open incidents on a product opened since then, at most `limit`: all a rule needs."""
    if not product:
        return []
    query = SAFETY_ON_PRODUCT if safety else ON_PRODUCT
    return list(connection.execute(query, {"product": product, "since": since, "limit": limit}).scalars())


def harm_of_brand(connection: Connection, brand: str, since: datetime, limit: int) -> list[tuple[int, str]]:
    """Number and product of a brand's real, open incidents since then in which a person was hurt, newest first."""
    rows = connection.execute(HARM_OF_BRAND, {"brand": brand, "since": since, "limit": limit})
    return [(int(row.number), str(row.product)) for row in rows]


def is_led(connection: Connection, product: str) -> bool:
    """True while a case of the desk's leads the incidents on a product."""
    led = INCIDENT.c.product == product, INCIDENT.c.status == "open", INCIDENT.c.platform == DESK_PLATFORM
    return bool(connection.execute(select(INCIDENT.c.number).where(*led).limit(1)).scalar())


def load_of(connection: Connection) -> dict[str, int]:
    """How many open incidents each owner holds."""
    query = (
        select(INCIDENT.c.owner, func.count())
        .where(INCIDENT.c.status == "open", INCIDENT.c.owner != "")
        .group_by(INCIDENT.c.owner)
    )
    return {name: int(count) for name, count in connection.execute(query)}


# Statements of the hot path, put together once: building them anew costs as much as running them.
KEYS: BindParameter[list[str]] = bindparam("keys", expanding=True)
FIND_BY_KEYS = select(KEY.c.key, KEY.c.incident).where(KEY.c.key.in_(KEYS))
ON_PRODUCT = (
    select(INCIDENT.c.number)
    .where(
        INCIDENT.c.product == bindparam("product"),
        INCIDENT.c.opened_at >= bindparam("since"),
        INCIDENT.c.status == "open",
    )
    .where(INCIDENT.c.drill.is_(False), INCIDENT.c.severity != Severity.L0.value)
    .where(INCIDENT.c.platform != DESK_PLATFORM)
    .limit(bindparam("limit"))
)
HARM_OF_BRAND = (
    select(INCIDENT.c.number, INCIDENT.c.product)
    .where(INCIDENT.c.brand == bindparam("brand"), INCIDENT.c.opened_at >= bindparam("since"))
    .where(INCIDENT.c.status == "open", INCIDENT.c.drill.is_(False), INCIDENT.c.safety.is_(True))
    .order_by(INCIDENT.c.number.desc())
    .limit(bindparam("limit"))
)
SAFETY_ON_PRODUCT = ON_PRODUCT.where(INCIDENT.c.safety.is_(True))
