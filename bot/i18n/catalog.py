"""The words in three languages by dotted key, from TOML files: the bot's own, each chat's, the platforms' names."""

import tomllib
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import prompts

LANGUAGES = ("zh-Hans", "zh-Hant", "en")
PLATFORMS = Path(prompts.__file__).parent / "platforms"
ROLES = Path(prompts.__file__).parent / "people.toml"


class DuplicateWords(Exception):
    """Two files write the same keys, so one would hide the other; the text names the file and the keys."""


def language_of(code: str) -> str:
    """One of LANGUAGES for a locale code such as `zh-TW` or `en_US`; unknown ones read zh-Hans."""
    tongue, *rest = code.replace("_", "-").lower().split("-")
    if tongue == "en":
        return "en"
    return "zh-Hant" if tongue == "zh" and {"hant", "tw", "hk", "mo"} & set(rest) else "zh-Hans"


@lru_cache
def catalog(language: str) -> Mapping[str, str]:
    """Every sentence and word of one of LANGUAGES by its dotted key. Raises DuplicateWords.

    Platforms and roles are named where they are described, under `prompts/`. The words of a chat lie in its folder, as
    `words/<language>.toml`, and their keys begin with the folder's name.
    """
    found: dict[str, str] = {}
    for path, prefix in _files(language):
        words = dict(_flatten(prefix, tomllib.loads(path.read_text("utf-8"))))
        if twice := sorted(found.keys() & words.keys()):
            raise DuplicateWords(f"{path}: already in another file: {', '.join(twice)}")
        found |= words
    found |= {f"platform.{name}": word for name, word in platform_names(language).items()}
    return found | {f"role.{name}": word for name, word in role_names(language).items()}


def _files(language: str) -> Iterator[tuple[Path, str]]:
    """The files of one language, each with what its keys begin with."""
    yield Path(__file__).parent / f"{language}.toml", ""
    chats = find_spec("bot.chat")  # only where its folders lie: this package stands below the chats and imports none
    for folder in (chats and chats.submodule_search_locations) or ():
        for path in sorted(Path(folder).glob(f"*/words/{language}.toml")):
            yield path, f"{path.parents[1].name}."


def platform_names(language: str, folder: Path = PLATFORMS) -> Mapping[str, str]:
    """Each platform's name in one of LANGUAGES by its id, from the entries in a folder."""
    tables = [tomllib.loads(path.read_text("utf-8")) for path in folder.glob("*.toml")]
    return {table["id"]: table["names"][language] for table in tables}


def role_names(language: str) -> Mapping[str, str]:
    """What each role is called in one of LANGUAGES, by its code."""
    return {role: names[language] for role, names in tomllib.loads(ROLES.read_text("utf-8")).items()}


def _flatten(prefix: str, words: Mapping[str, object]) -> Iterator[tuple[str, str]]:
    for name, word in words.items():
        if isinstance(word, str):
            yield prefix + name, word
        elif isinstance(word, Mapping):
            yield from _flatten(f"{prefix}{name}.", word)
