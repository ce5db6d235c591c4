"""Lookups over all platforms: to which a host, an app link, a name or an id belongs."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from handlers.posts.link_forms import LinkForm
from handlers.posts.platform import UNKNOWN_PLATFORM, Platform
from handlers.posts.redirects import Redirector
from handlers.posts.tokenizer import link_pattern
from handlers.posts.url import Url, parse_url, skeleton
from handlers.text.fold import fold

READ_AS_DOT = dict.fromkeys(map(ord, "-@:"), ".")  # www-weibo.com, weibo.com@evil.example: people see the name


@dataclass(frozen=True, eq=False)
class PlatformIndex:
    """Lookups over the platforms. Hosts are as the entries write them: a leading dot means every name under it too."""

    by_host: Mapping[str, Platform]
    by_app: Mapping[str, Platform]
    by_name: Mapping[str, Platform]
    bare: tuple[tuple[Platform, LinkForm], ...]  # whose ids are recognised without a link
    tracking: tuple[str, ...]  # of links that are no platform's
    redirectors: Mapping[str, tuple[Redirector, ...]]  # by host
    # Genuine hosts as they look at a glance, with dots on both sides, and as they are written; long ones first.
    skeletons: tuple[tuple[str, str], ...]
    link_pattern: re.Pattern[str]

    def owner(self, address: Url) -> Platform | None:
        """Return the platform that a link leads to; None for other hosts and where the authority is not plain."""
        if address.scheme in self.by_app:
            return self.by_app[address.scheme]
        return (
            next((self.by_host[h] for h in _host_keys(address.host) if h in self.by_host), None)
            if address.is_plain
            else None
        )

    def redirector(self, address: Url) -> Redirector | None:
        """Return the page of a search engine, a mail filter or a platform that only passes on, if this is one."""
        if not address.is_plain:
            return None
        here = (page for host in _host_keys(address.host) for page in self.redirectors.get(host, ()))
        return next((page for page in here if page.is_at(address)), None)

    def imitated_host(self, link: str) -> str | None:
        """Return the genuine host that a link to elsewhere imitates, or None."""
        if "://" not in link or self.owner(parse_url(link)):
            return None
        shown = f".{skeleton(parse_url(link).authority).translate(READ_AS_DOT)}."
        return next((host for look, host in self.skeletons if look in shown), None)


def is_host_of(hosts: Sequence[str], host: str) -> bool:
    """True when the host is one of these, or under one that begins with a dot."""
    return any(host == h or (h.startswith(".") and ("." + host).endswith(h)) for h in hosts)


@lru_cache(maxsize=8)
def build_index(platforms: tuple[Platform, ...]) -> PlatformIndex:
    """Build the lookups, once for the same platforms; ValueError when two of them claim one host or name."""
    by_host: dict[str, Platform] = {}
    by_name: dict[str, Platform] = {}
    for platform in platforms:
        hosts = {*platform.hosts, *(host for link in platform.links for host in link.hosts)}
        names = {_name_key(name) for name in (platform.id, *platform.names.values(), *platform.aliases)}
        for key, claims in [*((host, by_host) for host in hosts), *((name, by_name) for name in names)]:
            if claims.setdefault(key, platform) is not platform:
                raise ValueError(f"{claims[key].id} and {platform.id} both claim {key!r}")
    by_app = {link.app: platform for platform in platforms for link in platform.links if link.app}
    redirectors: dict[str, tuple[Redirector, ...]] = {}
    for page in (page for platform in platforms for page in platform.redirectors):
        redirectors |= {host: (*redirectors.get(host, ()), page) for host in page.hosts}
    genuine = sorted({host.strip(".") for host in by_host}, key=len, reverse=True)
    return PlatformIndex(
        by_host=by_host,
        by_app=by_app,
        by_name=by_name,
        bare=tuple((platform, link) for platform in platforms for link in platform.links if link.id.bare),
        redirectors=redirectors,
        tracking=next((p.tracking for p in platforms if p.id == UNKNOWN_PLATFORM), ()),
        skeletons=tuple((f".{skeleton(host)}.", host) for host in genuine),
        link_pattern=link_pattern(by_app),
    )


def find_platform(name: str, platforms: Sequence[Platform]) -> Platform | None:
    """Return the platform with this name, alias or id in any script or case, or None."""
    return build_index(tuple(platforms)).by_name.get(_name_key(name))


def _name_key(text: str) -> str:
    return fold(text).text.strip()


def _host_keys(host: str) -> Iterator[str]:
    """Yield how an entry may write this host: as it is, or itself or a parent with a leading dot."""
    yield host
    labels = host.split(".")
    yield from ("." + ".".join(labels[n:]) for n in range(len(labels) - 1))
