"""E-mails as files: `.eml` and `.mbox`. A mail may report several posts: by links in it, and in attached files."""

import mailbox
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from email import message_from_binary_file, policy
from email.message import EmailMessage, Message
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from bot.ingest.columns import Row, TableFile
from bot.ingest.mail_posts import posts_in_html, posts_in_text
from bot.ingest.mail_tables import posts_in_tables
from bot.ingest.normalise import Records
from bot.ingest.plain_text import plain_text
from bot.ingest.presets import NO_PRESET, Preset
from bot.ingest.remarks import localized, remark, remark_of, renamed
from handlers.case.errors import InvalidFile

# What a mail with a fault in it makes the parser raise, in headers or in parts.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
MAX_WORDS = 20_000  # characters of a mail that are read
MAX_DEPTH = 3  # mails within mails
ATTACHED = frozenset(
    [".csv", ".tsv", ".xlsx", ".json", ".jsonl", ".ndjson", ".xml", ".rss", ".atom", ".eml", ".mbox"]
)  # what is opened


Opener = Callable[[Path, Preset], AbstractContextManager[TableFile]]


@contextmanager
def open_mail(
    path: Path, source: Preset = NO_PRESET, open_attached: Opener | None = None, words_alone: bool = True
) -> Iterator[TableFile]:
    """The posts of one mail, or of every mail in a mailbox; those in attached files by `open_attached`.

    `words_alone`: a mail without a link is one row, its subject and its words.
    """
    notes: list[str] = []
    read = [0]
    size = max(path.stat().st_size, 1)
    reader = _MailReader(source, notes, open_attached, words_alone)
    yield TableFile(reader.rows(path, read), lambda: min(read[0] / size, 1.0), reader.unread, notes)


def records_of(message: EmailMessage) -> list[dict[str, object]]:
    """The posts that a mail reports, by rows of a table or by their links, under the headings of exports."""
    found: list[dict[str, object]] = []
    if (part := message.get_body(("html",))) is not None:
        html = str(part.get_content())[: 10 * MAX_WORDS]
        found = posts_in_tables(html) or posts_in_html(html)
    if not found:
        found = posts_in_text(words_of(message)[1])
    return _as_of(message, found)


def words_of(message: EmailMessage) -> tuple[str, str]:
    """Subject and words of a mail, as plain text."""
    for kind in ("plain", "html"):
        if (part := message.get_body((kind,))) is not None and (text := str(part.get_content()).strip()):
            text = plain_text(text[: 10 * MAX_WORDS]) if kind == "html" else text
            return str(message.get("subject", "")), text[:MAX_WORDS]
    return str(message.get("subject", "")), ""


def _as_of(message: EmailMessage, records: list[dict[str, object]]) -> list[dict[str, object]]:
    sent = _sent(message)
    return [{"captured_at": sent, **one} if sent else one for one in records]


def _sent(message: EmailMessage) -> str:
    """When the mail was sent: by then its posts had been seen."""
    try:
        at = parsedate_to_datetime(str(message["date"])) if message["date"] else None
    except UNREADABLE:
        return ""
    return at.isoformat() if at and at.tzinfo else ""


class _MailReader:
    """Reads mails and what is attached to them; `notes` says what was not read."""

    def __init__(self, source: Preset, notes: list[str], open_attached: Opener | None, words_alone: bool) -> None:
        self.source, self.notes, self.open_attached, self.words_alone = source, notes, open_attached, words_alone
        self.found = Records(source)
        self.tables: list[TableFile] = []

    def unread(self) -> tuple[str, ...]:
        """Columns of attached files that were not read, by now."""
        return tuple(name for table in self.tables for name in table.unknown_headings)

    def rows(self, path: Path, read: list[int]) -> Iterator[Row]:
        """The rows of every mail in the file."""
        for number, (message, place) in enumerate(_messages(path, read), 1):
            try:
                yield from self._mail(message, place, 0)
            except UNREADABLE as error:
                why = remark("bad_mail", problem=type(error).__name__)
                yield Row(place or remark("mail", n=number), {}, why)

    def _mail(self, message: EmailMessage, place: str, depth: int) -> Iterator[Row]:
        empty = True
        for number, record in enumerate(records_of(message), 1):
            empty = False
            yield self.found.row(record, _within(place, remark("post", n=number)))
        for part in message.iter_attachments():
            for row in self._attached(part, place, depth):
                empty = False
                yield row
        if empty and self.words_alone and depth == 0:
            subject, text = words_of(message)
            for record in _as_of(message, [{"title": subject, "text": text}]):
                yield self.found.row(record, _within(place, remark("post", n=1)))

    def _attached(self, part: Message, place: str, depth: int) -> Iterator[Row]:
        name = Path(part.get_filename() or "").name or part.get_content_type()
        inner = part.get_payload(0) if part.get_content_type() == "message/rfc822" and depth < MAX_DEPTH else None
        if isinstance(inner, EmailMessage):
            yield from self._mail(inner, _within(place, remark("attached_mail")), depth + 1)
        elif self.open_attached and Path(name).suffix.lower() in ATTACHED:
            yield from self._file(name, part.get_payload(decode=True), place)
        else:
            self.notes.append(remark("attachment_unread", name=name))

    def _file(self, name: str, content: object, place: str) -> Iterator[Row]:
        with TemporaryDirectory() as folder:
            path = Path(folder) / f"attached{Path(name).suffix.lower()}"
            path.write_bytes(content if isinstance(content, bytes) else b"")
            try:
                assert self.open_attached
                with self.open_attached(path, self.source) as table:
                    self.tables.append(table)
                    for row in table.rows:
                        yield replace(row, place=_within(_within(place, remark("attachment", name=name)), row.place))
                    self.notes += table.notes
            except InvalidFile as error:
                why = renamed(remark_of(error), path.name, name)
                yield Row(_within(place, remark("attachment", name=name)), {}, why)


def _within(place: str, inner: str) -> str:
    """A place within another, such as a row of an attachment."""
    return remark("within", place=localized(place), inner=localized(inner)) if place else inner


def _messages(path: Path, read: list[int]) -> Iterator[tuple[EmailMessage, str]]:
    with path.open("rb") as file:
        if file.read(5) != b"From ":
            file.seek(0)
            yield _parse(file), ""
            return
    box = mailbox.mbox(path, factory=None, create=False)
    try:
        for number, key in enumerate(box.iterkeys(), 1):
            raw = box.get_bytes(key)
            read[0] += len(raw)
            message = _parse(BytesIO(raw))
            yield message, remark("mail", n=number)
    finally:
        box.close()


def _parse(file: BinaryIO) -> EmailMessage:
    message = message_from_binary_file(file, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise InvalidFile(remark("no_mail"))
    return message
