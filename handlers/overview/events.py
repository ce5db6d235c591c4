"""Every event of every practice, by its stable code: found by looking at the folders, so that nothing lists them."""

import pkgutil
from collections.abc import Iterable, Iterator
from importlib import import_module
from types import ModuleType

import handlers
from handlers.case.event import Event

ABOVE = frozenset({"handlers.overview", "handlers.commands"})  # they import this file and have no events


def discover_events(folders: Iterable[str] = handlers.__path__, prefix: str = "handlers.") -> dict[str, type[Event]]:
    """Return each class of event by its code. It may stand in any file of a practice's folder below `folders`."""
    kinds = {kind for module in _modules(folders, prefix) for kind in _events_of(module)}
    return {kind.code: kind for kind in sorted(kinds, key=lambda kind: kind.code)}


def _modules(folders: Iterable[str], prefix: str) -> Iterator[ModuleType]:
    for found in pkgutil.iter_modules(folders, prefix):
        if found.name not in ABOVE:
            module = import_module(found.name)
            yield module
            yield from _modules(module.__path__, f"{found.name}.") if found.ispkg else ()


def _events_of(module: ModuleType) -> Iterator[type[Event]]:
    for kind in vars(module).values():
        if isinstance(kind, type) and issubclass(kind, Event) and kind is not Event:
            yield kind


EVENTS = discover_events()
