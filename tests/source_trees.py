"""The code and the tests as syntax trees, parsed once for a process, and the names in them."""

import ast
import re
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[1]
ROOMS = ("bot", "handlers", "storage", "prompts")
DEFINITIONS = ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


@cache
def trees(*folders: str) -> Mapping[Path, ast.Module]:
    """Every Python file of these folders, by its path from the root."""
    files = [path for folder in folders for path in (ROOT / folder).rglob("*.py")]
    return {path.relative_to(ROOT): ast.parse(path.read_text("utf-8")) for path in files}


@cache
def code() -> Mapping[Path, ast.Module]:
    """The product without its migrations, which are never changed."""
    return {path: tree for path, tree in trees(*ROOMS).items() if "versions" not in path.parts}


def imported(tree: ast.Module) -> Iterator[str]:
    """Top-level names of everything a file imports."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module.split(".")[0]


def modules(tree: ast.Module) -> Iterator[str]:
    """Modules that a file imports, as whole names."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def names_of(tree: ast.Module) -> Iterator[str]:
    """Every name a file gives: classes, functions, parameters, fields, constants, local variables and what it imports
    as.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            yield node.name
        elif isinstance(node, ast.arg):
            yield node.arg
        elif isinstance(node, ast.Name | ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.id if isinstance(node, ast.Name) else node.attr
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname


def words_of(name: str) -> set[str]:
    """`RoleAssigned` and `role_assigned` as their words, without a plural's s."""
    found = re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)
    return {word.lower() for word in found} | {word.lower().removesuffix("s") for word in found}
