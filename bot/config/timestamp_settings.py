"""Settings of the authorities that stamp daily heads with the time (RFC 3161); without one nothing is stamped."""

from pathlib import Path

from pydantic import Field, field_validator
from pydantic_settings import BaseSettings

from bot.config.addresses import web_address

MAX_AUTHORITIES = 2  # a second authority counts where a court doubts the first


class TimestampSettings(BaseSettings):
    """Whom to ask for time stamps, and the root certificates by which their answers are checked."""

    tsa_urls: str = Field(
        default="", description="one or two addresses of time stamp authorities (RFC 3161), separated by commas"
    )
    tsa_roots: Path | None = Field(default=None, description="a PEM file with the authorities' root certificates")

    @field_validator("tsa_urls")
    @classmethod
    def _are_addresses(cls, value: str) -> str:
        addresses = [web_address(each) for each in value.replace(",", " ").split()]
        if len(addresses) > MAX_AUTHORITIES:
            raise ValueError("more than two authorities")
        return value

    @property
    def authorities(self) -> tuple[str, ...]:
        """The addresses, in order."""
        return tuple(dict.fromkeys(self.tsa_urls.replace(",", " ").split()))
