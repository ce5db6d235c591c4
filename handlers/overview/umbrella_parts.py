"""What cards say of a crisis of trust: the incidents that a case leads, who leads this one, the common line (R36)."""

from handlers.case.card import Part, Quote, Row, msg
from handlers.case.case_file import CaseFile

MAX_LINE = 200  # code points of a common line on a card; the leading case has it whole


def umbrella_parts(file: CaseFile) -> tuple[Part, ...]:
    """The incidents that this case leads, or the case that leads this one with the common line (R36)."""
    if file.members:
        ids = ", ".join(f"#{number}" for number in file.members)
        return (Row(msg("card.members"), msg("card.members_are", n=len(file.members), ids=ids)),)
    if not file.umbrella:
        return ()
    led = Row(msg("card.umbrella"), msg("card.umbrella_is", number=file.umbrella))
    return (led, *((line_part(file.common_line, file.umbrella),) if file.common_line else ()))


def line_part(line: str, number: int) -> Quote:
    """The common line of the case with that number, shortened for a card."""
    more = "…" if len(line) > MAX_LINE else ""
    return Quote(line[:MAX_LINE] + more, msg("clusters.line", number=number))
