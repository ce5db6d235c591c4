"""What the desk knows of one platform, read from its entry under prompts/platforms: hosts, link forms, ids, reply surfaces."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from handlers.posts.fields import Table, one, only, tables, texts
from handlers.posts.native_ids import CLOCKS, READERS, Clock, Reader
from handlers.posts.patterns import Pattern, compiled, paths_pattern
from handlers.posts.post import Kind
from handlers.posts.surfaces import Surface

ELSEWHERE = "web"  # what Post.platform says when no platform is known
# What a link leads to, as the `parse` tool prints it. `short` hides its target; `profile`, `item` and `other` are no posts.
KINDS = ("note", "post", "video", "article", "review", "short", "profile", "item", "other")
SHORT, OTHER = "short", "other"


@dataclass(frozen=True, eq=False)
class IdForm:
    """How one sort of id is written. `url` is the clean link with {id} in it, or empty; `example` is shown to people."""

    source: str
    pattern: Pattern
    read: Reader
    clock: Clock | None
    bare: bool  # so distinctive that it is recognised without a link
    url: str
    example: str

    def accept(self, text: str) -> str | None:
        """The id in its one spelling; None when the text is no such id."""
        return self.read(text) if text.isascii() and self.pattern.fullmatch(text) else None

    @classmethod
    def from_mapping(cls, table: Table, where: str) -> "IdForm":
        """An id form from what tomllib read; ValueError says what is wrong."""
        only(table, ("pattern", "read", "clock", "bare", "url", "example"), where)
        read, clock = one(table, "read", str, where, "as_is"), one(table, "clock", str, where, "")
        if read not in READERS or clock not in ("", *CLOCKS):
            raise ValueError(f"{where}: 'read' is one of {', '.join(READERS)}, 'clock' one of {', '.join(CLOCKS)}")
        source = one(table, "pattern", str, where)
        return cls(
            source=source,
            pattern=compiled(source, where),
            read=READERS[read],
            clock=CLOCKS.get(clock),
            bare=one(table, "bare", bool, where, False),
            url=one(table, "url", str, where, ""),
            example=one(table, "example", str, where, ""),
        )


@dataclass(frozen=True, eq=False)
class LinkForm:
    """One way a link is written. `makes` is the kind of post it identifies; None when it leads to something else or anywhere."""

    kind: str
    makes: Kind | None
    id: IdForm
    app: str  # scheme of an app's own links; empty for http(s)
    hosts: tuple[str, ...]
    paths: Pattern | None  # None: any path will do
    query: tuple[str, ...]  # parameters that hold the id, joined with ":"; empty when the path holds it

    def read(self, path: str, query: Mapping[str, str]) -> str | None:
        """The id in a decoded path and query; None when this link has another form."""
        match = self.paths.fullmatch(path) if self.paths else None
        if self.paths and not match:
            return None
        in_path = next((group for group in match.groups() if group), "") if match else ""
        return self.id.accept(":".join(query.get(name, "") for name in self.query) if self.query else in_path)

    @classmethod
    def from_mapping(cls, table: Table, hosts: tuple[str, ...], post_id: IdForm | None, where: str) -> "LinkForm":
        """A link form from what tomllib read, with the platform's hosts and id where it names none; ValueError says what is wrong."""
        only(table, ("kind", "makes", "id", "app", "hosts", "paths", "query"), where)
        kind, makes = one(table, "kind", str, where), one(table, "makes", str, where, "")
        if kind not in KINDS or makes not in ("", *Kind):
            raise ValueError(f"{where}: 'kind' is one of {', '.join(KINDS)}, 'makes' one of {', '.join(Kind)}")
        form = IdForm.from_mapping(one(table, "id", dict, where), where) if "id" in table else post_id
        if form is None:
            raise ValueError(f"{where}: needs 'id', since the platform has no post_id")
        paths, query = texts(table, "paths", where), texts(table, "query", where)
        if not query and not (paths and all("{id}" in path for path in paths)):
            raise ValueError(f"{where}: every one of 'paths' should hold {{id}}, unless 'query' says where the id is")
        return cls(
            kind=kind,
            makes=Kind(makes) if makes else None,
            id=form,
            app=one(table, "app", str, where, ""),
            hosts=texts(table, "hosts", where) or hosts,
            paths=compiled(paths_pattern(paths, form.source), where) if paths else None,
            query=query,
        )


@dataclass(frozen=True, eq=False)
class Platform:
    """One entry. A host with a leading dot stands for itself and every name under it."""

    id: str
    names: Mapping[str, str]  # zh-Hans, zh-Hant, en
    aliases: tuple[str, ...]
    hosts: tuple[str, ...]  # wholly the platform's; a link form may name a host of which only that path is
    since: datetime  # UTC; no post is older
    post_id: IdForm | None
    links: tuple[LinkForm, ...]  # in the order they are tried
    tracking: tuple[str, ...]  # parameters that say who shared and how; a trailing * is any ending
    redirects: tuple[str, ...]  # parameters in which the platform's own pages carry the link they lead to
    surfaces: tuple[Surface, ...]
    invite_dm: bool  # a public reply should invite a direct message
    forbids_contact: bool  # a public reply may not name phone, WeChat, QQ, codes or links

    def post_forms(self) -> tuple[IdForm, ...]:
        """Every form of id that identifies a post here, the usual one first."""
        usual = (self.post_id,) if self.post_id else ()
        return (
            *usual,
            *(link.id for link in self.links if link.makes and link.kind != SHORT and link.id is not self.post_id),
        )

    def surface(self, kind: Kind) -> Surface | None:
        """Where a reply to such a post is written; None when the entry does not say."""
        return next((s for s in self.surfaces if kind in s.answers), None)

    @classmethod
    def from_mapping(cls, table: Table) -> "Platform":
        """A platform from what tomllib read; ValueError names the entry, the field and what is wrong."""
        where = one(table, "id", str, "platform")
        only(table, cls.__dataclass_fields__, where)
        names = one(table, "names", dict, where)
        if set(names) != {"zh-Hans", "zh-Hant", "en"}:
            raise ValueError(f"{where}: 'names' should have zh-Hans, zh-Hant and en")
        hosts = texts(table, "hosts", where)
        post_id = (
            IdForm.from_mapping(one(table, "post_id", dict, where), f"{where}, post_id") if "post_id" in table else None
        )
        links = enumerate(tables(table, "links", where), 1)
        return cls(
            id=where,
            names=names,
            aliases=texts(table, "aliases", where),
            hosts=hosts,
            since=datetime.combine(one(table, "since", date, where, date(2000, 1, 1)), time(), UTC),
            post_id=post_id,
            links=tuple(LinkForm.from_mapping(link, hosts, post_id, f"{where}, link {n}") for n, link in links),
            tracking=texts(table, "tracking", where),
            redirects=texts(table, "redirects", where),
            surfaces=tuple(Surface.from_mapping(surface, where) for surface in tables(table, "surfaces", where)),
            invite_dm=one(table, "invite_dm", bool, where),
            forbids_contact=one(table, "forbids_contact", bool, where),
        )
