"""What providers refuse, as their documentation writes it (table in prompts/README.md), and what is made of it."""

import json
import logging

import pytest

from bot.drafting.provider_errors import raised, read_error
from bot.drafting.providers import PROVIDERS, provider_of
from tests.fakes.model import GOOD, Reply, drafts, refused, said, strict

OK = Reply(said(drafts(GOOD)))
HIGH_RISK = "The request was rejected because it was considered high risk"
LONG = "This model's maximum context length is 8192 tokens. However, you requested 9000 tokens"
# Each as (reply, note, how often it is asked for one draft).
DOCUMENTED = {
    "OpenAI: no quota left": (refused(429, "insufficient_quota", "insufficient_quota", "You exceeded…"), "balance", 1),
    "OpenAI: too fast": (refused(429, "rate_limit_exceeded", "requests", "Rate limit reached"), "busy", 3),
    "OpenAI: wrong key": (refused(401, "invalid_api_key", "invalid_request_error", "Incorrect API key"), "key", 1),
    "OpenAI: too long": (refused(400, "context_length_exceeded", "invalid_request_error", LONG), "too_long", 1),
    "OpenAI: no such model": (refused(404, "model_not_found", "invalid_request_error", "no such model"), "refused", 1),
    "Azure: filtered": (refused(400, "content_filter", "", "triggered the content management policy"), "filtered", 1),
    "DeepSeek: no balance": (
        refused(402, "invalid_request_error", "unknown_error", "Insufficient Balance"),
        "balance",
        1,
    ),
    "DeepSeek: wrong key": (
        refused(401, "invalid_request_error", "authentication_error", "Authentication Fails"),
        "key",
        1,
    ),
    "DeepSeek: overloaded": (refused(503, "", "", "Service is too busy, overloaded"), "busy", 3),
    "Qwen: arrears": (refused(400, "Arrearage", "Arrearage", "Access denied, account in good standing"), "balance", 1),
    "Qwen: free quota": (refused(403, "AllocationQuota.FreeTierOnly", "", "The free tier of the model"), "balance", 1),
    "Qwen: filtered": (refused(400, "data_inspection_failed", "", "Input data may contain…"), "filtered", 1),
    "Qwen: too fast": (refused(429, "Throttling.RateQuota", "", "Requests rate limit exceeded"), "busy", 3),
    "Qwen: too long": (
        refused(400, "InvalidParameter", "", "Range of input length should be [1, 30720]"),
        "too_long",
        1,
    ),
    "Kimi: filtered": (refused(400, None, "content_filter", HIGH_RISK), "filtered", 1),
    "Kimi: no balance": (refused(429, None, "exceeded_current_quota_error", "account is suspended"), "balance", 1),
    "Kimi: no balance, 403": (refused(403, None, "", "insufficient balance"), "balance", 1),
    "Kimi: overloaded": (refused(429, None, "engine_overloaded_error", "currently overloaded"), "busy", 3),
    "Kimi: too long": (
        refused(400, None, "invalid_request_error", "exceeded model token limit: 262144"),
        "too_long",
        1,
    ),
    "Zhipu: no balance": (refused(429, "1113", "", "您的账户已欠费，请充值后重试"), "balance", 1),
    "Zhipu: too fast": (refused(429, "1302", "", "您的账户已达到速率限制"), "busy", 3),
    "Zhipu: filtered": (refused(400, "1301", "", "系统检测到输入或生成内容可能包含不安全或敏感内容"), "filtered", 1),
    "Zhipu: wrong key": (refused(401, "1002", "", "Authentication Token 非法"), "key", 1),
    "Zhipu: filtered while writing": (Reply(said("看到你", "sensitive")), "filtered", 1),
    "Doubao: overdue": (refused(403, "AccountOverdueError", "Forbidden", "an overdue balance"), "balance", 1),
    "Doubao: filtered": (refused(400, "InputTextRiskDetection", "BadRequest", "sensitive content"), "filtered", 1),
    "Doubao: filtered by kind": (refused(400, "SensitiveContentDetected.Violence", "BadRequest", ""), "filtered", 1),
    "Doubao: too fast": (refused(429, "ModelAccountRpmRateLimitExceeded", "TooManyRequests", ""), "busy", 3),
    "Doubao: wrong key": (refused(401, "AuthenticationError", "Unauthorized", "API key is missing"), "key", 1),
    "Ollama: no such model": (
        Reply('{"error": {"message": "model \'x\' not found", "type": "api_error"}}', 404),
        "refused",
        1,
    ),
    "Ollama: a string": (Reply('{"error": "llama runner process has terminated"}', 500), "down", 3),
    "vLLM: too long, flat": (
        Reply(json.dumps({"object": "error", "message": LONG, "type": "BadRequestError", "code": 400}), 400),
        "too_long",
        1,
    ),
    "a filter with status 200": (Reply('{"error": {"code": "1301", "message": "敏感"}}'), "filtered", 1),
    "a limit with status 200": (Reply('{"error": {"code": "1302", "message": "too fast"}}'), "busy", 3),
}


