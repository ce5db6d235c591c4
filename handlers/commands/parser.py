"""The grammar of commands: `/incident approve 12 2`, `事件 12 通过 2`, a button's code: one reader for all of them."""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field

from handlers.commands.aliases_zh import canonical_value
from handlers.commands.command import Command
from handlers.commands.pairs import mark_pairs, name_of, takes_sentence
from handlers.commands.registry import BY_NAME
from handlers.commands.tokenizer import OPENERS, begins_with_label, find_command, insert_spaces
from handlers.commands.value_shapes import NUMBER, TIMES, VALUE_SHAPES
from handlers.commands.word_reader import WordReader, split_task_number
from handlers.overview.figures.period import PERIODS
from handlers.text.times import MAX_WORDS, count_time_words

PAIR = re.compile(r"([^=\s]{1,16})=(.+)", re.DOTALL)
POLITE = ("吧", "了", "谢谢", "謝謝", "我来", "我來", "一下", "please", "now", "thanks")  # what may follow a command
WITH_TOPIC = ("cause", "insight")  # parts of a retro that a code follows
LABELLED = frozenset({"channel", "proof_kind", "ground", "move", "measure", "legal_step"})
MAX_LABEL_WORDS = 6  # of a choice, as it is shown in English
MAX_TRAILING_PAIRS = 8  # pairs at the end of a line


@dataclass(frozen=True)
class ParsedCommand:
    """What was asked: the command (None when no word is one), the incident's number, and the values typed."""

    command: Command | None
    number: int | None = None
    values: Mapping[str, str] = field(default_factory=dict)
    word: str = ""  # the first word, for saying that it is not a command
    text: str = ""  # the line as it was given, for what is not a command but a post
    explicit: bool = False  # the number is named as an incident's: `事件 12 通过`, `approve #12`
    extra: str = ""  # words after a command that it has no place for, so that it is none


def parse_command(text: str) -> ParsedCommand:
    """Read a typed line or a button's code. The number may come before or after the command."""
    if begins_with_label(text):
        return ParsedCommand(None, word=text.split(maxsplit=1)[0], text=text)
    words = WordReader(insert_spaces(text))
    opened = words.peek().lower() in OPENERS
    if opened:
        words.pop()
    explicit = not words.peek().isdecimal() or opened
    number = _number(words) if NUMBER.fullmatch(words.peek()) else None
    word = words.peek()
    command, preset = find_command(word) if word else (BY_NAME["status" if number else "help"], {})
    if command is None:
        return ParsedCommand(None, number, word=word, text=text)
    words.pop()
    if number is None and "number" not in command.positional and command.handler and NUMBER.fullmatch(words.peek()):
        explicit = not words.peek().rstrip(".。!").isdecimal()
        number = _number(words)
    if command.name == "report" and not number and _canonical(BY_NAME["figures"], "period", words.peek()) in PERIODS:
        command = BY_NAME["figures"]  # `report week` is about the desk, `report 12` a post's report to its platform
    words.left = mark_pairs(words.left, command)
    values = _read_values(words, command, preset)
    if extra := _extra(words):  # `通过 12 2 太好用了 https://…` is a title, `take the post down` a sentence
        return ParsedCommand(None, number, word=word, text=text, extra=extra)
    if "number" in command.positional and (given := NUMBER.fullmatch(values.get("number", ""))):
        number = int(given[1])
    return ParsedCommand(command, number, values, word, text, explicit)


def _extra(words: WordReader) -> str:
    """What is left of a line once its command is read; marks and polite words count for nothing."""
    return words.left if re.search(r"\w", words.left) and words.left.lower() not in POLITE else ""


def _number(words: WordReader) -> int | None:
    given = NUMBER.fullmatch(words.pop())
    return int(given[1]) if given else None


def _read_values(words: WordReader, command: Command, preset: Mapping[str, str]) -> dict[str, str]:
    """Values in typed order; the last one takes the rest of the line as it was written."""
    values = dict(preset)
    for place, name in enumerate(command.positional):
        _read_pairs(words, command, values)
        if name in values:
            continue
        if command.name == "task" and name == "id":
            split_task_number(words)
        has_shape = VALUE_SHAPES.get(name)
        if name == "topic" and values.get("part") not in WITH_TOPIC:
            continue  # `retro 12 wrong service was late` is a sentence
        if command.name == "promise" and name == "reason":
            _read_new_due(words, values, values.get("what", ""))
        if command.name == "ticket" and name == "text":
            _read_new_due(words, values, "moved")
        if command.name == "task" and name == "text":
            _read_new_owner(words, command, values)
            _read_new_due(words, values, values.get("act", "").replace("move", "moved"))
        if place == len(command.positional) - 1 and has_shape is None:
            values |= _read_trailing_pairs(words, command)
            values[name] = canonical_value(command.name, name, words.rest())
        elif words.peek() and (has_shape is None or has_shape(_canonical(command, name, words.peek()))):
            word = words.pop()
            values[name] = _canonical(command, name, word) + _rest_of_time(words, name, word)
        elif code := _read_label(words, command, name):
            values[name] = code
    _read_pairs(words, command, values, ends_line=True)
    return {name: value for name, value in values.items() if value}


