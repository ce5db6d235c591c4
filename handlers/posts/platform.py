"""What is known of a platform, from its entry in prompts/platforms: hosts, links, ids, reply surfaces."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from handlers.posts.link_forms import SHORT, IdForm, LinkForm, Pattern, compile_pattern
from handlers.posts.post import Kind
from handlers.posts.redirects import Redirector
from handlers.posts.toml_fields import Table, field, refuse_unknown_keys, string_list, table_list

UNKNOWN_PLATFORM = "web"  # what Post.platform says when no platform is known
LANGUAGES = ("zh-Hans", "zh-Hant", "en")
DEADLINES = ("platform_answer", "platform_settle")  # met by the first public reply; by a resolution
LENGTH_UNITS = ("code_points", "bytes", "han")  # bytes of UTF-8; han: Chinese characters, two ASCII signs weigh as one


@dataclass(frozen=True)
class ReplySurface:
    """A place to reply in. All lengths are in `unit`, one of LENGTH_UNITS."""

    name: str
    limit: int  # longer is refused there
    unit: str
    target: tuple[int, int]  # reads well between these
    source: str  # where the limit comes from
    answers: tuple[Kind, ...]  # replies to such posts are written here
    opening: int  # what is shown before "more": it must make sense alone; 0 when all is shown
    one_shot: bool  # a second reply is not possible
    eligible_days: int  # no reply is possible later than this after publication; 0 when there is no end
    label_ai: bool  # text that a model helped to write has to be marked

    @classmethod
    def from_mapping(cls, table: Table, where: str) -> "ReplySurface":
        """Read a surface from a TOML table; ValueError says what is wrong."""
        where = f"{where}, surface {field(table, 'name', str, where)}"
        refuse_unknown_keys(table, cls.__dataclass_fields__, where)
        unit = field(table, "unit", str, where, "code_points")
        limit, target = field(table, "limit", int, where), field(table, "target", list, where)
        if unit not in LENGTH_UNITS:
            raise ValueError(f"{where}: 'unit' is one of {', '.join(LENGTH_UNITS)}")
        if len(target) != 2 or not 0 < target[0] <= target[1] <= limit:
            raise ValueError(f"{where}: 'target' should be two numbers, rising, within the limit")
        if wrong := set(string_list(table, "answers", where)) - set(Kind):
            raise ValueError(f"{where}: 'answers' are of {', '.join(Kind)}, not {', '.join(sorted(wrong))}")
        return cls(
            name=field(table, "name", str, where),
            limit=limit,
            unit=unit,
            target=(target[0], target[1]),
            source=field(table, "source", str, where),
            answers=tuple(Kind(kind) for kind in string_list(table, "answers", where)),
            opening=field(table, "opening", int, where, 0),
            one_shot=field(table, "one_shot", bool, where, False),
            eligible_days=field(table, "eligible_days", int, where, 0),
            label_ai=field(table, "label_ai", bool, where, False),
        )


@dataclass(frozen=True)
class Deadline:
    """A time of the platform's own, from publication. `name` is its window's: DEADLINES says what meets it."""

    name: str
    hours: int
    source: str  # where it comes from

    @classmethod
    def from_mapping(cls, table: Table, where: str) -> "Deadline":
        """Read a deadline from a TOML table; ValueError says what is wrong."""
        where = f"{where}, deadline {field(table, 'name', str, where)}"
        refuse_unknown_keys(table, cls.__dataclass_fields__, where)
        if table["name"] not in DEADLINES or field(table, "hours", int, where) <= 0:
            raise ValueError(f"{where}: 'name' is one of {', '.join(DEADLINES)}, 'hours' more than 0")
        return cls(str(table["name"]), field(table, "hours", int, where), field(table, "source", str, where))


@dataclass(frozen=True, eq=False)
class Platform:
    """A platform's entry. A host with a leading dot means itself and every name under it."""

    id: str
    names: Mapping[str, str]  # zh-Hans, zh-Hant, en
    aliases: tuple[str, ...]
    language: str  # one of LANGUAGES: replies are written in it where the post has no words
    hosts: tuple[str, ...]  # exclusively the platform's; a link form may name a host of which only its path is
    since: datetime  # UTC; no post is older
    post_id: IdForm | None
    links: tuple[LinkForm, ...]  # in the order they are tried
    tracking: tuple[str, ...]  # parameters that say who shared and how; a trailing * is any ending
    redirects: tuple[str, ...]  # parameters in which the platform's own pages carry the link they lead to
    redirectors: tuple[Redirector, ...]  # pages that are nobody's post and only pass on
    share_codes: tuple[Pattern, ...]  # what the app puts on the clipboard, link or not: it opens only in the app
    deadlines: tuple[Deadline, ...]
    surfaces: tuple[ReplySurface, ...]
    invite_dm: bool  # a public reply should invite a direct message
    forbids_contact: bool  # a public reply may not name phone, WeChat, QQ, codes or links
    search: str = ""  # address of its search page, with {query} for the words; empty when it has none for everybody
    search_widely: bool = False  # searched for every incident in its language, wherever the post stands

    def post_forms(self) -> tuple[IdForm, ...]:
        """Return every form of id that identifies a post, the usual one first."""
        usual = (self.post_id,) if self.post_id else ()
        return (
            *usual,
            *(link.id for link in self.links if link.identifies and link.kind != SHORT and link.id is not self.post_id),
        )

    def surface(self, kind: Kind) -> ReplySurface | None:
        """Return where a post of this kind is replied to; None when the entry does not say."""
        return next((s for s in self.surfaces if kind in s.answers), None)

    @classmethod
    def from_mapping(cls, table: Table) -> "Platform":
        """Read a platform from a TOML table; ValueError names the entry, the field and what is wrong."""
        where = field(table, "id", str, "platform")
        refuse_unknown_keys(table, cls.__dataclass_fields__, where)
        names = field(table, "names", dict, where)
        language = field(table, "language", str, where, LANGUAGES[0])
        if set(names) != set(LANGUAGES) or language not in LANGUAGES:
            raise ValueError(f"{where}: 'names' should have zh-Hans, zh-Hant and en; 'language' is one of them")
        hosts = string_list(table, "hosts", where)
        post_id = (
            IdForm.from_mapping(field(table, "post_id", dict, where), f"{where}, post_id")
            if "post_id" in table
            else None
        )
        links = enumerate(table_list(table, "links", where), 1)
        return cls(
            id=where,
            names=names,
            aliases=string_list(table, "aliases", where),
            language=language,
            hosts=hosts,
            since=datetime.combine(field(table, "since", date, where, date(2000, 1, 1)), time(), UTC),
            post_id=post_id,
            links=tuple(LinkForm.from_mapping(link, hosts, post_id, f"{where}, link {n}") for n, link in links),
            tracking=string_list(table, "tracking", where),
            redirects=string_list(table, "redirects", where),
            redirectors=tuple(
                Redirector.from_mapping(row, f"{where}, redirector") for row in table_list(table, "redirectors", where)
            ),
            share_codes=tuple(compile_pattern(c, where) for c in string_list(table, "share_codes", where)),
            deadlines=tuple(Deadline.from_mapping(row, where) for row in table_list(table, "deadlines", where)),
            surfaces=tuple(
                ReplySurface.from_mapping(surface, where) for surface in table_list(table, "surfaces", where)
            ),
            invite_dm=field(table, "invite_dm", bool, where),
            forbids_contact=field(table, "forbids_contact", bool, where),
            search=_search(field(table, "search", str, where, ""), where),
            search_widely=field(table, "search_widely", bool, where, False),
        )


def _search(address: str, where: str) -> str:
    if address and not (address.startswith("https://") and address.count("{query}") == 1):
        raise ValueError(f"{where}: 'search' should be an https address with one {{query}} in it")
    return address
