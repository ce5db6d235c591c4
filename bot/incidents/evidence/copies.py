"""Copies of evidence beside a backup of the database, in the folder `evidence` next to it; and the way back.

No file of evidence ever changes, so each is copied once, whichever backup it was for; encrypted as the backup is.
"""

from collections.abc import Sequence
from pathlib import Path

from bot.incidents.evidence.store import DISPLAY, FOLDER, THUMBNAIL, EvidenceStore
from storage.encryption import decrypt, encrypt, is_encrypted, open_private

ENCRYPTED = ".age"  # appended to the name of an encrypted copy


class EvidenceCopies:
    """The copies that belong to the backups in one folder."""

    def __init__(self, backups: Path) -> None:
        self.backups = backups

    def add(self, store: EvidenceStore, recipients: Sequence[str] = ()) -> int:
        """Copy what is not there yet, for these recipients only where there are any; how many files were new."""
        missing = [name for name in store.names() if not (self._plain(name).exists() or self._encrypted(name).exists())]
        for name in missing:
            if source := store.path(name):
                self._copy(source, name, recipients)
        return len(missing)

    def put_back(self, store: EvidenceStore, key: Path | None, work: Path) -> int:
        """Give back to the store what it has not, by way of the folder `work`; how many files. Raises BadKey."""
        files = sorted(
            file for file in (self.backups / FOLDER).glob("INC-*/*") if file.is_file() and file.suffix != ".unfinished"
        )
        named = {file.relative_to(self.backups).as_posix().removesuffix(ENCRYPTED): file for file in files}
        missing = {name: file for name, file in named.items() if store.path(name) is None}
        for name, file in missing.items():
            clear = work / "evidence"
            if is_encrypted(file):
                decrypt(file, clear, key)
            store.keep(name, clear if is_encrypted(file) else file)
        return len(missing)

    def remove(self, name: str) -> None:
        """Delete the copies of a file that has expired: a backup that is put back must not bring it back."""
        for each in (name, name + DISPLAY, name + THUMBNAIL):
            if name.startswith(f"{FOLDER}/INC-") and ".." not in name:
                self._plain(each).unlink(missing_ok=True)
                self._encrypted(each).unlink(missing_ok=True)

    def _copy(self, source: Path, name: str, recipients: Sequence[str]) -> None:
        target = self._encrypted(name) if recipients else self._plain(name)
        target.parent.mkdir(0o700, parents=True, exist_ok=True)
        if recipients:
            encrypt(source, target, recipients)
            return
        unfinished = target.with_name(target.name + ".unfinished")
        with open_private(unfinished) as opened:
            opened.write(source.read_bytes())
        unfinished.replace(target)

    def _plain(self, name: str) -> Path:
        return self.backups / name

    def _encrypted(self, name: str) -> Path:
        return self.backups / (name + ENCRYPTED)
