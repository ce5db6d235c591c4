"""Hostile texts of any length, and the readers of text: tests assert growth with them, benchmarks measure time."""

import random
import tomllib
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from handlers.checks import CheckContext, Surface, check
from handlers.commands.parser import parse_command
from handlers.posts import Platform, find_posts, minhash_bands
from handlers.triage import triage
from tests.handlers.triage.posting import alert

ENTRIES = Path(__file__).parents[2] / "prompts" / "platforms"
PLATFORMS = tuple(
    Platform.from_mapping(tomllib.loads(path.read_text("utf-8"))) for path in sorted(ENTRIES.glob("*.toml"))
)
CASE = CheckContext("快递没到", Surface("xiaohongshu"), datetime(2026, 11, 18, 6, tzinfo=UTC))
HAN = random.Random(1).choices([chr(code) for code in range(0x4E00, 0x4E00 + 1500)], k=40_000)

Make = Callable[[int], str]


def of(piece: str, head: str = "", tail: str = "") -> Make:
    """So many characters in all: the piece again and again, between a head and a tail."""
    return lambda length: head + (piece * length)[: length - len(head) - len(tail)] + tail


def numbered(pattern: str) -> Make:
    """So many characters: the pattern with one number after the other."""
    return lambda length: "".join(pattern.format(n) for n in range(length))[:length]


LINKS = {
    "schemes": of("http://"),
    "schemes as parameters": of("=http://", "http://a.b/?"),
    "hex": of("a"),
    "almost ids": of("0123456789abcdef0123456 "),
    "labels": of("a.", "http://", "xiaohongshu.com/"),
    "user names": of("a@", "http://"),
    "colons": of("a:"),
    "parameters": of("a=&", "https://www.xiaohongshu.com/explore?"),
    "redirects": of("redirectPath=https://www.xiaohongshu.com/login?", "https://www.xiaohongshu.com/login?"),
    "short links": numbered("t.cn/a{:05d} "),
    "imitations": numbered("www.weibo.com.e{}.example/a "),
    "punycode": of("a9", "http://xn--", ".com/"),
    "percent": of("https%3A%2F%2F"),
    "cyrillic": of("х.", "http://"),
    "half characters": of("\ud83d", tail=" t.cn/RtY"),
}
POSTS = {
    piece: of(piece)
    for piece in (
        "不过敏",
        "不会",
        "给500就",
        "代言人",
        "no a a a ",
        "券过",
        "要删",
        "ﷺ",
        "听说怕没有上热搜里有条头发感觉要",
    )
}
DRAFTS = {
    "contacts": of("微信"),
    "blanks to fill in": of("[问题]"),
    "promises": of("今天18点前会给您退款，"),
    "times": of("下周一上午十点 Nov 25 "),
    "liability": of("承担全部医疗费用"),
    "invisible": of("\u200b"),
    "eighteen in one": of("ﷺ"),
    "six in one": of("㌖"),
}
LINES = {
    "names": of("/incident "),
    "pairs": of("a=b ", "note 1 "),
    "wide spaces": of("\u3000"),
    "digits": of("9", "approve "),
    "hashes": of("#", "send-back 1 "),
    "verbs": of("通过"),
    "number": of("9", "事件"),
    "notes": of("备注："),
    "slashes": of("／"),
    "nouns": of(" 事件", "通过"),
    "times": of("明天 ", "snooze 12 "),
}
# Who reads it, and what a text becomes for that.
READERS: dict[str, tuple[Callable[[str], object], dict[str, Make]]] = {
    "links": (lambda text: find_posts(text, PLATFORMS), LINKS),
    "sketch": (minhash_bands, {"a long post": lambda length: "".join(HAN[:length])}),
    "triage": (lambda text: triage(alert(text)), POSTS),
    "gate": (lambda text: check(text, CASE), DRAFTS),
    "commands": (parse_command, LINES),
}
