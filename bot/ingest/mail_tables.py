"""Tables in the HTML of a mail under headings that exports have too: a row is a post, read by its cells (R1)."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

from bot.ingest.columns import IDENTIFYING_FIELDS, Columns, find_columns
from bot.ingest.link_cells import ADDRESS, unwrap
from bot.ingest.plain_text import UNSEEN
from bot.ingest.values import linked

ENOUGH_HEADINGS = 3  # known ones, by which a table is one of posts and no frame of the mail's layout
MAX_ROWS = 200  # of one mail


@dataclass
class _Cell:
    pieces: list[str] = field(default_factory=list)
    link: str = ""

    def value(self) -> str:
        """Its words, over the link in it."""
        words = " ".join("".join(self.pieces).split())
        return linked(words, self.link) if self.link else words


def posts_in_tables(html: str) -> list[dict[str, object]]:
    """The rows of every table of posts, under its own headings; empty where links alone tell the posts."""
    reader = _Tables()
    reader.feed(html)
    reader.close()
    records: list[dict[str, object]] = []
    for table in reader.tables:
        rows = [[cell.value() for cell in row] for row in table]
        columns = find_columns(rows)
        if columns and _is_of_posts(columns):
            records += [_record(columns, row) for row in rows[columns.row + 1 :] if len(row) == len(columns.headings)]
    return [record for record in records if any(record.values())][:MAX_ROWS]


def _is_of_posts(columns: Columns) -> bool:
    return len(columns.indexes) >= ENOUGH_HEADINGS and any(name in columns.indexes for name in IDENTIFYING_FIELDS)


def _record(columns: Columns, row: list[str]) -> dict[str, object]:
    """The cells by their headings, and as the link the first that lies under a cell where no cell is an address."""
    record: dict[str, object] = {head: value for head, value in zip(columns.headings, row, strict=True) if head}
    targets = [target for value in row if (target := getattr(value, "target", "")).startswith("http")]
    if targets and not any(ADDRESS.match(value) for value in row):
        record["url"] = unwrap(targets[0])
    return record


class _Tables(HTMLParser):
    """Collects the tables of a page, those within others too: the words of a cell are those of the innermost."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[_Cell]]] = []
        self.open: list[list[list[_Cell]]] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A table, a row, a cell or a link begins."""
        self.unseen += tag in UNSEEN
        if tag == "table":
            self.open.append([])
            self.tables.append(self.open[-1])
        elif tag == "tr" and self.open:
            self.open[-1].append([])
        elif tag in ("td", "th") and self.open and self.open[-1]:
            self.open[-1][-1].append(_Cell())
        elif cell := self._cell():
            cell.link = cell.link or (tag == "a" and dict(attrs).get("href")) or ""
            cell.pieces.append(" " if tag in ("br", "p", "div") else "")

    def handle_endtag(self, tag: str) -> None:
        """Finish the table that ends here."""
        self.unseen -= tag in UNSEEN and self.unseen > 0
        if tag == "table" and self.open:
            self.open.pop()

    def handle_data(self, data: str) -> None:
        """Words of the innermost cell."""
        if (cell := self._cell()) and not self.unseen:
            cell.pieces.append(data)

    def _cell(self) -> _Cell | None:
        return self.open[-1][-1][-1] if self.open and self.open[-1] and self.open[-1][-1] else None
