"""`report.md`: the incident to be read, in the exporter's language, with English headings and a date on every line."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TextIO
from zoneinfo import ZoneInfo

from bot.i18n import Locale
from bot.reports.data import GRADE_EVENTS, ROLE_EVENTS, ExportData, entry_text
from bot.reports.markdown import fence, inline
from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import Assignment, CaseFile
from handlers.case.drafts import Draft, Promise, Reply
from handlers.case.people import Role
from storage.incidents.timeline import TimelineEntry

Parts = tuple[LocalizedText | str, ...]  # sentences, and texts from outside or drafts, which are quoted whole
MAX_ENGAGEMENT_LINES = 24  # evenly chosen; all captures are in incident.json
WINDOW_COLUMNS = (
    "export.column_window",
    "export.column_due",
    "export.column_done",
    "export.column_result",
    "export.column_who",
)
WINDOW_STATES = {
    "met": msg("export.result_met"),
    "met_late": msg("export.result_met_late"),
    "missed": msg("export.result_missed"),
    "missed_before_us": msg("export.result_missed_before_us"),
    "open": msg("export.result_open"),
}


class MarkdownReport:
    """Writes the report in the order of its file: sections, then the timeline's lines, then the proof."""

    def __init__(self, file: TextIO, locale: Locale) -> None:
        self.file, self.locale = file, locale

    def write_sections(self, data: ExportData) -> None:
        """Title, everything that is known by subject, and the heading of the timeline."""
        file = data.file
        self.file.write(f"# {self._bilingual(msg('export.title', number=file.number))}\n")
        if file.drill:
            self.file.write(f"\n**{self._bilingual(msg('export.drill'))}**\n")
        self._section(msg("export.part_about"), _about(data))
        self._section(msg("export.part_post"), _post(file))
        self._heading(msg("export.part_clock"))
        self.file.write(self._windows(data) if data.windows else f"{self.locale.text(msg('export.nothing'))}\n")
        self._section(msg("export.part_seats"), _roles(file), data.by_kind(*ROLE_EVENTS))
        self._section(msg("export.part_grades"), (), data.by_kind(*GRADE_EVENTS))
        self._section(msg("export.part_assessment"), (), data.by_kind("Assessed"))
        self._section(msg("export.part_drafts"), _drafts(file), data.by_kind("NoPublicReply"))
        self._section(msg("export.part_replies"), _replies(file))
        self._section(msg("export.part_promises"), _promises(file))
        self._section(msg("export.part_engagement"), _engagement(data.engagement))
        self._heading(msg("export.part_timeline"))

    def write_line(self, line: TimelineEntry, sentence: str) -> None:
        """One line of the timeline, with its number, time and author, and the `sentence` it makes."""
        who = self.locale.name(line.by)
        shown = sentence if sentence.startswith(who) else f"{who}: {sentence}"
        self.file.write(f"- `{line.seq}` **{self._time(line.at)}** {inline(shown)}\n")

    def write_proof(self, data: ExportData) -> None:
        """Who exported the incident, and how to prove that the file is whole."""
        self._section(msg("export.part_access"), (), data.by_kind("Exported"))
        proof = (msg("export.proof", lines=data.timeline_length), data.timeline_head)
        self._section(msg("export.part_proof"), proof)

    def _windows(self, data: ExportData) -> str:
        """Every response window as a table: due, met at, how it went, by whom."""
        locale = self.locale
        rows = [
            (
                locale.text(msg("export.window", window=result.window.name)),
                self._time(result.window.due),
                self._time(result.window.met_at),
                locale.text(WINDOW_STATES[result.state]),
                locale.name(result.by),
            )
            for result in data.windows
        ]
        headings = tuple(self._bilingual(LocalizedText(key)) for key in WINDOW_COLUMNS)
        table = [headings, ("---",) * len(headings), *rows]
        return "".join("| " + " | ".join(inline(cell.replace("|", "/")) for cell in row) + " |\n" for row in table)

    def _section(self, heading: LocalizedText, parts: Parts, lines: Sequence[TimelineEntry] = ()) -> None:
        """Sentences as a list, texts in a block each, then timeline lines."""
        self._heading(heading)
        if not parts and not lines:
            self.file.write(f"{self.locale.text(msg('export.nothing'))}\n")
        for part in parts:
            self.file.write(f"\n{fence(part)}\n" if isinstance(part, str) else f"- {inline(self.locale.text(part))}\n")
        for line in lines:
            self.write_line(line, self.locale.text(entry_text(line)))

    def _bilingual(self, heading: LocalizedText) -> str:
        """A heading with the English words beside it, for readers who know no Chinese."""
        english, own = replace(self.locale, language="en").text(heading), self.locale.text(heading)
        return english if self.locale.language == "en" else f"{own} · {english}"

    def _time(self, at: datetime | None) -> str:
        """ISO 8601 with the zone's offset, to the second; empty for none."""
        return at.astimezone(ZoneInfo(self.locale.zone)).isoformat(timespec="seconds") if at else ""

    def _heading(self, heading: LocalizedText) -> None:
        self.file.write(f"\n## {inline(self._bilingual(heading))}\n\n")


