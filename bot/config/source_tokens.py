"""Tokens of tools that cannot sign: from a setting, a file that it names, or one that this desk made."""

import os
import re
import secrets
from collections.abc import Mapping
from pathlib import Path

from pydantic_settings import DotEnvSettingsSource, EnvSettingsSource

from bot.config.secret_files import read_secret
from bot.config.settings import Settings

FOLDER = "source-tokens"  # in the data folder
MIN_LENGTH = 16  # characters


class SourceTokens:
    """Finds the token of a source. `given` is what the environment and `.env` say, by names in small letters."""

    def __init__(self, folder: Path, given: Mapping[str, str | None]) -> None:
        self.folder, self.given = folder / FOLDER, given

    def find(self, source: str, setting: str = "") -> str:
        """The token; empty without one that is long enough. A setting counts before what this desk made.

        Raises BadSecretFile for a file that a setting names and that cannot be read.
        """
        token = self._from_setting((setting or setting_of(source)).lower()) or self._made(source)
        return token if len(token) >= MIN_LENGTH else ""

    def make(self, source: str) -> str:
        """A new token for the source, in place of the one that this desk made before."""
        self.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        file = self._file(source)
        unfinished = file.with_name(f"{file.name}.unfinished")
        with os.fdopen(
            os.open(unfinished, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="ascii"
        ) as made:
            made.write(secrets.token_urlsafe(32))
        unfinished.replace(file)
        return self._made(source)

    def _from_setting(self, name: str) -> str:
        if named := self.given.get(f"{name}_file"):
            return read_secret(name, named, self.given)
        return self.given.get(name) or ""

    def _made(self, source: str) -> str:
        try:
            return self._file(source).read_text(encoding="ascii").strip()
        except (FileNotFoundError, NotADirectoryError):
            return ""

    def _file(self, source: str) -> Path:
        """Names of sources have no slash in them; a dot at the beginning would lead elsewhere."""
        return self.folder / f"source-{source}"


def setting_of(source: str) -> str:
    """The usual setting of a source's token, such as ALERTS_MELTWATER_TOKEN."""
    return f"ALERTS_{re.sub('[^A-Z0-9]+', '_', source.upper()).strip('_')}_TOKEN"


def given_settings() -> Mapping[str, str | None]:
    """What the environment and `.env` say, by names in small letters; the environment counts first."""
    return {**DotEnvSettingsSource(Settings).env_vars, **EnvSettingsSource(Settings).env_vars}
