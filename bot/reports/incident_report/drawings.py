"""Which drawings a report has: the incident on one axis, and its numbers with the replies marked (R175)."""

from collections.abc import Callable, Iterator
from datetime import datetime

from bot.reports.data import ExportData
from bot.reports.incident_report.charts import Bar, Track, axis_chart, line_chart
from bot.reports.incident_report.model import Chart
from bot.reports.incident_report.words import Words
from handlers.case.drafts import Promise, PromiseState
from handlers.reminders.windows import clock_start

BAR_STATES = {"met_late": "late", "missed_before_us": "missed", "not_due": "open"}
PROMISE_STATES = {PromiseState.KEPT: "met", PromiseState.BROKEN: "missed"}


def axis(data: ExportData, words: Words) -> tuple[Chart, ...]:
    """Publication, detection, windows, drafts, approvals, replies and promises on one axis."""
    svg = axis_chart(
        [track for track in _tracks(data, words) if track.bars or track.moments],
        _short(words),
        words.locale.word("report.axis"),
    )
    return (Chart(svg, words.locale.word("report.axis_says")),) if svg else ()


def numbers(data: ExportData, words: Words) -> tuple[Chart, ...]:
    """The post's numbers over time, our replies as uprights."""
    names = {
        name: words.locale.word(f"report.count.{name}") for name in sorted({n for _, c in data.engagement for n in c})
    }
    marks = [(reply.at, f"R{number}") for number, reply in enumerate(data.file.public_replies(), 1)]
    svg = line_chart(data.engagement, names, marks, _short(words), words.locale.word("report.numbers"))
    return (Chart(svg, words.locale.word("report.numbers_says")),) if svg else ()


def _tracks(data: ExportData, words: Words) -> Iterator[Track]:
    file, word = data.file, words.locale.word
    begun = ((clock_start(file), word("report.published")), (file.opened_at, word("report.detected")))
    closed = ((file.closed_at, word("report.closed")),) if file.closed_at else ()
    yield Track(word("report.track_post"), moments=(*begun, *closed))
    for result in data.windows:
        window = result.window
        bar = Bar(window.start, window.due, BAR_STATES.get(result.state, result.state), window.met_at)
        yield Track(word("export.window", window=window.name), (bar,))
    drafts, approved = file.drafts, [d for d in file.drafts if d.decided_at]
    yield Track(word("report.track_drafts"), moments=tuple((d.at, str(d.version)) for d in drafts))
    yield Track(
        word("report.track_decisions"), moments=tuple((d.decided_at, str(d.version)) for d in approved if d.decided_at)
    )
    yield Track(word("report.track_replies"), moments=tuple((r.at, str(r.version)) for r in file.replies))
    yield Track(word("report.track_promises"), tuple(_promise(p) for p in file.promises if p.due))


def _promise(promise: Promise) -> Bar:
    assert promise.due is not None
    return Bar(promise.made_at, promise.due, PROMISE_STATES.get(promise.state, "open"))


def _short(words: Words) -> Callable[[datetime], str]:
    """Return what writes a time as month, day, hour and minute in the reader's zone."""
    return lambda at: words.locale.time(at, "%m-%d %H:%M")
