"""A message as its reader sees it, each word once: its blocks or else its text, then attachments and forwards.

Slack repeats itself: `text` is what notifications show of `blocks`, and a link brings a preview of its page, which is
neither the author's nor the customer's words.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from bot.chat.slack.emoji import with_emoji
from bot.chat.slack.inbound.text import TAG, unescaped

Json = Mapping[str, Any]
ATTACHED = ("pretext", "title", "title_link", "text")


def message_text(message: Json) -> str:
    """Return everything readable in a message. A forwarded one keeps its author and link."""
    own = "\n".join(_blocks(message.get("blocks"))) or _marked(message.get("text"))
    attached = ("\n".join(_attachment(each)) for each in _list(message.get("attachments")) if not _is_preview(each))
    return "\n".join(filter(None, (own, *attached))).strip()


def _is_preview(attachment: Json) -> bool:
    """True for what Slack fetched from a link by itself."""
    shared = attachment.get("is_msg_unfurl") or attachment.get("is_share")
    return bool(attachment.get("from_url") and not shared)


def _attachment(attachment: Json) -> Iterator[str]:
    """Yield the lines of an attachment: blocks or texts, named values, and of a forward its author and link."""
    blocks = _list(attachment.get("blocks")) or [
        block
        for each in _list(attachment.get("message_blocks"))
        for block in _list(each.get("message", {}).get("blocks"))
    ]
    yield from list(_blocks(blocks)) or filter(None, (_marked(attachment.get(name)) for name in ATTACHED))
    for field in _list(attachment.get("fields")):
        yield from filter(None, (_marked(field.get("title")), _marked(field.get("value"))))
    if attachment.get("from_url"):
        yield f"— {_marked(attachment.get('author_name'))} {attachment['from_url']}"


def _blocks(blocks: object) -> Iterator[str]:
    """Yield the lines of each block that says something."""
    for block in _list(blocks):
        kind = block.get("type")
        if kind == "rich_text":
            yield from filter(None, ("".join(_rich(each)) for each in _list(block.get("elements"))))
        elif kind in ("section", "header", "context", "markdown", "alert"):
            parts = [block.get("text"), *_list(block.get("fields")), *_list(block.get("elements"))]
            yield from filter(None, map(_marked, parts))
        elif kind == "actions":  # a tool's button leads to the post
            yield from (str(each["url"]) for each in _list(block.get("elements")) if each.get("url"))
        elif kind == "image":
            yield from filter(None, (_marked(block.get("title")), _marked(block.get("alt_text"))))
        if isinstance(accessory := block.get("accessory"), dict) and accessory.get("url"):
            yield str(accessory["url"])


def _rich(element: Json) -> Iterator[str]:
    """Yield the pieces of a run of rich text; items of a list stand on lines of their own."""
    kind = element.get("type")
    if kind == "rich_text_list":
        yield "\n".join("".join(_rich(item)) for item in _list(element.get("elements")))
    elif kind == "link":
        yield " ".join(filter(None, (str(element.get("text") or ""), str(element.get("url") or ""))))
    elif kind == "emoji":
        yield _character(element)
    elif kind == "user":
        yield f"<@{element.get('user_id', '')}>"
    elif kind == "text":
        yield str(element.get("text") or "")
    else:
        for inner in _list(element.get("elements")):
            yield from _rich(inner)


def _character(emoji: Json) -> str:
    """An emoji by its code points, or by its name."""
    try:
        return "".join(chr(int(point, 16)) for point in str(emoji["unicode"]).split("-"))
    except (KeyError, ValueError, OverflowError):
        return with_emoji(f":{emoji.get('name', '')}:")


def _marked(text: object) -> str:
    """A text of Slack's markup, or the text object around one, in plain words with whole addresses."""
    if isinstance(text, dict):
        return _marked(text.get("text"))
    if not isinstance(text, str):
        return ""
    return with_emoji(unescaped(TAG.sub(lambda tag: tag[1].partition("|")[0], text)))


def _list(value: object) -> list[Any]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
