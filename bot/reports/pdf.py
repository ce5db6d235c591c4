"""A plain document as PDF: a title, headings, paragraphs and addresses, in any Chinese region's characters.

Its text goes in as data: no word of a post is ever read as markup.
"""

import json
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

import typst

FONTS = {"zh-Hans": "Noto Sans CJK SC", "zh-Hant": "Noto Sans CJK TC", "en": "Noto Sans CJK SC"}
TEMPLATE = b"""
#let doc = json(bytes(sys.inputs.doc))
#set page(paper: "a4", margin: 2.2cm, numbering: "1 / 1")
#set text(font: doc.font, size: 10.5pt, lang: doc.lang)
#set par(leading: 0.8em, spacing: 1em, justify: false)
#text(size: 16pt, doc.title)
#for section in doc.sections {
  block(above: 1.6em, below: 0.9em, sticky: true, text(size: 12.5pt, fill: rgb("#1f4e79"), section.heading))
  for line in section.lines {
    if line.starts-with("https://") or line.starts-with("http://") { par(link(line, line)) } else { par(line) }
  }
}
"""


@dataclass(frozen=True)
class Section:
    """A heading and the lines under it; a line that is an address becomes a link."""

    heading: str
    lines: tuple[str, ...]


def as_pdf(title: str, sections: tuple[Section, ...], language: str) -> bytes:
    """Return the document as PDF; it embeds its font, so that it opens anywhere."""
    document = {
        "title": title,
        "font": FONTS[language],
        "lang": language[:2],
        "sections": [{"heading": s.heading, "lines": _lines(s.lines)} for s in sections],
    }
    return bytes(typst.compile(TEMPLATE, font_paths=fonts(), sys_inputs={"doc": json.dumps(document)}))


def as_text(title: str, sections: tuple[Section, ...]) -> str:
    """Return the same as plain text, to be pasted into a form."""
    parts = [title, *(f"{s.heading}\n" + "\n".join(_lines(s.lines)) for s in sections)]
    return "\n\n".join(parts) + "\n"


def _lines(lines: tuple[str, ...]) -> list[str]:
    return [piece for line in lines for piece in line.splitlines() if piece.strip()]


@lru_cache(1)
def fonts() -> typst.Fonts:
    """Return the fonts of the package, read once per process."""
    folder = files("noto_cjk_sans_otc")
    return typst.Fonts(include_system_fonts=False, font_paths=[str(folder)])
