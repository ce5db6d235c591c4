"""Settings of the console."""

from pydantic import Field, field_validator

from bot.config.settings import ChatSettings


class Settings(ChatSettings):
    """Whether there is a page. It is opened on this machine only, until it has a sign-in."""

    console: bool = Field(default=True, description="true or false: the local web page")
    console_hosts: str = Field(
        default="", description="nothing: from elsewhere reach the console by a tunnel (ssh -L 8322:127.0.0.1:8322)"
    )

    @field_validator("console_hosts")
    @classmethod
    def _this_machine_only(cls, value: str) -> str:
        if value.strip():
            raise ValueError("the console has no sign-in, so it is opened on this machine only")
        return value

    @property
    def is_set_up(self) -> bool:
        """True unless it was switched off."""
        return self.console
