"""All figures of a period in one pass over its incidents: the same for a command, a scheduled card and a page."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from statistics import median, quantiles
from zoneinfo import ZoneInfo

from handlers.overview.figures.facts import IncidentFacts

MET, LATE, MISSED = "met", "met_late", "missed"
CLIMATES = {"agree": 0, "mixed": 1, "defend": 2}  # from the worst for us to the best


@dataclass(frozen=True)
class Spread:
    """How long something took: of how many incidents, the median and the time within which 90 % were done (seconds)."""

    n: int
    median: float
    ninety: float


@dataclass
class Figures:
    """What happened to the incidents that were opened in a period, as known at the moment of counting.

    Every mapping counts by its code. `windows` and `lines` count by name, then by how it went.
    """

    incidents: int = 0
    category: Counter[str] = field(default_factory=Counter)
    severity: Counter[str] = field(default_factory=Counter)
    platform: Counter[str] = field(default_factory=Counter)
    source: Counter[str] = field(default_factory=Counter)
    status: Counter[str] = field(default_factory=Counter)
    windows: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    promises: Counter[str] = field(default_factory=Counter)
    gate: Counter[str] = field(default_factory=Counter)
    posted: Counter[str] = field(default_factory=Counter)
    approvals: Counter[str] = field(default_factory=Counter)  # by the approver's id
    hours: Counter[int] = field(default_factory=Counter)  # of approvals, in the team's zone
    appeals: Counter[str] = field(default_factory=Counter)  # those filed: waiting, answered
    appealed: int = 0  # incidents with one
    climate: Counter[str] = field(default_factory=Counter)  # after our answer: better, same or worse
    recontacted: int = 0
    causes: Counter[str] = field(default_factory=Counter)
    lines: dict[str, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))
    expected: int = 0  # of drills: expectations in all, and those that were met
    reached: int = 0
    latencies: Mapping[str, Spread] = field(default_factory=dict)

    def share(self, window: str) -> float | None:
        """The share of a window that was met, of those that ended; None where none did."""
        went = self.windows.get(window, Counter())
        ended = went[MET] + went[LATE] + went[MISSED]
        return went[MET] / ended if ended else None


def figures(facts: Iterable[IncidentFacts], now: datetime, zone: str) -> Figures:
    """Count these incidents as of `now` (UTC); hours of the day are those of `zone`."""
    found, spans, local = Figures(), dict[str, list[float]](), ZoneInfo(zone)
    for one in facts:
        _count(found, one, now, local)
        for name, seconds in one.latencies.items():
            spans.setdefault(name, []).append(seconds)
    found.latencies = {name: spread(seconds) for name, seconds in spans.items()}
    return found


def spread(seconds: Sequence[float]) -> Spread:
    """Median and 90 % of at least one length of time."""
    ninety = quantiles(seconds, n=10, method="inclusive")[-1] if len(seconds) > 1 else seconds[0]
    return Spread(len(seconds), median(seconds), ninety)


def _count(found: Figures, one: IncidentFacts, now: datetime, zone: ZoneInfo) -> None:
    found.incidents += 1
    for name in ("category", "severity", "platform", "source", "status"):
        getattr(found, name)[getattr(one, name)] += 1
    for window in one.windows:
        found.windows[window.name][window.state(now, one.closed_at)] += 1
    for name in ("promises", "gate", "posted", "appeals"):
        if counted := getattr(one, name):
            getattr(found, name).update(counted)
    found.promises["overdue"] += sum(due < now for due in one.promises_due)
    found.appealed += bool(one.appeals)
    for person, at in one.approvals:
        found.approvals[person] += 1
        found.hours[at.astimezone(zone).hour] += 1
    before, after = (CLIMATES.get(code) for code in one.climate)
    if before is not None and after is not None:
        found.climate["same" if before == after else "better" if after > before else "worse"] += 1
    found.recontacted += one.recontacted
    found.reached, found.expected = found.reached + one.expected[0], found.expected + one.expected[1]
    if one.cause:
        found.causes[one.cause] += 1
    for key, went in one.lines:
        found.lines[key][went] += 1


@dataclass(frozen=True)
class Cluster:
    """Incidents on one product in a stretch of time, by what caused them (empty: not known yet) and by category."""

    brand: str
    product: str
    numbers: tuple[int, ...]
    causes: Mapping[str, int]
    categories: Mapping[str, int]


def clusters_by_product(known: Iterable[tuple[str, str, IncidentFacts]], at_least: int = 2) -> tuple[Cluster, ...]:
    """Products with several incidents, the most first; each incident comes with its brand and product (R36, R184)."""
    groups = dict[tuple[str, str], list[IncidentFacts]]()
    for brand, product, one in known:
        if product and not one.drill:
            groups.setdefault((brand, product), []).append(one)
    found = [
        Cluster(
            brand,
            product,
            tuple(one.number for one in group),
            Counter(one.cause for one in group),
            Counter(one.category for one in group),
        )
        for (brand, product), group in groups.items()
        if len(group) >= at_least
    ]
    return tuple(sorted(found, key=lambda cluster: (-len(cluster.numbers), cluster.product)))
