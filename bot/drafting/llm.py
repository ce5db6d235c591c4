"""The model behind any OpenAI-compatible address: one question, one answer within its deadline, or an error."""

import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import httpx2
from openai import (
    APIConnectionError,
    APIResponseValidationError,
    APIStatusError,
    APITimeoutError,
    InternalServerError,
    OpenAI,
    OpenAIError,
    RateLimitError,
)
from tenacity import (
    RetryCallState,
    Retrying,
    retry_if_exception_type,
    stop_after_attempt,
    stop_before_delay,
    wait_random_exponential,
)

from bot.config.settings import Settings
from bot.drafting.errors import ModelError, TransientModelError
from bot.drafting.response_body import ResponseBody, Usage, read_body

ATTEMPTS = 3
MAX_TOKENS = 4000  # thinking models spend most of it before they write
MAX_ANSWER_BYTES = 1_000_000
MAX_RETRY_AFTER = 20.0  # seconds a server may ask us to come back after
FORMAT_REFUSED_STATUSES = (400, 415, 422, 500, 501)  # how servers refuse a response_format
WEAKER_FORMAT = {"json_schema": "json_object", "json_object": "none"}


@dataclass(frozen=True)
class ModelAnswer:
    """The text, whether it was cut off, the model, tokens in and out, tries, and milliseconds of all tries."""

    text: str
    cut: bool
    model: str
    tokens: tuple[int, int]
    tries: int
    ms: int


class Model:
    """Asks the model. `timeout` is for one try, in seconds; each question has a deadline (monotonic clock)."""

    def __init__(
        self, base_url: str, key: str, name: str, structured: str = "json_object", timeout: float = 30.0
    ) -> None:
        # Both are given: the library would read OPENAI_* variables of other tools. Only tenacity retries.
        self.client = OpenAI(base_url=base_url, api_key=key or "none", max_retries=0, timeout=timeout)
        self.name, self.structured, self.timeout = name, structured, timeout

    def ask(self, system: str, user: str, schema: Mapping[str, object], deadline: float) -> ModelAnswer:
        """One answer. Raises ModelError when there is none by the deadline. Only servers that take a schema get it."""
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
        body = retrying(
            self._try, [{"role": "system", "content": system}, {"role": "user", "content": user}], schema, deadline
        )
        choice, usage = body.choices[0], body.usage or Usage()
        tokens = (usage.prompt_tokens or 0, usage.completion_tokens or 0)
        spent = round((time.monotonic() - began) * 1000)
        cut, tries = choice.finish_reason == "length", int(retrying.statistics["attempt_number"])
        return ModelAnswer(choice.message.content or "", cut, body.model or self.name, tokens, tries, spent)

    def _try(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, object], deadline: float
    ) -> ResponseBody:
        """One request. A server that refuses the response format is asked again without, at once and from then on."""
        while True:
            asked_as = self.structured
            try:
                return read_body(self._send(messages, schema, asked_as, deadline))
            except APIStatusError as error:
                if (
                    asked_as not in WEAKER_FORMAT
                    or error.status_code not in FORMAT_REFUSED_STATUSES
                    or "response_format" not in str(error.body)
                ):
                    raise _refused(error) from error
                self.structured = WEAKER_FORMAT[asked_as]
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

    def _send(
        self, messages: Sequence[Mapping[str, str]], schema: Mapping[str, object], asked_as: str, deadline: float
    ) -> bytes:
        """The answer's bytes, read in pieces: a server that sends one byte a second would outlast any read timeout."""
        left = min(self.timeout, deadline - time.monotonic())
        if left <= 0:
            raise TransientModelError("model_slow")
        create: Any = self.client.chat.completions.with_streaming_response.create
        with create(
            model=self.name, messages=messages, max_tokens=MAX_TOKENS, timeout=left, **_shape(asked_as, schema)
        ) as response:
            return b"".join(_pieces(response.iter_bytes(), time.monotonic() + left))


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


def _refused(error: APIStatusError) -> ModelError:
    """Busy and broken servers may be asked again; a wrong key, an empty account or a bad request may not."""
    if isinstance(error, RateLimitError):
        after = _seconds(error.response.headers.get("retry-after", ""))
        return (
            TransientModelError("model_busy", "429", after)
            if after <= MAX_RETRY_AFTER
            else ModelError("model_busy", "429")
        )
    if isinstance(error, InternalServerError):
        return TransientModelError(
            "model_down",
            str(error.status_code),
            min(MAX_RETRY_AFTER, _seconds(error.response.headers.get("retry-after", ""))),
        )
    why = {401: "model_key", 403: "model_key", 402: "model_balance"}.get(error.status_code, "model_refused")
    return ModelError(why, str(error.status_code))


def _seconds(header: str) -> float:
    """Retry-After in seconds; its other form, a date, is taken for not given."""
    return float(header) if header.strip().isdecimal() else 0.0


def open_model(settings: Settings) -> Model | None:
    """The configured model, or None: then drafts come from the phrase bank."""
    if not settings.llm_model:
        return None
    key = settings.llm_api_key.get_secret_value()
    return Model(settings.llm_base_url, key, settings.llm_model, settings.llm_structured, settings.llm_timeout)
