"""The incident on one card: what happened, how bad, who acts, what is next."""

from handlers.case.card import Ask, Button, Card, Field, Line, Link, Part, Quote, Say, Tone, say
from handlers.case.case_file import CaseFile
from handlers.case.form_fields import REASON, category_field, severity_field
from handlers.case.grades import Flag, Severity
from handlers.case.people import Role
from handlers.case.policy import House
from handlers.reminders.windows import Window, published, windows
from handlers.roles.seating import empty_seats

SHOWN = 600  # code points of the post on the card; the whole text is in the file and the export
TONES = {Severity.L3: Tone.DANGER, Severity.L2: Tone.WARNING}
SEATS = (Role.OWNER, Role.APPROVER, Role.LEGAL, Role.EXECUTIVE, Role.PUBLISHER, Role.MONITOR, Role.LIAISON, Role.KOL)


def case_card(file: CaseFile, house: House) -> Card:
    """The card that stands in the room and follows the file."""
    parts = (*post_parts(file), *_grade(file), *_clock(file, house), *_people(file), *_progress(file))
    tone = TONES.get(file.severity, Tone.CALM) if file.open else Tone.DONE
    return Card(title(file), tone, parts, _buttons(file))


def title(file: CaseFile) -> Say:
    """Number, severity, and what it is about; drills say so first."""
    key = "card.title_drill" if file.drill else "card.title"
    about = file.product or file.brand or file.post.title or file.post.words()[:30]
    return say(key, number=file.number, severity=file.severity, category=file.category, about=about[:60])


def post_parts(file: CaseFile) -> tuple[Part, ...]:
    """The post itself: text as it is, author, reach, link."""
    post, shown = file.post, file.post.words()
    parts: list[Part] = (
        [Quote(shown[:SHOWN] + ("…" if len(shown) > SHOWN else ""), say("card.post", platform=post.platform))] if shown else []
    )
    if post.author.name or post.author.followers is not None:
        parts.append(Line(say("card.author"), say("card.author_is", name=post.author.name, followers=post.author.followers)))
    if counts := {name: n for name, n in vars(file.counts).items() if n is not None}:
        parts.append(Line(say("card.counts"), say("card.counts_are", counts=tuple(say(f"count.{c}", n=n) for c, n in counts.items()))))
    if file.matched_terms:
        parts.append(Line(say("card.terms"), say("plain.text", text=", ".join(file.matched_terms))))
    if post.url:
        parts.append(Link(post.url, say("card.open_post")))
    return tuple(parts)


def _grade(file: CaseFile) -> tuple[Part, ...]:
    grade = Line(say("card.grade"), say("card.grade_is", severity=file.severity, category=file.category))
    flags = tuple(say(f"flag.{f}") for f in Flag if f in file.flags)
    return (grade, Line(say("card.flags"), say("plain.list", items=flags))) if flags else (grade,)


def _clock(file: CaseFile, house: House) -> tuple[Part, ...]:
    """Every window with its fate, and where the clock starts (R102)."""
    start = say("card.published_is", at=published(file), clock_source=file.post.clock_source)
    lines = [Line(say("card.published"), start)]
    lines += [Line(say("card.window", window=w.name), window_text(w, file)) for w in windows(file, house) if w.name != "detect"]
    if file.snoozed_until:
        lines.append(Line(say("card.snoozed"), say("card.snoozed_until", until=file.snoozed_until)))
    return tuple(lines)


def window_text(window: Window, file: CaseFile) -> Say:
    """Due and fate of a window, without the time of day: the card changes only when the file does."""
    if window.met_at:
        late = "card.window_met_late" if window.met_at > window.due else "card.window_met"
        return say(late, at=window.met_at, due=window.due)
    if window.before_us:
        return say("card.window_before_us", due=window.due)
    return say("card.window_due" if file.open else "card.window_unmet", due=window.due)


def _people(file: CaseFile) -> tuple[Part, ...]:
    empty = empty_seats(file)
    lines = []
    for role in SEATS:
        if seat := file.seats.get(role):
            asked = role is Role.OWNER and not seat.accepted_at
            lines.append(Line(say("card.seat", role=role), say("card.asked" if asked else "card.person", person=seat.person)))
        elif role in empty:
            lines.append(Line(say("card.seat", role=role), say("card.nobody")))
    return tuple(lines)


def _progress(file: CaseFile) -> tuple[Part, ...]:
    """Where the reply stands, and what was promised."""
    lines: list[Part] = []
    if file.drafting:
        lines.append(Line(say("card.reply"), say("card.drafting", kind=file.drafting)))
    if file.drafts:
        draft = file.drafts[-1]
        lines.append(Line(say("card.reply"), say("card.draft_is", version=draft.version, kind=draft.kind, state=f"draft.{draft.state}")))
    if file.no_reply:
        lines.append(Line(say("card.reply"), say("card.no_reply", reason=file.no_reply)))
    lines += [Link(r.link, say("card.posted_reply", version=r.version, by=r.by, at=r.at)) for r in file.replies]
    for p in file.open_promises():
        lines.append(Line(say("card.promise", id=p.id), say("card.promise_is", text=p.text, owner=p.owner, due=p.due)))
    if not file.open:
        lines.append(Line(say("card.closed"), say("card.closed_because", reason=closing(file.close_reason), at=file.closed_at)))
    return tuple(lines)


def closing(reason: str) -> Say:
    """The rules' own reason in words, or what a person wrote."""
    return say("reason.l0") if reason == "l0" else say("plain.text", text=reason)


def _buttons(file: CaseFile) -> tuple[Button, ...]:
    n = file.number
    if not file.open:
        return (Button(f"reopen {n}", say("button.reopen"), (REASON,)), Button(f"export {n}", say("button.export")))
    take = Button(f"take {n}", say("button.take"), primary=True)
    owner = file.seats.get(Role.OWNER)
    return (
        *(() if owner and owner.accepted_at else (take,)),
        Button(f"status {n}", say("button.status")),
        Button(f"grade {n}", say("button.grade"), (severity_field(file), category_field(file), REASON)),
        Button(f"note {n}", say("button.note"), (Field("text", say("field.note"), Ask.TEXT),)),
        Button(f"close {n}", say("button.close"), (REASON, Field("override", say("field.override"), required=False))),
    )
