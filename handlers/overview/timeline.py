"""An event in people's words: the same sentence in the thread, on the screen and in the export."""

from collections.abc import Mapping, Sequence

from handlers.case.card import Arg, LocalizedText, msg
from handlers.overview.events import EVENTS
from handlers.tasks.findings import finding_texts

LISTS = {"flags": "flag", "acknowledged": "rule", "absent": "absent"}


def event_text(kind: str, fields: Mapping[str, object], by: str) -> LocalizedText:
    """Return one event as a sentence; `fields` are its JSON values, of the timeline or the event itself.

    Fields that have expired are shown as nothing.
    """
    expired = dict.fromkeys(EVENTS[kind].personal if kind in EVENTS else ())
    args: dict[str, Arg] = {**expired, **{name: _arg(name, fields[name]) for name in sorted(fields)}}
    return LocalizedText(f"event.{kind}", {**args, "by": by})


def _arg(name: str, value: object) -> Arg:
    if name == "reasons" and isinstance(value, Sequence):
        return tuple(LocalizedText(f"reason.{rule}", dict(sorted(args.items()))) for rule, args in value)
    if name == "absent" and value and isinstance(value, str):
        return msg(f"absent.{value}")
    if name in LISTS and isinstance(value, Sequence) and not isinstance(value, str):
        return tuple(msg(f"{LISTS[name]}.{item}") for item in value)
    if name == "reason" and value == "l0":
        return msg("reason.l0")
    if name == "counts" and isinstance(value, Mapping):
        return tuple(msg(f"count.{c}", n=n) for c, n in sorted(value.items()) if n is not None)
    if name == "state":
        return str(value)
    if name == "title" and isinstance(value, Mapping):
        return {str(language): str(value[language]) for language in sorted(value)}
    if name == "findings" and isinstance(value, Mapping):
        return finding_texts({str(k): str(v) for k, v in value.items()})
    if name == "tasks" and isinstance(value, Sequence):
        return tuple(msg("task.number", id=task["id"], title=task["title"]) for task in value)
    if isinstance(value, str | int | float) or value is None:
        return value
    if isinstance(value, Sequence):
        return ", ".join(str(item) for item in value if isinstance(item, str | int))
    return None
