"""Links that only pass on to another: of search engines, mail filters and platforms. Unwrapped without opening them."""

import re
from base64 import urlsafe_b64decode
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from urllib.parse import unquote

from handlers.posts.toml_fields import Table, field, refuse_unknown_keys, string_list
from handlers.posts.url import Url

MAX_WRAPPINGS = 4  # a mail filter's link around a search engine's around a platform's
LINK = re.compile(r"https?://[^\s/?#]+\S*", re.IGNORECASE)
BASE64 = re.compile(r"(?:a1)?(aHR0c[0-9A-Za-z_+/=-]{8,4000})")  # "http"; one search engine writes a1 before it
MAIL_FILTER = re.compile(r"(https?)-3A__(\S+)")  # one mail filter writes % as - and / as _


@dataclass(frozen=True)
class Redirector:
    """A page that passes on. `paths` are the beginnings of its paths, `query` the parameters with the target.

    With `marks` the target stands in the path, behind one of them.
    """

    hosts: tuple[str, ...]
    paths: tuple[str, ...]
    query: tuple[str, ...]
    marks: tuple[str, ...]
    results: tuple[str, ...] = ()  # of `paths`, those of result pages, which are nobody's address

    @classmethod
    def from_mapping(cls, table: Table, where: str) -> "Redirector":
        """Read a redirector from a TOML table; ValueError says what is wrong."""
        refuse_unknown_keys(table, cls.__dataclass_fields__, where)
        field(table, "hosts", list, where)
        return cls(*(string_list(table, name, where) for name in cls.__dataclass_fields__))

    def is_at(self, address: Url) -> bool:
        """True when a path is the redirector's; its host was looked at before."""
        if self.marks:
            return any(mark in address.path for mark in self.marks)
        return not self.paths or _begins_with(address, self.paths)

    def shows_results(self, address: Url) -> bool:
        """True for a page of search results, which hides nothing."""
        return _begins_with(address, self.results)

    def target(self, path: str, parameters: Mapping[str, str]) -> str | None:
        """Return the link that it passes on to; None where that is hidden."""
        if mark := next((mark for mark in self.marks if mark in path), ""):
            rest = path.partition(mark)[2]
            rest = unquote(rest.partition("/")[0]) if "%2f" in rest.lower() else rest
            return rest if LINK.fullmatch(rest) else f"https://{rest}"
        found = (link for name in self.query for link in _as_links(parameters.get(name, "")))
        return next(found, None)


def _begins_with(address: Url, paths: tuple[str, ...]) -> bool:
    return any(f"{address.path.lower()}/".startswith(f"{path}/") for path in paths)


def _as_links(value: str) -> Iterator[str]:
    """Yield a parameter's value as a link: as it is, encoded once more, in base64 or as a mail filter writes it."""
    if filtered := MAIL_FILTER.fullmatch(value):
        yield unquote(f"{filtered[1]}://{filtered[2].replace('_', '/').replace('-', '%')}")
    elif coded := BASE64.fullmatch(value):
        yield from _from_base64(coded[1])
    else:
        yield from (text for text in (value, unquote(value)) if LINK.fullmatch(text))


def _from_base64(coded: str) -> Iterator[str]:
    try:
        text = urlsafe_b64decode(coded.translate({43: "-", 47: "_"}).rstrip("=") + "=" * (-len(coded.rstrip("=")) % 4))
        link = text.decode()
    except ValueError:  # not base64 after all
        return
    if LINK.fullmatch(link):
        yield link
