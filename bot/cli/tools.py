"""`python -m bot parse`, `triage` and `check`: for people who tune the rules, without storage."""

import sys
from collections.abc import Callable, Iterable, Iterator

from bot.chat import load_settings
from bot.cli import Language, jsonl_tools
from bot.config.content import Content, load_content
from bot.incidents.readers.encoder import EncoderState, SentenceEncoder
from bot.incidents.readers.local import LocalReader
from bot.ops.clock import utc_now


def parse(*, language: Language = "zh-Hans") -> int:
    """Posts in a text: one JSON object a line, in and out."""
    return _answer_lines(jsonl_tools.parse_lines)


def triage(*, language: Language = "zh-Hans", rules_only: bool = False) -> int:
    """Category and severity of an alert: one JSON object a line, in and out.

    Parameters
    ----------
    language
        The language of the reasons.
    rules_only
        Leave out the local reader, which is asked when it is installed.
    """
    reader = None if rules_only else loaded_reader()
    return _answer_lines(lambda lines, content: jsonl_tools.triage_lines(lines, content, utc_now(), language, reader))


def loaded_reader() -> LocalReader | None:
    """The local reader, loaded; None when it is not installed."""
    encoder = SentenceEncoder()
    return LocalReader(encoder) if encoder.load() is EncoderState.READY else None


def check(*, language: Language = "zh-Hans", rules_only: bool = False) -> int:
    """A draft through the gate: one JSON object a line, in and out.

    Parameters
    ----------
    language
        The language of the reasons.
    rules_only
        Leave out the local reader, which is asked when it is installed.
    """
    reader = None if rules_only else loaded_reader()
    return _answer_lines(lambda lines, content: jsonl_tools.check_lines(lines, content, utc_now(), reader))


def _answer_lines(answer: Callable[[Iterable[str], Content], Iterator[str]]) -> int:
    """Answer standard input line by line; both ends are UTF-8 whatever the machine's language."""
    sys.stdin.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    for line in answer(sys.stdin, load_content(load_settings()[0])):
        print(line, flush=True)
    return 0
