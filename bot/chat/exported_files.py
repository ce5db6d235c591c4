"""Exported files that a person asked for in a chat, as outbox messages, so that a failure to send them is retried.

`names` go in, relative to the exports folder; paths below it come out when a chat's sender delivers the message.
"""

from collections.abc import Sequence
from pathlib import Path

from bot.chat.protocol import Message, PermanentFailure
from bot.incidents.outbox_messages import text_message
from handlers.case.card import msg
from storage.outbox.queue import OutboxMessage

KIND = "file"  # how the place of such a message begins


def file_message(chat: str, person: str, incident: int, names: Sequence[str]) -> OutboxMessage:
    """For the outbox: these files, for the person (a roster id) who asked for them."""
    return text_message(chat, f"{KIND}:{person}", incident, [msg(f"{chat}.file", name=name) for name in names])


def requester(message: Message) -> str:
    """The roster id of the person who asked for the files."""
    return message.place.rpartition(":")[2]


def file_names(message: Message) -> list[str]:
    """The names as they were given to `file_message`."""
    return [str(said.args["name"]) for said in message.says]


def file_paths(exports: Path, message: Message) -> list[Path]:
    """The files. Raises PermanentFailure when one is gone, or lies outside the folder."""
    folder = exports.resolve()
    paths = [(folder / name).resolve() for name in file_names(message)]
    for path in paths:
        if not path.is_relative_to(folder) or not path.is_file():
            raise PermanentFailure(f"the exported file {path.name} is gone; export incident {message.incident} again")
    return paths
