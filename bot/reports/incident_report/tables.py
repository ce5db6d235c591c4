"""What a report shows as tables: windows, decisions, replies, promises, appeals, contacts, engagement, climate."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from bot.reports.data import ExportData
from bot.reports.incident_report.model import Table
from bot.reports.incident_report.words import Words
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft, Promise, PromiseState
from handlers.closing.learning.facts import latencies
from handlers.promises.events import PromiseSettled

MAX_CAPTURES = 24  # evenly chosen; all captures are in incident.json
SHORT_HASH = 12  # hex digits that tell one text from another within a report


def clock(data: ExportData, words: Words) -> Table:
    """Every response window: due, met at, how it went, by whom."""
    locale = words.locale
    rows = [
        (
            locale.word("export.window", window=result.window.name),
            words.time(result.window.due),
            words.time(result.window.met_at),
            locale.word(f"export.result_{result.state}"),
            locale.name(result.by),
        )
        for result in data.windows
    ]
    return words.table("window due done result who", rows)


def figures(file: CaseFile, words: Words) -> Table:
    """How long each step took (R174)."""
    said = [words.locale.word(f"latency.{name}", seconds=seconds) for name, seconds in latencies(file).items()]
    return words.table("what", [(each,) for each in said])


def decisions(file: CaseFile, words: Words) -> Table:
    """Who decided what, when, on exactly which text, with or without legal, and which warnings were ticked."""
    return words.table("version decision who done legal ticked text_hash", [_decision(d, words) for d in file.drafts])


def _decision(draft: Draft, words: Words) -> tuple[str, ...]:
    locale = words.locale
    legal = draft.legal and locale.name(draft.legal)
    who = locale.name(draft.decided_by) if draft.decided_by else ""
    ticked = "; ".join(locale.word(f"rule.{rule}") for rule in draft.acknowledged)
    decided = locale.word(f"state.draft.{draft.state}") + (f": {draft.reason}" if draft.reason else "")
    kind = locale.word(f"kind.{draft.kind}")
    return (
        f"{draft.version} · {kind}",
        decided,
        who,
        words.time(draft.decided_at),
        legal or locale.word("mark.no"),
        ticked,
        draft.hash[:SHORT_HASH],
    )


def promises(data: ExportData, words: Words) -> Table:
    """Every promise: words, owner, due, state, and when it was kept, late or in time."""
    settled = {int(line.fields["id"]): line.at for line in data.by_kind(PromiseSettled)}
    return words.table(
        "no promise owner due result done proof", [_promise(p, settled, words) for p in data.file.promises]
    )


def _promise(promise: Promise, settled: Mapping[int, datetime], words: Words) -> tuple[str, ...]:
    locale, done = words.locale, settled.get(promise.id)
    state = locale.word(f"state.promise.{promise.state}")
    if promise.state is PromiseState.KEPT and done and promise.due:
        state += " · " + locale.word("report.late" if done > promise.due else "report.in_time")
    amount = f" ({promise.amount})" if promise.amount else ""
    return (
        str(promise.id),
        promise.text + amount,
        locale.name(promise.owner),
        words.time(promise.due) or locale.word("report.no_due"),
        state,
        words.time(done),
        promise.proof,
    )


def appeals(file: CaseFile, words: Words) -> Table:
    """Requests to platforms: ground, who drafted and approved, where and when filed, what came of it."""
    locale = words.locale
    rows = [
        (
            str(appeal.id),
            locale.word(f"ground.{appeal.ground}"),
            locale.name(appeal.drafted_by),
            locale.name(appeal.approved_by) if appeal.approved_by else "",
            words.time(appeal.filed_at),
            locale.word(f"appeal_result.{appeal.result}") if appeal.result else "",
            appeal.receipt,
        )
        for appeal in file.appeals
    ]
    return words.table("no ground drafted_by approved_by filed result receipt", rows)


def contacts(file: CaseFile, words: Words) -> Table:
    """Talks with creators, media, partners, customers and authorities."""
    locale = words.locale
    rows = [
        (words.time(c.at), locale.word(f"party.{c.party}"), c.name, c.channel, locale.name(c.by), c.text)
        for c in file.contacts
    ]
    return words.table("done party whom channel who said", rows)


def engagement(series: Sequence[tuple[datetime, Mapping[str, int]]], words: Words) -> Table:
    """Counts over time, at most MAX_CAPTURES of them, the first and the last capture always among them."""
    step = max(1, -(-len(series) // MAX_CAPTURES))
    names = sorted({name for _, counts in series for name in counts})
    rows = [
        (words.time(at), *(str(counts.get(name, "")) for name in names))
        for at, counts in [*series[:-1:step], *series[-1:]]
    ]
    columns = (words.heading("report.column.time"), *(words.locale.word(f"report.count.{name}") for name in names))
    return Table(columns, tuple(rows))


def climate(file: CaseFile, words: Words) -> Table:
    """What the comments were like, each time a person looked (R175)."""
    rows = [(words.time(seen.at), words.locale.word(f"climate.{seen.climate}")) for seen in file.climates]
    return words.table("time climate", rows)
