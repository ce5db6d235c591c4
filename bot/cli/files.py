"""`python -m bot verify`, `backup` and `restore`: work on files that needs no desk."""

from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Annotated

from cyclopts import Parameter

from bot.app import build
from bot.chat import load_settings
from bot.cli import Language
from bot.config.settings import Settings
from bot.incidents.evidence import EvidenceStore
from bot.incidents.evidence.copies import EvidenceCopies
from bot.incidents.evidence.store import FOLDER
from bot.ops.clock import utc_now
from bot.ops.signing_key import open_key
from bot.ops.single_instance import acquire_single_instance
from bot.ops.timestamps import read_roots
from bot.reports import verify_database, verify_export
from bot.workers.anchors import FILE as HEADS_FILE
from storage.backup import back_up, backup_name
from storage.backup import restore as put_back
from storage.database import Database
from storage.encryption import decrypt, encrypt, is_encrypted, new_key, open_private


def verify(
    folder: Path | None = None, /, *, database: bool = False, roots: Path | None = None, language: Language = "zh-Hans"
) -> int:
    """Recompute the hash chain of an export, or of every incident in the database; 1 names the first changed line.

    Parameters
    ----------
    folder
        What `export` wrote; without it, the database is verified.
    database
        The database: chains, signed daily heads, each case file against its replayed timeline, files of evidence.
    roots
        For an export, a PEM file with the root certificates of the authorities that stamped its evidence.
    language
        The language of the verdict.
    """
    if folder and not database:
        verification = verify_export(folder, read_roots(roots))
    else:
        application = build(*load_settings())
        settings = application.settings
        key, copy = open_key(settings.key_file), settings.data_dir / HEADS_FILE
        trusted, store = read_roots(settings.tsa_roots), application.dispatcher.evidence.store
        aged = utc_now() - timedelta(days=settings.keep_texts_days)
        kept = (key, copy, settings.authorities, trusted, aged, store)
        verification = verify_database(application.database, *kept)
    print(verification.text(language))
    return 0 if verification.ok else 1


def backup(file: Path | None = None, /) -> int:
    """Copy the database to a file, with evidence beside it, while the desk runs; encrypted by BACKUP_RECIPIENTS.

    Parameters
    ----------
    file
        The copy. Without it one in DATA_DIR/backups whose name has the date; those are deleted when they are too old.
    """
    settings, chats = load_settings()
    tables = [table for chat in chats for table in chat.tables()]
    file = file or backup_name(settings.data_dir, utc_now())
    recipients = settings.backup_recipients.replace(",", " ").split()
    with closing(Database(settings.database)) as database, _private_folder(settings) as folder:
        if recipients:
            back_up(database, folder / "plain", tables)
            size = encrypt(folder / "plain", file, recipients)
        else:
            size = back_up(database, file, tables)
    print(f"{file}: {size} bytes, {'encrypted' if recipients else 'not encrypted (BACKUP_RECIPIENTS)'}")
    copies = EvidenceCopies(file.parent)
    if new := copies.add(EvidenceStore(settings.evidence_folder), recipients):
        print(f"{file.parent / FOLDER}: {new} more files of evidence and copies to look at")
    return 0


def backup_key(file: Path, /) -> int:
    """Write a new key for backups to a file, and print what to set so that copies are encrypted for it.

    Parameters
    ----------
    file
        The key. Keep it elsewhere than the desk and the copies; without it no copy can be read.
    """
    if file.exists():
        raise FileExistsError(f"{file} is there already: a key that is overwritten opens no copy any more.")
    key, recipient = new_key()
    with open_private(file) as opened:
        opened.write(f"# {recipient}\n{key}\n".encode())
    print(f"BACKUP_RECIPIENTS={recipient}")
    return 0


def restore(
    file: Path, /, *, yes: Annotated[bool, Parameter(help="What is there now is lost.")], key: Path | None = None
) -> int:
    """Put such a copy in the place of the database; stop the desk first.

    Parameters
    ----------
    file
        What `backup` wrote.
    key
        For an encrypted copy, the file that `backup-key` wrote.
    """
    settings, chats = load_settings()
    tables = [table for chat in chats for table in chat.tables()]
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    with (
        acquire_single_instance(settings.data_dir),
        closing(Database(settings.database)) as database,
        _private_folder(settings) as folder,
    ):
        if file.is_file() and is_encrypted(file):
            decrypt(file, folder / "plain", key)
            put_back(database, folder / "plain", tables)
        else:
            put_back(database, file)
        EvidenceCopies(file.parent).put_back(EvidenceStore(settings.evidence_folder), key, folder)
    print(f"The desk is as it was in {file}. What it sent after that may be sent again.")
    return 0


@contextmanager
def _private_folder(settings: Settings) -> Iterator[Path]:
    """A folder within the data directory, so that what is in clear never lies beside the copies."""
    with TemporaryDirectory(prefix="backup.", dir=settings.data_dir) as folder:
        yield Path(folder)
