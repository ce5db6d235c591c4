"""A mailbox on a mail server, over IMAP: its new mails one by one, and a mark on what was taken in.

The library is IMAPClient: it gives UIDs, UIDVALIDITY and the bytes of a mail as they are, with time limits for
connecting and for every read. `imap-tools` parses mails itself and marks them as seen when it fetches them.
Waiting for news by IDLE is left out: a connection that was cut is not noticed there, whatever the limits say.
"""

import ssl
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date

from imapclient import IMAPClient, SocketTimeout
from imapclient.exceptions import IMAPClientError

from bot.config.mail_settings import MailSettings

CONNECT_SECONDS, READ_SECONDS = 15.0, 30.0
MAX_MAIL = 25 * 1024 * 1024  # bytes; of a larger mail only the head is fetched
FLAGS = {"seen": b"\\Seen", "flagged": b"\\Flagged"}
# What a server that is away, slow or odd makes the library raise.
FAILURES = (IMAPClientError, OSError, ValueError, AssertionError, KeyError)


@dataclass(frozen=True)
class Mailbox:
    """An open mailbox; `validity` is its UIDVALIDITY, `last` the highest number that it has given so far."""

    server: IMAPClient
    mark: str
    validity: int
    last: int

    def unseen(self) -> set[int]:
        """Numbers of mails that are not read, nor marked."""
        criteria = ["UNSEEN"] if self.mark == "seen" else ["UNSEEN", "UNFLAGGED"]
        return set(map(int, self.server.search(criteria)))

    def after(self, number: int) -> set[int]:
        """Numbers above this one. A server gives the last one for `n:*` even when it is below."""
        return {int(uid) for uid in self.server.search(["UID", f"{number + 1}:*"]) if int(uid) > number}

    def since(self, day: date) -> set[int]:
        """Numbers of mails that the server received on this day or later."""
        return set(map(int, self.server.search(["SINCE", day])))

    def fetch(self, uid: int) -> bytes | None:
        """The mail as it is, without marking it; None when it is gone. Of one that is too large its head."""
        found = self.server.fetch([uid], ["RFC822.SIZE"]).get(uid)
        if found is None:
            return None
        size = int(found[b"RFC822.SIZE"])
        if size <= MAX_MAIL:
            whole = self.server.fetch([uid], ["BODY.PEEK[]"]).get(uid, {}).get(b"BODY[]")
            return bytes(whole) if whole is not None else None
        head = self.server.fetch([uid], ["BODY.PEEK[HEADER.FIELDS (FROM SUBJECT DATE)]"]).get(uid, {})
        said = f"{size / 1024**2:.0f} MiB, more than {MAX_MAIL // 1024**2}: open it in the mailbox\r\n".encode()
        return next((bytes(part) for key, part in head.items() if key.startswith(b"BODY")), b"\r\n") + said

    def mark_taken(self, uids: Collection[int]) -> None:
        """Mark these mails; those that are gone are passed over."""
        if uids:
            self.server.add_flags(list(uids), [FLAGS[self.mark]], silent=True)


@contextmanager
def open_mailbox(settings: MailSettings, readonly: bool = False) -> Iterator[Mailbox]:
    """Log in and select the folder. Raises one of FAILURES."""
    timeout = SocketTimeout(connect=CONNECT_SECONDS, read=READ_SECONDS)
    context, encrypted = ssl.create_default_context(), settings.imap_security == "tls"
    given = {"ssl": encrypted, "ssl_context": context if encrypted else None, "timeout": timeout}
    server = IMAPClient(settings.imap_host, settings.imap_port, **given)
    try:
        if settings.imap_security == "starttls":
            server.starttls(context)
        server.login(settings.imap_user, settings.imap_password.get_secret_value())
        selected = server.select_folder(settings.imap_folder, readonly)
        following = int(selected.get(b"UIDNEXT") or 0) or max(map(int, server.search(["ALL"])), default=0) + 1
        yield Mailbox(server, settings.imap_mark, int(selected[b"UIDVALIDITY"]), following - 1)
    finally:
        server.shutdown()
