"""Settings of the two listeners: the public one for what is signed, and the one for this machine."""

from typing import Annotated, Literal

from pydantic import Field, ValidationInfo, field_validator
from pydantic_settings import BaseSettings


def web_address(value: str) -> str:
    """The address as given. Raises ValueError when it is none."""
    if not value.startswith(("http://", "https://")):
        raise ValueError("not a web address")
    return value


class Addresses(BaseSettings):
    """Where to listen, and under which address the outside world reaches the public listener."""

    host: str = Field(
        default="127.0.0.1", description="an address to listen on; 127.0.0.1 keeps the desk on this machine"
    )
    port: Annotated[int, Field(ge=0, le=65535)] = Field(default=8321, description="a port from 1 to 65535")
    # the listener for this machine: the console, /docs, /metrics, /readyz
    console_host: Literal["127.0.0.1", "::1"] = Field(
        default="127.0.0.1",
        description="127.0.0.1 or ::1: the console has no sign-in and stays on this machine; from elsewhere reach it "
        "by a tunnel (ssh -L 8322:127.0.0.1:8322)",
    )
    console_port: Annotated[int, Field(ge=0, le=65535)] = Field(
        default=0,
        validate_default=True,
        description="a port other than PORT; without it, the one after PORT, or any free one",
    )
    public_url: str = Field(
        default="", description="the address under which chats and listening tools reach PORT, beginning with https://"
    )

    @field_validator("console_port")
    @classmethod
    def _other_than_public(cls, value: int, info: ValidationInfo) -> int:
        if value and value == info.data.get("port"):
            raise ValueError("the console may not be where the public address is")
        return value

    @field_validator("public_url")
    @classmethod
    def _is_public_address(cls, value: str) -> str:
        return web_address(value) if value else value

    @property
    def local_port(self) -> int:
        """The port of the listener for this machine, as far as it is known before it is opened."""
        return self.console_port or self.port + 1
