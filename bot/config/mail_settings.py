"""Settings of the mailbox that is read for alerts."""

import ipaddress
from typing import Annotated, Literal

from pydantic import Field, SecretStr, ValidationInfo, field_validator
from pydantic_settings import BaseSettings


class MailSettings(BaseSettings):
    """Which mailbox is read over IMAP; none without IMAP_HOST."""

    imap_host: str = Field(default="", description="the name of a mail server, such as imap.example.com")
    imap_port: Annotated[int, Field(ge=1, le=65535)] = Field(default=993, description="a port, such as 993")
    imap_user: str = Field(default="", description="the name of an account there")
    imap_password: SecretStr = Field(default=SecretStr(""), description="its password, or an app password")
    imap_folder: str = Field(default="INBOX", description="a folder, such as INBOX")
    imap_security: Literal["tls", "starttls", "none"] = Field(
        default="tls", description="tls or starttls; none only for a server on this machine"
    )
    imap_mark: Literal["seen", "flagged"] = Field(
        default="seen", description="seen or flagged: how mails are marked that were taken in"
    )
    imap_every: Annotated[int, Field(ge=10, le=3600)] = Field(
        default=60, description="seconds between looks, such as 60"
    )

    @field_validator("imap_security")
    @classmethod
    def _only_here_in_clear(cls, value: str, info: ValidationInfo) -> str:
        if value == "none" and not _is_this_machine(str(info.data.get("imap_host", ""))):
            raise ValueError("a password would go over the network in clear")
        return value

    @property
    def reads_mail(self) -> bool:
        """True when enough is given for a mailbox to be read."""
        return bool(self.imap_host and self.imap_user)


def _is_this_machine(host: str) -> bool:
    try:
        return host in ("", "localhost") or ipaddress.ip_address(host).is_loopback
    except ValueError:
        return False
