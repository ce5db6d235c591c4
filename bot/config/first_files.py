"""The data directory of a new installation, with a first roster and policy for people to edit."""

import contextlib
from pathlib import Path

from bot.config.policy import EXAMPLE as POLICY
from bot.config.roster import EXAMPLE as ROSTER
from bot.config.settings import Settings


def prepare_data_dir(settings: Settings) -> None:
    """Make the data directory, for its owner only; what is there already stays as it is, but for who may read it."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    keep_private(settings.data_dir)
    _copy_once(ROSTER, settings.roster)
    _copy_once(POLICY, settings.data_dir / "policy.toml")


def _copy_once(example: Path, file: Path) -> None:
    """Copy the example to where there is no file; under its name only once it is whole: half a roster ends a start."""
    if not file.exists():
        unfinished = file.with_name(file.name + ".unfinished")
        unfinished.write_text(example.read_text(encoding="utf-8"), encoding="utf-8")
        unfinished.replace(file)


def keep_private(folder: Path) -> None:
    """Take from everybody else what an earlier version, or a copy by hand, has let them read: 700, and 600 for files.

    What belongs to another account, such as a mounted file, is left to it.
    """
    for path in (folder, *folder.rglob("*")):
        with contextlib.suppress(FileNotFoundError, PermissionError):  # a desk beside us may be removing it
            if not path.is_symlink() and path.stat().st_mode & 0o077:
                path.chmod(path.stat().st_mode & 0o700)
