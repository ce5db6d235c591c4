"""Text from outside as Markdown that shows it and does nothing else: no markup, links, images or HTML."""

import re

# Control characters and those that change the direction of writing. Zero-width joiners stay: many emoji have them.
INVISIBLE = {*range(0x20), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)}
REPLACEMENTS = dict.fromkeys(INVISIBLE - {ord("\t"), ord("\n")}, "\N{REPLACEMENT CHARACTER}")
ESCAPES = {ord(char): f"\\{char}" for char in "\\`*_{}[]<>#|~!$&^="}
# Programs make links of these unasked: an address, a host name, a mailbox. Each is one run of plain ASCII.
ASCII_RUN = re.compile(r"[!-~]+")
AUTOLINKED = re.compile(r"://|@|\.[A-Za-z]{2}|[wW]{3}\.")


def inline(text: str) -> str:
    """The text as one line of running text."""
    return ASCII_RUN.sub(_escape_run, visible(one_line(text)))


def fence(text: str) -> str:
    """A code block that shows the text as it is, line by line."""
    shown = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    backticks = "`" * max(3, 1 + _longest_backticks(shown))
    return f"{backticks}text\n{shown}\n{backticks}\n"


def one_line(text: str) -> str:
    """The text with line breaks of every kind as spaces."""
    return " ".join(text.splitlines())


def visible(text: str) -> str:
    """The text with a replacement character for each that would hide, or turn round what follows."""
    return text.translate(REPLACEMENTS)


def _escape_run(found: re.Match[str]) -> str:
    run = found[0]
    if not AUTOLINKED.search(run):
        return run.translate(ESCAPES)
    backticks = "`" * (1 + _longest_backticks(run))
    pad = " " if run[0] == "`" or run[-1] == "`" else ""
    return f"{backticks}{pad}{run}{pad}{backticks}"


def _longest_backticks(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
