"""The README's Slack page as tests follow it: its manifest, its commands, the names it gives to settings."""

import re
from pathlib import Path
from typing import Any

PAGE = (Path(__file__).parents[2] / "bot/chat/slack/README.md").read_text("utf-8")


def manifest() -> dict[str, Any]:
    """What the page has people paste, read as Slack reads it (as much of YAML as it uses: maps, lists, plain words)."""
    lines = [line for line in block("yaml").splitlines() if line.strip()]
    found, rest = _part(lines, 0)
    assert not rest and isinstance(found, dict)
    return found


def commands() -> list[str]:
    """What the page has people type in a shell, line by line."""
    return [
        line for text in re.findall(r"```sh\n(.*?)```", PAGE, re.DOTALL) for line in text.splitlines() if line.strip()
    ]


def block(language: str) -> str:
    """The first block in this language."""
    found = re.search(rf"```{language}\n(.*?)```", PAGE, re.DOTALL)
    assert found
    return found[1]


def settings_named() -> set[str]:
    """Every name of a setting on the page."""
    return set(re.findall(r"`([A-Z][A-Z0-9]+_[A-Z0-9_]+)\b", PAGE))


def _part(lines: list[str], depth: int) -> tuple[Any, list[str]]:
    """What stands at this depth, and the lines after it."""
    found: Any = None
    while lines and _depth(lines[0]) == depth:
        line = lines[0].strip()
        if line.startswith("- "):
            found = found or []
            if ": " in line:
                each, lines = _part([lines[0].replace("- ", "  ", 1), *lines[1:]], depth + 2)
                found.append(each)
            else:
                found.append(line[2:])
                lines = lines[1:]
            continue
        found = found or {}
        name, _, value = line.partition(":")
        lines = lines[1:]
        if value.strip():
            found[name] = _value(value.strip())
        else:
            found[name], lines = _part(lines, _depth(lines[0]))
    return found, lines


def _value(text: str) -> str | bool:
    return {"true": True, "false": False}.get(text, text)


def _depth(line: str) -> int:
    return len(line) - len(line.lstrip())
