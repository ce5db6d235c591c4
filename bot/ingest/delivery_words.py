"""What people are shown of a delivery that could not be read: its words, or how it begins, without personal data."""

import re
from email import message_from_bytes, policy
from email.message import EmailMessage

from bot.ingest.read_body import as_file
from bot.ingest.read_mail import UNREADABLE, words_of
from handlers.text.redaction import redact
from storage.deliveries import Delivery

MAIL = "message/rfc822"
MAX_SHOWN = 500  # characters
MAX_READ = 4000  # characters of a body that are looked at
# What stands under a key of a person, in JSON or a form: a pattern would not know it for a name.
QUOTED = re.compile(r"'[^'\n]*\d{3}[^'\n]*'")  # a value with a number in it, as reasons quote them
NAMED = re.compile(
    r"\"[^\"]{0,40}(?:author|nick|user|name|owner|from|作者|昵称|用户)[^\"]{0,20}\"\s*:\s*\"([^\"]{2,80})\"", re.I
)


def own_words(delivery: Delivery) -> tuple[str, str]:
    """Subject and words of a mail; empty for what programs write for programs."""
    if delivery.media_type != MAIL:
        return "", ""
    try:
        message = message_from_bytes(delivery.body, policy=policy.default)
        return words_of(message) if isinstance(message, EmailMessage) else ("", "")
    except UNREADABLE:
        return "", ""


def excerpt(delivery: Delivery) -> str:
    """How it begins, with tokens in place of names, numbers, links and addresses."""
    title, text = own_words(delivery)
    if delivery.media_type != MAIL:
        suffix, content = as_file(delivery.media_type, delivery.body)
        text = "" if suffix == ".xlsx" else content[: 4 * MAX_READ].decode("utf-8", "replace")
    shown = f"{title}\n{text}".strip()[:MAX_READ]
    hidden = hide_personal(shown)
    return hidden[:MAX_SHOWN] + ("…" if len(hidden) > MAX_SHOWN else "")


def hide_personal(text: str) -> str:
    """The text with tokens in place of names, numbers, links and addresses."""
    names = [word for found in NAMED.findall(text) for word in (found, *found.split()) if len(word) > 1]
    return redact({"shown": QUOTED.sub("'…'", text)}, names).texts["shown"]
