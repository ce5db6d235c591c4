"""Settings of WeCom, and what the roster says of a person for it."""

from typing import Annotated

from pydantic import BaseModel, Field, SecretStr, ValidationInfo, field_validator

from bot.config.settings import ChatSettings, is_given


class Settings(ChatSettings):
    """What WeCom's own pages give out, and which groups are rooms."""

    wecom_corp_id: str = Field(
        default="", description="the id of your company in WeCom, such as ww0123456789abcdef (My company)"
    )
    wecom_agent_id: Annotated[int, Field(ge=0)] = Field(
        default=0, description="the AgentId of your own app, such as 1000002"
    )
    wecom_secret: SecretStr = Field(default=SecretStr(""), description="the Secret of that app")
    wecom_token: SecretStr = Field(default=SecretStr(""), description="the Token of the app's message callback")
    wecom_aes_key: SecretStr = Field(
        default=SecretStr(""),
        validate_default=True,
        description="the EncodingAESKey of the message callback (43 letters and digits), "
        "and all of WECOM_CORP_ID, WECOM_AGENT_ID, WECOM_SECRET and WECOM_TOKEN",
    )
    wecom_room: str = Field(
        default="", description="the chatid of a group that the app has created; without it the desk creates one"
    )
    wecom_rooms: str = Field(
        default="", description="brands with groups of their own, such as GlowSkin=glowskin1,LunaTea=lunatea1"
    )
    wecom_group_owner: str = Field(
        default="",
        description="the userid of who owns the groups that the desk creates: somebody who stays; else a manager",
    )
    wecom_robot_url: SecretStr = Field(
        default=SecretStr(""),
        description="the Webhook address of a robot in a group you have, which begins with https:// (or http://)",
    )
    wecom_public_url: str = Field(
        default="", description="the https:// address under which WeCom reaches this desk; doctor tries it"
    )
    wecom_api_base: str = Field(
        default="https://qyapi.weixin.qq.com/cgi-bin/",
        description="an address that ends with /cgi-bin/; only tests and proxies change it",
    )

    @property
    def is_set_up(self) -> bool:
        """True with a company: the validators see to the rest."""
        return bool(self.wecom_corp_id)

    @field_validator("wecom_aes_key")
    @classmethod
    def _wecom_is_whole(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        key = value.get_secret_value()
        parts = [bool(info.data.get("wecom_corp_id")), bool(info.data.get("wecom_agent_id")), bool(key)]
        parts += [is_given(info, "wecom_secret"), is_given(info, "wecom_token")]
        if any(parts) and not all(parts):
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


class RosterFields(BaseModel):
    """How a person is found in WeCom."""

    wecom: str = Field("", coerce_numbers_to_str=True, description="a userid such as ZhangSan")  # many are numbers
