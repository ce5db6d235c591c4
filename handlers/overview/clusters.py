"""Open incidents by product: five within a week are a crisis of trust, led by one case with one line (R36)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from handlers.alerts.umbrella import common_line
from handlers.case.card import Button, Card, Part, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.grades import Severity
from handlers.overview.umbrella_parts import line_part
from handlers.triage.brands import BrandSheet, product_identity

WEEK, MIN_POSTS, MAX_BUTTONS = timedelta(days=7), 2, 5


def clusters_of(
    files: Sequence[CaseFile], sheets: Sequence[BrandSheet], now: datetime
) -> Mapping[tuple[str, str], tuple[CaseFile, ...]]:
    """Open incidents on each product, of the last 7 days or led by a case: two at least, most first."""
    found = dict[tuple[str, str], tuple[CaseFile, ...]]()
    for file in files:
        counts = file.open and file.product and not file.drill and not file.leads and file.severity > Severity.L0
        if counts and (file.umbrella or now - file.opened_at < WEEK):
            key = product_identity(file.brand, file.product, sheets)
            found[key] = (*found.get(key, ()), file)
    large = {key: members for key, members in found.items() if len(members) >= MIN_POSTS}
    return dict(sorted(large.items(), key=lambda one: -len(one[1])))


def clusters_card(files: Sequence[CaseFile], sheets: Sequence[BrandSheet], enough: int, now: datetime) -> Card:
    """Each product with its incidents, the case that leads them, and the common line; `enough` make a crisis.

    `files` are those that the reader may read: the line of a leading case is shown to its readers alone, until it
    stands in public.
    """
    parts: list[Part] = []
    buttons: list[Button] = []
    tone = Tone.INFO
    by_number = {file.number: file for file in files}
    for members in clusters_of(files, sheets, now).values():
        lead = next((f.umbrella for f in members if f.umbrella), 0)
        tone = Tone.CRITICAL if lead or len(members) >= enough else tone
        numbers = ", ".join(f"#{f.number}" for f in members)
        about = msg("clusters.product", brand=members[0].brand, product=members[0].product)
        parts.append(Row(about, msg("clusters.row", n=len(members), ids=numbers, lead=lead or None, line=enough)))
        said = common_line(by_number[lead]) if lead in by_number else members[0].common_line
        parts += [line_part(said, lead)] if lead and said else []
        buttons.append(
            Button(f"status {lead or members[0].number}", msg("button.open", number=lead or members[0].number))
        )
    nothing = (Row(msg("board.open"), msg("clusters.nothing")),)
    return Card(msg("clusters.title"), tone, tuple(parts) or nothing, tuple(buttons[:MAX_BUTTONS]))


def clusters_row(files: Sequence[CaseFile], sheets: Sequence[BrandSheet], now: datetime) -> tuple[Row, ...]:
    """The board's row: products with two or more open incidents, and how many are led as a crisis of trust."""
    found = clusters_of(files, sheets, now)
    led = sum(any(f.umbrella for f in members) for members in found.values())
    return (Row(msg("clusters.title"), msg("clusters.on_board", n=len(found), led=led or None)),) if found else ()
