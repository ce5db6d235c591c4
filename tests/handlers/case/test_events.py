"""Events are known by their codes: a stored line whose code nothing knows could not be told or replayed."""

import importlib
import pkgutil
from collections.abc import Iterator

import handlers
from handlers.case.event import Event
from handlers.overview.events import EVENTS


def declared(kind: type[Event]) -> Iterator[type[Event]]:
    for each in kind.__subclasses__():
        yield each
        yield from declared(each)


def test_every_event_of_every_practice_is_known_by_its_code():
    for module in pkgutil.walk_packages(handlers.__path__, "handlers."):
        importlib.import_module(module.name)
    ours = [kind for kind in declared(Event) if kind.__module__.startswith("handlers.") and "code" in vars(kind)]
    assert {kind.code: kind for kind in ours} == EVENTS