@pytest.mark.parametrize("case", DOCUMENTED)
def test_what_a_provider_refuses_is_understood(model, write, case):
    reply, why, times = DOCUMENTED[case]
    model.replies = [reply]
    written = write()
    assert (written.note, written.author, len(model.asked)) == (f"model_{why}", "phrases", times)


def test_at_dashscope_a_quota_that_is_exceeded_is_tokens_a_minute_and_no_empty_account():
    error = read_error(429, {"error": {"code": "insufficient_quota", "message": "You exceeded your current quota"}})
    hosts = ("dashscope.aliyuncs.com", "api.openai.com")
    assert [raised(error, host, "").why for host in hosts] == ["model_busy", "model_balance"]


@pytest.mark.parametrize(
    ("refuses", "left"),
    [
        (("max_completion_tokens",), {"max_tokens"}),
        (("max_completion_tokens", "max_tokens"), set()),
        (("temperature",), {"max_completion_tokens"}),
    ],
)
def test_a_field_that_is_refused_is_left_out_from_then_on(model, write, refuses, left):
    model.replies = [strict(*refuses)]
    assert write(extra_body={"temperature": 0.7}).text == GOOD
    last = model.asked[-1]
    assert {"max_tokens", "max_completion_tokens"} & set(last) == left
    assert ("temperature" in last) is ("temperature" not in refuses)
    asked = len(model.asked)
    write.again()
    assert len(model.asked) == asked + 1


def test_the_older_field_is_given_up_for_the_newer_one(model, write):
    newer = "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead."
    model.replies = [refused(400, "unsupported_parameter", "invalid_request_error", newer, "max_tokens"), OK]
    assert write(provider="deepseek", extra_body={}).text == GOOD
    assert [sorted({"max_tokens", "max_completion_tokens"} & set(asked)) for asked in model.asked] == [
        ["max_tokens"],
        ["max_completion_tokens"],
    ]


def test_a_limit_that_is_too_high_is_no_refused_field(model, write):
    model.replies = [refused(400, message=f"max_tokens or max_completion_tokens is too large: 8192. {LONG}")]
    assert (write().note, len(model.asked)) == ("model_too_long", 1)


def test_a_preset_turns_thinking_off_and_a_setting_overrules_it(model, write):
    write(provider="qwen")
    write(provider="qwen", extra_body={"top_p": 0.9}, max_tokens=900)
    first, second = model.asked
    assert (first["enable_thinking"], "enable_thinking" in second, second["top_p"]) == (False, False, 0.9)
    assert (first["max_tokens"], second["max_tokens"]) == (4000, 900)


def test_a_provider_is_known_by_its_name_or_by_its_address():
    assert provider_of("", "https://api.deepseek.com/v1") is provider_of("deepseek", "")
    assert provider_of("", "https://models.example.com/v1") not in PROVIDERS.values()


def test_the_providers_words_are_logged_without_key_and_personal_data(model, write, caplog):
    message = "Incorrect API key provided: sk-test, call 13812345678"
    model.replies = [refused(401, "invalid_api_key", "invalid_request_error", message)]
    with caplog.at_level(logging.WARNING):
        line = write().model
    assert "Incorrect API key provided" in caplog.text
    assert [secret for secret in ("sk-test", "13812345678") if secret in caplog.text + line] == []


def test_time_in_a_model_that_failed_is_counted(model, write):
    model.replies = [Reply("{}", 500)]
    assert json.loads(write().model)["tries"] == 3
