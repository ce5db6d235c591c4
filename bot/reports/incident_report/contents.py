"""What stands in an incident's report, in which order: a page to begin with, then every subject, then the proof."""

from collections.abc import Callable, Iterator

from bot.reports.data import GRADE_EVENTS, ROLE_EVENTS, ExportData
from bot.reports.incident_report import drawings, sections, summary, tables
from bot.reports.incident_report.model import (
    Block,
    Changes,
    Picture,
    QuotedText,
    Report,
    Section,
    Sentences,
    Table,
    TimelineRows,
)
from bot.reports.incident_report.words import Words
from handlers.assessment.events import Assessed
from handlers.case.card import Difference, LocalizedText, Quote, Row, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft
from handlers.case.evidence import EvidenceItem
from handlers.closing.events import Exported
from handlers.closing.learning.card import retro_parts
from handlers.drafts.draft_parts import posted_difference, version_difference
from handlers.drafts.review_events import NoPublicReply
from handlers.roles.access import restricted
from storage.incidents.timeline import TimelineEntry

Thumbnail = Callable[[EvidenceItem], bytes]  # a small copy (JPEG) of a piece; empty for none
TERMS = ("level", "window", "owner", "approver", "promise", "resolution", "legal", "hash")


def build_report(data: ExportData, words: Words, thumbnail: Thumbnail) -> Report:
    """Return the report but for the timeline's lines, which are read one by one while files are written."""
    word = words.locale.word
    return Report(
        language=words.locale.language,
        title=words.heading("export.title", number=data.file.number),
        drill=words.heading("export.drill") if data.file.drill else "",
        confidentiality=word("report.restricted" if restricted(data.file) else "report.internal"),
        cover=_cover(data, words),
        sections=tuple(
            Section(name, words.heading(key), tuple(blocks)) for name, key, blocks in _parts(data, words, thumbnail)
        ),
        timeline_heading=words.heading("export.part_timeline"),
        timeline_columns=tuple(words.heading(f"export.column_{name}") for name in ("no", "time", "what")),
        closing=_closing(data, words),
        nothing=word("export.nothing"),
    )


def _cover(data: ExportData, words: Words) -> tuple[tuple[str, str], ...]:
    """Brand, number, grade, for whom, by whom, when."""
    file, locale = data.file, words.locale
    grade = locale.word("report.grade", severity=file.severity, category=file.category)
    profile = locale.word("report.for_redacted" if data.redacted else "report.for_full")
    by = locale.word("report.by_at", by=data.meta.by, at=data.meta.at, zone=data.zone)
    said = {"brand": f"{file.brand or '–'} · {file.product or '–'}", "grade": grade, "reader": profile, "prepared": by}
    return tuple((words.heading(f"report.cover_{name}"), text) for name, text in said.items())


def _parts(data: ExportData, words: Words, thumbnail: Thumbnail) -> Iterator[tuple[str, str, list[Block]]]:
    """Yield name, word of the heading and contents of each section."""
    file = data.file
    yield "summary", "report.summary", [summary.one_page(data, words)]
    yield "clock", "export.part_clock", [*drawings.axis(data, words), *_filled(tables.clock(data, words))]
    yield "figures", "report.figures", _filled(tables.figures(file, words))
    yield "about", "export.part_about", _said(sections.about(data), words)
    yield "post", "export.part_post", _said(sections.post(file), words)
    numbers = [*drawings.numbers(data, words), *_filled(tables.engagement(data.engagement, words))]
    yield "engagement", "export.part_engagement", numbers
    yield "climate", "report.climate", _filled(tables.climate(file, words))
    yield (
        "roles",
        "export.part_seats",
        [*_said(sections.roles(file, data.removed), words), *_lines(data.by_kind(*ROLE_EVENTS), words)],
    )
    yield "grades", "export.part_grades", _lines(data.by_kind(*GRADE_EVENTS), words)
    yield "assessment", "export.part_assessment", _lines(data.by_kind(Assessed), words)
    yield "decisions", "report.decisions", _filled(tables.decisions(file, words))
    versions = [block for draft in file.drafts for block in _version(data, draft, words)]
    yield "drafts", "export.part_drafts", [*versions, *_lines(data.by_kind(NoPublicReply), words)]
    yield "replies", "export.part_replies", _said(sections.replies(file), words)
    yield "promises", "export.part_promises", _filled(tables.promises(data, words))
    yield "tasks", "export.part_tasks", _said(sections.tasks(file), words)
    yield "evidence", "export.part_evidence", [_piece(item, words, thumbnail) for item in file.evidence_items]
    yield "appeals", "report.appeals", _filled(tables.appeals(file, words))
    yield "contacts", "report.contacts", _filled(tables.contacts(file, words))
    yield "retro", "export.is_retro", _retro(file, words)


