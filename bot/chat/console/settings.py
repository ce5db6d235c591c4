"""Settings of the console."""

from pydantic import Field

from bot.config.settings import ChatSettings


class Settings(ChatSettings):
    """Whether there is a page, and from where it may be opened."""

    console: bool = Field(default=True, description="true or false: the local web page")
    console_hosts: str = Field(
        default="", description="further host names, separated by commas, under which the console may be opened"
    )

    @property
    def is_set_up(self) -> bool:
        """True unless it was switched off."""
        return self.console
