"""What people typed, as the command parser reads it: without the bot's name, with real addresses and roster ids."""

import re

from bot.chat.slack.emoji import with_emoji
from bot.chat.slack.users import SlackDirectory

TAG = re.compile(r"<([^<>]{1,4000})>")
OPENING = re.compile(r"\s*<@[A-Z0-9]+(?:\|[^<>]*)?>\s*")


def command_text(text: str, directory: SlackDirectory) -> str:
    """`<@U1> assign 12 owner <@U2>` is `assign 12 owner mei`; `<https://x|x>` is `https://x`."""

    def plain(tag: re.Match[str]) -> str:
        inside, _, label = tag[1].partition("|")
        if inside.startswith("@"):
            return directory.person(inside[1:]) or f"@{label or inside[1:]}"
        return label or inside if inside.startswith(("#", "!")) else inside.removeprefix("mailto:")

    return with_emoji(unescaped(TAG.sub(plain, text))).strip()


def without_name(text: str) -> str:
    """The text behind the mention it begins with."""
    opening = OPENING.match(text)
    return text[opening.end() :] if opening else text


def unescaped(text: str) -> str:
    """Slack escapes three characters, and only these."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")
