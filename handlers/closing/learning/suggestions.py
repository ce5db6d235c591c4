"""What might change in the playbook, from how each of its lines went in this incident (R180, R185)."""

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import DraftState
from handlers.case.retro import Retro

MAX_LINES = 8
SENT_BACK_OFTEN = 2  # drafts sent back from which on the phrases are worth a look
ASKED = ("missed", "late", "dropped")


def suggestions(file: CaseFile, retro: Retro) -> tuple[LocalizedText, ...]:
    """What the log gives reason to ask: lines not done, done late or not needed, windows missed, drafts sent back."""
    found = [msg(f"retro_line.{went}", items=titles) for went in ASKED if (titles := _titles(file, retro, went))]
    missed = [name for name, state in retro.facts.windows.items() if state in ("missed", "met_late")]
    late = tuple(msg(f"window.{name}") for name in missed)
    windows = [msg("retro.windows_missed", windows=late)] if late else []
    often = retro.facts.sent_back >= SENT_BACK_OFTEN
    phrases = [msg("retro.sent_back_often", n=retro.facts.sent_back)] if often else []
    return (*windows, *phrases, *found)


def _titles(file: CaseFile, retro: Retro, went: str) -> tuple[LocalizedText, ...]:
    """The playbook's lines that went so, in its own words; the first few."""
    keys = [key for key, outcome in retro.facts.lines.items() if outcome == went]
    titles = {task.key: task.title for task in file.tasks}
    named = tuple(msg("plain.text", text=titles[key]) for key in keys[:MAX_LINES] if key in titles)
    more = (msg("board.more_are", n=len(keys) - MAX_LINES),) if keys[MAX_LINES:] else ()
    return (*named, *more)


def sent_back_reasons(file: CaseFile) -> tuple[LocalizedText, ...]:
    """Which versions came back, from whom and why."""
    back = [draft for draft in file.drafts if draft.state is DraftState.SENT_BACK]
    return tuple(msg("retro.sent_back", version=d.version, by=d.decided_by, reason=d.reason) for d in back)
