"""What people see of a retro: its card for everybody, and the question in private to each who had a part in it."""

from collections.abc import Sequence

from handlers.case.card import Button, Card, LocalizedText, Part, Quote, Row, Tone, msg
from handlers.case.case_file import CaseFile
from handlers.case.retro import HEADINGS, OWN_WORDS, Retro, RetroState
from handlers.closing.learning.facts import OUTCOMES
from handlers.closing.learning.rules import missing, prevention_tasks, retro_tasks
from handlers.closing.learning.suggestions import sent_back_reasons, suggestions
from handlers.reminders.drill_progress import Result, results
from handlers.tasks.card import line

ADDED = ("cause", "insight", "action", "playbook")
NAMED = {"category": "category", "severity": "severity", "not_reported": "ground"}  # whose words the value has
TONES = {RetroState.DRAFTED: Tone.WARNING, RetroState.REVIEWED: Tone.INFO, RetroState.SHARED: Tone.RESOLVED}


def retro_card(file: CaseFile, known: Retro) -> Card:
    """The whole retro, and what can be added to it or done next."""
    title = msg("retro.title", number=file.number, severity=file.severity, drill=bool(file.drill) or None)
    return Card(title, TONES[known.state], retro_parts(file, known), _buttons(file, known))


def retro_parts(file: CaseFile, known: Retro) -> tuple[Part, ...]:
    """Where it stands, what the log says, what people said, cause, prevention, tasks, changes of the playbook."""
    parts: list[Part] = [Row(msg("retro.state"), _state(file, known))]
    parts += score_rows(file)
    parts += fact_rows(file, known)
    parts += line_parts(known)
    parts += [_cause(known)] if known.cause else []
    parts += [Row(msg("retro.prevention"), line(file, task)) for task in prevention_tasks(file)]
    parts += [Row(msg("task.label", id=task.id), line(file, task)) for task in retro_tasks(file)]
    parts += [Row(msg("retro.proposal"), each) for each in suggestions(file, known)]
    parts += [Row(msg("retro.unanswered"), _people(_silent(known)))] if _silent(known) else []
    return (*parts, Row(msg("card.next"), msg("next.after_retro")))


def fact_rows(file: CaseFile, known: Retro) -> tuple[Row, ...]:
    """What the log says; no person judged it."""
    facts = known.facts
    went = {outcome: sum(1 for each in facts.lines.values() if each == outcome) for outcome in OUTCOMES}
    rows = [
        (msg("retro.latencies"), _list([msg(f"latency.{n}", seconds=s) for n, s in facts.latencies.items()])),
        (
            msg("retro.windows"),
            _list([msg("retro.window", window=n, went=msg(f"went.{s}")) for n, s in facts.windows.items()]),
        ),
        (
            msg("retro.promises"),
            _list([msg("retro.counted", what=msg(f"went.{s}"), n=n) for s, n in facts.promises.items()]),
        ),
        (msg("retro.came_back"), _list(sent_back_reasons(file))),
        (msg("retro.climate"), _climate(known)),
        (
            msg("retro.playbook", version=facts.version),
            _list([msg("retro.counted", what=msg(f"went.{o}"), n=n) for o, n in went.items() if n]),
        ),
    ]
    return tuple(Row(label, text) for label, text in rows if text)


def score_rows(file: CaseFile) -> tuple[Row, ...]:
    """Of a drill: how many expectations were met, and each with its time against the standard (R179)."""
    found = results(file)
    if not found:
        return ()
    total = msg("score.total", n=sum(result.met for result in found), of=len(found))
    return (
        Row(msg("score.title"), total),
        *(Row(msg("score.line", met=result.met), _scored(result)) for result in found),
    )


def _scored(result: Result) -> LocalizedText:
    """What was expected, and after how long it came."""
    expected = result.expected
    what = msg(f"score_of.{expected.what}", **{NAMED.get(expected.what, "value"): expected.value})
    within = expected.within * 60 or None
    standard = msg("score.length", seconds=within) if within else None
    took = msg("score.length", seconds=result.seconds) if result.seconds is not None else None
    return msg("score.result", what=what, standard=standard, took=took)


