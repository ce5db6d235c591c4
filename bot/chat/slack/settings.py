"""Settings of Slack, and what the roster says of a person for it."""

import re

from pydantic import BaseModel, Field, SecretStr, ValidationInfo, field_validator

from bot.config.settings import ChatSettings, is_given


class Settings(ChatSettings):
    """What Slack's own pages give out, and which channels are rooms."""

    slack_bot_token: SecretStr = Field(default=SecretStr(""), description="the bot token, which begins with xoxb-")
    slack_app_token: SecretStr = Field(
        default=SecretStr(""), description="the app-level token, which begins with xapp- (Socket Mode)"
    )
    slack_signing_secret: SecretStr = Field(
        default=SecretStr(""),
        validate_default=True,
        description="the signing secret (to be called at /slack/events), or set SLACK_APP_TOKEN for Socket Mode",
    )
    slack_room: str = Field(
        default="", validate_default=True, description="the id of the team's channel, such as C012AB3CD"
    )
    slack_rooms: str = Field(
        default="", description="brands with rooms of their own, such as GlowSkin=C012AB3CD,LunaTea=C045EF6GH:en"
    )
    slack_alerts_channel: str = Field(
        default="", description="the id of a channel in which listening tools post, such as C012AB3CD"
    )
    slack_alert_bots: str = Field(
        default="",
        description="the ids of the bots whose posts there are alerts, such as B012AB3CD,A012AB3CD (bot or app)",
    )
    slack_l3_channels: bool = Field(
        default=False, description="true or false: a channel of its own for every L3 incident"
    )
    slack_api_base: str = Field(
        default="https://slack.com/api/", description="an address that ends with /api/; only tests change it"
    )

    @property
    def is_set_up(self) -> bool:
        """True with a bot token: the validators see to the rest."""
        return bool(self.slack_bot_token.get_secret_value())

    @property
    def alert_bots(self) -> frozenset[str]:
        """The bots and apps whose posts in the alerts channel are alerts."""
        return frozenset(each.strip() for each in self.slack_alert_bots.split(",") if each.strip())

    @field_validator("slack_alert_bots")
    @classmethod
    def _are_bots(cls, value: str) -> str:
        if not all(re.fullmatch("[AB][A-Z0-9]+", each.strip()) for each in value.split(",") if each.strip()):
            raise ValueError("not the ids of bots or apps")
        return value

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
        if is_given(info, "slack_bot_token") and not (is_given(info, "slack_app_token") or value.get_secret_value()):
            raise ValueError("without it Slack cannot reach the desk")
        return value

    @field_validator("slack_room")
    @classmethod
    def _has_a_room(cls, value: str, info: ValidationInfo) -> str:
        if not value and is_given(info, "slack_bot_token"):
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
        rooms = [(brand.strip(), room.strip().partition(":")) for brand, _, room in pairs]
        if not all(
            brand and _channel(channel) and language in ("", "zh-Hans", "zh-Hant", "en")
            for brand, (channel, _, language) in rooms
        ):
            raise ValueError("not pairs of brand and channel id")
        return value


class RosterFields(BaseModel):
    """How a person is found in Slack: by their id there, or by the address of their account."""

    slack: str = Field("", description="an id such as U012AB3CD")
    email: str = Field("", description="the e-mail address of their account")


def _channel(value: str) -> bool:
    return value[:1] in ("C", "G") and value.isascii() and value.isalnum() and value.isupper()
