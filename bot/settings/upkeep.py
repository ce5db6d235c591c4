"""Settings of the desk's own upkeep: logs, the heartbeat, and how long personal data is kept."""

from typing import Annotated, Literal

from pydantic import Field, SecretStr
from pydantic_settings import BaseSettings


class Upkeep(BaseSettings):
    """What whoever runs the desk may want to set."""

    log_format: Literal["plain", "json"] = Field(default="plain", description="plain or json")
    heartbeat_url: SecretStr = Field(
        default=SecretStr(""), description="an address that is called after every audit that passes, beginning with http"
    )
    keep_names_days: Annotated[int, Field(ge=1)] = Field(default=90, description="days after closing, such as 90")
    keep_texts_days: Annotated[int, Field(ge=1)] = Field(default=180, description="days after closing, such as 180")
