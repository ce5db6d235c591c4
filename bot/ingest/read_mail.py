"""E-mails as files: `.eml` and `.mbox`. A mail may report several posts; each link in it is one."""

import mailbox
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_binary_file, policy
from email.message import EmailMessage
from email.utils import parsedate_to_datetime
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from bot.ingest.columns import Row, TableFile
from bot.ingest.mail_posts import posts_in_html, posts_in_text
from bot.ingest.normalise import Records
from bot.ingest.presets import NO_PRESET, Preset
from handlers.case.errors import InvalidFile

# What a mail with a fault in it makes the parser raise, in headers or in parts.
UNREADABLE = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError)
MAX_WORDS = 20_000  # characters of a mail that are read


@contextmanager
def open_mail(path: Path, source: Preset = NO_PRESET) -> Iterator[TableFile]:
    """The posts of one mail, or of every mail in a mailbox."""
    notes: list[str] = []
    read = [0]
    size = max(path.stat().st_size, 1)
    yield TableFile(_rows(path, source, notes, read), lambda: min(read[0] / size, 1.0), tuple, notes)


def records_of(message: EmailMessage, notes: list[str]) -> list[dict[str, object]]:
    """The posts that a mail reports, under the headings of exports; `notes` says what of it was not read.

    A mail without links is one record: its subject and its words.
    """
    found, text = [], ""
    if (part := message.get_body(("html",))) is not None:
        found = posts_in_html(str(part.get_content())[: 10 * MAX_WORDS])
    if (part := message.get_body(("plain",))) is not None:
        text = str(part.get_content())[:MAX_WORDS]
    if not found:
        found = posts_in_text(text)
    for attached in message.iter_attachments():
        notes.append(
            f"attachment {attached.get_filename() or attached.get_content_type()}: not read; import it as a file"
        )
    subject = str(message.get("subject", ""))
    if not found:
        found = [{"title": subject, "text": text.strip()}]
    sent = _sent(message)
    return [{"captured_at": sent, **one} if sent else one for one in found]


def _sent(message: EmailMessage) -> str:
    """When the mail was sent: by then its posts had been seen."""
    try:
        at = parsedate_to_datetime(str(message["date"])) if message["date"] else None
    except UNREADABLE:
        return ""
    return at.isoformat() if at and at.tzinfo else ""


def _rows(path: Path, source: Preset, notes: list[str], read: list[int]) -> Iterator[Row]:
    found = Records(source)
    for number, (message, place) in enumerate(_messages(path, read), 1):
        try:
            records = records_of(message, notes)
        except UNREADABLE as error:
            yield Row(place or f"mail {number}", {}, f"cannot be read ({type(error).__name__}); save it anew as .eml")
            continue
        for n, record in enumerate(records, 1):
            yield found.row(record, f"{place}post {n}")


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
            yield message, f"mail {number}, "
    finally:
        box.close()


def _parse(file: BinaryIO) -> EmailMessage:
    message = message_from_binary_file(file, policy=policy.default)
    if not isinstance(message, EmailMessage):
        raise InvalidFile("the mail cannot be read; save it anew as .eml")
    return message
