"""Links and ids of a row: never a media file's address, never an id whose last digits a spreadsheet has lost."""

import re
from collections.abc import Iterable
from urllib.parse import parse_qs, urlsplit

from bot.ingest.remarks import about, remark
from bot.ingest.values import LinkedText, is_media

SCIENTIFIC = re.compile(r"\d(?:\.\d{1,20})?[eE]\+?\d{1,3}")  # how a spreadsheet writes a long number
EXACT_DIGITS = 15  # digits that a spreadsheet keeps of a number; further ones become 0
MAX_EXACT = 10**EXACT_DIGITS
ADDRESS = re.compile(r"[A-Za-z][A-Za-z0-9+.-]{1,15}://\S|(?:www\.)?[A-Za-z0-9-]{1,63}(?:\.[A-Za-z0-9-]{1,63})+(?:/|$)")
# Pages of search engines that lead on to another address, and the parameters that name it.
REDIRECTS = {
    "google.": ("/url", ("url", "q")),
    "bing.com": ("/ck/a", ("r",)),
    "l.facebook.com": ("/l.php", ("u",)),
    "l.instagram.com": ("/", ("u",)),
    "link.zhihu.com": ("/", ("target",)),
    "duckduckgo.com": ("/l/", ("uddg",)),
    "t.umblr.com": ("/redirect", ("z",)),
    "exit.sc": ("/", ("url",)),
}


def rounded_id(value: object, certain: bool = False) -> str:
    """Why an id cannot be relied on, empty when it can: a spreadsheet keeps 15 digits of a number.

    Sixteen digits that end in 0 may be true; with `certain` (others of the column are rounded) they are not.
    """
    if isinstance(value, float) and value >= MAX_EXACT:
        return remark("id_cut", value=f"{value:.0f}")
    text = str(value)
    if SCIENTIFIC.fullmatch(text):
        return remark("id_cut", value=text)
    digits_cut = len(text) - EXACT_DIGITS
    if (
        text.isdecimal()
        and text.isascii()
        and digits_cut > 0
        and (digits_cut > 1 or certain)
        and text.endswith("0" * digits_cut)
    ):
        return remark("id_rounded", value=text)
    return ""


def choose_link(values: object, behind: object, warnings: list[str]) -> str:
    """The first address of a post among the cells of a row; `behind` is what a click on its title opens."""
    given = list(values) if isinstance(values, list) else [values] if values else []
    found = list(_addresses(given)) + ([behind] if isinstance(behind, str) and behind else [])
    pages = [address for address in found if not is_media(address)]
    if pages:
        return unwrap(pages[0])
    if given and not found:
        warnings.append(about("url", remark("no_address", value=repr(str(given[0])[:80]))))
    return ""


def unwrap(link: str) -> str:
    """The address that a search engine's own link leads to; any other link as it is."""
    try:
        parts = urlsplit(link)
        host = (parts.hostname or "").removeprefix("www.")
        for name, (path, parameters) in REDIRECTS.items():
            if (host.startswith(name) or host == name) and parts.path.startswith(path):
                query = parse_qs(parts.query)
                target = next((query[one][0] for one in parameters if one in query), "")
                return unwrap(target) if target.startswith(("http://", "https://")) and target != link else link
    except ValueError:  # a host in brackets that is none
        return link
    return link


def _addresses(values: Iterable[object]) -> Iterable[str]:
    for value in values:
        if isinstance(value, LinkedText) and value.target and not ADDRESS.match(value):
            yield value.target
        elif ADDRESS.search(text := str(value)):
            yield text
