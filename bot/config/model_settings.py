"""Settings of the models that draft and read; without one the phrase bank drafts."""

import json
from dataclasses import dataclass
from typing import Annotated, Any, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import BaseSettings

from bot.config.addresses import web_address

ProviderName = Literal["", "openai", "deepseek", "qwen", "kimi", "glm", "doubao", "ollama", "vllm"]
Trust = Literal["none", "contracted", "local"]
Price = Annotated[float, Field(ge=0)]
PROVIDER = "openai, deepseek, qwen, kimi, glm, doubao, ollama, vllm, or nothing for another server"
ADDRESS = "an address of an OpenAI-compatible server, ending in /v1; with a provider its own is known"
KEY = "the key your model provider gave you"
TRUST = "none, contracted (the provider is bound by a contract) or local (your own machine)"
PRICE_IN = "what a million tokens to the model cost, such as 2"
PRICE_OUT = "what a million tokens from the model cost, such as 8"


@dataclass(frozen=True)
class ProviderSettings:
    """One provider of the chain, as it is set; prices are for a million tokens in and out."""

    provider: str
    base_url: str
    key: str
    model: str
    trust: str
    prices: tuple[float, float]


class FallbackSettings(BaseSettings):
    """Providers that are asked when those before them fail: LLM2_…, then LLM3_…."""

    llm2_provider: ProviderName = Field(default="", description=PROVIDER)
    llm2_base_url: str = Field(default="", description=ADDRESS)
    llm2_api_key: SecretStr = Field(default=SecretStr(""), description=KEY)
    llm2_model: str = Field(default="", description="a model's name; without one there is no second provider")
    llm2_trust: Trust = Field(default="none", description=TRUST)
    llm2_price_in: Price = Field(default=0.0, description=PRICE_IN)
    llm2_price_out: Price = Field(default=0.0, description=PRICE_OUT)
    llm3_provider: ProviderName = Field(default="", description=PROVIDER)
    llm3_base_url: str = Field(default="", description=ADDRESS)
    llm3_api_key: SecretStr = Field(default=SecretStr(""), description=KEY)
    llm3_model: str = Field(default="", description="a model's name; without one there is no third provider")
    llm3_trust: Trust = Field(default="none", description=TRUST)
    llm3_price_in: Price = Field(default=0.0, description=PRICE_IN)
    llm3_price_out: Price = Field(default=0.0, description=PRICE_OUT)


class ModelSettings(FallbackSettings):
    """Any server that speaks OpenAI's chat completions; prices are for a million tokens."""

    llm_provider: ProviderName = Field(default="", description=PROVIDER)
    llm_base_url: str = Field(default="", description=ADDRESS)
    llm_api_key: SecretStr = Field(default=SecretStr(""), description=KEY)
    llm_model: str = Field(default="", description="a model's name; without one drafts come from the phrase bank")
    llm_structured: Literal["json_object", "json_schema", "none"] = Field(
        default="json_object", description="json_object, json_schema or none"
    )
    llm_trust: Trust = Field(default="none", description=TRUST)
    llm_reads_posts: bool = Field(default=True, description="true or false: whether the model reads each post too")
    llm_house_style: bool = Field(
        default=True, description="true or false: whether the model sees replies and edits of this team as examples"
    )
    llm_timeout: Annotated[float, Field(gt=0, le=300)] = Field(
        default=30.0, description="seconds for one try, such as 30"
    )
    llm_draft_seconds: Annotated[float, Field(ge=0, le=1800)] = Field(
        default=0.0, description="seconds for one draft, all tries and providers together; 0 is three times LLM_TIMEOUT"
    )
    llm_max_tokens: Annotated[int, Field(ge=200, le=200_000)] = Field(
        default=4000, description="tokens of one answer at most, thinking included, such as 4000"
    )
    llm_extra_body: str = Field(
        default="", description='further fields of each request as JSON, such as {"temperature": 0.7}; {} for none'
    )
    llm_price_in: Price = Field(default=0.0, description=PRICE_IN)
    llm_price_out: Price = Field(default=0.0, description=PRICE_OUT)
    llm_day_budget: Price = Field(
        default=0.0, description="what all models together may cost a day, in the currency of the prices; 0 is no limit"
    )

    @field_validator("llm_base_url", "llm2_base_url", "llm3_base_url")
    @classmethod
    def _is_web_address(cls, value: str) -> str:
        return web_address(value) if value else value

    @field_validator("llm_extra_body")
    @classmethod
    def _is_an_object(cls, value: str) -> str:
        try:
            whole = not value or isinstance(json.loads(value), dict)
        except ValueError:
            whole = False
        if not whole:
            raise ValueError("not a JSON object")
        return value

    @property
    def llm_prices(self) -> tuple[float, float]:
        """What a million tokens cost to the first provider's model, and from it."""
        return self.llm_price_in, self.llm_price_out

    @property
    def extra_body(self) -> dict[str, Any] | None:
        """What each request of the first provider carries besides; None: what is known of the provider."""
        return dict(json.loads(self.llm_extra_body)) if self.llm_extra_body else None

    @property
    def providers(self) -> tuple[ProviderSettings, ...]:
        """The chain, in the order in which they are asked; empty without a model."""
        given = dict(self)

        def provider(prefix: str) -> ProviderSettings:
            found = {name: given[f"{prefix}_{name}"] for name in ("provider", "base_url", "model", "trust")}
            prices = (given[f"{prefix}_price_in"], given[f"{prefix}_price_out"])
            return ProviderSettings(**found, key=given[f"{prefix}_api_key"].get_secret_value(), prices=prices)

        chain = [prefix for prefix in ("llm", "llm2", "llm3") if given[f"{prefix}_model"]]
        return tuple(provider(prefix) for prefix in chain) if self.llm_model else ()
