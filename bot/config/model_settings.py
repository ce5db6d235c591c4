"""Settings of the model that drafts and reads; without one the phrase bank drafts."""

from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings

from bot.config.addresses import web_address


class ModelSettings(BaseSettings):
    """Any server that speaks OpenAI's chat completions; prices are for a million tokens."""

    llm_base_url: str = Field(
        default="https://api.openai.com/v1", description="an address of an OpenAI-compatible server, ending in /v1"
    )
    llm_api_key: SecretStr = Field(default=SecretStr(""), description="the key your model provider gave you")
    llm_model: str = Field(default="", description="a model's name; without one drafts come from the phrase bank")
    llm_structured: Literal["json_object", "json_schema", "none"] = Field(
        default="json_object", description="json_object, json_schema or none"
    )
    llm_trust: Literal["none", "contracted", "local"] = Field(
        default="none", description="none, contracted (the provider is bound by a contract) or local (your own machine)"
    )
    llm_reads_posts: bool = Field(default=True, description="true or false: whether the model reads each post too")
    llm_timeout: Annotated[float, Field(gt=0, le=300)] = Field(
        default=30.0, description="seconds for one try, such as 30"
    )
    llm_price_in: Annotated[float, Field(ge=0)] = Field(
        default=0.0, description="what a million tokens to the model cost, such as 2"
    )
    llm_price_out: Annotated[float, Field(ge=0)] = Field(
        default=0.0, description="what a million tokens from the model cost, such as 8"
    )

    @field_validator("llm_base_url")
    @classmethod
    def _is_web_address(cls, value: str) -> str:
        return web_address(value)