def _canonical(command: Command, name: str, word: str) -> str:
    """A word as the code it stands for."""
    return word.strip("第版") if name == "version" else canonical_value(command.name, name, word)


def _read_label(words: WordReader, command: Command, name: str) -> str:
    """The code of a choice whose label of several words stands there, as people read it: `channel=12377 举报中心`."""
    if name not in LABELLED:
        return ""
    for count in range(min(MAX_LABEL_WORDS, len(words.left.split())), 1, -1):
        label = " ".join(words.next(count))
        label = label.partition("=")[2] if PAIR.fullmatch(label) else label
        if label and (code := _canonical(command, name, label)) != label:
            for _ in range(count):
                words.pop()
            return code
    return ""


def _rest_of_time(words: WordReader, name: str, first: str) -> str:
    """The words after the first that belong to the same time: `18:00` of `周五 18:00`, `25 10:00` of `Nov 25 10:00`."""
    count = count_time_words([first, *words.next(MAX_WORDS - 1)]) if name in TIMES else 0
    return "".join(f" {words.pop()}" for _ in range(count - 1))


def _read_pairs(words: WordReader, command: Command, values: dict[str, str], ends_line: bool = False) -> None:
    while name := _pair_name(words.peek(), command):
        given = words.peek().partition("=")[2]
        if takes_sentence(name, command, VALUE_SHAPES, ends_line or bool(_next_pair(words, command))):
            values[name] = _sentence(words, command)
            continue
        if code := _read_label(words, command, name):
            values[name] = code
            continue
        words.pop()
        values[name] = _canonical(command, name, given) + _rest_of_time(words, name, given)


def _sentence(words: WordReader, command: Command) -> str:
    """What stands after `waive=`, as it was written: to the end of the line, or to the next name with `=`."""
    end = _next_pair(words, command) or len(words.left)
    sentence, words.left = words.left[:end], words.left[end:]
    return re.split("[=＝]", sentence, maxsplit=1)[1].strip()


def _next_pair(words: WordReader, command: Command) -> int:
    """Where the next pair after the first word begins; 0 when none follows."""
    starts = [word.start() for word in re.finditer(r"\S+", words.left)][1:]
    pairs = (n for n in starts if _pair_name(unicodedata.normalize("NFKC", words.left[n:].split()[0]), command))
    return next(pairs, 0)


def _pair_name(word: str, command: Command) -> str:
    """The name before `=` in a word, when this command knows it; empty for any other word."""
    pair = PAIR.fullmatch(word)
    return name_of(pair[1], command) if pair else ""


def _read_trailing_pairs(words: WordReader, command: Command) -> dict[str, str]:
    """`fact 每批抽检12支 document=质检记录 date=2026-11-01`: pairs may end the line, but not a reply's words."""
    found_words = () if command.needs_draft_context else re.finditer(r"\S+", words.left)
    plain = (
        (word.start(), unicodedata.normalize("NFKC", word[0])) for word in found_words if set(word[0]) & set("=＝")
    )
    starts = [start for start, word in plain if _pair_name(word, command)]
    for start in starts[-MAX_TRAILING_PAIRS:]:
        tail, found = WordReader(words.left[start:]), dict[str, str]()
        _read_pairs(tail, command, found, ends_line=True)
        if found and not tail.left:
            words.left = words.left[:start]
            return found
    return {}


def _read_new_due(words: WordReader, values: dict[str, str], what: str) -> None:
    """`改期 12 1 明天18:00 等检测`: a promise's new time may come before its words, which may be "two days of …"."""
    if what in ("moved", "add") and "due" not in values:
        count = count_time_words(words.next(MAX_WORDS), in_prose=what == "add")
        values["due"] = " ".join(words.pop() for _ in range(count))


def _read_new_owner(words: WordReader, command: Command, values: dict[str, str]) -> None:
    """`task 12 3 assign ken`: who gets it may be typed without `owner=`."""
    if values.get("act") == "assign" and "owner" not in values:
        values["owner"] = _canonical(command, "owner", words.pop())
