"""Confusion tables of triage for `python -m bot eval`: what posts are taken for, with and without readers."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import datetime
from pathlib import Path

from rich.table import Table

from bot.incidents.readers.local import ALERTS, LocalReader
from bot.incidents.readers.train import read_texts
from handlers.case.grades import Category, Severity
from handlers.posts.post import Alert, Post
from handlers.triage import Triage, triage
from handlers.triage.second_reading import with_reading

# Kinds as the readers call them; a post of any other kind that is not dismissed is a complaint.
KINDS = {
    Category.SAFETY: "harm",
    Category.PRIVACY: "privacy",
    Category.CULTURAL_MISSTEP: "values",
    Category.EXTORTION: "extortion",
}
GOT = (*KINDS.values(), "complaint", "unread", "dismissed")
Wanted = tuple[str, str]  # the kind, and the text of the post


def kind_of(seen: Triage) -> str:
    """What triage takes a post for."""
    if seen.severity is Severity.L0:
        return "unread" if seen.unread else "dismissed"
    return KINDS.get(seen.category, "complaint")


def texts_by_kind(paths: Sequence[Path]) -> list[Wanted]:
    """Posts of the files with [texts]. What a head is trained on is left out, unless that folder itself was named."""
    files = [file for p in paths for file in (sorted(p.rglob("*.toml")) if p.is_dir() else [p])]
    named = {p for p in paths if p.name == "train"}
    kept = [f for f in files if _has_texts(f) and ("train" not in f.parts or any(p in f.parents for p in named))]
    kinds = read_texts(kept).get(ALERTS, {})
    return [(kind, text) for kind, texts in kinds.items() for text in texts]


def _has_texts(path: Path) -> bool:
    return path.exists() and "\n[texts]" in path.read_text(encoding="utf-8", errors="replace")


def confusion_table(title: str, wanted: Iterable[Wanted], reader: LocalReader | None, now: datetime) -> Table:
    """A row for each kind that was wanted, a column for each that triage gave."""
    counts: Counter[tuple[str, str]] = Counter()
    for kind, text in wanted:
        seen = triage(Alert("eval", Post("web", text=text), now))
        reading = reader.read(text) if reader else None
        counts[kind, kind_of(with_reading(seen, reading) if reading else seen)] += 1
    table = Table("kind \\ taken for", *GOT, title=title)
    for kind in dict.fromkeys(kind for kind, _ in counts):
        table.add_row(kind, *(str(counts[kind, got] or "") for got in GOT))
    return table
