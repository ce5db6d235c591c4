"""What the desk counts, for Prometheus: every process its own; sums and rates are the reader's business."""

import json
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta

from prometheus_client import Counter, Gauge, Histogram

from handlers.alerts.events import Opened
from handlers.case.case_file import CaseFile
from handlers.case.event import Event
from handlers.case.policy import ResponsePolicy
from handlers.drafts.events import Posted
from handlers.drafts.review_events import NoPublicReply
from handlers.drafts.written import WrittenDraft
from handlers.posts.post import ClockSource
from handlers.promises.events import PromiseSettled
from handlers.reminders.events import WindowMissed
from handlers.reminders.windows import clock_start, detection_latency, first_answer, windows
from storage.alert_sources import SourceFigures

MAX_LAG = timedelta(
    seconds=60
)  # a timer or a message that nobody has picked up for so long, or clocks that far apart: something is wrong
SECONDS = (0.1, 0.5, 1, 2, 5, 10, 30, 60, 300, 1800, 7200)
ALERTS = Counter("dingfengbo_alerts", "Alerts by what became of them: opened, joined or refused", ["result"])
DECISIONS = Counter(
    "dingfengbo_decisions",
    "What people asked for, by command, and whether it was done or refused",
    ["command", "outcome"],
)
EVENTS = Counter("dingfengbo_events", "Events on timelines, by their code", ["code"])
WINDOWS = Counter("dingfengbo_windows", "Response windows that ended: met, met_late or missed", ["window", "state"])
DETECTION = Histogram(
    "dingfengbo_detection_seconds",
    "How long posts were public before we knew of them, by platform (R17: an hour)",
    ["platform"],
    buckets=(60, 300, 900, 1800, 3600, 7200, 21600, 86400, 259200, 604800),
)
FIRST_ANSWER = Histogram(
    "dingfengbo_first_answer_seconds",
    "From publication to the first public answer, or the decision to give none, by severity (R99: 3 or 24 hours)",
    ["severity"],
    buckets=(900, 1800, 3600, 7200, 10800, 21600, 43200, 86400, 172800),
)
PROMISES = Counter("dingfengbo_promises", "Promises that ended: kept, kept_late, broken or withdrawn", ["state"])
DELIVERIES = Counter(
    "dingfengbo_deliveries", "Outbox messages by chat: sent, retried, given_up or failed", ["chat", "outcome"]
)
TIMER_LATENESS = Histogram(
    "dingfengbo_reminder_lateness_seconds", "How late the longest waiting timer of each batch fired", buckets=SECONDS
)
DRAFTS = Histogram(
    "dingfengbo_draft_seconds", "Time until a draft was written, by who wrote it", ["author"], buckets=SECONDS
)
MODEL = Histogram(
    "dingfengbo_model_seconds", "Time in the model for one draft, by what came of it", ["outcome"], buckets=SECONDS
)
TOKENS = Counter("dingfengbo_model_tokens", "Tokens of the model, by its name and direction", ["model", "direction"])
COST = Counter(
    "dingfengbo_model_cost", "What those tokens cost by LLM_PRICE_IN and LLM_PRICE_OUT, in their currency", ["model"]
)
FAULTS = Counter("dingfengbo_faults", "Errors that were met and logged, by where", ["where"])
WAITING = Gauge("dingfengbo_outbox_waiting", "Outbox messages that are not delivered yet")
OLDEST = Gauge("dingfengbo_outbox_oldest_seconds", "Age of the oldest of them")
SKEW = Gauge("dingfengbo_clock_skew_seconds", "How far this machine's clock is ahead of the database's")
LAG = Gauge("dingfengbo_clock_lag_seconds", "How long the longest waiting timer has been due")
OPEN = Gauge("dingfengbo_incidents_open", "Open incidents by severity, drills apart", ["severity"])
SOURCE_ALERTS = Gauge(
    "dingfengbo_source_alerts",
    "Alerts by source and what became of them: opened, joined, to_read, on_record; and unread rows",
    ["source", "result"],
)
SOURCE_SILENCE = Gauge("dingfengbo_source_silent_seconds", "How long nothing has come from a source", ["source"])
SOURCE_UNREADABLE = Gauge(
    "dingfengbo_source_unreadable",
    "Deliveries of a source that could not be read whole and wait for somebody",
    ["source"],
)
RECONCILE_GAPS = Gauge("dingfengbo_reconcile_gaps", "Gaps that the last reconciliation found and repaired")


def set_sources(seen: Mapping[str, SourceFigures], unreadable: Mapping[str, int], now: datetime) -> None:
    """Set the gauges of every source to what the database says, as of `now` (UTC)."""
    for gauge in (SOURCE_ALERTS, SOURCE_SILENCE, SOURCE_UNREADABLE):
        gauge.clear()
    for source, one in seen.items():
        SOURCE_SILENCE.labels(source).set(max(0.0, (now - one.last_at).total_seconds()))
        for result, count in vars(one.figures).items():
            SOURCE_ALERTS.labels(source, result).set(count)
    for source, count in unreadable.items():
        SOURCE_UNREADABLE.labels(source).set(count)


def decided(before: CaseFile, after: CaseFile, events: Iterable[Event], policy: ResponsePolicy) -> None:
    """Count what a decision did. A commit that is tried again counts twice: counting must cost no transaction."""
    for event in events:
        EVENTS.labels(event.code).inc()
        if isinstance(event, Opened) and event.clock_source != ClockSource.FIRST_SEEN and not after.drill:
            DETECTION.labels(event.platform).observe(detection_latency(after).total_seconds())
        if isinstance(event, PromiseSettled) and not after.drill:
            ended = next(promise for promise in after.promises if promise.id == event.id)
            PROMISES.labels("kept_late" if ended.kept_late else ended.state.value).inc()
        if isinstance(event, WindowMissed):
            WINDOWS.labels(event.window, "missed").inc()
        elif isinstance(event, Posted | NoPublicReply):
            answered = first_answer(after) if not after.drill and first_answer(before) is None else None
            if answered:
                FIRST_ANSWER.labels(after.severity.value).observe((answered - clock_start(after)).total_seconds())
            met = {window.name for window in windows(before, policy) if window.met_at}
            for window in windows(after, policy):
                if window.met_at and window.name not in met:
                    WINDOWS.labels(window.name, "met" if window.met_at <= window.due else "met_late").inc()


def written(draft: WrittenDraft, seconds: float, prices: tuple[float, float] = (0, 0)) -> None:
    """Count a draft and the model's time, tokens and cost; `prices` are for a million tokens in and out."""
    DRAFTS.labels("phrases" if draft.author == "phrases" else "model").observe(seconds)
    if not draft.model:
        return
    trace = json.loads(draft.model)
    MODEL.labels(draft.note or "written").observe(trace["ms"] / 1000)
    for direction, count in zip(("in", "out"), trace["tokens"], strict=True):
        TOKENS.labels(trace["model"], direction).inc(count)
    by_price = sum(count * price for count, price in zip(trace["tokens"], prices, strict=True)) / 1_000_000
    COST.labels(trace["model"]).inc(trace.get("cost") or by_price)
