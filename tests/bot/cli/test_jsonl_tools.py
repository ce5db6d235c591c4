"""The three tools on standard input and output, for people who tune the rules."""

import json
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.cli.jsonl_tools import check_lines, parse_lines, triage_lines
from bot.config.content import Content, load_content
from bot.config.settings import Settings

NOW = datetime(2026, 11, 21, 2, 3, tzinfo=UTC)
TREE = Path(__file__).parents[3]


@pytest.fixture(scope="module")
def content() -> Content:
    return load_content(Settings.model_construct())


@pytest.fixture(scope="module")
def ask(content):
    """A tool's answers to some lines; a line that is no text is sent as JSON."""

    def answers(tool, *lines):
        texts = [line if isinstance(line, str) else json.dumps(line) for line in lines]
        more = {parse_lines: (content,), triage_lines: (content, NOW), check_lines: (content, NOW)}[tool]
        return [json.loads(line) for line in tool(texts, *more)]

    return answers


def test_parse_finds_posts_in_order_with_the_time_their_ids_carry(ask):
    text = "看 https://m.weibo.cn/status/5320265912291527?from=x 和 http://xhslink.com/a/aZJu0tZH8EmW，还有这个"
    assert ask(parse_lines, {"text": text}, {"text": "没有链接"}) == [
        {
            "posts": [
                {
                    "platform": "weibo",
                    "kind": "post",
                    "id": "5320265912291527",
                    "published_at": "2026-07-13T17:08:22+08:00",
                    "url": "https://m.weibo.cn/detail/5320265912291527",
                },
                {
                    "platform": "xiaohongshu",
                    "kind": "short",
                    "id": "a/aZJu0tZH8EmW",
                    "published_at": None,
                    "url": "https://xhslink.com/a/aZJu0tZH8EmW",
                },
            ]
        },
        {"posts": []},
    ]


def test_triage_gives_both_axes_and_reasons_in_sentences(ask):
    answer = ask(
        triage_lines, {"source": "tool", "text": "用了两天烂脸了", "captured_at": "2026-11-20T10:00:00+08:00"}
    )[0]
    assert set(answer) == {"category", "severity", "flags", "reasons", "subtypes"}
    assert (answer["category"], answer["severity"], answer["flags"]) == ("safety", "L2", ["safety", "fast_lane"])
    assert all("烂脸" in reason and "{" not in reason for reason in answer["reasons"])


def test_triage_speaks_the_language_asked_for(content):
    said = {
        lang: json.loads(next(triage_lines(['{"text": "用了两天烂脸了"}'], content, NOW, lang)))
        for lang in ("zh-Hant", "en")
    }
    assert ("身體" in said["zh-Hant"]["reasons"][0], "bodily harm" in said["en"]["reasons"][0]) == (True, True)


def test_triage_may_be_told_what_is_known_around_the_alert(ask):
    alone, known = ask(triage_lines, {"text": "烂脸了"}, {"text": "烂脸了", "around": {"harm_reports_7d": 2}})
    assert (alone["severity"], known["severity"]) == ("L2", "L3")


def test_check_judges_a_draft_and_finds_its_promises(ask):
    draft = "对不起，面霜漏了一半换谁都生气。我们明天18点前给你补发一瓶，麻烦私信留一下订单信息。"
    case = {
        "platform": "xiaohongshu",
        "category": "genuine",
        "post": "面霜收到时漏了一半",
        "posting_at": "2026-11-21T10:00:00+08:00",
    }
    good, bad = ask(check_lines, {**case, "draft": draft}, {**case, "draft": f"尊敬的用户：{draft}加微信处理。"})
    assert (good["verdict"], good["promises"][0]["due"], good["promises"][0]["amount"]) == (
        "pass",
        "2026-11-22T18:00:00+08:00",
        "一瓶",
    )
    assert bad["verdict"] == "block"
    found = {finding["rule"]: finding for finding in bad["findings"]}
    assert found["CORP_OPENING"] == {"rule": "CORP_OPENING", "level": "ack", "start": 0, "end": 5, "text": "尊敬的用户"}
    assert "OFF_PLATFORM" in found


