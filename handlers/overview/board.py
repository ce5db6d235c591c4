"""The managers' board, and one incident on one screen, both with the time left at this very moment."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta

from handlers.case.card import Button, Card, Line, Part, Say, Tone, say
from handlers.case.case_file import CaseFile
from handlers.case.grades import Severity
from handlers.case.people import Role
from handlers.case.policy import House
from handlers.overview.case_card import TONES, case_card
from handlers.overview.owner_card import next_step
from handlers.reminders.windows import open_windows
from handlers.roles.seating import empty_seats


def board_card(files: Sequence[CaseFile], totals: Mapping[str, int], house: House, now: datetime) -> Card:
    """Open incidents, worst first then soonest due. `totals` counts all open ones by severity; `files` are those shown."""
    counted = tuple(say("board.count", severity=s, n=totals[s]) for s in ("L3", "L2", "L1") if totals.get(s))
    if not files:
        return Card(say("board.title"), Tone.DONE, (Line(say("board.open"), say("board.nothing")),))
    parts: list[Part] = [Line(say("board.open"), say("plain.list", items=counted) if counted else say("board.nothing"))]
    parts += [Line(_heading(f), _row(f, house, now)) for f in files]
    if (rest := sum(totals.values()) - sum(not f.drill for f in files)) > 0:
        parts.append(Line(say("board.more"), say("board.more_are", n=rest)))
    worst = max(f.severity for f in files) if files else Severity.L1
    return Card(say("board.title"), TONES.get(worst, Tone.CALM), tuple(parts), tuple(_open(f) for f in files[:5]))


def status_card(file: CaseFile, house: House, now: datetime) -> Card:
    """One incident on one screen: its card, what is next, and how long each window has left."""
    card = case_card(file, house)
    if not file.open:
        return card
    left = tuple(Line(say("card.left", window=w.name), time_left(w.due, now)) for w in open_windows(file, house))
    drafts = tuple(
        Line(say("card.draft_no", version=d.version), say("card.draft_is", version=d.version, kind=d.kind, state=f"draft.{d.state}"))
        for d in file.drafts
    )
    return Card(card.title, card.tone, (Line(say("card.next"), next_step(file)), *left, *card.parts, *drafts), card.buttons)


def time_left(due: datetime, now: datetime) -> Say:
    """How long until it is due, or how long it has been overdue."""
    gap = int((due - now) / timedelta(seconds=1))
    return say("time.left", seconds=gap) if gap >= 0 else say("time.overdue", seconds=-gap)


def _heading(file: CaseFile) -> Say:
    key = "board.row_damaged" if file.damaged else "board.row_drill" if file.drill else "board.row"
    return say(
        key,
        number=file.number,
        severity=file.severity,
        category=file.category,
        about=(file.product or file.brand or file.post.words())[:24],
    )


def _row(file: CaseFile, house: House, now: datetime) -> Say:
    """Owner, approver, next window and time left, drafts waiting, promises due, empty seats."""
    window = next(iter(open_windows(file, house)), None)
    items: list[Say] = [
        say("board.owner", person=file.person(Role.OWNER)),
        say("board.approver", person=file.person(Role.APPROVER)),
    ]
    if window:
        items.append(say("board.window", window=window.name, left=time_left(window.due, now)))
    if draft := file.waiting():
        items.append(say("board.draft", version=draft.version))
    if dues := [p.due for p in file.open_promises() if p.due]:
        items.append(say("board.promise", n=len(file.open_promises()), left=time_left(min(dues), now)))
    if empty := empty_seats(file):
        items.append(say("board.empty", roles=tuple(say(f"role.{r}") for r in empty)))
    return say("plain.list", items=tuple(items))


def _open(file: CaseFile) -> Button:
    return Button(f"status {file.number}", say("button.open", number=file.number))