def _about(data: ExportData) -> Parts:
    file, meta = data.file, data.meta
    flags = tuple(LocalizedText(f"flag.{flag}") for flag in sorted(file.flags))
    reason = msg("reason.l0") if file.close_reason == "l0" else file.close_reason
    parts = [
        msg("export.is_status", status=file.status.value, closed_at=file.closed_at, reason=reason),
        msg("export.is_graded", severity=file.severity.value, category=file.category.value, flags=flags),
        msg("export.is_about", brand=file.brand, product=file.product),
        msg("export.is_opened", opened_at=file.opened_at, source=file.source, terms=", ".join(file.matched_terms)),
        msg("export.is_playbook", version=file.playbook),
        msg("export.is_exported", at=meta.at, by=meta.by, zone=data.zone),
    ]
    if file.no_reply:
        parts.append(msg("export.is_no_reply", at=file.no_reply_at, said=file.no_reply))
    return (*parts, msg("export.is_retro"), file.retro) if file.retro else tuple(parts)


def _post(file: CaseFile) -> Parts:
    """The post as last seen."""
    post = file.post
    published_at = post.published_at or file.opened_at
    return (
        msg("export.post_is", platform=post.platform, kind=post.kind.value, id=post.native_id or post.short_code),
        msg("export.post_by", author=post.author.name, followers=post.author.followers),
        msg("export.post_at", published_at=published_at, clock_source=post.clock_source.value),
        msg("export.post_url", url=post.url),
        *([post.full_text()] if post.full_text() else []),
    )


def _roles(file: CaseFile) -> Parts:
    """Who holds which role now."""
    return tuple(_role(role, seat) for role, seat in file.assignments.items())


def _role(role: Role, assignment: Assignment) -> LocalizedText:
    since = msg("export.moment", at=assignment.since)
    return msg(
        "export.seat_is", role=role.value, person=assignment.person, since=since, accepted_at=assignment.accepted_at
    )


def _drafts(file: CaseFile) -> Parts:
    """Every version with what checks found and what was decided."""
    return tuple(part for draft in file.drafts for part in _draft(draft))


def _draft(draft: Draft) -> Iterator[LocalizedText | str]:
    state = draft.state.value
    yield msg("export.draft_is", version=draft.version, kind=draft.kind, author=draft.author, at=draft.at, state=state)
    yield msg("export.draft_target")
    yield draft.target
    yield msg("export.draft_text", hash=draft.hash)
    yield draft.text
    for f in draft.findings:
        yield msg("export.finding_is", level=f.level, rule=f.rule, said=f.text)
    for p in draft.promises:
        yield msg("export.planned_is", said=p.text, amount=p.amount, due=p.due)
    if draft.legal:
        yield msg("export.draft_cleared", person=draft.legal)
    if draft.decided_by:
        by, at, rules = (
            draft.decided_by,
            draft.decided_at,
            tuple(LocalizedText(f"rule.{rule}") for rule in draft.acknowledged),
        )
        yield msg("export.draft_decided", by=by, at=at, said=draft.reason, acknowledged=rules)


def _replies(file: CaseFile) -> Parts:
    """What people posted by hand, and the words of it."""
    return tuple(part for reply in file.replies for part in (_posted(reply), reply.text))


def _posted(r: Reply) -> LocalizedText:
    return msg(
        "export.reply_is", version=r.version, kind=r.kind, by=r.by, at=r.at, difference=r.difference, link=r.link
    )


def _promises(file: CaseFile) -> Parts:
    return tuple(_promise(promise) for promise in file.promises)


def _promise(p: Promise) -> LocalizedText:
    state = p.state.value
    return msg(
        "export.promise_is", id=p.id, said=p.text, amount=p.amount, owner=p.owner, due=p.due, state=state, proof=p.proof
    )


def _engagement(series: Sequence[tuple[datetime, Mapping[str, int]]]) -> Parts:
    """Engagement over time, at most MAX_ENGAGEMENT_LINES, the first and the last capture always among them."""
    step = max(1, -(-len(series) // MAX_ENGAGEMENT_LINES))
    shown = [*series[:-1:step], *series[-1:]]
    return tuple(
        msg(
            "export.counts_are",
            at=at,
            counts=tuple(LocalizedText(f"count.{name}", {"n": n}) for name, n in counts.items()),
        )
        for at, counts in shown
    )
