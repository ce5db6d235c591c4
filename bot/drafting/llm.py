"""The model behind any OpenAI-compatible address: one question, one answer within its deadline, or an error."""

import logging
import time
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import urlsplit

import httpx2
from openai import (
    APIConnectionError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    OpenAI,
    OpenAIError,
)
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    stop_before_delay,
    wait_random_exponential,
)

from bot.drafting.asking import ModelAnswer
from bot.drafting.errors import ModelError, TransientModelError
from bot.drafting.provider_errors import ProviderError, raised, read_error
from bot.drafting.providers import CLASSIC, COMPLETION, provider_of
from bot.drafting.response_body import ResponseBody, Usage, read_body

log = logging.getLogger(__name__)
ATTEMPTS = 3
MAX_TOKENS = 4000  # thinking models spend most of it before they write
MAX_ANSWER_BYTES = 1_000_000
FIELD_REFUSED_STATUSES = (400, 415, 422, 500, 501)  # how servers refuse a field of the request
WEAKER_FORMAT = {"json_schema": "json_object", "json_object": "none"}
OTHER_LIMIT = {COMPLETION: CLASSIC, CLASSIC: COMPLETION}


class Model:
    """Asks the model. `timeout` is for one try, in seconds; each question has a deadline (monotonic clock).

    `prices` are for a million tokens in and out; `extra_body` stands beside the messages of each request.
    """

    def __init__(
        self,
        base_url: str,
        key: str,
        name: str,
        structured: str = "json_object",
        timeout: float = 30.0,
        max_tokens: int = MAX_TOKENS,
        extra_body: Mapping[str, object] | None = None,
        provider: str = "",
        prices: tuple[float, float] = (0.0, 0.0),
    ) -> None:
        known = provider_of(provider, base_url)
        # Both are given: the library would read OPENAI_* variables of other tools. Only tenacity retries.
        self.client = OpenAI(base_url=base_url, api_key=key or "none", max_retries=0, timeout=timeout)
        self.name, self.structured, self.timeout, self.key = name, structured, timeout, key
        self.prices, self.host = prices, urlsplit(base_url).hostname or ""
        self.max_tokens, self.limit_field, self._refused_limits = max_tokens, known.limit_field, set[str]()
        self.extra_body = dict(known.extra_body if extra_body is None else extra_body)

    def ask(self, system: str, user: str, schema: Mapping[str, object], deadline: float) -> ModelAnswer:
        """Return one answer of the model, asked with `schema` where the server takes one.

        Raises ModelError when there is none by the deadline.
        """
        began, backoff = time.monotonic(), wait_random_exponential(multiplier=0.5, max=8)

        def pause(state: RetryCallState) -> float:
            failed = state.outcome.exception() if state.outcome else None
            return failed.after if isinstance(failed, TransientModelError) and failed.after else backoff(state)

        retrying = Retrying(
            retry=retry_if_exception_type(TransientModelError),
            wait=pause,
            reraise=True,
            stop=stop_after_attempt(ATTEMPTS) | stop_before_delay(max(0.0, deadline - began)),
        )
        messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
        try:
            body = retrying(self._try, messages, schema, deadline)
        except ModelError as failed:
            raise failed.took(_ms_since(began), int(retrying.statistics.get("attempt_number", 1)))  # noqa: B904
        choice, usage = body.choices[0], body.usage or Usage()
        tokens = (usage.prompt_tokens or 0, usage.completion_tokens or 0)
        cut, tries = choice.finish_reason == "length", int(retrying.statistics["attempt_number"])
        cost = sum(count * price for count, price in zip(tokens, self.prices, strict=True)) / 1_000_000
        name, text = body.model or self.name, choice.message.content or ""
        return ModelAnswer(text, cut, name, tokens, tries, _ms_since(began), cost)

    def _try(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, object], deadline: float
    ) -> ResponseBody:
        """One request. A server that refuses a field by name is asked again without, at once and from then on."""
        while True:
            limit, structured, extra = self.limit_field, self.structured, dict(self.extra_body)
            asked = {**extra, **_shape(structured, schema), **({limit: self.max_tokens} if limit else {})}
            try:
                return read_body(self._send(messages, asked, deadline), self.host, self.key)
            except APIStatusError as error:
                said = read_error(error.status_code, error.body if error.body is not None else error.response.text)
                if error.status_code in FIELD_REFUSED_STATUSES and self._leave_out(said, limit, structured, extra):
                    continue
                refusal = raised(said, self.host, error.response.headers.get("retry-after", ""), self.key)
                log.warning("the model %s refused: %s", self.name, refusal.detail)
                raise refusal from error
            except (APITimeoutError, httpx2.TimeoutException) as error:
                raise TransientModelError("model_slow") from error
            except (
                APIConnectionError,
                APIResponseValidationError,
                httpx2.TransportError,
                httpx2.DecodingError,
            ) as error:
                raise TransientModelError("model_down", type(error).__name__) from error
            except OpenAIError as error:
                raise ModelError("model_down", type(error).__name__) from error

    def _leave_out(self, said: ProviderError, limit: str, structured: str, extra: Mapping[str, object]) -> bool:
        """Ask without what the server refuses by name, from now on; False when it named nothing of what was sent.

        Another thread may have left it out meanwhile: then asking again is all there is to do.
        """
        if said.why in ("model_too_long", "model_filtered", "model_balance"):
            return False
        if limit and said.names(limit):
            self._refused_limits.add(limit)
            other = OTHER_LIMIT[limit]
            self.limit_field = other if other not in self._refused_limits else ""
        elif field := next((name for name in extra if said.names(name)), ""):
            self.extra_body = {name: value for name, value in self.extra_body.items() if name != field}
        elif structured in WEAKER_FORMAT and said.names("response_format"):
            self.structured = WEAKER_FORMAT[structured]
        else:
            return False
        return True

    def _send(self, messages: Sequence[Mapping[str, str]], asked: Mapping[str, object], deadline: float) -> bytes:
        """The answer's bytes, read in pieces: a server that sends one byte a second would outlast any read timeout."""
        left = min(self.timeout, deadline - time.monotonic())
        if left <= 0:
            raise TransientModelError("model_slow")
        create: Any = self.client.chat.completions.with_streaming_response.create
        with create(model=self.name, messages=messages, timeout=left, extra_body=asked) as response:
            return b"".join(_pieces(response.iter_bytes(), time.monotonic() + left))


def _ms_since(began: float) -> int:
    return round((time.monotonic() - began) * 1000)


def _pieces(stream: Iterator[bytes], until: float) -> Iterator[bytes]:
    size = 0
    for piece in stream:
        size += len(piece)
        if time.monotonic() > until:
            raise TransientModelError("model_slow")
        if size > MAX_ANSWER_BYTES:
            raise ModelError("model_garbled", "too long")
        yield piece


def _shape(asked_as: str, schema: Mapping[str, object]) -> Mapping[str, object]:
    """How the answer's form is asked for; the prompt says it in words in any case."""
    if asked_as == "json_schema":
        return {
            "response_format": {
                "type": "json_schema",
                "json_schema": {"name": "answer", "strict": True, "schema": schema},
            }
        }
    return {"response_format": {"type": "json_object"}} if asked_as == "json_object" else {}
