"""A line typed in an incident's thread: a bare number there is a version or a promise, never another incident."""

from dataclasses import replace

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.commands.parser import ParsedCommand

OF_THE_INCIDENT = ("version", "id")  # values that a bare number can be


def read_in_thread(asked: ParsedCommand, file: CaseFile) -> ParsedCommand | LocalizedText:
    """The command as it is meant in the thread of this incident, or the sentence that says how to name another.

    `退回 1 语气不对` in the thread of incident 2 is about version 1 of incident 2; `事件 1 退回 …` is about incident 1.
    """
    command, number = asked.command, asked.number
    if command is None or command.handler is None or number is None or asked.explicit:
        return asked
    value = next(iter(command.positional), "")
    short = value in OF_THE_INCIDENT and not asked.values.get(value) and not asked.values.get("hash")
    if short and not (number == file.number and file.draft(number) is None):
        return replace(asked, number=file.number, values={**asked.values, value: str(number)})
    if number == file.number or asked.values.get("hash"):
        return asked
    return msg("rejection.other_incident", number=file.number, other=number)
