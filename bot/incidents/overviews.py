"""The managers' board and a person's own list, read from the searched columns with a constant number of queries."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.incidents.access import Access
from bot.incidents.incidents import Incidents
from handlers.alerts.numbers import numbers_wanted, who_looks
from handlers.alerts.umbrella import common_line
from handlers.case.card import Button, Card, LocalizedText, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft
from handlers.case.people import Role
from handlers.case.tasks import Task
from handlers.drafts.authority import asked_instead, barred_from, deciding_role, must_be_seen
from handlers.drafts.emergency import asked_to_ratify, to_ratify
from handlers.overview.board import board_card, detection_row, time_left
from handlers.overview.clusters import clusters_card, clusters_row
from handlers.overview.own_posts import own_posts_card, unanswered_under_own_post
from handlers.overview.reach_card import reach_card, reach_row
from handlers.overview.unread_card import unread_card, unread_row
from handlers.overview.watch_card import watch_card
from handlers.removal.card import month_row, month_start, warned
from handlers.roles.proposals.rules import CONFIRMERS, pending
from handlers.roles.rules import held_roles
from handlers.tasks.rules import tasks_of
from storage import team as states
from storage.incidents import appeals, brand_sheets, listing
from storage.outbox import maintenance

MAX_ROWS = 20
MAX_INCIDENTS = 200  # open incidents looked at, the gravest first; for one person's list
MAX_OWN = 1000  # open incidents looked through for those under our own posts
DAY = timedelta(days=1)


def board(access: Access, now: datetime, person: str = "") -> Card:
    """Open incidents by severity, the worst and soonest due in full; and what was undeliverable in the last 24 h.

    A `person` sees the counts, and of the incidents those that they may read.
    """
    incidents = access.incidents
    with incidents.database.read_transaction() as connection:
        readable = access.only(person, listing.open_incidents(connection, MAX_INCIDENTS))
        sheets = brand_sheets.sheets(connection)
        card = board_card(readable[:MAX_ROWS], listing.counts_by_severity(connection), incidents.policy, now)
        unread = listing.count_unread(connection)
        watched = listing.watched(connection, MAX_ROWS)
        failed = maintenance.undeliverable(connection, now - DAY)
        appealed = appeals.filed_since(connection, month_start(now, incidents.policy.zone))
    if person and not access.sees_room(person, ""):
        return card
    if unread:
        row = unread_row(sum(n for n, _ in unread.values()), min(at for _, at in unread.values()))
        card = replace(card, parts=(*row, *card.parts), buttons=(Button("unread", msg("button.unread")), *card.buttons))
    if by_product := clusters_row(readable, sheets, now):
        card = replace(
            card, parts=(*card.parts, *by_product), buttons=(*card.buttons, Button("clusters", msg("button.clusters")))
        )
    if watched:
        card = replace(card, parts=(*card.parts, Row(msg("watch.list"), msg("watch.count", n=len(watched)))))
        card = replace(card, buttons=(*card.buttons, Button("watchlist", msg("button.watchlist"))))
    month, warns = month_row(appealed)
    card = replace(card, parts=(*card.parts, *month), tone=warned(card.tone) if warns else card.tone)
    figures, team = detection_row(readable, incidents.policy), incidents.people.team()
    card = replace(card, parts=(*reach_row(team, now), *card.parts, *figures))
    if not failed:
        return card
    (queue, why), n = failed[0], len(failed)
    failures = msg("delivery.undelivered_are", n=n, place=queue.rpartition("|")[0].replace("|", " "), why=why)
    return replace(card, tone=Tone.CRITICAL, parts=(Row(msg("delivery.undelivered"), failures), *card.parts))


def unread_list(access: Access, now: datetime, person: str = "") -> Card:
    """What no rule knows and no person has read, the longest waiting first."""
    incidents = access.incidents
    with incidents.database.read_transaction() as connection:
        files, counts = listing.unread(connection, MAX_ROWS), listing.count_unread(connection)
    files = access.only(person, files)
    return unread_card(files, sum(n for n, _ in counts.values()), incidents.readers.state, now)


def watch_list(access: Access, now: datetime, person: str = "") -> Card:
    """What is watched before it is an incident, with its risk and when a person last looked (R6)."""
    with access.incidents.database.read_transaction() as connection:
        files = listing.watched(connection, MAX_ROWS)
    return watch_card(access.only(person, files))


def clusters(access: Access, now: datetime, person: str = "") -> Card:
    """Open incidents by product, with what leads a crisis of trust and its common line (R36)."""
    with access.incidents.database.read_transaction() as connection:
        files, sheets = listing.open_incidents(connection, MAX_OWN), brand_sheets.sheets(connection)
    files = access.only(person, files)
    access.log_restricted([f for f in files if f.leads and common_line(f)], person, "clusters", now)
    return clusters_card(files, sheets, access.incidents.team_policy().thresholds.open_incidents, now)


def own_posts(access: Access, now: datetime, person: str = "") -> Card:
    """Complaints under our own posts without an answer, the oldest first (R112)."""
    with access.incidents.database.read_transaction() as connection:
        known = [*listing.open_incidents(connection, MAX_OWN), *listing.unread(connection, MAX_OWN)]
    files = [file for file in known if unanswered_under_own_post(file)]
    files = access.only(person, files)
    access.log_restricted(files[:MAX_ROWS], person, "own", now)
    return own_posts_card(sorted(files, key=lambda f: f.post.published_at or f.opened_at)[:MAX_ROWS], now)


def reach(incidents: Incidents, now: datetime) -> Card:
    """Who can be reached now, role by role."""
    with incidents.database.read_transaction() as connection:
        team, tests = incidents.people.team(connection), states.reach_tests(connection)
    return reach_card(team, tests, now)


def my_tasks(access: Access, person: str, now: datetime) -> Card:
    """What waits for this person: roles to accept, drafts to decide, texts to post, promises to keep."""
    with access.incidents.database.read_transaction() as connection:
        files = listing.open_incidents(connection, MAX_INCIDENTS, person)
        files += listing.closed_with_timers(connection, MAX_INCIDENTS)
    todo = [(file, said) for file in files if (file.open or to_ratify(file)) and (said := _todo(file, person))]
    tasks = sorted(((t, f) for f in files for t in tasks_of(f, person)), key=lambda pair: pair[0].due)
    if not todo and not tasks:
        return Card(msg("mine.title"), Tone.RESOLVED, (Row(msg("board.open"), msg("mine.nothing")),))
    access.log_restricted([*(f for f, _ in todo[:MAX_ROWS]), *(f for _, f in tasks[:MAX_ROWS])], person, "mine", now)
    lines = tuple(Row(msg("mine.row", number=f.number, severity=f.severity), said) for f, said in todo[:MAX_ROWS])
    lines += tuple(_task_row(file, task, now) for task, file in tasks[:MAX_ROWS])
    lines += (Row(msg("board.more"), msg("mine.more_tasks", n=len(tasks) - MAX_ROWS)),) if tasks[MAX_ROWS:] else ()
    shown = [f.number for f, _ in todo[:5]]
    listed = dict.fromkeys(f.number for _, f in tasks)
    more = [n for n in listed if n not in shown]
    return Card(
        msg("mine.title"),
        Tone.WARNING,
        lines,
        (
            *(Button(f"status {n}", msg("button.open", number=n)) for n in [*shown, *more][:5]),
            *(Button(f"tasks {n}", msg("button.tasks_of", number=n)) for n in [*listed][:5]),
        ),
    )


def _task_row(file: CaseFile, task: Task, now: datetime) -> Row:
    """A row for one task of a person's list, with the time left."""
    left = time_left(task.due, now)
    key = "mine.row_drill" if file.drill else "mine.row"
    label = msg(key, number=file.number, severity=file.severity)
    return Row(label, msg("mine.task", id=task.id, title=task.title, left=left))


