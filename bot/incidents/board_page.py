"""The board as a page of its own: every open incident that a person may read, by the next thing that is due."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.incidents.access import Access
from handlers.case.card import LocalizedText
from handlers.case.case_file import CaseFile
from handlers.case.people import Role
from handlers.overview.board import time_left
from handlers.overview.next_step import next_row
from handlers.overview.room_card import about
from handlers.reminders.windows import next_due
from handlers.roles.rules import held_roles
from handlers.tasks.rules import open_tasks
from storage.incidents import listing

MAX_INCIDENTS = 500  # open incidents on the page, the gravest first; search and filters narrow them
NOW = timedelta(hours=1)  # what falls due within it stands first
GROUPS = ("overdue", "now", "today", "later", "none")


@dataclass(frozen=True)
class BoardFilter:
    """What the page is narrowed to; empty values narrow nothing. `words` are looked for in post, author and number."""

    level: str = ""
    brand: str = ""
    mine: bool = False
    words: str = ""


@dataclass(frozen=True)
class BoardLine:
    """One open incident: what it is about, what is next, and how long is left until `due` (UTC)."""

    file: CaseFile
    group: str
    about: str
    next: LocalizedText
    due: datetime | None
    left: LocalizedText | None
    owner: str
    drafts: int
    promises: int
    tasks: int


@dataclass(frozen=True)
class BoardPage:
    """Lines by group, in the order of GROUPS; levels and brands to choose from; how many posts are unread."""

    groups: tuple[tuple[str, tuple[BoardLine, ...]], ...]
    levels: tuple[str, ...]
    brands: tuple[str, ...]
    shown: int
    open: int
    unread: int


def board_page(access: Access, person: str, chosen: BoardFilter, now: datetime) -> BoardPage:
    """Read the board for one person as of now (UTC)."""
    incidents = access.incidents
    with incidents.database.read_transaction() as connection:
        files = access.only(person, listing.open_incidents(connection, MAX_INCIDENTS))
        unread = sum(n for n, _ in listing.count_unread(connection).values())
    wanted = [file for file in files if _fits(file, chosen, person)]
    zone = ZoneInfo(incidents.policy.zone)
    wanted.sort(key=lambda file: file.severity, reverse=True)
    lines = [_line(file, access, now, zone) for file in wanted]
    lines.sort(key=lambda line: (line.due is None, line.due or now))  # of one time the gravest first
    groups = ((name, tuple(line for line in lines if line.group == name)) for name in GROUPS)
    return BoardPage(
        groups=tuple((name, found) for name, found in groups if found),
        levels=tuple(sorted({file.severity.value for file in files}, reverse=True)),
        brands=tuple(sorted({file.brand for file in files if file.brand})),
        shown=len(lines),
        open=len(files),
        unread=unread,
    )


def _fits(file: CaseFile, chosen: BoardFilter, person: str) -> bool:
    words = chosen.words.casefold().removeprefix("#").strip()
    text = f"{file.number}\n{file.post.full_text()}\n{file.post.author.name}\n{file.product}\n{file.brand}".casefold()
    return (
        (not chosen.level or file.severity.value == chosen.level)
        and (not chosen.brand or file.brand == chosen.brand)
        and (not chosen.mine or bool(held_roles(file, person)))
        and (words in text if not words.isdecimal() else str(file.number) == words or words in text)
    )


def _line(file: CaseFile, access: Access, now: datetime, zone: ZoneInfo) -> BoardLine:
    policy = access.incidents.policy
    due = next_due(file, policy)
    return BoardLine(
        file=file,
        group=_group(due, now, zone),
        about=about(file),
        next=next_row(file, policy).text,
        due=due,
        left=time_left(due, now) if due else None,
        owner=file.person(Role.OWNER),
        drafts=len(file.waiting_drafts()),
        promises=len(file.open_promises()),
        tasks=len(open_tasks(file)),
    )


def _group(due: datetime | None, now: datetime, zone: ZoneInfo) -> str:
    if due is None:
        return "none"
    if due < now:
        return "overdue"
    if due - now <= NOW:
        return "now"
    return "today" if due.astimezone(zone).date() == now.astimezone(zone).date() else "later"
