"""How a platform writes its ids and links: the forms in its entry, compiled to linear-time patterns."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

import re2

from handlers.posts.native_ids import CLOCKS, NORMALIZERS, Clock, Normalizer
from handlers.posts.post import Kind
from handlers.posts.toml_fields import Table, field, refuse_unknown_keys, string_list

# What a link leads to, as the `parse` command prints it. `short` hides its target.
LINK_KINDS = ("note", "post", "video", "article", "review", "short", "profile", "item", "other")
SHORT, OTHER = "short", "other"
# After the id nothing may follow that could belong to it; a dot, comma or bracket from the surrounding text may.
AFTER_ID = r"/?(?:[^0-9A-Za-z/_%\-](?s:.*))?"


class Match(Protocol):
    """As much of a match as is used here."""

    def groups(self) -> tuple[str | None, ...]:
        """What the pattern's groups matched."""


class Pattern(Protocol):
    """A compiled pattern."""

    def fullmatch(self, text: str) -> Match | None:
        """The match, when the whole text is one."""


def compile_pattern(pattern: str, where: str) -> Pattern:
    """Compile a pattern; ValueError names `where` it is written."""
    try:
        ready: Pattern = re2.compile(pattern)
    except re2.error as error:
        raise ValueError(f"{where}: {pattern!r} is no pattern: {error}") from error
    return ready


def paths_pattern(templates: Iterable[str], id_pattern: str) -> str:
    """Return one pattern for paths such as `/user/{any}/{id}`: {any} is one segment, {number} digits, the id a group.

    Letters elsewhere are taken in either case. The id's own pattern may hold no groups.
    """
    return f"(?:{'|'.join(_path_pattern(template, id_pattern) for template in templates)}){AFTER_ID}"


def _path_pattern(template: str, id_pattern: str) -> str:
    out = re2.escape(template)
    for blank, pattern in (("{id}", f"({id_pattern})"), ("{any}", "[^/]*"), ("{number}", "[0-9]+")):
        out = out.replace(re2.escape(blank), f"){pattern}(?i:")
    return f"(?i:{out})"


@dataclass(frozen=True, eq=False)
class IdForm:
    """How an id is written. `url` is the clean link with {id} in it, or empty; `example` is shown to people."""

    source: str
    pattern: Pattern
    normalizer: Normalizer
    clock: Clock | None
    bare: bool  # so distinctive that it is recognised without a link
    url: str
    example: str

    def normalized(self, text: str) -> str | None:
        """Return the id in its one spelling; None when the text is no such id."""
        return self.normalizer(text) if text.isascii() and self.pattern.fullmatch(text) else None

    @classmethod
    def from_mapping(cls, table: Table, where: str) -> "IdForm":
        """Read an id form from a TOML table; ValueError says what is wrong."""
        refuse_unknown_keys(table, ("pattern", "normalize", "clock", "bare", "url", "example"), where)
        normalize, clock = field(table, "normalize", str, where, "as_is"), field(table, "clock", str, where, "")
        if normalize not in NORMALIZERS or clock not in ("", *CLOCKS):
            raise ValueError(
                f"{where}: 'normalize' is one of {', '.join(NORMALIZERS)}, 'clock' one of {', '.join(CLOCKS)}"
            )
        source = field(table, "pattern", str, where)
        return cls(
            source=source,
            pattern=compile_pattern(source, where),
            normalizer=NORMALIZERS[normalize],
            clock=CLOCKS.get(clock),
            bare=field(table, "bare", bool, where, False),
            url=field(table, "url", str, where, ""),
            example=field(table, "example", str, where, ""),
        )


@dataclass(frozen=True, eq=False)
class LinkForm:
    """How a link is written. `identifies` is the kind of post it leads to; None for anything else."""

    kind: str
    identifies: Kind | None
    id: IdForm
    app: str  # scheme of an app's own links; empty for http(s)
    hosts: tuple[str, ...]
    paths: Pattern | None  # None: any path will do
    query: tuple[str, ...]  # parameters that hold the id, joined with ":"; empty when the path holds it

    def read(self, path: str, query: Mapping[str, str]) -> str | None:
        """Return the id in a decoded path and query; None when the link has another form."""
        match = self.paths.fullmatch(path) if self.paths else None
        if self.paths and not match:
            return None
        in_path = next((group for group in match.groups() if group), "") if match else ""
        return self.id.normalized(":".join(query.get(name, "") for name in self.query) if self.query else in_path)

    @classmethod
    def from_mapping(cls, table: Table, hosts: tuple[str, ...], post_id: IdForm | None, where: str) -> "LinkForm":
        """Read a link form from a TOML table, with the platform's hosts and id where it has none. Raises ValueError."""
        refuse_unknown_keys(table, ("kind", "identifies", "id", "app", "hosts", "paths", "query"), where)
        kind, identifies = field(table, "kind", str, where), field(table, "identifies", str, where, "")
        if kind not in LINK_KINDS or identifies not in ("", *Kind):
            raise ValueError(
                f"{where}: 'kind' is one of {', '.join(LINK_KINDS)}, 'identifies' one of {', '.join(Kind)}"
            )
        form = IdForm.from_mapping(field(table, "id", dict, where), where) if "id" in table else post_id
        if form is None:
            raise ValueError(f"{where}: needs 'id', since the platform has no post_id")
        paths, query = string_list(table, "paths", where), string_list(table, "query", where)
        if not query and not (paths and all("{id}" in path for path in paths)):
            raise ValueError(f"{where}: every one of 'paths' should hold {{id}}, unless 'query' says where the id is")
        return cls(
            kind=kind,
            identifies=Kind(identifies) if identifies else None,
            id=form,
            app=field(table, "app", str, where, ""),
            hosts=string_list(table, "hosts", where) or hosts,
            paths=compile_pattern(paths_pattern(paths, form.source), where) if paths else None,
            query=query,
        )
