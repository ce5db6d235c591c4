"""`/incident numbers`: what a person read off a post becomes a capture; one tap where nothing changed (R7, R14)."""

import re
from collections.abc import Mapping
from dataclasses import asdict, replace
from datetime import datetime

from bot.incidents.access import Access
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.alerts.numbers import as_last_time, next_look, numbers_wanted, takes_numbers, who_looks
from handlers.case.card import Card, LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.commands.forms import form_for
from handlers.commands.registry import BY_NAME
from handlers.overview.numbers_card import MAX_ROWS, numbers_card
from handlers.posts import read_count
from handlers.posts.post import Alert, Counts
from storage.incidents import listing

MAX_LISTED = 200  # open incidents looked at
# How people label what they read off a post: `赞120 藏30 评44 转5`.
LABELS: Mapping[str, str] = {
    "like": "点赞|點讚|按讚|赞|讚|likes?",
    "save": "收藏|藏|saves?",
    "comment": "评论|評論|留言|评|評|comments?",
    "share": "分享|转发|轉發|转|轉|shares?",
    "view": "播放|浏览|瀏覽|阅读|閱讀|views?",
}
TYPED = {
    name: re.compile(rf"(?:{words})[数數量]?\s*[:：=]?\s*([\d.,]+\s*[万萬亿億wkm千]?\+?)", re.IGNORECASE)
    for name, words in LABELS.items()
}


def numbers_command(access: Access, request: CommandRequest) -> CommandResult:
    """Record new numbers of an incident's post, or that they are as before; without an incident, list who waits."""
    wanted = [] if request.number else wanted_files(access, request.person)
    if not request.number and (len(wanted) != 1 or _counts(wanted[0], request.values) is None):
        return CommandResult(True, card=wanted_card(access, request.person, request.now))
    file = wanted[0] if wanted else access.incidents.read(request.number or 0)  # the only one that they can mean
    if why := takes_numbers(file):
        return CommandResult(False, (msg(why, number=file.number),))
    counts = _counts(file, request.values)
    if isinstance(counts, LocalizedText):
        return CommandResult(False, (counts,))
    if counts is None:
        team, values = access.incidents.people.team(), request.values
        return CommandResult(False, form=form_for(BY_NAME["numbers"], file, team, values))
    # Without words: who read numbers off a post has written none of it.
    post = replace(file.post, title="", text="")
    alert = Alert(
        source=f"chat:{request.person}",
        post=post,
        seen_at=request.now,
        counts=counts,
        captured_at=request.now,
        brand=file.brand,
        product=file.product,
    )
    received = access.incidents.receive_alert(alert, idempotency_key=request.idempotency_key)
    return CommandResult(True, (_answer(access.incidents.read(received.number), access, request.now),))


def wanted_files(access: Access, person: str) -> list[CaseFile]:
    """The incidents whose numbers this person is asked for."""
    with access.incidents.database.read_transaction() as connection:
        files = listing.open_incidents(connection, MAX_LISTED)
    return [file for file in access.only(person, files) if numbers_wanted(file) and who_looks(file) == person]


def wanted_card(access: Access, person: str, now: datetime) -> Card:
    """The incidents whose numbers this person is asked for, with their links."""
    mine = wanted_files(access, person)
    access.log_restricted(mine[:MAX_ROWS], person, "numbers", now)
    return numbers_card(mine)


def _answer(file: CaseFile, access: Access, now: datetime) -> LocalizedText:
    known = tuple(msg(f"count.{name}", n=n) for name, n in asdict(file.counts).items() if n is not None)
    due = next_look(file, access.incidents.policy)
    return msg("answer.numbers", number=file.number, counts=known, severity=file.severity, due=due)


def _counts(file: CaseFile, values: Mapping[str, str]) -> Counts | LocalizedText | None:
    """The numbers given; the sentence that says which is none; None when none were given."""
    if values.get("same"):
        return as_last_time(file)
    found: dict[str, int] = {}
    given = {name: values[name] for name in LABELS if values.get(name, "").strip()} or _typed(values.get("text", ""))
    for name, text in given.items():
        try:
            if (count := read_count(text)) is not None:
                found[name] = count
        except (ValueError, OverflowError):
            return msg("rejection.not_a_count", given=text[:40])
    return Counts(**found) if found else None


def _typed(text: str) -> dict[str, str]:
    """Labelled numbers of a line."""
    return {name: match[1].strip() for name, pattern in TYPED.items() if (match := pattern.search(text))}
