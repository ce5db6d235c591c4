"""The phrase bank: wordings by category, kind, script and platform, the slots they use, and each platform's own words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from prompts.library import ANY, Phrase, PlatformWords, Slot
from prompts.sheet import LANGUAGES, Sheet, open_sheet
from prompts.template import slips

Bank = dict[tuple[str, str, str], tuple[Phrase, ...]]


def read_slots(sheet: Sheet) -> Mapping[str, Slot]:
    """Slot name to what goes in."""
    slots = {}
    for name in sheet.table:
        sheet.only(name, ("means", "sample", "otherwise"))
        means, sample = sheet.text_in_each(f"{name}.means"), sheet.text_in_each(f"{name}.sample")
        slots[name] = Slot(
            means, sample, sheet.text_in_each(f"{name}.otherwise") if sheet.at(f"{name}.otherwise") else {}
        )
    return slots


def read_platform_words(sheet: Sheet, platforms: Collection[str]) -> Mapping[str, PlatformWords]:
    """Platform to its own words; what it does not say itself comes from `default`."""
    names = tuple(key for key in _keys(sheet, "default") if key != "short")
    usual = {word: sheet.text_in_each(f"default.{word}") for word in names}
    found = {"default": PlatformWords(usual)}
    for platform in sheet.table:
        if platform not in ("default", *platforms):
            sheet.wrong(
                platform, f"there is no platforms/{platform}.toml; write one of default, {', '.join(platforms)}"
            )
        sheet.only(platform, ("short", *names))
        own = {word: sheet.text_in_each(f"{platform}.{word}") for word in names if word in _keys(sheet, platform)}
        found[platform] = PlatformWords({**usual, **own}, sheet.words(f"{platform}.short", LANGUAGES))
    return found


def _keys(sheet: Sheet, path: str) -> tuple[str, ...]:
    """Keys of a table; none when it is no table."""
    table = sheet.at(path)
    return tuple(table) if isinstance(table, Mapping) else ()


@dataclass(frozen=True)
class Known:
    """What a phrase file may mention."""

    kinds: Collection[str]
    platforms: Collection[str]
    slots: Collection[str]


def read_phrases(room: Path, files: Collection[str], known: Known, problems: list[str]) -> Bank:
    """All phrase files. A category may lack a kind; what it has, it has in every language."""
    bank: Bank = {}
    for file in files:
        sheet = open_sheet(room, f"phrases/{file}.toml", problems)
        sheet.only("", known.kinds)
        for kind in sheet.table:
            sheet.only(kind, LANGUAGES)
            bank.update({(file, kind, script): _wordings(sheet, file, kind, script, known) for script in LANGUAGES})
    for kind in known.kinds:
        if ("genuine", kind, "en") not in bank and (ANY, kind, "en") not in bank:
            problems.append(
                f"phrases/{ANY}.toml:1: no wording for {kind}; write [{kind}.zh-Hans], [{kind}.zh-Hant] and [{kind}.en]"
            )
    return bank


def _wordings(sheet: Sheet, file: str, kind: str, script: str, known: Known) -> tuple[Phrase, ...]:
    """The wordings of one kind in one script, each checked for its blanks."""
    path = f"{kind}.{script}"
    sheet.only(path, ("default", "short", *known.platforms))
    found = []
    if "default" not in _keys(sheet, path):
        sheet.wrong(path, f'`{path}` needs at least one wording: default = ["…"]')
    for size in _keys(sheet, path):
        for text in sheet.words(f"{path}.{size}"):
            line = sheet.line_of(f"{path}.{size}", text)
            sheet.problems.extend(f"{sheet.name}:{line + offset}: {what}" for offset, what in slips(text, known.slots))
            found.append(Phrase(text.strip(), f"{sheet.name}:{line}", file, kind, script, size))
    return tuple(found)
