"""Evidence as files: what was known of each when it came in, its time stamps, an index with small copies.

`sha256sum --check manifest.sha256` proves the files; `openssl ts -verify` reads a stamp (`.tsr`) with its manifest.
"""

import base64
import hashlib
import html
import zipfile
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from sqlalchemy import Connection

from bot.i18n import Locale
from bot.incidents.evidence import EvidenceStore
from bot.incidents.evidence.store import THUMBNAIL
from bot.reports.atomic_dir import MANIFEST, sha256_of
from handlers.case.card import Arg, msg
from handlers.case.evidence import PROVES, EvidenceItem
from handlers.evidence.events import EvidenceTimestamped
from handlers.evidence.manifest import digest, manifest_text
from storage.incidents import timeline

INDEX, FOLDER = "index.html", "evidence"
Parts = Mapping[str, Path | bytes]  # by name in the zip: a file on this machine, or the bytes
# A page of its own that runs and loads nothing: what it shows stands in it.
PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
<title>{title}</title><style>body{{font:15px/1.5 sans-serif;margin:2em auto;max-width:60em;padding:0 1em}}
article{{display:flex;flex-wrap:wrap;gap:1em;overflow-wrap:anywhere;
border-top:1px solid #ccc;padding:1em 0}}img{{max-width:160px;height:auto}}
article>div{{flex:1 1 14em;min-width:0}}p{{margin:.2em 0}}</style></head><body><h1>{title}</h1>
{body}
</body></html>
"""


def evidence_parts(connection: Connection, store: EvidenceStore, number: int, items: Iterable[EvidenceItem]) -> Parts:
    """Return files, manifests and stamps of these pieces by their names in a zip."""
    tokens: dict[int, list[str]] = {}
    for line in timeline.of_kinds(connection, number, EvidenceTimestamped.code):
        tokens.setdefault(int(line.fields["id"]), []).append(str(line.fields["token"]))
    parts: dict[str, Path | bytes] = {}
    for item in items:
        if item.name and (path := store.path(item.name)):
            parts[file_name(item)] = path
        text = manifest_text(number, item)
        if item.manifest == digest(text):  # of what has expired the hash alone is left
            parts[f"{FOLDER}/{item.id}-manifest.json"] = text.encode()
        for n, token in enumerate(tokens.get(item.id, ()), 1):
            parts[f"{FOLDER}/{item.id}-{n}.tsr"] = base64.b64decode(token)
    return parts


def file_name(item: EvidenceItem) -> str:
    """Return what a piece is called in a zip: our own name, since the sender's may be anything."""
    return f"{FOLDER}/{item.id}-{item.kind}{Path(item.name).suffix}"


def write_zip(path: Path, parts: Parts) -> None:
    """Write a zip of these parts and a manifest as `sha256sum --check` reads it."""
    listed = "".join(f"{_sha256(part)}  {name}\n" for name, part in parts.items())
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.write(part, name) if isinstance(part, Path) else archive.writestr(name, part)
        archive.writestr(MANIFEST, listed)


def index_page(number: int, items: Iterable[EvidenceItem], store: EvidenceStore, locale: Locale) -> bytes:
    """Return a page that lists the pieces with small copies and hashes; every text is escaped."""
    title = locale.text(msg("evidence.title", number=number))
    body = "\n".join(_article(item, store, locale) for item in items)
    return PAGE.format(language=locale.language, title=html.escape(title), body=body).encode()


def _article(item: EvidenceItem, store: EvidenceStore, locale: Locale) -> str:
    path = store.path(item.name + THUMBNAIL) if item.name else None
    shown = base64.b64encode(path.read_bytes()).decode() if path else ""
    picture = f'<img alt="" src="data:image/jpeg;base64,{shown}">' if shown else ""
    lines = "".join(f"<p>{html.escape(line)}</p>" for line in item_lines(item, locale))
    return f"<article>{picture}<div>{lines}<p><code>{item.sha256}</code></p></div></article>"


def item_lines(item: EvidenceItem, locale: Locale) -> Iterator[str]:
    """Yield what is known of a piece, as sentences."""
    yield locale.text(msg("evidence.item", id=item.id, proof_kind=item.kind)) + (f": {item.note}" if item.note else "")
    said: dict[str, Arg] = {"name": item.original, "at": item.at, "by": item.by, "address": item.address}
    said |= {"receipt": item.receipt}
    yield locale.text(msg("evidence.in_index", page_state=item.page_state, **said))
    for each in item.timestamps:
        yield locale.text(msg("evidence.by_authority", authority=each.authority, at=each.at))
    yield locale.text(msg(PROVES[item.proves]))


def _sha256(part: Path | bytes) -> str:
    return sha256_of(part) if isinstance(part, Path) else hashlib.sha256(part).hexdigest()
