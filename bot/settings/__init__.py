"""Settings from the environment and `.env`: all problems at once, each with what to write."""

from datetime import time
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import SettingsConfigDict

from bot.settings.model import ModelSettings
from bot.settings.slack import SlackSettings
from bot.settings.upkeep import Upkeep
from bot.settings.wecom import WecomSettings
from handlers.errors import UserError


class Settings(ModelSettings, SlackSettings, WecomSettings, Upkeep):
    """Everything that can be set; with nothing set the desk runs on this machine with the console chat."""

    model_config = SettingsConfigDict(env_file=".env", env_file_encoding="utf-8", extra="ignore", env_ignore_empty=True)

    data_dir: Path = Field(default=Path("data"), description="a folder this program may write to")
    database_url: str = Field(default="", description="postgresql+psycopg://user:password@host/name, or nothing for SQLite in DATA_DIR")
    roster_file: Path | None = Field(default=None, description="a roster file; without it, DATA_DIR/roster.toml")
    host: str = Field(default="127.0.0.1", description="an address to listen on; 127.0.0.1 keeps the desk on this machine")
    port: Annotated[int, Field(ge=0, le=65535)] = Field(default=8321, description="a port from 1 to 65535")
    console: bool = Field(default=True, description="true or false: the local web page")
    console_hosts: str = Field(default="", description="further host names, separated by commas, under which the console may be opened")
    alerts_secret: SecretStr = Field(default=SecretStr(""), description="at least 16 characters, shared with your listening tool")
    language: str = Field(default="zh-Hans", description="zh-Hans, zh-Hant or en: what rooms are written in")
    zone: str = Field(default="Asia/Shanghai", description="a time zone name such as Asia/Shanghai")
    quiet_from: time = Field(default=time(22), description="a time such as 22:00")
    quiet_until: time = Field(default=time(8), description="a time such as 08:00")
    drill_pace: Annotated[float, Field(gt=0, le=3600)] = Field(
        default=60.0, description="how many times faster a drill's clock runs, such as 60"
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
    def roster(self) -> Path:
        """The roster file."""
        return self.roster_file or self.data_dir / "roster.toml"


class BadSettings(UserError):
    """Every setting that is wrong, one line each: name, what is wrong, what to write. Values are not repeated: they may be secrets."""


def load() -> Settings:
    """The settings, or BadSettings naming every problem at once."""
    try:
        return Settings()
    except ValidationError as error:
        raise BadSettings("\n".join(_problem(e["loc"], e["msg"]) for e in error.errors())) from None


def _problem(location: tuple[int | str, ...], message: str) -> str:
    name = str(location[0])
    wanted = Settings.model_fields[name].description
    return f"{name.upper()}: {message.removeprefix('Value error, ')}. Write {wanted}."
