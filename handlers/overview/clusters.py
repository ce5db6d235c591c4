"""Open incidents by product: five within a week are a crisis of trust, and speak with one line (R36)."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from handlers.case.card import Button, Card, LocalizedText, Part, Quote, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import DraftState
from handlers.case.grades import Category, Severity
from handlers.roles.access import restricted
from handlers.text.fold import fold

WEEK, FEWEST, MAX_BUTTONS = timedelta(days=7), 2, 5


def clusters_of(files: Sequence[CaseFile], now: datetime) -> Mapping[str, tuple[CaseFile, ...]]:
    """Open incidents of the last 7 days by brand and product, whatever its script, case and spaces; two at least."""
    found = dict[str, tuple[CaseFile, ...]]()
    for file in files:
        if (
            file.open
            and file.product
            and not file.drill
            and file.severity > Severity.L0
            and now - file.opened_at < WEEK
        ):
            key = "".join(fold(f"{file.brand}|{file.product}").text.split())
            found[key] = (*found.get(key, ()), file)
    large = {key: members for key, members in found.items() if len(members) >= FEWEST}
    return dict(sorted(large.items(), key=lambda one: -len(one[1])))


def umbrella_of(members: Sequence[CaseFile]) -> CaseFile | None:
    """The case that leads a crisis of trust on a product: the oldest of that category that names others."""
    led = [f for f in members if f.category is Category.TRUST_CRISIS and f.linked]
    return min(led, key=lambda f: f.number, default=None)


def common_line(umbrella: CaseFile | None) -> str:
    """The words that all members may point to: the umbrella's newest public text, posted or at least approved."""
    if umbrella is None or restricted(umbrella):
        return ""
    posted = [reply.text for reply in umbrella.public_replies() if reply.approved and not reply.wrong]
    approved = [d.text for d in umbrella.drafts if d.public and d.state is DraftState.APPROVED]
    return next(iter([*reversed(posted), *reversed(approved)]), "")


def clusters_card(files: Sequence[CaseFile], enough: int, now: datetime) -> Card:
    """Each product with its incidents, the case that leads them, and the common line; `enough` make a crisis."""
    parts: list[Part] = []
    buttons: list[Button] = []
    tone = Tone.INFO
    for members in clusters_of(files, now).values():
        umbrella = umbrella_of(members)
        tone = Tone.CRITICAL if umbrella or len(members) >= enough else tone
        numbers = ", ".join(f"#{f.number}" for f in members)
        about = msg("clusters.product", brand=members[0].brand, product=members[0].product)
        parts.append(Row(about, _said(members, numbers, umbrella, enough)))
        if line := common_line(umbrella):
            parts.append(Quote(line, msg("clusters.line", number=umbrella.number if umbrella else 0)))
        led = umbrella or members[0]
        buttons.append(Button(f"status {led.number}", msg("button.open", number=led.number)))
    nothing = (Row(msg("board.open"), msg("clusters.nothing")),)
    return Card(msg("clusters.title"), tone, tuple(parts) or nothing, tuple(buttons[:MAX_BUTTONS]))


def _said(members: Sequence[CaseFile], numbers: str, umbrella: CaseFile | None, enough: int) -> LocalizedText:
    lead = umbrella.number if umbrella else None
    return msg("clusters.row", n=len(members), ids=numbers, lead=lead, line=enough)