def _version(data: ExportData, draft: Draft, words: Words) -> Iterator[Block]:
    """A version's words, what checks found, what was decided, and what it changed of the one before."""
    yield from _said(sections.draft(draft), words)
    for part in (*version_difference(data.file, draft), *posted_difference(data.file, draft)):
        if isinstance(part, Difference):
            yield Changes(words.locale.text(part.label), part.changes)


def _retro(file: CaseFile, words: Words) -> list[Block]:
    """What the team took from it: what the log says, lines of people as they were written, causes and tasks."""
    blocks: list[Block] = [QuotedText(file.retro)] if file.retro else []
    for part in retro_parts(file, file.learning) if file.learning else ():
        if isinstance(part, Quote):
            blocks += [Sentences((words.locale.text(part.label),))] if part.label else []
            blocks.append(QuotedText(part.text))
        elif isinstance(part, Row):
            blocks.append(Sentences((f"{words.locale.text(part.label)}: {words.locale.text(part.text)}",)))
    return blocks


def _piece(item: EvidenceItem, words: Words, thumbnail: Thumbnail) -> Picture:
    return Picture(thumbnail(item), words.sentences(tuple(sections.piece(item))))


def _closing(data: ExportData, words: Words) -> tuple[Section, ...]:
    """What follows the timeline: who read and exported it, what the words mean, how to check the file."""
    reads = [(words.time(read.at), words.locale.name(read.person), read.what) for read in reversed(data.reads)]
    access = [*_filled(words.table("time who what", reads)), *_lines(data.by_kind(Exported), words)]
    glossary = Table(
        (words.heading("report.column.term"), words.heading("report.column.meaning")),
        tuple((words.locale.word(f"report.term_{t}"), words.locale.word(f"report.means_{t}")) for t in TERMS),
    )
    verified = data.chain_faults or (msg("report.chain_whole", lines=data.timeline_length, at=data.meta.at),)
    proof: tuple[LocalizedText | str, ...] = (
        *verified,
        msg("export.proof", lines=data.timeline_length),
        data.timeline_head,
    )
    return (
        Section("access", words.heading("export.part_access"), tuple(access)),
        Section("glossary", words.heading("report.glossary"), (glossary,)),
        Section("proof", words.heading("export.part_proof"), tuple(_said(proof, words))),
    )


def _said(parts: tuple[LocalizedText | str, ...], words: Words) -> list[Block]:
    """Sentences that follow each other as one list, texts whole."""
    blocks: list[Block] = []
    for part in parts:
        if isinstance(part, str):
            blocks.append(QuotedText(part))
        elif blocks and isinstance(blocks[-1], Sentences):
            blocks[-1] = Sentences((*blocks[-1].lines, words.locale.text(part)))
        else:
            blocks.append(Sentences((words.locale.text(part),)))
    return blocks


def _lines(entries: tuple[TimelineEntry, ...], words: Words) -> list[Block]:
    return [TimelineRows(tuple(map(words.row, entries)))] if entries else []


def _filled(table: Table) -> list[Block]:
    return [table] if table.rows else []
