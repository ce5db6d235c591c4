"""A message of Slack is read once, with its emoji, and without what Slack adds by itself."""

import pytest

from bot.chat.slack.blocks.modal import values_of
from bot.chat.slack.emoji import with_emoji
from bot.chat.slack.inbound.message import message_text

WORDS = "客服只会复制粘贴 :pray: 看 <https://www.xiaohongshu.com/explore/6a01a980|xiaohongshu.com>"


def rich(*elements: dict[str, object]) -> dict[str, object]:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": list(elements)}]}


def text(words: str) -> dict[str, object]:
    return {"type": "text", "text": words}


def test_a_persons_message_is_its_blocks_and_not_its_text_again() -> None:
    link = {"type": "link", "url": "https://www.xiaohongshu.com/explore/6a01a980"}
    emoji = {"type": "emoji", "name": "pray", "unicode": "1f64f"}
    blocks = [rich(text("客服只会复制粘贴 "), emoji, text(" 看 "), link)]
    assert message_text({"text": WORDS, "blocks": blocks}) == (
        "客服只会复制粘贴 🙏 看 https://www.xiaohongshu.com/explore/6a01a980"
    )


def test_without_blocks_it_is_its_text() -> None:
    assert message_text({"text": WORDS}) == "客服只会复制粘贴 🙏 看 https://www.xiaohongshu.com/explore/6a01a980"


def test_the_preview_that_slack_fetches_is_no_word_of_it() -> None:
    preview = {"from_url": "https://a.example/1", "title": "小红书 - 你的生活指南", "text": "3 亿人的生活经验"}
    assert (
        message_text({"text": "脸肿了 <https://a.example/1>", "attachments": [preview]}) == "脸肿了 https://a.example/1"
    )


def test_a_forwarded_message_keeps_its_author_and_link() -> None:
    inner = {"message": {"blocks": [rich(text("精华用了烂脸"))]}}
    forward = {
        "is_msg_unfurl": True,
        "is_share": True,
        "from_url": "https://team.slack.example/archives/C1/p1",
        "author_name": "Lou",
        "text": "精华用了烂脸",
        "message_blocks": [inner],
    }
    assert message_text({"text": "看看这个", "attachments": [forward]}) == (
        "看看这个\n精华用了烂脸\n— Lou https://team.slack.example/archives/C1/p1"
    )


def test_a_listening_tools_alert_is_read_whole_and_once() -> None:
    blocks = [
        {"type": "header", "text": {"type": "plain_text", "text": "New mention"}},
        {"type": "section", "text": {"type": "mrkdwn", "text": "*过敏* &amp; 红肿"}, "fields": [text("赞 46")]},
        {"type": "actions", "elements": [{"type": "button", "url": "https://www.xiaohongshu.com/explore/6a01a980"}]},
    ]
    attachment = {"title": "微博", "title_link": "https://weibo.example/1", "fields": [{"title": "转发", "value": "9"}]}
    assert message_text({"text": "New mention", "blocks": blocks, "attachments": [attachment]}).split("\n") == [
        "New mention",
        "*过敏* & 红肿",
        "赞 46",
        "https://www.xiaohongshu.com/explore/6a01a980",
        "微博",
        "https://weibo.example/1",
        "转发",
        "9",
    ]


def test_items_of_a_list_stand_on_lines_of_their_own() -> None:
    items = [{"type": "rich_text_section", "elements": [text(words)]} for words in ("一", "二")]
    blocks = [{"type": "rich_text", "elements": [{"type": "rich_text_list", "elements": items}]}]
    assert message_text({"text": "一二", "blocks": blocks}) == "一\n二"


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        (":pray:谢谢:heart:", "🙏谢谢❤️"),
        (":+1::skin-tone-3:", "👍🏼"),
        ("看 :flag-cn:", "看 🇨🇳"),
        (":our_parrot: 在", ":our_parrot: 在"),
        ("12:30:45 到", "12:30:45 到"),
    ],
)
def test_an_emoji_is_the_character_that_will_be_posted(typed: str, read: str) -> None:
    assert with_emoji(typed) == read


def test_what_is_typed_into_a_form_has_its_emoji_either_way() -> None:
    def view(value: str) -> dict[str, object]:
        typed = {"value": {"type": "plain_text_input", "value": value}}
        return {"private_metadata": "{}", "state": {"values": {"text|0|x": typed}}}

    assert [values_of(view(value)) for value in ("对不起:pray:", "对不起🙏")] == [{"text": "对不起🙏"}] * 2


@pytest.mark.parametrize("message", [{}, {"blocks": "x", "attachments": 7}, {"blocks": [None, {"type": "rich_text"}]}])
def test_a_message_of_another_shape_says_nothing(message: dict[str, object]) -> None:
    assert message_text(message) == ""
