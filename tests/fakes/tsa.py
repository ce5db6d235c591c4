"""A time stamp authority of our own: OpenSSL's, behind real HTTP, with a root and a certificate that it made itself."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

CONFIG = """
[req]
distinguished_name = name
[name]
[root]
basicConstraints = critical,CA:TRUE
keyUsage = critical,keyCertSign
subjectKeyIdentifier = hash
[tsa]
basicConstraints = critical,CA:FALSE
keyUsage = critical,digitalSignature
extendedKeyUsage = critical,timeStamping
[answers]
serial = {folder}/serial
signer_cert = {folder}/tsa.pem
signer_key = {folder}/tsa.key
# Its own certificate alone goes along: OpenSSL does not sort several, which strict readers refuse.
default_policy = 1.2.3.4.1
signer_digest = sha256
digests = sha256
ess_cert_id_alg = sha256
"""


@dataclass
class Authority:
    """Where it is, its root, and the answers it gives instead of a stamp, if any."""

    url: str
    root: Path
    instead: list[tuple[int, bytes]] = field(default_factory=list)
    asked: int = 0


@contextmanager
def authority(folder: Path) -> Iterator[Authority]:
    """An authority that answers until the end."""
    _make_certificates(folder)
    known = Authority("", folder / "root.pem")

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            known.asked += 1
            question = self.rfile.read(int(self.headers["Content-Length"]))
            status, body = known.instead.pop(0) if known.instead else (200, _answer(folder, question))
            self.send_response(status)
            self.send_header("Content-Type", "application/timestamp-reply")
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, *given: object) -> None:
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True).start()
        known.url = f"http://127.0.0.1:{server.server_port}/tsa"
        yield known
        server.shutdown()


def _make_certificates(folder: Path) -> None:
    folder.mkdir(exist_ok=True)
    (folder / "openssl.cnf").write_text(CONFIG.format(folder=folder))
    (folder / "serial").write_text("01")
    new = ("req", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-x509", "-days", "2")
    _openssl(folder, *new, "-subj", "/CN=Root", "-extensions", "root", "-keyout", "root.key", "-out", "root.pem")
    by_root = ("-CA", "root.pem", "-CAkey", "root.key")
    _openssl(
        folder, *new, *by_root, "-subj", "/CN=Stamps", "-extensions", "tsa", "-keyout", "tsa.key", "-out", "tsa.pem"
    )


def _answer(folder: Path, question: bytes) -> bytes:
    (folder / "question").write_bytes(question)
    _openssl(folder, "ts", "-reply", "-section", "answers", "-queryfile", "question", "-out", "answer")
    return (folder / "answer").read_bytes()


def _openssl(folder: Path, command: str, *words: str) -> None:
    line = ["openssl", command, *words, "-config", "openssl.cnf"]
    subprocess.run(line, cwd=folder, check=True, capture_output=True)
