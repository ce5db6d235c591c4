"""The posts that a mail reports: its links, each with the words around it; none of a mail's own furniture."""

import re
from collections.abc import Iterator, Mapping
from html.parser import HTMLParser

from bot.ingest.labels import meanings, take_labels
from bot.ingest.link_cells import unwrap
from bot.ingest.pasted_blocks import ITEM
from bot.ingest.plain_text import BLOCKS, UNSEEN
from bot.ingest.values import is_media
from handlers.posts.url import parse_url

LINK = re.compile(r"https?://[!#-&(-;=?-~]+")  # ASCII without quotes and angle brackets: Chinese may follow a link
FURNITURE = re.compile(
    r"unsubscribe|optout|opt-out|退订|取消订阅|/preferences|/settings|/alerts/(?:remove|edit|share)|"
    r"google\.[a-z.]+/alerts|"
    r"support\.google|privacy|/terms|mailto:|/login|/share\?|facebook\.com/sharer|"
    r"twitter\.com/(?:intent|share)|list-manage|"
    r"view-in-browser|viewinbrowser|/help(?:/|$)",
    re.IGNORECASE,
)
BUTTONS = re.compile(
    r"(?:查看|阅读|閱讀|点击|點擊|打开|打開|原文|详情|詳情|全文|链接|連結|view|read|open|see|go to|full|original|more|link|mention|post|article|"
    r"here|此处|這裡|这里|[\s>»›…:：·\[\]()（）|-])+",
    re.IGNORECASE,
)
ANNOUNCES = re.compile(r"[：:]\s*$")  # a line that only says what follows
MAX_TITLE = 40  # characters of a line that stands alone; a longer one is the post's text
MAX_POSTS = 200  # of one mail


def posts_in_text(text: str) -> list[dict[str, object]]:
    """Each link of a plain text with the lines before it, since the one above; the first of them is the title.

    A line with a number begins a post, and what a line says as `来源：微博 作者：甲` is read by its labels.
    """
    records: dict[str, dict[str, object]] = {}
    before: list[str] = []
    labels: dict[str, object] = {}
    last: dict[str, object] | None = None
    for line in text.splitlines():
        links = [link for link in map(_address, LINK.findall(line)) if link]
        words = LINK.sub(" ", line).strip(" <>\t·-*[]()（）:：")
        if ITEM.match(words) or ANNOUNCES.search(line):
            before, labels = [], {}
        labelled = dict[str, object]()
        words = take_labels(ITEM.sub("", words), labelled).strip(" \t|｜，,;；")
        labels |= {name: value for name, value in labelled.items() if name not in labels}
        if words and not BUTTONS.fullmatch(words) and not ANNOUNCES.search(line):
            before.append(words)
        for link in links:
            if link not in records and len(records) < MAX_POSTS:
                last = records[link] = _record(link, before, labels)
                before, labels = [], {}
    if last is not None and len(records) == 1:
        last |= labels
        if not last.get("text"):
            last["text"] = "\n".join(before)[:2000]
    return list(records.values())


def posts_in_html(html: str) -> list[dict[str, object]]:
    """Each link of a page with its words as the title, and what follows it, up to the next one, as the text."""
    reader = _Links()
    reader.feed(html)
    reader.close()
    records: dict[str, dict[str, object]] = {}
    for link, words, after in reader.found():
        address = _address(link)
        if not address or len(records) >= MAX_POSTS:
            continue
        title = "" if BUTTONS.fullmatch(words) else words
        one = records.setdefault(address, {"url": address, "title": "", "text": ""})
        one["title"] = one["title"] or title[:300]
        if title and after and not one["text"]:
            one["text"] = after[:2000]
    return [one for one in records.values() if one["title"] or one["text"] or len(records) == 1]


def _record(link: str, before: list[str], labels: Mapping[str, object]) -> dict[str, object]:
    title, *rest = before[-6:] or [""]
    if any("title" in meanings(label) for label in labels) or (not rest and len(title) > MAX_TITLE):
        title, rest = "", [title, *rest]
    found = {"url": link, "title": title[:300], "text": "\n".join(rest).strip()[:2000]}
    return {name: value for name, value in found.items() if value} | dict(labels)


def _address(link: str) -> str:
    """The post's address behind a link; empty for the furniture of a mail."""
    link = unwrap(link.strip().rstrip(".,;。，；)>"))
    bare = parse_url(link)
    if not link.startswith(("http://", "https://")) or FURNITURE.search(link) or is_media(link):
        return ""
    return link if bare.path.strip("/") or bare.query else ""


class _Links(HTMLParser):
    """Collects links with their words, and the words that follow each."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[tuple[str, list[str], list[str]]] = []
        self.inside = False
        self.unseen = 0

    def found(self) -> Iterator[tuple[str, str, str]]:
        """Link, its words, what follows."""
        for link, words, after in self.pieces:
            yield link, " ".join("".join(words).split()), " ".join("".join(after).split())

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A link begins; a block parts words."""
        self.unseen += tag in UNSEEN
        if tag == "a" and (link := dict(attrs).get("href")):
            self.pieces.append((link, [], []))
            self.inside = True
        elif tag in BLOCKS:
            self.handle_data(" ")

    def handle_endtag(self, tag: str) -> None:
        """Finish the link that ends here."""
        self.unseen -= tag in UNSEEN and self.unseen > 0
        self.inside = self.inside and tag != "a"
        if tag in BLOCKS:
            self.handle_data(" ")

    def handle_data(self, data: str) -> None:
        """Words of the link, or after it."""
        if self.pieces and not self.unseen:
            _, words, after = self.pieces[-1]
            (words if self.inside else after).append(data)
