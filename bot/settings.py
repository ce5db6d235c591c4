"""Settings from the environment and `.env`: all problems at once, each with what to write."""

from datetime import time
from pathlib import Path
from typing import Annotated, Literal
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from pydantic import Field, SecretStr, ValidationError, ValidationInfo, field_validator
from pydantic_settings import SettingsConfigDict

from bot.upkeep import Upkeep


class Settings(Upkeep):
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
    llm_base_url: str = Field(default="https://api.openai.com/v1", description="an address of an OpenAI-compatible server, ending in /v1")
    llm_api_key: SecretStr = Field(default=SecretStr(""), description="the key your model provider gave you")
    llm_model: str = Field(default="", description="a model's name; without one drafts come from the phrase bank")
    llm_structured: Literal["json_object", "json_schema", "none"] = Field(
        default="json_object", description="json_object, json_schema or none"
    )
    llm_timeout: Annotated[float, Field(gt=0, le=300)] = Field(default=30.0, description="seconds for one try, such as 30")
    drill_pace: Annotated[float, Field(gt=0, le=3600)] = Field(
        default=60.0, description="how many times faster a drill's clock runs, such as 60"
    )

    digest_at: time = Field(default=time(9), description="a time such as 09:00")

    slack_bot_token: SecretStr = Field(default=SecretStr(""), description="the bot token, which begins with xoxb-")
    slack_app_token: SecretStr = Field(default=SecretStr(""), description="the app-level token, which begins with xapp- (Socket Mode)")
    slack_signing_secret: SecretStr = Field(
        default=SecretStr(""), validate_default=True,
        description="the signing secret (to be called at /slack/events), or set SLACK_APP_TOKEN for Socket Mode",
    )  # fmt: skip
    slack_room: str = Field(default="", validate_default=True, description="the id of the team's channel, such as C012AB3CD")
    slack_rooms: str = Field(default="", description="brands with rooms of their own, such as GlowSkin=C012AB3CD,LunaTea=C045EF6GH")
    slack_alerts_channel: str = Field(default="", description="the id of a channel in which listening tools post, such as C012AB3CD")
    slack_l3_channels: bool = Field(default=False, description="true or false: a channel of its own for every L3 incident")
    slack_api_base: str = Field(default="https://slack.com/api/", description="an address that ends with /api/; only tests change it")

    wecom_corp_id: str = Field(default="", description="the id of your company in WeCom, such as ww0123456789abcdef (My company)")
    wecom_agent_id: Annotated[int, Field(ge=0)] = Field(default=0, description="the AgentId of your own app, such as 1000002")
    wecom_secret: SecretStr = Field(default=SecretStr(""), description="the Secret of that app")
    wecom_token: SecretStr = Field(default=SecretStr(""), description="the Token of the app's message callback")
    wecom_aes_key: SecretStr = Field(
        default=SecretStr(""), validate_default=True,
        description="the EncodingAESKey of the message callback (43 letters and digits), and all of WECOM_CORP_ID, WECOM_AGENT_ID, "
        "WECOM_SECRET and WECOM_TOKEN",
    )  # fmt: skip
    wecom_room: str = Field(default="", description="the chatid of a group that the app has created; without it the desk creates one")
    wecom_rooms: str = Field(default="", description="brands with groups of their own, such as GlowSkin=glowskin1,LunaTea=lunatea1")
    wecom_robot_url: SecretStr = Field(
        default=SecretStr(""), description="the Webhook address of a robot in a group you have, which begins with https:// (or http://)"
    )
    wecom_public_url: str = Field(default="", description="the https:// address under which WeCom reaches this desk; doctor tries it")
    wecom_api_base: str = Field(
        default="https://qyapi.weixin.qq.com/cgi-bin/", description="an address that ends with /cgi-bin/; only tests and proxies change it"
    )

    @field_validator("slack_bot_token", "slack_app_token")
    @classmethod
    def _looks_like_its_token(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        start = "xoxb-" if info.field_name == "slack_bot_token" else "xapp-"
        if value.get_secret_value() and not value.get_secret_value().startswith(start):
            raise ValueError("not this kind of token")
        return value

    @field_validator("slack_signing_secret")
    @classmethod
    def _some_way_in(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        if _given(info, "slack_bot_token") and not (_given(info, "slack_app_token") or value.get_secret_value()):
            raise ValueError("without it Slack cannot reach the desk")
        return value

    @field_validator("slack_room")
    @classmethod
    def _has_a_room(cls, value: str, info: ValidationInfo) -> str:
        if not value and _given(info, "slack_bot_token"):
            raise ValueError("without it there is nowhere to post")
        return value

    @field_validator("slack_room", "slack_alerts_channel")
    @classmethod
    def _is_a_channel(cls, value: str) -> str:
        if value and not _channel(value):
            raise ValueError("not the id of a channel")
        return value

    @field_validator("slack_rooms")
    @classmethod
    def _are_channels(cls, value: str) -> str:
        pairs = [pair.partition("=") for pair in value.split(",") if pair.strip()]
        if not all(brand.strip() and _channel(channel.strip()) for brand, _, channel in pairs):
            raise ValueError("not pairs of brand and channel id")
        return value

    @field_validator("wecom_aes_key")
    @classmethod
    def _wecom_is_whole(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        key = value.get_secret_value()
        given = [bool(info.data.get("wecom_corp_id")), bool(info.data.get("wecom_agent_id")), bool(key)]
        given += [_given(info, "wecom_secret"), _given(info, "wecom_token")]
        if any(given) and not all(given):
            raise ValueError("a part of what WeCom needs is missing")
        if key and not (len(key) == 43 and key.isascii() and key.isalnum()):
            raise ValueError("not an EncodingAESKey")
        return value

    @field_validator("wecom_robot_url", "wecom_public_url", "wecom_api_base")
    @classmethod
    def _is_an_address(cls, value: SecretStr | str) -> SecretStr | str:
        text = value.get_secret_value() if isinstance(value, SecretStr) else value
        if text and not text.startswith(("https://", "http://")):
            raise ValueError("not a web address")
        return value

    @field_validator("wecom_rooms")
    @classmethod
    def _are_groups(cls, value: str) -> str:
        pairs = [pair.partition("=") for pair in value.split(",") if pair.strip()]
        if not all(brand.strip() and chat.strip().isascii() and chat.strip().isalnum() for brand, _, chat in pairs):
            raise ValueError("not pairs of brand and chatid")
        return value

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

    @field_validator("llm_base_url")
    @classmethod
    def _web_address(cls, value: str) -> str:
        if not value.startswith(("http://", "https://")):
            raise ValueError("not a web address")
        return value

    @property
    def database(self) -> str:
        """Where the desk's memory is, as SQLAlchemy writes it."""
        return self.database_url or f"sqlite:///{self.data_dir.resolve() / 'dingfengbo.db'}"

    @property
    def roster(self) -> Path:
        """The roster file."""
        return self.roster_file or self.data_dir / "roster.toml"


def _given(info: ValidationInfo, name: str) -> bool:
    """True when that secret was given and looks right."""
    secret = info.data.get(name)
    return isinstance(secret, SecretStr) and bool(secret.get_secret_value())


def _channel(value: str) -> bool:
    return value[:1] in ("C", "G") and value.isascii() and value.isalnum() and value.isupper()


class BadSettings(Exception):
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
