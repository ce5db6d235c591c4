"""Response windows from publication: detect 1 h, fast acknowledgement 3 h, acknowledgement 24 h, resolution
(`golden`, the guides' word) 48 h (R99-R107)."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from operator import attrgetter

from handlers.case.case_file import CaseFile
from handlers.case.drafts import PUBLIC_KINDS, DraftState
from handlers.case.grades import Flag, Severity
from handlers.case.once import once
from handlers.case.policy import ResponsePolicy

FIRST = ("fast_ack", "ack", "late_ack", "platform_answer")  # settled by the first public reply
RESOLVING = ("resolution", "update", "correction", "statement")


@dataclass(frozen=True)
class Window:
    """One response window (UTC). `before_us`: it had lapsed before we knew of the post, and is shown so, not hidden."""

    name: str
    start: datetime
    due: datetime
    met_at: datetime | None = None
    lapsed_before_detection: bool = False

    def state(self, now: datetime, closed_at: datetime | None = None) -> str:
        """`met`, `met_late`, `missed_before_us`, `missed`, `open` or, closed before it was due, `not_due`."""
        if self.met_at:
            return "met" if self.met_at <= self.due else "met_late"
        if self.lapsed_before_detection:
            return "missed_before_us"
        if closed_at and closed_at < self.due:
            return "not_due"
        return "missed" if now > self.due else "open"


def drill_time(file: CaseFile, length: timedelta) -> timedelta:
    """A length of time on this incident's clock: drills run faster."""
    return length / file.drill.speed if file.drill else length


def clock_start(file: CaseFile) -> datetime:
    """Where the clock starts (R102); the card says which source it is from."""
    return file.post.published_at or file.opened_at


def detection_latency(file: CaseFile) -> timedelta:
    """How long the post was public before we knew of it (R17); in a drill as long as the story says."""
    length = max(file.opened_at - clock_start(file), timedelta())
    return length * file.drill.speed if file.drill else length


@once
def windows(file: CaseFile, policy: ResponsePolicy) -> tuple[Window, ...]:
    """The windows this incident has, soonest due first. L0 has none; L1 has the resolution only."""
    if file.severity is Severity.L0:
        return ()
    first, resolved = first_answer(file), resolved_at(file)
    lengths: list[tuple[str, timedelta, datetime | None]] = [("detect", policy.detect, file.opened_at)]
    if on_fast_track(file):
        lengths.append(("fast_ack", policy.fast_ack, first))
    if file.severity >= Severity.L2:
        lengths.append(("ack", policy.ack, first))
    lengths.append(("golden", policy.resolution, resolved))
    own = policy.platforms[file.post.platform].deadlines if file.post.platform in policy.platforms else ()
    met = {"platform_answer": first, "platform_settle": resolved}
    lengths += [(deadline.name, timedelta(hours=deadline.hours), met[deadline.name]) for deadline in own]
    begun, pace = clock_start(file), file.drill.speed if file.drill else 1
    found = [_window(file, name, begun, begun + length / pace, met) for name, length, met in lengths]
    responses = [w for w in found if w.name != "detect"]
    if file.reopened_at:  # the old windows are history; people watch how soon we are back
        due = file.reopened_at + drill_time(file, policy.ack_after_late_detection)
        found.append(Window("late_ack", file.reopened_at, due, answered_since(file, file.reopened_at)))
    elif responses[0].lapsed_before_detection:
        found.append(
            Window(
                "late_ack", file.opened_at, file.opened_at + drill_time(file, policy.ack_after_late_detection), first
            )
        )
    return tuple(sorted([*found, *_statement(file, policy)], key=attrgetter("due")))


def _statement(file: CaseFile, policy: ResponsePolicy) -> tuple[Window, ...]:
    """The window of the newest approved statement: from its approval to its publication (R103)."""
    decided = [d for d in file.drafts if d.kind == "statement" and d.state in (DraftState.APPROVED, DraftState.POSTED)]
    if not decided or not decided[-1].decided_at:
        return ()
    start, version = decided[-1].decided_at, decided[-1].version
    # The version and not the kind: another statement on the page does not keep what this approval promised.
    met = next((r.at for r in file.replies if r.version == version), None)
    return (Window("statement", start, start + drill_time(file, policy.statement), met),)


def on_fast_track(file: CaseFile) -> bool:
    """True where the short windows run: safety, big accounts, rapid growth, or L3 up (R100)."""
    return Flag.FAST_TRACK in file.flags or file.severity >= Severity.L3


@once
def open_windows(file: CaseFile, policy: ResponsePolicy) -> tuple[Window, ...]:
    """Windows that still ask for something and that we could have met."""
    found = windows(file, policy) if file.open else ()
    return tuple([w for w in found if not w.met_at and not w.lapsed_before_detection])


def next_due(file: CaseFile, policy: ResponsePolicy) -> datetime | None:
    """When the next open window falls due."""
    found = open_windows(file, policy)
    return found[0].due if found else None


def first_answer(file: CaseFile) -> datetime | None:
    """When the first public reply was posted, or the decision not to answer was made."""
    return min(_answers(file), default=None)


def answered_since(file: CaseFile, reopened_at: datetime) -> datetime | None:
    """When the first public reply, or the decision not to answer, came after the incident was reopened."""
    return min((at for at in _answers(file) if at >= reopened_at), default=None)


def _answers(file: CaseFile) -> list[datetime]:
    """When approved public replies were posted, and the decision not to answer was made."""
    answered = [r.at for r in file.replies if r.kind in PUBLIC_KINDS and r.approved]
    return answered + ([file.no_reply_at] if file.no_reply_at else [])


def resolved_at(file: CaseFile) -> datetime | None:
    """When a resolution or a dated next step was public (R101). For a plain complaint (L1) any dated reply is one."""
    if file.severity <= Severity.L1:
        answers = [r.at for r in file.public_replies() if r.approved and not r.undated]
        return min([*answers, *([file.no_reply_at] if file.no_reply_at else [])], default=None)
    moments = [r.at for r in file.replies if r.kind in RESOLVING and r.approved and not r.undated]
    return min([*moments, *([file.no_reply_at] if file.no_reply_at else [])], default=None)


def _window(file: CaseFile, name: str, start: datetime, due: datetime, met: datetime | None) -> Window:
    return Window(name, start, due, met, lapsed_before_detection=name != "detect" and due <= file.opened_at)
