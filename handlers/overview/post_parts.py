"""The post on a card: its words, who wrote it, its numbers and when each was read, what people reported besides."""

from collections.abc import Iterator
from itertools import islice

from handlers.case.captures import NAMES, doubted_readings, newest_readings
from handlers.case.card import Link, LocalizedText, Part, Quote, Row, msg
from handlers.case.case_file import CaseFile
from handlers.case.once import once

MAX_REPORTS = 3  # the newest by people, in other words than the post's
MAX_IN_ROOM = 160  # code points of the post on the room's card
MAX_SHOWN = 600  # code points of the post where it stands whole; all of it is in the file and the export


@once
def post_head(file: CaseFile) -> tuple[Part, ...]:
    """What people's own cards show of the post: the first two of its parts."""
    return tuple(islice(post_parts(file), 2))


def post_parts(file: CaseFile) -> Iterator[Part]:
    """The post itself: text as it is, author, reach, link."""
    post, shown = file.post, file.post.full_text()
    if shown:
        yield _quote(shown, msg("card.post", platform=post.platform))
    else:
        yield Row(msg("card.words"), msg("card.words_missing"))
    if post.author.name or post.author.followers is not None:
        yield Row(msg("card.author"), msg("card.author_is", name=post.author.name, followers=post.author.followers))
    yield from _counts(file)
    if file.matched_terms:
        yield Row(msg("card.terms"), msg("plain.text", text=", ".join(file.matched_terms)))
    if file.watch_terms:
        yield _watch_terms(file)
    if post.parent:
        yield Row(msg("card.parent"), msg("plain.text", text=post.parent))
    if post.own_post:
        yield Row(msg("card.own_post"), msg("plain.text", text=post.own_post))
    if post.url:
        yield Link(post.url, msg("card.open_post"))


def _watch_terms(file: CaseFile) -> Row:
    """Which words of the brand sheets the post has (R3, R4)."""
    terms = tuple([msg(f"watch_term.{term.kind}", word=term.word) for term in file.watch_terms])
    return Row(msg("card.watch_terms"), msg("plain.list", items=terms))


def short_post_parts(file: CaseFile) -> Iterator[Part]:
    """On the room's card: how it begins, who wrote it with its numbers in one row, and the way there."""
    post, shown = file.post, file.post.full_text()
    if shown:
        yield _quote(shown, msg("card.post", platform=post.platform), MAX_IN_ROOM)
    elif not file.leads:
        yield Row(msg("card.words"), msg("card.words_missing"))
    counts = tuple(msg(f"count.{name}", n=known.value) for name, known in newest_readings(file.captures).items())
    name, followers = post.author.name, post.author.followers
    about = [msg("card.author_is", name=name, followers=followers)] if name or followers is not None else []
    if known := (*about, *((msg("card.counts_are", counts=counts),) if counts else ())):
        yield Row(msg("card.author") if about else msg("card.counts"), msg("plain.list", items=known))
    if file.watch_terms:
        yield _watch_terms(file)
    if post.url:
        yield Link(post.url, msg("card.open_post"))


def _counts(file: CaseFile) -> Iterator[Part]:
    """Numbers of every kind, with the time of each that the newest capture did not tell; what is doubted, as such."""
    readings = newest_readings(file.captures)
    newest = max((reading.at for reading in readings.values()), default=None)
    known = [
        msg(f"count.{name}", n=readings[name].value)
        if readings[name].at == newest
        else msg("card.count_at", count=msg(f"count.{name}", n=readings[name].value), at=readings[name].at)
        for name in NAMES
        if name in readings
    ]
    if known:
        yield Row(msg("card.counts"), msg("card.counts_are", counts=tuple(known)))
    if doubted := doubted_readings(file.captures):
        fell = tuple([msg("card.count_at", count=msg(f"count.{name}", n=0), at=at) for name, at in doubted.items()])
        yield Row(msg("card.counts_doubted"), msg("plain.list", items=fell))


def report_parts(file: CaseFile) -> tuple[Part, ...]:
    """Return what people reported about the post in other words than its own, the newest few."""
    others = [report for report in file.hand_reports if not report.in_post][-MAX_REPORTS:]
    return (*(_quote(r.text, msg("card.reported_by", person=r.by)) for r in others), *_comments(file))


def _comments(file: CaseFile) -> Iterator[Part]:
    """How many comments came in, and the newest of them; the post may have more."""
    if file.comments:
        yield Row(msg("card.comments"), msg("card.comments_are", n=len(file.comments)))
    for one in file.comments[-MAX_REPORTS:]:
        yield _quote(one.text, msg("card.comment_by", name=one.author))


def _quote(text: str, label: LocalizedText, limit: int = MAX_SHOWN) -> Quote:
    """Words of outsiders as they are, cut to what a card can show."""
    return Quote(text[:limit] + ("…" if len(text) > limit else ""), label)
