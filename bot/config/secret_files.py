"""Secrets from files: NAME_FILE names the file that holds the secret NAME, as containers and systemd hand them out."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from pydantic import SecretStr
from pydantic.fields import FieldInfo
from pydantic_settings import BaseSettings, DotEnvSettingsSource, EnvSettingsSource, PydanticBaseSettingsSource

from handlers.case.errors import UserError

ALSO_SECRET = ("database_url",)  # has a password in it


class BadSecretFile(UserError):
    """A file of a secret that cannot be read, or a secret that is given twice."""


class SecretFiles(PydanticBaseSettingsSource):
    """Reads NAME_FILE for every secret, from the environment and from `.env`."""

    def __init__(self, kind: type[BaseSettings], *sources: PydanticBaseSettingsSource) -> None:
        super().__init__(kind)
        self.given: dict[str, str | None] = {}
        for source in sources:
            if isinstance(source, EnvSettingsSource | DotEnvSettingsSource):
                self.given = {**source.env_vars, **self.given}

    def get_field_value(self, field: FieldInfo, field_name: str) -> tuple[Any, str, bool]:
        """The secret from its file; None when no file is named."""
        named = self.given.get(f"{field_name}_file")
        is_secret = field.annotation is SecretStr or field_name in ALSO_SECRET
        return (read_secret(field_name, named, self.given) if named and is_secret else None), field_name, False

    def __call__(self) -> dict[str, Any]:
        """The secrets that are in files, by field."""
        values = {name: self.get_field_value(field, name)[0] for name, field in self.settings_cls.model_fields.items()}
        return {name: value for name, value in values.items() if value is not None}


def read_secret(name: str, file: str, given: Mapping[str, str | None]) -> str:
    """The secret in a file. Raises BadSecretFile; the secret itself is never in the sentence."""
    if given.get(name):
        raise BadSecretFile(f"{name.upper()}: is set and so is {name.upper()}_FILE. Set one of them.")
    try:
        secret = Path(file).read_text(encoding="utf-8").strip()
    except (OSError, UnicodeDecodeError) as error:
        raise BadSecretFile(
            f"{name.upper()}_FILE: {file} cannot be read ({type(error).__name__}). Name a file."
        ) from None
    if not secret:
        raise BadSecretFile(f"{name.upper()}_FILE: {file} is empty. Write the secret into it.")
    return secret
