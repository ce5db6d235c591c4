"""Placeholders left in: [具体问题], 【品牌】, {{name}}, XX, 某某, <姓名>, :own_emoji: (PLACEHOLDER_LEFT)."""

from collections.abc import Iterator

from handlers.checks.emoji import is_sticker
from handlers.checks.model import Finding, Level
from handlers.checks.parsed_draft import ParsedDraft
from handlers.checks.word_rule import apply_rules, word_rule
from handlers.text.re2_patterns import normalize

PLACEHOLDER_NAMES = (
    r"品牌|产品|问题|姓名|具体|客户|用户|日期|时间|订单|批号|此处|填写|插入|链接|店名|门店名|金额|称呼|昵称|x"
)
PLACEHOLDERS = (
    word_rule(
        "PLACEHOLDER_LEFT",
        Level.BLOCK,
        r"\[[^\[\]\n]{1,24}\]",
        rf"【(?:{PLACEHOLDER_NAMES})[^】\n]{{0,10}}】|〔[^〕\n]{{1,12}}〕|⟦[^⟧\n]{{1,24}}⟧|\(\s*(?:具体|填写|此处|插入|"
        rf"请填)[^)\n]{{0,12}}\)",
        r"\$?\{\{?\s*[\p{Han}\w .]{1,24}\s*\}?\}|%\(\w{1,20}\)s|<[\p{Han}a-z_][\p{Han}\w ]{0,18}>",
        r":[a-z][a-z0-9_+-]{1,40}:",  # an emoji that a workspace made itself is a word to everybody else
        r"(?:^|[^a-z0-9])([x×]{2,8})(?:$|[^a-z0-9])|某某|_{3,}|待(?:补充|填写|填)|\btbd\b|\btodo\b|\binsert (?:name|"
        r"product|date)",
    ),
)


def placeholder_left(parsed: ParsedDraft) -> Iterator[Finding]:
    """Yield every placeholder; a platform's sticker in brackets is none."""
    for finding in apply_rules(PLACEHOLDERS, parsed):
        words = normalize(finding.text).text
        if not (words.startswith("[") and is_sticker(words)):
            yield finding
