"""Text from outside as Markdown that shows it and does nothing else: no markup, links, images or HTML."""

import re

# Zero-width joiners stay: they are part of many pictures people type.
UNSEEN = {*range(0x20), *range(0x7F, 0xA0), 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)} - {ord("\t"), ord("\n")}
SHOWN = dict.fromkeys(UNSEEN, "\N{REPLACEMENT CHARACTER}")
MARKS = {ord(mark): f"\\{mark}" for mark in "\\`*_{}[]<>#|~!$&^="}
# Programs turn these into links without being asked: an address, a host name, a mailbox. Each is one run of plain ASCII.
RUN = re.compile(r"[!-~]+")
LINKISH = re.compile(r"://|@|\.[A-Za-z]{2}|[wW]{3}\.")


def inline(text: str) -> str:
    """One line of running text."""
    return RUN.sub(_run, visible(one_line(text)))


def fence(text: str) -> str:
    """A block that shows the text as it is, line by line."""
    shown = visible(text.replace("\r\n", "\n").replace("\r", "\n"))
    marks = "`" * max(3, 1 + _longest_run(shown))
    return f"{marks}text\n{shown}\n{marks}\n"


def one_line(text: str) -> str:
    """Line breaks of every kind as spaces."""
    return " ".join(text.splitlines())


def visible(text: str) -> str:
    """Characters that would hide, or turn round what follows, as a mark that something was there."""
    return text.translate(SHOWN)


def _run(found: re.Match[str]) -> str:
    run = found[0]
    if not LINKISH.search(run):
        return run.translate(MARKS)
    marks = "`" * (1 + _longest_run(run))
    pad = " " if run[0] == "`" or run[-1] == "`" else ""
    return f"{marks}{pad}{run}{pad}{marks}"


def _longest_run(text: str) -> int:
    return max((len(run) for run in re.findall("`+", text)), default=0)
