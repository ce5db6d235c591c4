"""A real IMAP server (pymap) in a process of its own, and a line to it that can be cut or held up."""

import contextlib
import socket
import subprocess
import sys
import threading
from collections.abc import Iterator
from email.message import EmailMessage
from pathlib import Path

from imapclient import IMAPClient

from tests.waiting import until

LIMIT = 100  # connections over one line
USER, PASSWORD = "alerts", "a password of the tests"


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def listens(port: int) -> bool:
    """True when somebody answers there."""
    with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
        return True
    return False


@contextlib.contextmanager
def imap_server(folder: Path, port: int = 0) -> Iterator[int]:
    """The server on its port; its mails are gone with it."""
    port = port or free_port()
    command = [str(Path(sys.executable).with_name("pymap")), "--host", "127.0.0.1", "--port", str(port), "--no-tls"]
    command += ["--no-service", "managesieve", "--no-service", "admin", "dict", "--demo-data"]
    command += ["--demo-user", USER, "--demo-password", PASSWORD]
    with (folder / "imap.log").open("w") as log:
        server = subprocess.Popen(command, stdout=log, stderr=log)
    try:
        until(lambda: listens(port) or server.poll() is not None)
        assert server.poll() is None, (folder / "imap.log").read_text()
        yield port
    finally:
        server.kill()
        server.wait()


@contextlib.contextmanager
def logged_in(port: int) -> Iterator[IMAPClient]:
    """Somebody else who reads the mailbox."""
    client = IMAPClient("127.0.0.1", port, ssl=False)
    client.login(USER, PASSWORD)
    client.select_folder("INBOX")
    try:
        yield client
    finally:
        client.logout()


def put(port: int, *mails: EmailMessage | bytes, flags: tuple[bytes, ...] = ()) -> None:
    """These mails arrive."""
    with logged_in(port) as client:
        for mail in mails:
            client.append("INBOX", mail if isinstance(mail, bytes) else bytes(mail), flags)


def flags(port: int) -> dict[int, set[bytes]]:
    """The marks of every mail, by its number."""
    with logged_in(port) as client:
        found = client.get_flags(client.search(["ALL"]))
        return {uid: {flag for flag in marks if flag != b"\\Recent"} for uid, marks in found.items()}


class Line:
    """A line to the server: `cut_after` bytes of answers it breaks; with `held` no answer ever comes."""

    def __init__(self, port: int, cut_after: int | None = None, held: bool = False) -> None:
        self.server, self.left, self.held = port, cut_after, held
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = int(self.socket.getsockname()[1])
        self.ends: list[socket.socket] = []
        threading.Thread(target=self._serve, daemon=True).start()

    def close(self) -> None:
        """Nobody gets through any more."""
        with contextlib.suppress(OSError):
            self.socket.shutdown(socket.SHUT_RDWR)  # whoever waits for a connection there is woken
        self.socket.close()
        for end in self.ends:
            end.close()

    def _serve(self) -> None:
        with contextlib.suppress(OSError):
            for _ in range(LIMIT):
                here, _address = self.socket.accept()
                there = socket.create_connection(("127.0.0.1", self.server))
                self.ends += [here, there]
                for source, target, answers in ((here, there, False), (there, here, True)):
                    threading.Thread(target=self._carry, args=(source, target, answers), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, answers: bool) -> None:
        with contextlib.suppress(OSError):
            while data := source.recv(4096):
                if answers and self.held:
                    continue
                if answers and self.left is not None:
                    data, self.left = data[: self.left], self.left - len(data)
                    if self.left <= 0:
                        target.sendall(data)
                        break
                target.sendall(data)
        for end in (source, target):
            with contextlib.suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
