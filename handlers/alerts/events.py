"""Alerts and grades: how an incident comes to be, grows, and is graded."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import ClassVar

from handlers.case.captures import Capture, newest_readings, sorted_by_time
from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.case.grades import Category, Flag, Severity
from handlers.posts.post import Counts, Post
from handlers.posts.watch_terms import WatchTerm

NUMBERS = "numbers"  # the reminder of a look at the numbers that is asked for
KEPT_CAPTURES = 12  # enough to see an hour of growth; the whole series is in its own table


@dataclass(frozen=True, kw_only=True)
class Opened(Event):
    """A post was seen for the first time."""

    code: ClassVar = "Opened"
    personal: ClassVar = ("post", "source")
    names_people: ClassVar = True
    source: str
    platform: str
    published_at: datetime
    clock_source: str
    post: Post


@dataclass(frozen=True, kw_only=True)
class SeenAgain(Event):
    """The same post was alerted again; numbers join the series, unknown details are filled in."""

    code: ClassVar = "SeenAgain"
    internal: ClassVar = True
    personal: ClassVar = ("source",)  # what a table or a tool calls itself, which may be words of anything
    source: str
    counts: Counts
    captured_at: datetime

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """One more capture, in the order of its time; a late one never replaces the newest."""
        captures = file.captures
        if self.counts.any_known():
            captures = tuple(sorted_by_time((*captures, Capture(self.captured_at, self.counts))))
        # New numbers answer whoever was asked to look (R7).
        known = self.counts.any_known() and NUMBERS in file.reminders
        reminders = {k: s for k, s in file.reminders.items() if k != NUMBERS} if known else file.reminders
        return replace(file, alerts=file.alerts + 1, captures=downsample_captures(captures), reminders=reminders)


def downsample_captures(captures: tuple[Capture, ...]) -> tuple[Capture, ...]:
    """At most a dozen captures: those of the last hour matter, spread out.

    The newest is always kept, and each that holds the newest number of a kind.
    """
    if len(captures) <= KEPT_CAPTURES:
        return captures
    holding = {reading.at for reading in newest_readings(captures).values()}
    inner = [i for i in range(1, len(captures) - 1) if captures[i].at not in holding]
    gaps = {i: captures[i + 1].at - captures[i - 1].at for i in inner}
    drop = min(gaps, key=lambda i: (gaps[i], -i), default=0)
    oldest_matters = captures[-1].at - captures[1].at < timedelta(hours=1) or captures[0].at in holding
    return captures[:drop] + captures[drop + 1 :] if oldest_matters else captures[1:]


@dataclass(frozen=True, kw_only=True)
class Learned(Event):
    """A detail of the post became known, or its words changed; every wording it ever had stays on the timeline."""

    code: ClassVar = "Learned"
    internal: ClassVar = True
    personal: ClassVar = ("post", "product", "matched_terms", "watch_terms")
    names_people: ClassVar = True
    post: Post
    brand: str = ""
    product: str = ""
    matched_terms: tuple[str, ...] = ()
    watch_terms: tuple[WatchTerm, ...] = ()
    reported_by: str = ""  # who typed it; empty when a tool read it
    instead_of_comment: bool = False  # what was known before is a comment under it, whose numbers are its own

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The post as now known; drafts written for other words become stale."""
        changed = self.post.full_text() != file.post.full_text()
        known = replace(file, post=self.post, reworded_at=meta.at if changed else file.reworded_at)
        known = replace(known, captures=()) if self.instead_of_comment else known
        terms = tuple(dict.fromkeys((*file.matched_terms, *self.matched_terms)))
        watched = tuple(dict.fromkeys((*file.watch_terms, *self.watch_terms)))
        named_by = self.reported_by if self.product and not file.product else file.product_by
        brand, product = file.brand or self.brand, file.product or self.product
        return replace(
            known, brand=brand, product=product, product_by=named_by, matched_terms=terms, watch_terms=watched
        )


@dataclass(frozen=True, kw_only=True)
class Graded(Event):
    """Triage gave category, severity and flags, with the reasons people can read."""

    code: ClassVar = "Graded"
    personal: ClassVar = ("reasons",)
    category: Category
    severity: Severity
    flags: tuple[Flag, ...]
    reasons: tuple[tuple[str, Mapping[str, str | int]], ...]
    subtypes: tuple[str, ...] = ()

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The grade as the rules see it; handlers only ever send upgrades (auto_downgrade: never)."""
        grade_differs = (self.category, self.severity) != (file.category, file.severity)
        return replace(
            file,
            category=self.category,
            severity=self.severity,
            flags=file.flags | set(self.flags),
            rules_severity=self.severity,
            in_room=file.in_room or self.severity >= Severity.L2,
            regraded_at=meta.at if file.drafts and grade_differs else file.regraded_at,
            reasons=self.reasons,
            subtypes=self.subtypes or file.subtypes,
        )


@dataclass(frozen=True, kw_only=True)
class Regraded(Event):
    """A person changed severity or category, with a reason; a confirmed category lets drafting begin (R29)."""

    code: ClassVar = "Regraded"
    personal: ClassVar = ("reason",)
    category: Category
    severity: Severity
    reason: str
    proposed_by: str = ""  # who asked for it, when a second person confirmed
    trending: bool | None = None  # as a person says; None leaves it as it was

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """The person's grade; the rules may raise it later, never lower it. What they took off is remembered."""
        hurt, by = {Flag.SAFETY, Flag.FAST_TRACK}, self.proposed_by or meta.by
        flags = file.flags - {Flag.NEEDS_CONFIRMATION}
        if self.trending is not None:
            flags = flags | {Flag.TRENDING} if self.trending else flags - {Flag.TRENDING}
        if self.category is Category.SAFETY:
            flags |= hurt
        elif file.category is Category.SAFETY:
            flags -= hurt
        lowered = self.severity < file.severity or bool((file.flags - flags) & hurt)
        changed = (self.category, self.severity) != (file.category, file.severity)
        return replace(
            file,
            category=self.category,
            severity=self.severity,
            flags=flags,
            confirmed=True,
            in_room=file.in_room or self.severity >= Severity.L2,
            dismissed=(file.dismissed | (file.flags & hurt)) - flags,
            lowered_by=by if lowered else file.lowered_by,
            regraded_at=meta.at if changed else file.regraded_at,
            regraded_by=tuple(dict.fromkeys((*file.regraded_by, by))),
        )


@dataclass(frozen=True, kw_only=True)
class LooksAlike(Event):
    """Other accounts published nearly the same words within a day (R26)."""

    code: ClassVar = "LooksAlike"
    others: tuple[int, ...]

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Linked, never merged; suspicion is a flag that triage may set, and no verdict."""
        return replace(file, linked=tuple(dict.fromkeys((*file.linked, *self.others))))
