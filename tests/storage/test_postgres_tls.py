"""The line to PostgreSQL: with verify-full it is encrypted and to the server that is meant, or there is none (row 15).

The PostgreSQL that comes with pip has no TLS of its own, so what clients meet is a front that speaks its handshake.
"""

import contextlib
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID
from sqlalchemy import make_url, text
from sqlalchemy.exc import OperationalError

from storage.database import Database

ASKS_FOR_TLS = bytes.fromhex("0000000804d2162f")  # SSLRequest of the PostgreSQL protocol, section 54.7


def certificate(folder: Path, name: str) -> Path:
    """A self-signed certificate for a host, with its key behind it in one file; a client may name it as its root."""
    key, subject = ec.generate_private_key(ec.SECP256R1()), x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder(subject, subject, key.public_key(), x509.random_serial_number())
        .not_valid_before(now - timedelta(hours=1))
        .not_valid_after(now + timedelta(hours=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(name)]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
        .sign(key, hashes.SHA256())
    )
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    (folder / f"{name}.crt").write_bytes(made.public_bytes(pem))
    (folder / f"{name}.pem").write_bytes(made.public_bytes(pem) + secret)
    return folder / f"{name}.pem"


class Front:
    """Takes connections for a PostgreSQL; with a certificate it offers TLS, without one it says that it has none."""

    def __init__(self, server: tuple[str, int] | str, pem: Path | None) -> None:
        self.server, self.encrypted, self.in_clear = server, 0, 0
        self.context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH) if pem else None
        if self.context and pem:
            self.context.load_cert_chain(pem)
        self.listener = socket.create_server(("127.0.0.1", 0))
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        with contextlib.suppress(OSError):  # closed at the end
            for client, _ in iter(self.listener.accept, None):
                threading.Thread(target=self._serve, args=(client,), daemon=True).start()

    def _serve(self, client: socket.socket) -> None:
        first = client.recv(8, socket.MSG_WAITALL)
        if first == ASKS_FOR_TLS and self.context:
            client.sendall(b"S")
            try:
                client, first = self.context.wrap_socket(client, server_side=True), b""
            except (ssl.SSLError, OSError):
                return
            self.encrypted += 1
        elif first == ASKS_FOR_TLS:
            client.sendall(b"N")
            first = client.recv(8, socket.MSG_WAITALL)
        if first:
            self.in_clear += 1
        kind = socket.AF_UNIX if isinstance(self.server, str) else socket.AF_INET
        behind = socket.socket(kind)
        behind.connect(self.server)
        behind.sendall(first)
        threading.Thread(target=_pour, args=(behind, client), daemon=True).start()
        _pour(client, behind)


def _pour(source: socket.socket, into: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            into.sendall(data)
        into.close()
    except OSError:
        into.close()


@pytest.fixture
def fronted(migrated_postgres: Callable[[], str]) -> Iterator[Callable[..., tuple[Front, str]]]:
    """Puts a front before a database, and gives the address that a client at `localhost` would write."""
    fronts: list[Front] = []

    def make(pem: Path | None, **query: str) -> tuple[Front, str]:
        url = make_url(migrated_postgres())
        folder, port = url.query.get("host") or url.host or "127.0.0.1", int(url.port or 5432)
        fronts.append(Front(f"{folder}/.s.PGSQL.{port}" if str(folder).startswith("/") else (str(folder), port), pem))
        mine = url.set(host="localhost", port=fronts[-1].listener.getsockname()[1], query={})
        return fronts[-1], mine.update_query_dict(query).render_as_string(hide_password=False)

    yield make
    for front in fronts:
        front.listener.close()


def incidents(url: str) -> int | str:
    """How many incidents a desk finds there, or why it found none."""
    database = Database(url)
    try:
        with database.read_transaction() as connection:
            return int(connection.execute(text("SELECT count(*) FROM incident")).scalar_one())
    except OperationalError as error:
        return str(error)
    finally:
        database.close()


def test_verify_full_reads_over_an_encrypted_line_from_the_server_that_is_meant(fronted, tmp_path):
    pem = certificate(tmp_path, "localhost")
    front, url = fronted(pem, sslmode="verify-full", sslrootcert=str(pem.with_suffix(".crt")))
    assert (incidents(url), front.encrypted > 0, front.in_clear) == (0, True, 0)


def test_another_root_another_name_or_no_tls_end_before_a_word_is_said(fronted, tmp_path):
    mine, other = certificate(tmp_path, "localhost"), certificate(tmp_path, "db.example.com")
    verify = {"sslmode": "verify-full", "sslrootcert": str(mine.with_suffix(".crt"))}
    named = {"sslmode": "verify-full", "sslrootcert": str(other.with_suffix(".crt"))}
    reasons = {
        "certificate verify failed": (other, verify),
        'does not match host name "localhost"': (other, named),
        "server does not support SSL": (None, verify),
    }
    ended = {}
    for why, (pem, query) in reasons.items():
        front, url = fronted(pem, **query)
        ended[why] = (why in str(incidents(url)), front.in_clear)
    assert ended == dict.fromkeys(reasons, (True, 0))


def test_what_the_default_would_do_where_no_tls_is_offered_is_what_doctor_warns_of(fronted):
    front, url = fronted(None, sslmode="prefer")
    assert (incidents(url), front.in_clear > 0) == (0, True)
