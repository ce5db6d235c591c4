"""Settings from the environment and `.env`: all problems at once, each with what to write."""

import json
from datetime import time
from pathlib import Path
from typing import Annotated, Literal, TypeVar
from urllib.parse import quote, urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import BaseSettings, PydanticBaseSettingsSource, SettingsConfigDict

from bot.config.addresses import Addresses
from bot.config.evidence_settings import EvidenceSettings
from bot.config.mail_settings import MailSettings
from bot.config.model_settings import ModelSettings
from bot.config.response_settings import ResponseSettings
from bot.config.secret_files import BadSecretFile, SecretFiles
from bot.config.timestamp_settings import TimestampSettings
from handlers.case.errors import UserError

S = TypeVar("S", bound="ChatSettings")
T = TypeVar("T", bound="Settings")


class Settings(Addresses, MailSettings, ModelSettings, ResponseSettings, TimestampSettings, EvidenceSettings):
    """What can be set whichever chats there are; with nothing set the desk runs on this machine with the console chat.

    A variable is called like its field, in capitals. Those of a chat are in its folder, in a subclass of ChatSettings.
    """

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    @classmethod
    def settings_customise_sources(
        cls,
        settings_cls: type[BaseSettings],
        init_settings: PydanticBaseSettingsSource,
        env_settings: PydanticBaseSettingsSource,
        dotenv_settings: PydanticBaseSettingsSource,
        file_secret_settings: PydanticBaseSettingsSource,
    ) -> tuple[PydanticBaseSettingsSource, ...]:
        """The environment before `.env`, and secrets from the files that either of them names."""
        files = SecretFiles(settings_cls, env_settings, dotenv_settings)
        return init_settings, env_settings, dotenv_settings, files

    log_format: Literal["plain", "json"] = Field(default="plain", description="plain or json")
    heartbeat_url: SecretStr = Field(
        default=SecretStr(""),
        description="an address that is called after every audit that passes, beginning with http",
    )
    backup_recipients: str = Field(
        default="", description="what `python -m bot backup-key` prints, age1…, separated by commas"
    )
    keep_names_days: Annotated[int, Field(ge=1)] = Field(default=90, description="days after closing, such as 90")
    keep_texts_days: Annotated[int, Field(ge=1)] = Field(default=180, description="days after closing, such as 180")

    keep_idle_days: Annotated[int, Field(ge=1)] = Field(
        default=180, description="days without a person or an alert in an incident that is not closed, such as 180"
    )
    keep_backups_days: Annotated[int, Field(ge=1)] = Field(
        default=30, description="days for which backups in DATA_DIR/backups are kept, such as 30"
    )

    data_dir: Path = Field(default=Path("data"), description="a folder this program may write to")
    database_url: str = Field(
        default="", description="postgresql+psycopg://user:password@host/name, or nothing for SQLite in DATA_DIR"
    )
    anchor_key_file: Path | None = Field(
        default=None, description="a file for the key that signs daily heads; without it, DATA_DIR/anchor.key"
    )
    roster_file: Path | None = Field(default=None, description="a roster file; without it, DATA_DIR/roster.toml")
    alerts_secret: SecretStr = Field(
        default=SecretStr(""), description="at least 16 characters, shared with your listening tool"
    )
    language: str = Field(default="zh-Hans", description="zh-Hans, zh-Hant or en: what rooms are written in")
    zone: str = Field(default="Asia/Shanghai", description="a time zone name such as Asia/Shanghai")
    quiet_from: time = Field(default=time(22), description="a time such as 22:00")
    quiet_until: time = Field(default=time(8), description="a time such as 08:00")
    drill_pace: Annotated[float, Field(gt=0, le=3600)] = Field(
        default=60.0, description="how many times faster a drill's clock runs, such as 60"
    )
    drill_wait: Annotated[float, Field(ge=0, le=1440)] = Field(
        default=10.0, description="minutes that a drill's next alert waits for its players at most, such as 10"
    )
    reach_test: Literal["weekly", "monthly", "yearly", "never"] = Field(
        default="weekly", description="weekly, monthly, yearly or never"
    )
    digest_at: time = Field(default=time(9), description="a time such as 09:00")

    @field_validator("language")
    @classmethod
    def _known_language(cls, value: str) -> str:
        if value not in ("zh-Hans", "zh-Hant", "en"):
            raise ValueError("not a language of this desk")
        return value

    @field_validator("zone")
    @classmethod
    def _known_zone(cls, value: str) -> str:
        try:
            ZoneInfo(value)
        except (ZoneInfoNotFoundError, ValueError) as error:
            raise ValueError("no such time zone") from error
        return value

    @field_validator("alerts_secret")
    @classmethod
    def _long_enough(cls, value: SecretStr) -> SecretStr:
        if 0 < len(value.get_secret_value()) < 16:
            raise ValueError("too short to be a secret")
        return value

    @field_validator("database_url")
    @classmethod
    def _known_engine(cls, value: str) -> str:
        if value and not value.startswith(("postgresql+psycopg://", "sqlite:///")):
            raise ValueError("not a database this desk can use")
        return value

    @property
    def database(self) -> str:
        """Where the desk's memory is, as SQLAlchemy writes it."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve() / 'dingfengbo.db'}"

    @property
    def evidence_folder(self) -> Path:
        """Where the files of evidence are kept."""
        return self.evidence_dir or self.data_dir / "evidence"

    @property
    def key_file(self) -> Path:
        """The file of the key that signs daily heads."""
        return self.anchor_key_file or self.data_dir / "anchor.key"

    @property
    def roster(self) -> Path:
        """The roster file."""
        return self.roster_file or self.data_dir / "roster.toml"


class ChatSettings(Settings):
    """The application's settings and one chat's own. A chat subclasses it in its folder, and is given nothing else."""

    @property
    def is_set_up(self) -> bool:
        """True when enough is given for the chat to run."""
        raise NotImplementedError


class InvalidSettings(UserError):
    """Every setting that is wrong, one line each: name, what is wrong, what to write. No value: it may be a secret."""


def load(*chats: type[S]) -> tuple[Settings, tuple[S, ...]]:
    """The application's settings, and those of these chats. InvalidSettings names all of their problems at once."""
    problems: dict[str, None] = {}  # in order; one that several classes have in common is named once
    settings = _read(Settings, problems)
    own = [_read(chat, problems) for chat in chats]
    if problems or settings is None:
        raise InvalidSettings("\n".join(problems))
    return settings, tuple(each for each in own if each)


