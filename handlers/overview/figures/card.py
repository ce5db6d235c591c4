"""Figures as a card: each beside the period before it. What a platform removed is no figure of ours (R186)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.case.card import Button, Card, LocalizedText, Row, Tone, msg
from handlers.case.grades import Severity
from handlers.closing.learning.facts import LATENCIES
from handlers.overview.figures.count import Cluster, Figures
from handlers.overview.figures.period import PERIODS

MAX_LISTED = 5  # of sources, approvers, clusters and lines of the playbook
PROMISES = ("kept", "kept_late", "broken", "withdrawn", "open", "overdue")


@dataclass(frozen=True)
class PeriodReport:
    """Figures of a period and of the one before, of drills apart, and the clusters of 90 days."""

    period: str
    brand: str
    now: Figures
    before: Figures
    drills: Figures
    drills_before: Figures
    clusters: Sequence[Cluster]
    unread: int  # posts that wait on the unread list


def figures_card(report: PeriodReport, sends: bool = False) -> Card:
    """The whole report; `sends` when it comes to a room by itself."""
    now, before = report.now, report.before
    rows = (
        (msg("figures.incidents"), _count(now.incidents, before.incidents)),
        (msg("figures.by_severity"), _by("severity", now.severity, before.severity, sorted(Severity))),
        (msg("figures.by_category"), _by("category", now.category, before.category)),
        (msg("figures.by_platform"), _by("platform", now.platform, before.platform)),
        (msg("figures.by_source"), _by("source", now.source, before.source, limit=MAX_LISTED)),
        *((msg(f"figures_time.{name}"), _time(name, now, before)) for name in LATENCIES),
        (msg("figures.windows"), _windows(now, before)),
        (msg("figures.promises"), _went(now.promises, before.promises, PROMISES)),
        (msg("figures.gate"), _by("gated", now.gate, before.gate)),
        (msg("figures.posted"), _by("written", now.posted, before.posted)),
        (msg("figures.approvals"), _by("person", now.approvals, before.approvals, limit=MAX_LISTED)),
        (msg("figures.hours"), _hours(now)),
        (msg("figures.unread"), msg("plain.text", text=report.unread) if report.unread else None),
        (msg("figures.appeals"), _appeals(now, before)),
        (msg("figures.climate"), _by("turned", now.climate, before.climate)),
        (msg("figures.recontacted"), _count(now.recontacted, before.recontacted)),
        (msg("figures.causes"), _by("cause", now.causes, before.causes)),
        (msg("figures.clusters"), _clusters(report.clusters)),
        (msg("figures.playbook"), _lines(now)),
        (msg("figures.drills"), _drills(report.drills, report.drills_before)),
        (msg("figures.context"), msg("figures.seventy")),
    )
    title = msg("figures.title", period=report.period, brand=report.brand)
    parts = tuple(Row(label, text) for label, text in rows if text)
    return Card(title, Tone.INFO, parts, _buttons(report, sends))


def _buttons(report: PeriodReport, sends: bool) -> tuple[Button, ...]:
    about = f" {report.brand}" if report.brand else ""
    others = (
        Button(f"figures {period}{about}", msg("figures_button.period", period=period))
        for period in PERIODS
        if period != report.period
    )
    state = "off" if sends else "on"
    send = Button(f"figures {report.period} send={state}{about}", msg(f"figures_button.{state}"))
    return (*others, send)


def _count(now: int, before: int) -> LocalizedText:
    return msg("figures.count", n=now, before=before)


def _by(
    name: str, now: Mapping[str, int], before: Mapping[str, int], order: Sequence[str] = (), limit: int = 0
) -> LocalizedText | None:
    """Each code with its count and that of the period before, the largest first or in the order given."""
    codes = [c for c in order if c in now] or sorted(now, key=lambda code: -now[code])
    shown = codes[:limit] if limit else codes
    items = [msg(f"figures_by.{name}", **{name: c}, n=now[c], before=before.get(c, 0)) for c in shown]
    return msg("plain.list", items=tuple(items)) if items else None


def _went(now: Mapping[str, int], before: Mapping[str, int], order: Sequence[str]) -> LocalizedText | None:
    items = [
        msg("figures_by.went", what=msg(f"went.{code}"), n=now[code], before=before.get(code, 0))
        for code in order
        if now.get(code)
    ]
    return msg("plain.list", items=tuple(items)) if items else None


def _time(name: str, now: Figures, before: Figures) -> LocalizedText | None:
    """Median and 90 %, with the median before."""
    known, earlier = now.latencies.get(name), before.latencies.get(name)
    if known is None:
        return None
    half, ninety, was = (
        msg("figures.length", seconds=s) for s in (known.median, known.ninety, earlier.median if earlier else 0)
    )
    return msg("figures.spread", n=known.n, half=half, ninety=ninety, before=was if earlier else None)


def _windows(now: Figures, before: Figures) -> LocalizedText | None:
    """The share of each window that was met, of those that ended."""
    shares = {name: share for name in now.windows if (share := now.share(name)) is not None}
    items = [
        msg("figures.share", window=name, percent=round(share * 100), before=_percent(before.share(name)))
        for name, share in shares.items()
    ]
    return msg("plain.list", items=tuple(items)) if items else None


def _percent(share: float | None) -> int | None:
    return None if share is None else round(share * 100)


def _hours(now: Figures) -> LocalizedText | None:
    """The hours of the day with the largest number of approvals."""
    busy = sorted(now.hours, key=lambda hour: -now.hours[hour])[:MAX_LISTED]
    items = [msg("figures.hour", hour=f"{hour:02}", n=now.hours[hour]) for hour in sorted(busy)]
    return msg("plain.list", items=tuple(items)) if items else None


def _appeals(now: Figures, before: Figures) -> LocalizedText | None:
    """How many incidents were appealed to a platform, of all: answering comes first."""
    if not now.appealed:
        return None
    return msg(
        "figures.appealed", n=now.appealed, of=now.incidents, waiting=now.appeals["waiting"], before=before.appealed
    )


def _clusters(clusters: Sequence[Cluster]) -> LocalizedText | None:
    items = [
        msg(
            "figures.cluster",
            brand=cluster.brand,
            product=cluster.product,
            n=len(cluster.numbers),
            causes=tuple(msg(f"cause.{code}") for code in cluster.causes if code),
        )
        for cluster in clusters[:MAX_LISTED]
    ]
    return msg("plain.list", items=tuple(items)) if items else None


def _lines(now: Figures) -> LocalizedText | None:
    """Lines of the playbook that were missed, late or not needed in the largest number of incidents (R185)."""
    missed = {key: went["missed"] + went["late"] + went["dropped"] for key, went in now.lines.items()}
    worst = sorted((key for key in missed if missed[key]), key=lambda key: -missed[key])[:MAX_LISTED]
    items = [msg("figures.line", line=key, n=missed[key], of=now.lines[key].total()) for key in worst]
    return msg("plain.list", items=tuple(items)) if items else None


def _drills(now: Figures, before: Figures) -> LocalizedText | None:
    """How many, and the share of what they expected that the players reached (R179)."""
    if not now.incidents:
        return None
    shares = [_percent(each.reached / each.expected if each.expected else None) for each in (now, before)]
    return msg("figures.drilled", n=now.incidents, percent=shares[0], before=shares[1])
