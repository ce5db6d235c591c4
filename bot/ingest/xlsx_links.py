"""Addresses under the cells of a workbook: openpyxl does not give them when it reads row by row."""

import re
from collections.abc import Mapping, Sequence
from html import unescape
from zipfile import ZipFile

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from bot.ingest.values import linked

Links = Mapping[int, Mapping[int, str]]  # row, from 1; column, from 0; address
RELATION = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*>")
HYPERLINK = re.compile(rb"<(?:\w+:)?hyperlink\b[^>]*>")
ATTRIBUTE = re.compile(r"""([\w:]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
FORMULA = re.compile(
    rb"""<(?:\w+:)?c\b[^>]*?\br="([A-Z]{1,3}\d{1,7})"[^>]*>\s*<(?:\w+:)?f\b[^>]*>\s*(?:_xlfn\.)?"""
    rb"""HYPERLINK\(\s*(?:"|&quot;)(.{1,2000}?)(?:"|&quot;)\s*[,;)]""",
    re.IGNORECASE,
)
MAX_LINKS = 70_000  # a sheet of a spreadsheet program has at most 65,530


def read_links(archive: ZipFile, sheet: str) -> Links:
    """The addresses of a sheet by row and column; `sheet` is its path in the archive, whose size was checked."""
    xml = archive.read(sheet.lstrip("/"))
    found: dict[int, dict[int, str]] = {}
    targets = _targets(archive, sheet.lstrip("/")) if b"hyperlink" in xml else {}
    for tag in list(HYPERLINK.finditer(xml))[:MAX_LINKS]:
        about = _attributes(tag[0])
        address = targets.get(about.get("id", ""), "")
        _put(found, about.get("ref", "").partition(":")[0], address)
    if b"HYPERLINK(" in xml:
        for cell in list(FORMULA.finditer(xml))[:MAX_LINKS]:
            _put(found, cell[1].decode(), unescape(cell[2].decode("utf-8", "replace")))
    return found


def with_links(values: Sequence[object], links: Mapping[int, str]) -> Sequence[object]:
    """The cells of a row, those with an address under them as LinkedText."""
    if not links:
        return values
    return [linked("" if value is None else value, links[n]) if n in links else value for n, value in enumerate(values)]


def _targets(archive: ZipFile, sheet: str) -> Mapping[str, str]:
    folder, _, name = sheet.rpartition("/")
    path = f"{folder}/_rels/{name}.rels"
    if path not in archive.namelist():
        return {}
    relations = map(_attributes, (tag[0] for tag in RELATION.finditer(archive.read(path))))
    return {about["id"]: about["Target"] for about in relations if {"id", "Target"} <= about.keys()}


def _attributes(tag: bytes) -> dict[str, str]:
    """A tag's attributes without their prefix; Id and r:id are both id."""
    pairs = ATTRIBUTE.findall(tag.decode("utf-8", "replace"))
    named = {name.rpartition(":")[2]: unescape(one or other) for name, one, other in pairs}
    return {("id" if name == "Id" else name): value for name, value in named.items()}


def _put(found: dict[int, dict[int, str]], place: str, address: str) -> None:
    if place and address.startswith(("http://", "https://")):
        letters, row = coordinate_from_string(place)
        found.setdefault(row, {})[column_index_from_string(letters) - 1] = address
