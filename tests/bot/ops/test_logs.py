"""Logs tell what they are about, and keep secrets and people's data to themselves."""

import json
import logging
import sys

import pytest
from pydantic import SecretStr, ValidationError

from bot.config.settings import Settings, secrets_of
from bot.ops.logging import RedactingFormatter, log_context
from storage.incidents.cases import FILE
from tests.fakes.settings import settings_of

UNREADABLE = '{"number": 1, "post": {"text": "我的脸全烂了"}, "opened_at": "昨天"}'


def line(kind: str, message: str, *args: object, hidden: list[str] | None = None, error: bool = False) -> str:
    """One log record as it is written."""
    record = logging.LogRecord(
        "bot.incidents.incidents", logging.WARNING, "desk.py", 1, message, args, sys.exc_info() if error else None
    )
    return RedactingFormatter(kind, hidden or []).format(record)


@pytest.mark.parametrize(
    ("told", "left"),
    [
        ("call 13812345678 now", "call [hidden] now"),
        ("电话+86 138 1234 5678。", "电话[hidden]。"),
        ("mail mei@example.com", "mail [hidden]"),
        ("token xoxb-1234-abcdefgh", "token xoxb-[hidden]"),
        ("GET /gettoken?corpid=a&corpsecret=s3cr3t-x HTTP", "GET /gettoken?corpid=a&corpsecret=[hidden] HTTP"),
        ("Authorization: Bearer abc.def", "Authorization: Bearer [hidden]"),
        ("postgresql+psycopg://bot:pass word@db/x", "postgresql+psycopg://bot:pass word@db/x"),
        ("postgresql+psycopg://bot:passw0rd@db/x", "postgresql+psycopg://bot:[hidden]@db/x"),
        ("id 11010519491231002X", "id [hidden]"),
        ("post 6a01a98000000000000000000012 of INC-138", "post 6a01a98000000000000000000012 of INC-138"),
    ],
)
def test_secrets_and_personal_data_are_hidden(told, left):
    assert line("plain", told).endswith(f": {left}")


def test_a_secret_that_was_set_is_hidden_wherever_it_turns_up_even_in_a_traceback():
    settings = settings_of(Settings, alerts_secret=SecretStr("correct horse battery"))
    try:
        raise RuntimeError("signed with correct horse battery, or correct%20horse%20battery, for 13812345678")
    except RuntimeError:
        told = line("json", "it failed", hidden=secrets_of(settings), error=True)
    assert "horse" not in told and "138" not in told
    assert json.loads(told)["trace"].endswith("signed with [hidden], or [hidden], for [hidden]")


@pytest.mark.parametrize("kind", ["plain", "json"])
def test_a_secret_that_json_writes_differently_is_hidden_in_both_forms(kind):
    settings = settings_of(Settings, alerts_secret=SecretStr('horse "battery" \\staple'))
    told = line(kind, 'signed with horse "battery" \\staple', hidden=secrets_of(settings))
    assert "signed with [hidden]" in told and "staple" not in told


@pytest.mark.parametrize("kind", ["plain", "json"])
def test_what_could_not_be_read_is_not_quoted(kind):
    try:
        FILE.validate_json(UNREADABLE)
    except ValidationError:
        told = line(kind, "it failed", error=True)
    assert "opened_at" in told and "昨天" not in told and "我的脸" not in told


def test_a_json_line_names_the_incident_and_the_request():
    with log_context(request="r1"), log_context(incident=12):
        told = json.loads(line("json", "%s 说：\n避雷", "有人"))
    assert {k: told[k] for k in told if k != "at"} == {
        "level": "WARNING",
        "logger": "bot.incidents.incidents",
        "message": "有人 说：\n避雷",
        "request": "r1",
        "incident": "12",
    }
