"""Where one post of a pasted text ends and the next begins: by numbers, by empty lines, or by links."""

import re
from collections.abc import Callable
from itertools import pairwise

LINK = re.compile(r"(?:https?://|(?<![\w@./])(?:www\.|m\.))[!-~]+", re.IGNORECASE)
NUMBERS = {char: n for n, char in enumerate("①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", 1)}
CHINESE = {char: n for n, char in enumerate("一二三四五六七八九", 1)}
# `1.` `1、` `（1）` `#1` `【1】` `1️⃣` `①` `一、` `第3条：`, and no time, price or date.
ITEM = re.compile(
    r"^[ \t\u3000>*•·-]*(?:"
    r"[(（\[【#]?(?P<digits>\d{1,3})\ufe0f?(?:\u20e3|[)）\]】.、．](?!\d)|\s*[:：](?!\d))"
    r"|(?P<circled>[①-⑳])|[(（]?(?P<chinese>[一二三四五六七八九十]{1,3})[)）、]"
    r"|第(?P<nth>\d{1,3}|[一二三四五六七八九十]{1,3})[条條则則篇]"
    r")[ \t\u3000:：]*",
)
NamesPost = Callable[[str], bool]


def split_blocks(text: str, names_post: NamesPost) -> list[str]:
    """The pieces that report a post each, in their order; fewer than two when the text reports no several.

    `names_post` says whether a piece names a post: a numbered piece that names none is returned too. What stands before
    the first piece is a heading, what stands after the last a closing line.
    """
    numbered = _by_numbers(text)
    if _are_posts(numbered, names_post):
        return numbered
    paragraphs = _framed(_by_empty_lines(text), names_post)
    if _are_posts(paragraphs, names_post) and all(map(names_post, paragraphs)):
        return paragraphs
    linked = _by_links(_without_heading(text))
    return linked if _are_posts(linked, names_post) else []


def _are_posts(blocks: list[str], names_post: NamesPost) -> bool:
    return len(list(filter(names_post, blocks))) >= 2 and all(_links(block) <= 1 for block in blocks)


def _by_numbers(text: str) -> list[str]:
    """Pieces that begin with 1, 2, 3 …; a number out of its turn belongs to the piece it stands in."""
    pieces: list[list[str]] = []
    for line in text.splitlines():
        item = ITEM.match(line)
        if item and _number(item) == len(pieces) + 1:
            pieces.append([line[item.end() :]])
        elif pieces:
            pieces[-1].append(line)
    blocks = ["\n".join(lines).strip() for lines in pieces]
    if len(blocks) > 1 and all(LINK.search(block.splitlines()[-1]) for block in blocks[:-1] if block):
        blocks[-1] = _to_last_link(blocks[-1])
    return blocks


def _to_last_link(block: str) -> str:
    """Without the lines below the link, where every piece before it ends with its own."""
    lines = block.splitlines()
    last = max((n for n, line in enumerate(lines) if LINK.search(line)), default=len(lines) - 1)
    return "\n".join(lines[: last + 1])


def _by_empty_lines(text: str) -> list[str]:
    """Paragraphs, where each has its link; a paragraph without one is the words of the next, or a frame."""
    return [piece.strip() for piece in re.split(r"\n[ \t\u3000]*\n|\n[-—=_*·~]{3,}\n", text) if piece.strip()]


def _by_links(text: str) -> list[str]:
    """Pieces with one link each. The words before a link are its own, unless the text begins with a link."""
    links = list(LINK.finditer(text))
    if not links:
        return []
    first = text[: links[0].start()].strip()
    after = text[links[-1].end() :].strip()
    if all(not text[a.end() : b.start()].strip() for a, b in pairwise(links)):
        return [link[0] for link in links]  # a bare list: what is said of all of them is no post's own
    if not first and after:
        cuts = [link.start() for link in links]
        return [text[start:end].strip() for start, end in zip(cuts, [*cuts[1:], len(text)], strict=True)]
    ends = [_end_of_line(text, link.end(), links) for link in links]
    return [text[start:end].strip() for start, end in zip([0, *ends[:-1]], ends, strict=True)]


def _end_of_line(text: str, end: int, links: list[re.Match[str]]) -> int:
    """Where the line of a link ends: what an app wrote after it is not the next post's; or the next link's words."""
    line_end = text.find("\n", end)
    line_end = len(text) if line_end < 0 else line_end
    following = next((link.start() for link in links if link.start() >= end), len(text))
    return line_end if line_end <= following else end


def _framed(blocks: list[str], names_post: NamesPost) -> list[str]:
    """Without a heading before the first post and a line after the last."""
    places = [n for n, block in enumerate(blocks) if names_post(block)]
    return blocks[places[0] : places[-1] + 1] if places else []


def _without_heading(text: str) -> str:
    """Without a first line that only announces what follows: `今日预警两条：`."""
    first, _, rest = text.strip().partition("\n")
    return rest if rest and first.rstrip().endswith((":", "：")) and not LINK.search(first) else text


def _links(block: str) -> int:
    return len({link[0].rstrip(".,;。，；)") for link in LINK.finditer(block)})


def _number(item: re.Match[str]) -> int:
    if item["circled"]:
        return NUMBERS[item["circled"]]
    given = item["digits"] or item["nth"] or item["chinese"]
    return int(given) if given.isdecimal() else _chinese(given)


def _chinese(text: str) -> int:
    """一 to 九十九."""
    tens, ten, ones = text.partition("十")
    return (CHINESE.get(tens, 1 if ten else 0) * 10 if ten else 0) + CHINESE.get(ones if ten else tens, 0)
