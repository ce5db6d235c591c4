"""Parses a link as a browser does, so that people and this code see the same host; cleans it, and shows its look."""

import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from urllib.parse import unquote, unquote_plus

PORTS = {"http": "80", "https": "443"}
SAME_SITE = frozenset(("www", "m", "mobile", "wap"))  # names before a host under which it shows the same pages
FRONT_PAGES = frozenset(("", "/index", "/index.html", "/index.htm", "/index.php", "/home", "/login"))
MAX_HOST_LENGTH = 253  # characters, by the rules of the DNS
# Cyrillic, Greek, Armenian letters and digits that pass for Latin ones, each before the one it resembles; l is i.
CONFUSABLE_PAIRS = (
    "аa ɑa αa еe оo οo օo рp ρp сc ϲc уy γy хx χx υu սu "
    "іi ıi ιi ɩi ѕs һh հh ԁd ԛq ԝw ոn нh кk κk тt τt νv ɡg 0o 1i li |i"
)
CONFUSABLE = {ord(pair[0]): pair[1] for pair in CONFUSABLE_PAIRS.split()}


@dataclass(frozen=True)
class Url:
    """A link's parts. `is_plain` is False when the authority holds a user name, an odd port or a final dot."""

    scheme: str
    authority: str  # as written
    host: str  # lower case
    path: str  # as written
    query: str  # as written
    is_plain: bool
    route: str = ""  # a fragment such as #/post/1, by which a site that is one page tells its posts apart

    def parameters(self) -> dict[str, str]:
        """Return the query parameters, decoded; of two with one name the first."""
        pairs = [piece.partition("=") for piece in reversed(self.query.split("&"))]
        return {unquote_plus(name): unquote(value) for name, _, value in pairs}


def parse_url(link: str) -> Url:
    """Parse a link with a scheme; a backslash counts as a slash, as in browsers; of fragments only routes are kept."""
    scheme, _, rest = link.replace("\\", "/").partition("://")
    rest, _, fragment = rest.partition("#")
    end = min((at for at in map(rest.find, "/?") if at >= 0), default=len(rest))
    authority, scheme = rest[:end], scheme.lower()
    _, at, place = authority.rpartition("@")
    host, _, port = place.partition(":")
    path, _, query = rest[end:].partition("?")
    plain = not at and port in ("", PORTS.get(scheme)) and not host.endswith(".") and len(host) <= MAX_HOST_LENGTH
    return Url(scheme, authority, host.lower(), path, query, plain, fragment if fragment[:1] in ("/", "!") else "")


def skeleton(host: str) -> str:
    """Return how a host looks at a glance: other alphabets and digits as the Latin letters they resemble."""
    labels = unicodedata.normalize("NFKC", host[:MAX_HOST_LENGTH].lower()).replace("。", ".").split(".")
    shown = (
        label[4:].encode("ascii", "ignore").decode("punycode", "ignore") if label.startswith("xn--") else label
        for label in labels
    )
    return ".".join(shown).translate(CONFUSABLE)


def clean_url(address: Url, tracking: Collection[str]) -> str:
    """Return the link without anchor and tracking parameters; an authority with more than a host stays as it is."""
    kept = "&".join(piece for piece in address.query.split("&") if piece and not _is_tracking(piece, tracking))
    authority = address.host if address.is_plain else address.authority
    route = f"#{address.route}" if address.route else ""
    return f"{address.scheme}://{authority}{address.path}{'?' if kept else ''}{kept}{route}"


def canonical_page(link: str) -> str:
    """Return what a clean link names, however it is written: no scheme, no www or m, parameters in order.

    Empty for a site's front page, which is no post's address.
    """
    address = parse_url(link)
    path, query = unquote(address.path).rstrip("/"), "&".join(sorted(filter(None, address.query.split("&"))))
    if not address.host or not (path.lower() not in FRONT_PAGES or query or address.route.strip("/!")):
        return ""
    first, _, rest = (address.host if address.is_plain else address.authority).partition(".")
    host = rest if first in SAME_SITE and "." in rest else f"{first}.{rest}"
    return f"{host}{path}{query and '?'}{query}{address.route and '#'}{address.route}"


def _is_tracking(piece: str, tracking: Collection[str]) -> bool:
    name = unquote_plus(piece.partition("=")[0]).lower()
    return any(name.startswith(t[:-1].lower()) if t.endswith("*") else name == t.lower() for t in tracking)