def line_parts(known: Retro) -> tuple[Part, ...]:
    """Each line under its heading, with who said it, as it was written."""
    return tuple(
        Quote(each.text, msg("retro.line", heading=msg(f"heading.{heading}"), by=each.by))
        for heading in (*HEADINGS, OWN_WORDS)
        for each in known.lines
        if each.heading == heading
    )


def invitation_card(file: CaseFile, known: Retro, person: str) -> Card:
    """One tap or one line for each who had a part in it (R173); once answered, what they said."""
    mine = [each for each in known.lines if each.by == person]
    said = tuple(Quote(each.text, msg(f"heading.{each.heading}")) for each in mine)
    key = "retro.thanks" if known.answered(person) else "retro.ask_drill" if file.drill else "retro.ask"
    title = msg("retro.title", number=file.number, severity=file.severity, drill=bool(file.drill) or None)
    tone = Tone.RESOLVED if known.answered(person) else Tone.INFO
    return Card(
        title,
        tone,
        (Row(msg("card.next"), msg(key)), *said, *score_rows(file)),
        _questions(file, known.answered(person)),
    )


def _questions(file: CaseFile, answered: bool) -> tuple[Button, ...]:
    n = file.number
    asked = tuple(Button(f"retro {n} {heading}", msg(f"heading.{heading}")) for heading in HEADINGS)
    nothing = () if answered else (Button(f"retro {n} nothing", msg("retro_button.nothing")),)
    return (*asked, *nothing, Button(f"retro {n}", msg("retro_button.see")))


def _buttons(file: CaseFile, known: Retro) -> tuple[Button, ...]:
    """What comes next first; then what can be added."""
    n, state = file.number, known.state
    share = Button(f"retro {n} share", msg("retro_button.share"), primary=state is RetroState.REVIEWED)
    ready = not missing(file)
    review = Button(f"retro {n} review", msg("retro_button.review"), primary=True)
    first = (review,) if state is RetroState.DRAFTED and ready else (share,) if state is not RetroState.DRAFTED else ()
    adds = (Button(f"retro {n} {part}", msg(f"retro_button.{part}")) for part in ADDED)
    lines = (Button(f"retro {n} {h}", msg("menu.retro", heading=msg(f"heading.{h}"))) for h in HEADINGS)
    return (*first, *adds, *lines)


def _state(file: CaseFile, known: Retro) -> LocalizedText:
    """Where it stands, with whom it was shared, and what is missing before it can be reviewed."""
    if known.state is RetroState.SHARED:
        shares = tuple(msg("retro.share", by=s.by, at=s.at, whom=s.whom) for s in known.shares)
        return msg("retro.is_shared", shares=shares)
    if known.state is RetroState.REVIEWED:
        return msg("retro.is_reviewed", by=known.reviewed_by, at=known.reviewed_at)
    return msg("retro.is_drafted", at=known.drafted_at, lacks=missing(file))


def _cause(known: Retro) -> Row:
    """The cause as it was last given, and those that were given before it."""
    causes = tuple(
        msg("retro.cause", cause=msg(f"cause.{each.cause}"), text=each.text, by=each.by) for each in known.causes[::-1]
    )
    return Row(msg("retro.root_cause"), msg("plain.list", items=causes))


def _climate(known: Retro) -> LocalizedText | None:
    facts = known.facts
    before, after = ([msg(f"climate.{code}")] if code else [] for code in (facts.climate_before, facts.climate_after))
    return msg("retro.climate_is", before=tuple(before), after=tuple(after)) if before or after else None


def _silent(known: Retro) -> tuple[str, ...]:
    return tuple(person for person in known.invited if not known.answered(person))


def _people(people: Sequence[str]) -> LocalizedText:
    return _list([msg("plain.person", person=person) for person in people]) or msg("plain.list", items=())


def _list(items: Sequence[LocalizedText]) -> LocalizedText | None:
    return msg("plain.list", items=tuple(items)) if items else None
