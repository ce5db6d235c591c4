"""What is known of providers: where they listen, how they are asked, and what turns their thinking off.

A field that a server refuses by name is left out from then on, so a wrong guess here costs one request.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import urlsplit

NO_THINKING: Mapping[str, object] = {"thinking": {"type": "disabled"}}
COMPLETION, CLASSIC = "max_completion_tokens", "max_tokens"


@dataclass(frozen=True)
class Provider:
    """One provider's defaults; each can be set otherwise."""

    base_url: str
    limit_field: str = CLASSIC
    extra_body: Mapping[str, object] = field(default_factory=dict)


PROVIDERS: Mapping[str, Provider] = {
    "openai": Provider("https://api.openai.com/v1", COMPLETION),
    "deepseek": Provider("https://api.deepseek.com/v1", extra_body=NO_THINKING),
    "qwen": Provider("https://dashscope.aliyuncs.com/compatible-mode/v1", extra_body={"enable_thinking": False}),
    "kimi": Provider("https://api.moonshot.cn/v1", extra_body=NO_THINKING),
    "glm": Provider("https://open.bigmodel.cn/api/paas/v4", extra_body=NO_THINKING),
    "doubao": Provider("https://ark.cn-beijing.volces.com/api/v3", extra_body=NO_THINKING),
    "ollama": Provider("http://127.0.0.1:11434/v1"),
    "vllm": Provider("http://127.0.0.1:8000/v1"),
}
UNKNOWN = Provider("", COMPLETION)


def provider_of(name: str, base_url: str) -> Provider:
    """The provider by its name, else by the host of the address, else one of which nothing is known."""
    if name in PROVIDERS:
        return PROVIDERS[name]
    host = urlsplit(base_url).hostname or ""
    known = (one for one in PROVIDERS.values() if one.base_url.startswith("https:"))
    return next((one for one in known if urlsplit(one.base_url).hostname == host), UNKNOWN)
