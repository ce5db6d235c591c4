"""Which encoding a text file is in: spreadsheets in China write GB18030 as often as UTF-8."""

import codecs
from collections.abc import Iterator
from pathlib import Path

from bot.intake.columns import BadFile

BOMS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))
CHUNK = 1024 * 1024


def encodings(path: Path) -> tuple[str, ...]:
    """Encodings under which the whole file can be read, the likeliest first; BadFile when there is none."""
    with path.open("rb") as file:
        head = file.read(4096)
    likely = [name for bom, name in BOMS if head.startswith(bom)]
    if b"\0" in head:
        likely += ["utf-16-le", "utf-16-be"] if head[1::2].count(0) >= head[::2].count(0) else ["utf-16-be", "utf-16-le"]
    likely += ["utf-8", "gb18030", "big5hkscs"]
    fitting = tuple(name for name in likely if _reads(path, name))
    if not fitting:
        raise BadFile(f"{path.name}: its text is neither UTF-8 nor GB18030, Big5 or UTF-16; save it as UTF-8")
    return fitting[:1] if fitting[0].startswith("utf-8") else fitting  # other text hardly ever is valid UTF-8 by chance


def _reads(path: Path, encoding: str) -> bool:
    decoder = codecs.getincrementaldecoder(encoding)()
    try:
        for piece in _pieces(path):
            decoder.decode(piece)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _pieces(path: Path) -> Iterator[bytes]:
    with path.open("rb") as file:
        while piece := file.read(CHUNK):
            yield piece
