"""Reads the phrase bank: wordings by category, kind, script and platform, their slots, each platform's words."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from pathlib import Path

from prompts.library import ANY, Phrase, PlatformWords, Slot
from prompts.template import slot_problems
from prompts.toml_file import LANGUAGES, TomlFile, open_toml_file

PhraseBank = dict[tuple[str, str, str], tuple[Phrase, ...]]


def read_slots(file: TomlFile) -> Mapping[str, Slot]:
    """The slots that phrases may use, by name."""
    slots = {}
    for name in file.table:
        file.refuse_unknown_keys(name, ("means", "sample", "otherwise"))
        means, sample = file.translated_text(f"{name}.means"), file.translated_text(f"{name}.sample")
        otherwise = file.translated_text(f"{name}.otherwise") if file.value(f"{name}.otherwise") else {}
        slots[name] = Slot(means, sample, otherwise)
    return slots


def read_platform_words(file: TomlFile, platforms: Collection[str]) -> Mapping[str, PlatformWords]:
    """Each platform's own words; what it does not say itself comes from `default`."""
    names = tuple(key for key in _keys(file, "default") if key != "short")
    default = {name: file.translated_text(f"default.{name}") for name in names}
    found = {"default": PlatformWords(default)}
    for platform in file.table:
        if platform not in ("default", *platforms):
            file.add_problem(
                platform, f"there is no platforms/{platform}.toml; write one of default, {', '.join(platforms)}"
            )
        file.refuse_unknown_keys(platform, ("short", *names))
        own = {name: file.translated_text(f"{platform}.{name}") for name in names if name in _keys(file, platform)}
        found[platform] = PlatformWords({**default, **own}, file.string_list(f"{platform}.short", LANGUAGES))
    return found


def _keys(file: TomlFile, path: str) -> tuple[str, ...]:
    """Keys of a table; none when there is no table at `path`."""
    table = file.value(path)
    return tuple(table) if isinstance(table, Mapping) else ()


@dataclass(frozen=True)
class KnownNames:
    """Names that a phrase file may mention."""

    kinds: Collection[str]
    platforms: Collection[str]
    slots: Collection[str]


def read_phrases(folder: Path, categories: Collection[str], known: KnownNames, problems: list[str]) -> PhraseBank:
    """All phrase files. A category may lack a kind; what it has, it has in every language."""
    bank: PhraseBank = {}
    for category in categories:
        file = open_toml_file(folder, f"phrases/{category}.toml", problems)
        file.refuse_unknown_keys("", known.kinds)
        for kind in file.table:
            file.refuse_unknown_keys(kind, LANGUAGES)
            bank |= {(category, kind, script): _phrases(file, category, kind, script, known) for script in LANGUAGES}
    for kind in known.kinds:
        if ("genuine", kind, "en") not in bank and (ANY, kind, "en") not in bank:
            problems.append(
                f"phrases/{ANY}.toml:1: no wording for {kind}; write [{kind}.zh-Hans], [{kind}.zh-Hant] and [{kind}.en]"
            )
    return bank


def _phrases(file: TomlFile, category: str, kind: str, script: str, known: KnownNames) -> tuple[Phrase, ...]:
    """The wordings of one kind in one script, each checked for its slots."""
    path = f"{kind}.{script}"
    file.refuse_unknown_keys(path, ("default", "short", *known.platforms))
    found = []
    if "default" not in _keys(file, path):
        file.add_problem(path, f'`{path}` needs at least one wording: default = ["…"]')
    for platform in _keys(file, path):
        for text in file.string_list(f"{path}.{platform}"):
            line = file.line_of_text(f"{path}.{platform}", text)
            for offset, problem in slot_problems(text, known.slots):
                file.problems.append(f"{file.name}:{line + offset}: {problem}")
            found.append(Phrase(text.strip(), f"{file.name}:{line}", category, kind, script, platform))
    return tuple(found)
