"""One TOML file that knows its lines: each mistake is listed with the line to correct and what to write there."""

import re
import tomllib
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from pathlib import Path

LANGUAGES = ("zh-Hans", "zh-Hant", "en")

_HEADER = re.compile(r"^(\[{1,2})([A-Za-z0-9_.-]+)\]{1,2}")
_KEY = re.compile(r"^([A-Za-z0-9_.-]+)\s*=")
_PLACE = re.compile(r"line (\d+)")

Table = Mapping[str, object]


def line_numbers(text: str) -> dict[str, int]:
    """Dotted key to its line, from 1; the entries of a `[[list]]` are numbered `list.0`, `list.1` …"""
    found: dict[str, int] = {}
    header, inside = "", False
    for number, line in enumerate(text.splitlines(), 1):
        if not inside and (match := _HEADER.match(line)):
            header = match[2]
            if match[1] == "[[":
                earlier = [key.rpartition(".") for key in found]
                header += f".{sum(1 for table, _, key in earlier if table == header and key.isdigit())}"
            found[header] = number
            found.setdefault(header.partition(".")[0], number)
        elif not inside and (match := _KEY.match(line)):
            found.setdefault(f"{header}.{match[1]}".lstrip("."), number)
        inside ^= line.count('"""') % 2 == 1
    return found


@dataclass(frozen=True)
class TomlFile:
    """A file of this folder: `name` relative to it, its parsed table, and the list that mistakes are added to."""

    name: str
    text: str
    table: Table
    problems: list[str]
    lines: Mapping[str, int] = field(default_factory=dict)

    def line(self, path: str) -> int:
        """Line of a dotted key, or of the nearest table above it."""
        while path and path not in self.lines:
            path = path.rpartition(".")[0]
        return self.lines.get(path, 1)

    def add_problem(self, path: str, problem: str) -> None:
        """Add a mistake at a dotted key: file, line and `problem`."""
        self.problems.append(f"{self.name}:{self.line(path)}: {problem}")

    def value(self, path: str) -> object:
        """The value at a dotted key; None when it is not there."""
        here: object = self.table
        for part in path.split("."):
            here = here.get(part) if isinstance(here, Mapping) else here[int(part)] if isinstance(here, list) else None
        return here

    def refuse_unknown_keys(self, path: str, keys: Collection[str]) -> None:
        """Add a mistake for every key under `path` but these: a mistyped one would be ignored in silence."""
        table = self.value(path) if path else self.table
        for key in table if isinstance(table, Mapping) and keys else ():
            if key not in keys:
                self.add_problem(f"{path}.{key}".lstrip("."), f"unknown key `{key}`; write one of {', '.join(keys)}")

    def string(self, path: str) -> str:
        """A text that may not be empty."""
        value = self.value(path)
        if isinstance(value, str) and value.strip():
            return value
        self.add_problem(path, f"`{path}` must be a text in quotes, not empty")
        return ""

    def boolean(self, path: str) -> bool:
        """true or false."""
        value = self.value(path)
        if not isinstance(value, bool):
            self.add_problem(path, f"`{path}` must be true or false")
        return value is True

    def whole_number(self, path: str) -> int:
        """A whole number from 0."""
        value = self.value(path)
        if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
            return value
        self.add_problem(path, f"`{path}` must be a whole number, 0 or more")
        return 0

    def string_list(self, path: str, allowed: Collection[str] = ()) -> tuple[str, ...]:
        """A list of texts, each one of `allowed` when that is given."""
        value = self.value(path)
        if not isinstance(value, list) or not all(isinstance(v, str) and v.strip() for v in value):
            self.add_problem(path, f'`{path}` must be a list of texts: ["…", "…"]')
            return ()
        for word in value if allowed else ():
            if word not in allowed:
                self.add_problem(path, f"`{path}` does not know `{word}`; write one of {', '.join(allowed)}")
        return tuple(value)

    def translated_text(self, path: str) -> Mapping[str, str]:
        """One text in each of the three languages."""
        return {language: self.string(f"{path}.{language}") for language in LANGUAGES}

    def translated_lines(self, path: str) -> Mapping[str, tuple[str, ...]]:
        """A list in each of the three languages, all of one length."""
        lists = {language: self.string_list(f"{path}.{language}") for language in LANGUAGES}
        longest = max(len(lines) for lines in lists.values())
        for language, lines in lists.items():
            if len(lines) < longest and isinstance(self.value(f"{path}.{language}"), list):
                self.add_problem(
                    f"{path}.{language}",
                    f"`{path}` has {longest} lines in another language and {len(lines)} in {language}; write the rest",
                )
        return lists

    def line_of_text(self, path: str, text: str) -> int:
        """Line where a text under `path` begins."""
        start, first = self.line(path), text.lstrip("\n").split("\n")[0]
        rest = enumerate(self.text.split("\n")[start - 1 :], start)
        return next((number for number, line in rest if first in line), start)

    def entries(self, path: str) -> tuple[str, ...]:
        """Dotted keys of the entries of a `[[list]]`."""
        value = self.value(path)
        return tuple(f"{path}.{i}" for i in range(len(value))) if isinstance(value, list) else ()


def read(folder: Path, name: str, problems: list[str]) -> str:
    """Text of a file; one that is missing or not UTF-8 is a problem and reads as empty."""
    try:
        return (folder / name).read_text("utf-8-sig").replace("\r\n", "\n")
    except FileNotFoundError:
        problems.append(f"{name}:1: the file is missing; README.md says what belongs in it")
    except UnicodeDecodeError as error:
        line = error.object[: error.start].count(b"\n") + 1
        problems.append(f"{name}:{line}: not UTF-8 text; save the file with the encoding UTF-8")
    return ""


def open_toml_file(folder: Path, name: str, problems: list[str]) -> TomlFile:
    """Read one TOML file. A file that is missing or not TOML is one problem: what follows from it is not listed."""
    before, text = len(problems), read(folder, name, problems)
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = _PLACE.search(str(error))
        problems.append(f"{name}:{place[1] if place else text.count(chr(10)) + 1}: not valid TOML: {error}")
    if len(problems) > before:
        return TomlFile(name, text, {}, [])
    return TomlFile(name, text, table, problems, line_numbers(text))
