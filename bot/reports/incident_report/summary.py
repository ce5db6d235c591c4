"""The first page: what happened, who was hurt, what we said and when, where it stands, what is open."""

from collections.abc import Iterator

from bot.reports.data import ExportData
from bot.reports.incident_report.model import Table
from bot.reports.incident_report.words import Words
from handlers.case.card import Arg
from handlers.case.case_file import CaseFile
from handlers.overview.next_step import next_step

MAX_QUOTE = 160  # code points of a text that stands in full further on


def one_page(data: ExportData, words: Words) -> Table:
    """Return questions and answers."""
    file, locale = data.file, words.locale
    said = {
        "happened": locale.word(
            "report.happened",
            platform=file.post.platform,
            at=file.post.published_at or file.opened_at,
            text=_short(file.post.full_text()),
        ),
        "hurt": locale.word("report.hurt_yes" if file.safety else "report.hurt_no"),
        "answered": "\n".join(_answers(file, words)) or locale.word("report.no_reply_yet"),
        "stands": locale.word(f"status.{file.status}") + ("" if not file.open else ": " + locale.text(next_step(file))),
        "windows": "; ".join(_windows(data, words)) or locale.word("export.nothing"),
        "open": "\n".join(_open(file, words)) or locale.word("export.nothing"),
    }
    rows = tuple((words.heading(f"report.asks_{name}"), text) for name, text in said.items())
    return Table((words.heading("report.column.question"), words.heading("report.column.answer")), rows)


def _answers(file: CaseFile, words: Words) -> Iterator[str]:
    """Yield each public reply, or the decision not to answer."""
    for number, reply in enumerate(file.public_replies(), 1):
        args: dict[str, Arg] = {
            "number": number,
            "kind": reply.kind,
            "by": reply.by,
            "at": reply.at,
            "text": _short(reply.text),
        }
        yield words.locale.word("report.replied", **args, unapproved=not reply.approved)
    if file.no_reply_at:
        yield words.locale.word("export.is_no_reply", at=file.no_reply_at, said=file.no_reply)


def _windows(data: ExportData, words: Words) -> Iterator[str]:
    for result in data.windows:
        name = words.locale.word("export.window", window=result.window.name)
        yield f"{name}: {words.locale.word(f'export.result_{result.state}')}"


def _open(file: CaseFile, words: Words) -> Iterator[str]:
    """Yield what is not settled: promises, drafts that wait, tasks."""
    for promise in file.open_promises():
        yield words.locale.word(
            "report.open_promise", id=promise.id, text=_short(promise.text), owner=promise.owner, due=promise.due
        )
    for draft in file.waiting_drafts():
        yield words.locale.word("report.open_draft", version=draft.version, kind=draft.kind)
    tasks = sum(task.open for task in file.tasks)
    if tasks:
        yield words.locale.word("report.open_tasks", n=tasks)


def _short(text: str) -> str:
    return text if len(text) <= MAX_QUOTE else text[: MAX_QUOTE - 1] + "…"
