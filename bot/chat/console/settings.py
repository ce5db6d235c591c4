"""Settings of the console."""

from pydantic import Field, SecretStr, ValidationInfo, field_validator

from bot.chat.console.sign_in.provider import is_safe
from bot.config.settings import ChatSettings


class Settings(ChatSettings):
    """Whether there is a page. It is opened on this machine only, unless people sign in at a provider."""

    console: bool = Field(default=True, description="true or false: the local web page")
    console_hosts: str = Field(
        default="",
        description="nothing: from elsewhere sign in (CONSOLE_SIGN_IN_ISSUER), or come by a tunnel "
        "(ssh -L 8322:127.0.0.1:8322)",
    )
    console_sign_in_issuer: str = Field(
        default="",
        description="the issuer of an OpenID Connect provider, such as https://id.example.com: with PUBLIC_URL the "
        "console is there too, for people of the roster whose email the provider verified",
    )
    console_sign_in_client: str = Field(default="", description="the client id that the provider gave")
    console_sign_in_secret: SecretStr = Field(
        default=SecretStr(""), validate_default=True, description="the client secret that the provider gave"
    )

    @field_validator("console_hosts")
    @classmethod
    def _this_machine_only(cls, value: str) -> str:
        if value.strip():
            raise ValueError("this address has no sign-in, so the console is opened on this machine only")
        return value

    @field_validator("console_sign_in_issuer")
    @classmethod
    def _is_provider(cls, value: str, info: ValidationInfo) -> str:
        if value and not is_safe(value):
            raise ValueError("a provider is spoken to by https")
        public = info.data.get("public_url", "")
        if value and not public:
            raise ValueError("people come back from the provider to PUBLIC_URL, which is not set")
        if value and not is_safe(public):
            raise ValueError("PUBLIC_URL has to begin with https:// for a sign-in")
        return value

    @field_validator("console_sign_in_secret")
    @classmethod
    def _whole(cls, value: SecretStr, info: ValidationInfo) -> SecretStr:
        names = ("console_sign_in_issuer", "console_sign_in_client")
        named = [bool(info.data.get(name)) for name in names]
        if any(named) and not (all(named) and value.get_secret_value()):
            raise ValueError("issuer, client and secret are set together or not at all")
        return value

    @property
    def is_set_up(self) -> bool:
        """True unless it was switched off."""
        return self.console

    @property
    def signs_in(self) -> bool:
        """True where people sign in at a provider."""
        return bool(self.console_sign_in_issuer)
