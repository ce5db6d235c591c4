"""What `python -m bot doctor` tries of the folder with evidence: is it there, ours alone, with room, and the same one
that the other machines of this desk write to.
"""

import shutil
import tempfile
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from bot.chat.endpoints import Check
from bot.config.settings import Settings
from bot.incidents.evidence import EvidenceStore
from handlers.evidence.events import EvidenceAdded
from handlers.text.file_sizes import readable_size
from storage.database import Database
from storage.incidents import timeline

ROOM_FOR = 10  # files of the largest size that must still fit
NEWEST = 20  # pieces whose files are looked for
OTHERS = 0o077  # rights of anybody but the owner


def check_evidence(settings: Settings, now: datetime) -> Iterator[Check]:
    """Write to the folder and look into it; then look there for the files that the timeline names."""
    folder = settings.evidence_folder
    yield _check_folder(settings, folder)
    missing, looked_for = _missing(settings, now)
    shared = settings.evidence_dir or settings.database.startswith("sqlite")
    alone = "" if shared else "; no EVIDENCE_DIR: for one machine only"
    repair = "set EVIDENCE_DIR to the folder that every machine of this desk shares, or put copies back: bot restore"
    found = f"{looked_for - missing} of the newest {looked_for} are there{alone}" if looked_for else f"none yet{alone}"
    yield Check("evidence files", not missing, found, repair)


def _check_folder(settings: Settings, folder: Path) -> Check:
    """A folder of one's own may be made; a shared one must be there, or files would land below a missing mount."""
    if not folder.is_dir() and settings.evidence_dir:
        return Check("evidence folder", False, f"there is no {folder}", "mount it, or correct EVIDENCE_DIR")
    try:
        folder.mkdir(0o700, parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder) as tried:
            tried.write(b"x")
            tried.flush()
        rights, free = folder.stat().st_mode & 0o777, shutil.disk_usage(folder).free
    except OSError as error:
        return Check(
            "evidence folder", False, f"{folder}: {type(error).__name__}", f"let this program write to {folder}"
        )
    if rights & OTHERS:
        return Check("evidence folder", False, f"{folder}: rights {rights:o}", f"chmod 700 {folder}")
    room = f"{folder}, {readable_size(free)} free"
    repair = f"make room for {ROOM_FOR} files of EVIDENCE_MAX_MB={settings.evidence_max_mb}, or lower it"
    return Check("evidence folder", free >= ROOM_FOR * settings.evidence_limit, room, repair)


def _missing(settings: Settings, now: datetime) -> tuple[int, int]:
    """How many of the newest pieces have no file here, and of how many; none where the database cannot be asked."""
    store, since = EvidenceStore(settings.evidence_folder), now - timedelta(days=settings.keep_texts_days)
    database = Database(settings.database)
    try:
        with database.read_transaction() as connection:
            lines = timeline.of_kind_since(connection, EvidenceAdded.code, since, 0, NEWEST)
    except (SQLAlchemyError, ImportError):
        return 0, 0  # what is wrong with the database is said in its place
    finally:
        database.close()
    names = [str(line.fields["name"]) for line in lines]
    return sum(store.path(name) is None for name in names), len(names)