def _todo(file: CaseFile, person: str) -> LocalizedText | None:
    """What this person has to do here: roles to accept, then the next duty, then what they are; None for nothing."""
    held = held_roles(file, person) if file.open else ()
    asked = [
        r for r in held if not file.assignments[r].accepted_at and (r is Role.OWNER or file.assignments[r].notified)
    ]
    said = [msg("mine.accept_roles", roles=tuple(msg(f"role.{role}") for role in asked))] if asked else []
    if duty := _duty(file, person):
        said.append(msg(f"mine.{duty}", number=file.number))
    elif held and not asked:
        said.append(msg("mine.roles", roles=tuple(msg(f"role.{role}") for role in held)))
    return msg("plain.list", items=tuple(said)) if said else None


def _duty(file: CaseFile, person: str) -> str:
    """The first thing that only this person can do here; empty when there is none."""
    if any(person in asked_to_ratify(draft) for draft in to_ratify(file)):
        return "ratify"
    if person in {file.person(role) for role in CONFIRMERS} and any(p.by != person for p in pending(file)):
        return "second"
    if any(_decides(file, draft, person) for draft in file.waiting_drafts()):
        return "decide"
    if person in (file.person(Role.LEGAL), file.person(Role.EXECUTIVE)) and any(
        must_be_seen(file, d) and person not in barred_from(file, d, Role.LEGAL) for d in file.drafts
    ):
        return "see"
    if file.approved_drafts() and person in (file.person(Role.OWNER), file.person(Role.PUBLISHER)):
        return "post"
    if numbers_wanted(file) and who_looks(file) == person:
        return "numbers"
    if any(p.owner == person for p in file.open_promises()):
        return "promise"
    owner = file.assignments.get(Role.OWNER)
    return "own" if owner and owner.person == person and owner.accepted_at else ""


def _decides(file: CaseFile, draft: Draft, person: str) -> bool:
    """True when a waiting draft waits for this person's decision."""
    role = deciding_role(file, draft)
    return person in (file.person(role), *asked_instead(draft, role)) and person not in barred_from(file, draft, role)