def _read(kind: type[T], problems: dict[str, None]) -> T | None:
    try:
        return kind()
    except BadSecretFile as bad:
        problems[str(bad)] = None
        return None
    except ValidationError as error:
        problems |= dict.fromkeys(_problem(kind, str(e["loc"][0]), e["msg"]) for e in error.errors())
        return None


def _problem(kind: type[Settings], name: str, message: str) -> str:
    return f"{name.upper()}: {message.removeprefix('Value error, ')}. Write {kind.model_fields[name].description}."


def is_given(info: ValidationInfo, name: str) -> bool:
    """Within a validator: True when that secret was given and looks right. Some settings only make sense together."""
    secret = info.data.get(name)
    return isinstance(secret, SecretStr) and bool(secret.get_secret_value())


def secrets_of(*settings: Settings) -> list[str]:
    """Every secret that was set, as it is, as it stands in an address, and in JSON."""
    secrets = {
        value.get_secret_value() for each in settings for value in dict(each).values() if isinstance(value, SecretStr)
    }
    secrets |= {urlsplit(each.database_url).password or "" for each in settings}
    return [
        form
        for secret in secrets
        if len(secret) >= 4
        for form in dict.fromkeys((secret, quote(secret, safe=""), json.dumps(secret, ensure_ascii=False)[1:-1]))
    ]