def test_offsets_count_code_points_of_the_draft(ask):
    draft = "😂😂尊敬的用户，你好"
    found = ask(check_lines, {"platform": "小红书", "category": "genuine", "post": "面霜漏了", "draft": draft})[0][
        "findings"
    ]
    assert all(draft[f["start"] : f["end"]] == f["text"] for f in found)
    assert {f["rule"]: f["start"] for f in found}["CORP_OPENING"] == 2


@pytest.mark.parametrize("tool", [parse_lines, triage_lines, check_lines])
def test_a_bad_line_says_what_is_wrong_and_the_next_goes_on(ask, tool):
    good = {"text": "烂脸", "platform": "weibo", "category": "safety", "post": "烂脸", "draft": "抱歉"}
    answers = ask(
        tool,
        "{",
        "[1]",
        "",
        "   ",
        '{"text": "\\ud83d"}',
        {"text": 7, "draft": 7},
        "\ufeff" + json.dumps(good),
        "[" * 99_999,
        good,
    )
    assert ["error" in answer for answer in answers] == [True, True, True, True, False, True, False]
    assert answers[4] == answers[6]
    assert all(isinstance(answer.get("error", ""), str) for answer in answers)


@pytest.mark.parametrize(
    ("tool", "given", "told"),
    [
        (parse_lines, {}, "text is missing"),
        (parse_lines, {"text": None}, "text: write text"),
        (triage_lines, {}, "give at least one of url, native_id or text, so that the post can be told from others"),
        (
            triage_lines,
            {"text": "a", "counts": {"like": "x"}},
            "counts.like: 'x' is not a count; write a count such as 1234, 1,234, 1.8万",
        ),
        (triage_lines, {"text": "a", "around": {"harm": 1}}, "around: write an object with any of harm_reports_7d"),
        (
            triage_lines,
            {"text": "a", "around": {"harm_reports_7d": "x"}},
            "harm_reports_7d: Input should be a valid integer",
        ),
        (check_lines, {"post": "a", "draft": "b"}, "platform is missing"),
        (check_lines, {"platform": "weibo", "post": "a"}, "draft is missing"),
        (
            check_lines,
            {"platform": "myspace", "post": "a", "draft": "b"},
            "platform: 'myspace' is not known; write one of bilibili",
        ),
        (
            check_lines,
            {"platform": "weibo", "post": "a", "draft": "b", "posting_at": "soon"},
            "posting_at: 'soon' is no time",
        ),
    ],
)
def test_an_error_names_the_field(ask, tool, given, told):
    assert ask(tool, given)[0]["error"].startswith(told)


JSON = st.none() | st.booleans() | st.integers() | st.text(max_size=20) | st.lists(st.text(max_size=4), max_size=2)
LINE = st.dictionaries(
    st.sampled_from(["text", "url", "counts", "platform", "category", "post", "draft", "posting_at", "around"]), JSON
)


@given(st.sampled_from([parse_lines, triage_lines, check_lines]), LINE)
@settings(max_examples=60)
def test_no_line_makes_a_tool_fail(ask, tool, line):
    assert len(ask(tool, line)) == 1


def test_the_tools_start_without_what_only_the_desk_needs():
    code = """
import sys
from bot.cli.commands import main
import bot.cli.tools
slow = ("fastapi", "sqlalchemy", "slack_bolt", "openai", "openpyxl", "bot.chat.endpoints")
print([m for m in slow if m in sys.modules])
"""
    assert (
        subprocess.run(
            [sys.executable, "-c", code], cwd=TREE, capture_output=True, text=True, check=True
        ).stdout.strip()
        == "[]"
    )
