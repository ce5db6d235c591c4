"""What a file of alerts holds, before it is taken in: for the person who decides whether it is."""

from collections.abc import Sequence

from bot.incidents.foresee import Foreseen
from bot.ingest.file_import import ImportSummary
from bot.ingest.remarks import localized
from bot.ingest.schema import Outcome
from handlers.case.card import Button, Card, LocalizedText, Part, Row, Tone, msg
from handlers.case.grades import Severity

MAX_NAMED = 3  # rows left out, and rows with warnings, that are named
MAX_WORDS = 60  # characters of a post
MAX_COLUMNS = 15
NOT_OPENED = (Outcome.JOINED, Outcome.UNREAD, Outcome.ON_RECORD)


def preview_card(token: str, summary: ImportSummary, seen: Foreseen) -> Card:
    """How many alerts, of which platforms, what would open; what was left out or not read; two buttons."""
    total = seen.outcomes.total()
    parts: list[Part] = [Row(msg("alert_file.name"), msg("plain.text", text=summary.name))]
    parts.append(Row(msg("alert_file.alerts"), _alerts(seen)))
    parts += [Row(msg("alert_file.would"), _outcomes(seen))] if total else []
    parts += [
        Row(msg("alert_file.post", severity=severity, platform=alert.post.platform), _words(alert.post.full_text()))
        for severity, alert in seen.gravest
    ]
    parts += _named("alert_file.left_out", summary.reasons, summary.skipped)
    parts += _named("alert_file.warnings", summary.warnings, summary.warned)
    if columns := summary.unknown_headings:
        shown = ", ".join(columns[:MAX_COLUMNS]) + (" …" if columns[MAX_COLUMNS:] else "")
        parts.append(Row(msg("alert_file.columns"), msg("plain.text", text=shown)))
    parts += [Row(msg("alert_file.note"), localized(note)) for note in summary.notes[:MAX_NAMED]]
    grave = any(severity >= Severity.L2 for severity, _ in seen.gravest)
    return Card(msg("alert_file.title"), Tone.WARNING if grave else Tone.INFO, tuple(parts), _buttons(token, total))


def summary_line(summary: ImportSummary) -> LocalizedText:
    """What became of a file that was taken in."""
    return msg(
        "answer.file_done",
        name=summary.name,
        opened=summary.opened,
        joined=summary.joined,
        unread=summary.unread,
        on_record=summary.on_record,
        known=summary.known,
        skipped=summary.skipped,
    )


def _alerts(seen: Foreseen) -> LocalizedText:
    each = tuple(msg("alert_file.of_platform", platform=name, n=n) for name, n in seen.platforms.most_common())
    return msg("alert_file.count", n=seen.outcomes.total(), items=each)


def _outcomes(seen: Foreseen) -> LocalizedText:
    """The gravest first, then what opens nothing."""
    opens = [(level.value, msg("alert_file.opens", severity=level, n=seen.outcomes[level.value])) for level in Severity]
    rest = [(name, msg(f"alert_file.{name}", n=seen.outcomes[name])) for name in NOT_OPENED]
    return msg("plain.list", items=tuple(said for name, said in (*reversed(opens), *rest) if seen.outcomes[name]))


def _named(key: str, lines: Sequence[str], count: int) -> list[Part]:
    """How many there are, and the first few of them."""
    if not count:
        return []
    more = (msg("plain.text", text=f"… (+{count - MAX_NAMED})"),) if count > MAX_NAMED else ()
    return [Row(msg(key, n=count), msg("plain.list", items=(*map(localized, lines[:MAX_NAMED]), *more)))]


def _words(text: str) -> LocalizedText:
    return msg("plain.text", text=" ".join(text.split())[:MAX_WORDS]) if text else msg("card.words_missing")


def _buttons(token: str, total: int) -> tuple[Button, ...]:
    if not total:
        return ()
    take = Button(f"import {token} take", msg("button.take_in", n=total), primary=True)
    return (take, Button(f"import {token} leave", msg("button.leave_file")))
