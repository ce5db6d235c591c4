"""`/incident report week`: the desk's figures over a period, from the facts of each incident, back or to a room."""

from datetime import datetime

from bot.incidents.incidents import Incidents
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.case.card import msg
from handlers.case.people import Person, Role
from handlers.overview.figures.card import PeriodReport, figures_card
from handlers.overview.figures.count import clusters_by_product, figures
from handlers.overview.figures.facts import incident_facts
from handlers.overview.figures.period import PERIODS, Stretch, next_turn, stretches
from handlers.roles.access import covers_brand
from storage import periodic_jobs
from storage.incidents import figures as stored
from storage.incidents import listing
from storage.incidents.figures import KnownFacts

MAY_SEND = frozenset({Role.MANAGER, Role.EXECUTIVE, Role.HEADQUARTERS})
JOB = "figures"  # how the names of scheduled cards begin, in the table of periodic jobs: figures week GlowSkin


def figures_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """Show a period's figures; `send=on` has them come to the brand's room at the end of each, `send=off` ends that."""
    person = incidents.people.team().people[request.person]
    period, brand = request.values.get("period", "week"), request.values.get("brand", "").strip()
    send = request.values.get("send", "").lower()
    if send in ("on", "off"):
        return _schedule(incidents, person, period, brand, send, request.now)
    if not covers_brand(person, brand):
        return CommandResult(False, (msg("rejection.figures_brand", brand=brand),))
    with incidents.database.read_transaction() as connection:
        sends = job_name(period, brand) in periodic_jobs.named(connection, JOB)
    return CommandResult(True, card=figures_card(period_report(incidents, period, brand, request.now, person), sends))


def period_report(
    incidents: Incidents, period: str, brand: str, now: datetime, reader: Person | None = None
) -> PeriodReport:
    """Count a period and the one before it, of a brand or of all that the reader covers."""
    this, earlier = stretches(period, now)
    quarter = Stretch(min(now - PERIODS["quarter"], earlier.since), now)
    bring_up_to_date(incidents, quarter.since)
    with incidents.database.read_transaction() as connection:
        known = stored.opened_between(connection, quarter.since, quarter.until, brand)
        unread = listing.count_unread(connection)
    known = [one for one in known if reader is None or covers_brand(reader, one.brand)]
    waiting = sum(n for of, (n, _) in unread.items() if brand in ("", of) and (not reader or covers_brand(reader, of)))
    zone, recent = incidents.policy.zone, now - PERIODS["quarter"]
    groups = [(one.brand, one.product, one.facts) for one in known if one.facts.opened_at >= recent]
    return PeriodReport(
        period=period,
        brand=brand,
        now=figures((one.facts for one in _within(known, this)), now, zone),
        before=figures((one.facts for one in _within(known, earlier)), earlier.until, zone),
        drills=figures((one.facts for one in _within(known, this, drills=True)), now, zone),
        drills_before=figures((one.facts for one in _within(known, earlier, drills=True)), earlier.until, zone),
        clusters=clusters_by_product(groups),
        unread=waiting,
    )


def bring_up_to_date(incidents: Incidents, since: datetime) -> None:
    """Work out the facts of incidents opened after `since` (UTC) that have changed; a page of them in a transaction."""
    after: int | None = 0
    while after is not None:
        after = _bring_page(incidents, since, after)


def _bring_page(incidents: Incidents, since: datetime, after: int) -> int | None:
    """Work out a page of facts; its last number, None when there was none. What changes meanwhile comes again."""
    with incidents.database.read_transaction() as connection:
        old = stored.out_of_date(connection, since, after)
    if not old:
        return None
    with incidents.database.transaction() as connection:
        stored.save(connection, [(incident_facts(one.file, incidents.policy), one.timeline_length) for one in old])
    return old[-1].file.number


def job_name(period: str, brand: str) -> str:
    """The name of the periodic job that sends these figures."""
    return f"{JOB} {period} {brand}".strip()


def _within(known: list[KnownFacts], stretch: Stretch, drills: bool = False) -> list[KnownFacts]:
    """Return the real incidents that were opened in a stretch, or its drills."""
    return [
        one for one in known if stretch.since < one.facts.opened_at <= stretch.until and bool(one.facts.drill) is drills
    ]


def _schedule(incidents: Incidents, person: Person, period: str, brand: str, send: str, now: datetime) -> CommandResult:
    """Begin or end a card that comes by itself; those who lead decide what a room is sent."""
    if not MAY_SEND & person.roles:
        return CommandResult(False, (msg("rejection.figures_send"),))
    name, turn = job_name(period, brand), next_turn(period, now, incidents.policy.zone)
    with incidents.database.transaction() as connection:
        if send == "on":
            periodic_jobs.set_run(connection, name, turn)
        else:
            periodic_jobs.drop(connection, name)
    key = "answer.figures_on" if send == "on" else "answer.figures_off"
    return CommandResult(True, (msg(key, period=period, brand=brand, at=turn),))
