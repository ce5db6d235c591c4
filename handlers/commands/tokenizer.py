"""A line as typed on a phone: no spaces, full-width marks, traditional script, a command and its value in one word."""

import re
from collections.abc import Mapping
from itertools import takewhile

from handlers.commands.aliases_zh import SHORT_COMMANDS, canonical_value, folded
from handlers.commands.command import Command
from handlers.commands.pairs import name_of
from handlers.commands.registry import BY_NAME
from handlers.text.times import looks_like_time

OPENERS = frozenset({"/incident", "incident", "/事件", "事件"})
BY_FOLDED_NAME: Mapping[str, Command] = {folded(name): command for name, command in BY_NAME.items()}
SHORT_FORMS = {word: (BY_NAME[name], {value: code}) for word, name, value, code in SHORT_COMMANDS}
END_MARKS, GAP_MARKS = (
    "。.!~?",
    tuple(":：,，、"),
)  # what may end a word, and what may stand between the first ones beside spaces
GAPS = " \t\n\u3000" + "".join(GAP_MARKS)
WORD_ENDS = re.compile(rf"[\d{re.escape(GAPS)}]")
LABEL = re.compile(r"[\s|｜；;，,]([^\W\d_]{2,12})[ \t]?[:：](?!//)")
MAX_NAME = 24  # characters of a command's name, and then some
# Commands that take a time and nothing before it: 请假三天.
TIME_ONLY = sorted(
    (name for name, command in BY_FOLDED_NAME.items() if command.positional == ("until",) and not name.isascii()),
    key=len,
    reverse=True,
)


def begins_with_label(text: str) -> bool:
    """True for a report whose first label is a command's name too: `来源：微博 作者：阿美 …`.

    `品牌：GlowSkin` and `添加达人：小美 平台：小红书` are commands: what follows the name is the command's own.
    """
    if ":" not in text and "：" not in text:
        return False
    word = "".join(takewhile(lambda c: c not in GAPS, text.lstrip()[:MAX_NAME]))
    after, command = text.lstrip()[len(word) :].lstrip(), find_command(word)[0]
    if command is None or after[:1] not in (":", "：") or "text" in command.positional:
        return False
    return any(not name_of(label[1], command) for label in LABEL.finditer(after))


def insert_spaces(text: str) -> str:
    """With the spaces that people leave out on a phone: `事件12通过2` is `事件 12 通过 2`, `备注12：问过柜台` is `备注 12 问过柜台`.

    A number counts only if nothing follows it closely but another command or a value of this one, as in `认领12审批人`:
    `备注 12点去` and `2处错字` stay as they are.
    """
    head, left, command, number = list[str](), text.strip(), None, False
    while left and not (command and (number or not _takes_number(command))):
        left = left if command else _before_time(left)
        piece = _token(left)
        after = left[len(piece) :]
        if piece.isdecimal():
            after = after.removeprefix("号").removeprefix("號")
            number = (
                _number_ends(after)
                or find_command(_token(after))[0] is not None
                or (command is not None and _value_follows(command, after))
            )
        if not (number if piece.isdecimal() else folded(piece) in OPENERS or (command := find_command(piece)[0])):
            break
        if (
            command
            and _takes_number(command)
            and not number
            and after[:1] in GAP_MARKS
            and not after.lstrip(GAPS)[:1].isdecimal()
        ):
            return text  # `关闭：用了一次就过敏` is a post's title
        head, left = [*head, *([] if command and folded(piece) in OPENERS else [piece])], after.lstrip(GAPS)
    return " ".join(filter(None, [*head, left])) if any(not word.isascii() for word in head) else text


def _before_time(text: str) -> str:
    """`请假三天` as `请假 三天`: a space after a command that only a time follows."""
    name = next((name for name in TIME_ONLY if folded(text[: len(name)]) == name), "")
    time = text[len(name) :].strip(GAPS)
    return f"{text[: len(name)]} {time}" if name and looks_like_time(time) else text


def _token(text: str) -> str:
    """The digits it begins with, or else the word: up to a digit, a gap, or a letter of another script."""
    digits = "".join(takewhile(str.isdecimal, text))
    word = WORD_ENDS.split(text[:MAX_NAME], maxsplit=1)[0].removesuffix("第")
    known = find_command(word)[0] or folded(word) in OPENERS
    return digits or (word if known else "".join(takewhile(lambda c: not c.isascii() or c == "/", word)) or word)


def _number_ends(after: str) -> bool:
    """True when a number ends here: a gap follows, and it is no clock."""
    return not after or (after[0] in GAPS and not (after[0] in ":：" and after[1:2].isdecimal()))


def _value_follows(command: Command, after: str) -> bool:
    """True when a value follows closely: a word that stands alone, a version, or a time (`静默12半小时`)."""
    piece = _token(after)
    if "version" in command.positional and after[:1] == "第" and after[1:2].isdecimal():
        return True
    if "until" in command.positional and looks_like_time(next(iter(after.split(maxsplit=1)), "")):
        return True
    alone = after[len(piece) :][:1] in ("", *GAPS)
    return alone and any(canonical_value(command.name, name, piece) != piece for name in command.positional)


def find_command(word: str) -> tuple[Command | None, Mapping[str, str]]:
    """The command of this name, and the value that the word alone gives it; a slash before it is forgiven."""
    if len(word) > MAX_NAME:
        return None, {}
    plain = folded(word).removeprefix("/")
    plain = plain.rstrip(END_MARKS) or plain
    return SHORT_FORMS.get(plain) or (BY_FOLDED_NAME.get(plain), {})


def _takes_number(command: Command) -> bool:
    return command.handler is not None or "number" in command.positional
