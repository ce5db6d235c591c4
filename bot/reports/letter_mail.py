"""The letter of an appeal as a mail that is not sent yet: subject, text, attachments; a person adds who and to whom.

Mail programs open the file as a draft (`X-Unsent`); the desk itself sends nothing.
"""

from collections.abc import Mapping
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from bot.incidents.evidence.content import type_of

PLAIN = ("application", "octet-stream")  # for what a mail program must not show by itself, such as a saved page
MAX_ATTACHED = 20 * 1024 * 1024  # bytes of all attachments: more than that few mailboxes take


def as_mail(subject: str, text: str, attachments: Mapping[str, Path | bytes]) -> bytes:
    """Return the mail with these attachments by name (bytes are PDF), as many as a mailbox takes; the zip has all."""
    mail = EmailMessage(policy=SMTP)
    mail["Subject"], mail["X-Unsent"] = subject, "1"
    mail.set_content(text)
    room = MAX_ATTACHED
    for name, part in attachments.items():
        content = part if isinstance(part, bytes) else part.read_bytes()
        if len(content) > room:
            continue
        room -= len(content)
        media_type = type_of(part).media_type if isinstance(part, Path) else "application/pdf"
        maintype, subtype = media_type.split("/", 1) if not media_type.startswith("text/") else PLAIN
        mail.add_attachment(content, maintype=maintype, subtype=subtype, filename=name.rpartition("/")[2])
    return bytes(mail)
