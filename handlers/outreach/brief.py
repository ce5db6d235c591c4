"""The fact brief for creators, partners and media: what stands, what is not known, what may be quoted (R154-R157).

It holds approved words and documented facts only, and it is no script: its readers say what they think themselves.
"""

from collections.abc import Sequence

from handlers.case.card import Card, LocalizedText, Part, Quote, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import PUBLIC_KINDS, Draft, DraftState

OFFICIAL = (DraftState.APPROVED, DraftState.POSTED)


def official_line(file: CaseFile) -> Draft | None:
    """The words that count now: the newest approved note to partners, or else the newest public reply that is out."""
    notes = partner_notes(file)
    public = [d for d in file.drafts if d.state is DraftState.POSTED and d.kind in PUBLIC_KINDS]
    return notes[-1] if notes else public[-1] if public else None


def partner_notes(file: CaseFile) -> list[Draft]:
    """Every note to partners that was approved, oldest first; all but the last are superseded (R155)."""
    return [d for d in file.drafts if d.kind == "partner_note" and d.state in OFFICIAL]


def brief_card(file: CaseFile, facts: Sequence[str]) -> Card:
    """The brief as it is now; `facts` are lines of the fact sheet with their documents."""
    line = official_line(file)
    parts: list[Part] = []
    if line:
        label = msg("brief.line", version=line.version, by=line.decided_by, at=line.decided_at)
        parts.append(Quote(line.text, label))
    else:
        parts.append(Row(msg("brief.title"), msg("brief.no_line", number=file.number)))
    parts += [Row(msg("brief.fact"), msg("plain.text", text=fact)) for fact in facts]
    parts += [Row(msg("brief.unknown"), text) for text in unknown(file)]
    parts.append(Row(msg("brief.how"), msg("brief.quote_freely")))
    if superseded := [f"v{d.version}" for d in partner_notes(file)[:-1]]:
        parts.append(Row(msg("brief.superseded"), msg("plain.text", text=", ".join(superseded))))
    return Card(msg("brief.for", number=file.number, about=(file.product or file.brand)[:40]), Tone.INFO, tuple(parts))


def unknown(file: CaseFile) -> list[LocalizedText]:
    """What is not known yet, and when the next word comes."""
    validity = file.assessment.validity if file.assessment else ""
    open_points = [] if validity in ("valid", "invalid") else [msg("brief.cause_unknown")]
    dues = [p.due for p in file.open_promises() if p.due]
    return open_points + ([msg("brief.next_word", due=min(dues))] if dues else [])
