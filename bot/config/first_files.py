"""The data directory of a new installation, with a first roster and policy for people to edit."""

from pathlib import Path

from bot.config.policy import EXAMPLE as POLICY
from bot.config.roster import EXAMPLE as ROSTER
from bot.config.settings import Settings


def prepare_data_dir(settings: Settings) -> None:
    """Make it; what is there already stays as it is."""
    settings.data_dir.mkdir(parents=True, exist_ok=True)
    _copy_once(ROSTER, settings.roster)
    _copy_once(POLICY, settings.data_dir / "policy.toml")


def _copy_once(example: Path, file: Path) -> None:
    """Copy the example to where there is no file; under its name only once it is whole: half a roster ends a start."""
    if not file.exists():
        unfinished = file.with_name(file.name + ".unfinished")
        unfinished.write_text(example.read_text(encoding="utf-8"), encoding="utf-8")
        unfinished.replace(file)
