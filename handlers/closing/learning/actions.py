"""What people do with a retro: add a line, name the cause, make it a task, review it, share it (R172-R180)."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify, reject
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.people import Role
from handlers.case.retro import CAUSES, HEADINGS, OWN_WORDS, RETRO_TASKS, Retro, RetroState
from handlers.closing.learning.events import RetroNoted, RetroPassed, RetroReviewed, RetroShared, RootCauseFound
from handlers.closing.learning.rules import INSIGHTS, drafted, missing
from handlers.tasks.actions import add

DUE = "14d"  # of what a retro asks for, when nobody says a time
PARTS = (*HEADINGS, "nothing", "cause", "insight", "action", "playbook", "review", "share")
TOPICS = (*CAUSES, *INSIGHTS)
Act = Callable[[CaseFile, Retro, CommandContext], Decision]


def retro(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Carry out `retro N wrong|well|prevent|cause|insight|action|playbook|nothing|review|share …`.

    Words without any of these are a line under no heading. An incident that closed without a retro gets its draft now.
    """
    if file.open:
        return reject("rejection.close_first", number=file.number)
    first: tuple[Event, ...] = () if file.learning else (drafted(file, context.policy, now),)
    file = apply_events(file, first, EventMeta(now))
    assert file.learning is not None
    part = context.text("part")
    if part in TASK_OWNERS or part == "insight":
        decision = _task(file, context, now)
    else:
        decision = ACTS.get(part, _line)(file, file.learning, context)
    return decision if decision.rejection else replace(decision, events=(*first, *decision.events))


def _line(file: CaseFile, known: Retro, context: CommandContext) -> Decision:
    """What one person took from it, under its heading."""
    if not context.text("text"):
        return reject("rejection.retro_empty", number=file.number)
    heading = context.text("part") if context.text("part") in HEADINGS else OWN_WORDS
    event = RetroNoted(id=len(known.lines) + 1, heading=heading, text=context.text("text"))
    return Decision((event,), answer=msg("answer.retro_line", number=file.number, heading=msg(f"heading.{heading}")))


def _nothing(file: CaseFile, known: Retro, context: CommandContext) -> Decision:
    """Nothing to add; what the person said before stays."""
    return Decision((RetroPassed(),), answer=msg("answer.retro_nothing", number=file.number))


def _cause(file: CaseFile, known: Retro, context: CommandContext) -> Decision:
    """Why it happened, of a closed list, and in words."""
    cause, text = context.text("topic"), context.text("text")
    if cause not in CAUSES:
        names = tuple(msg(f"cause.{each}") for each in CAUSES)
        return reject("rejection.retro_cause", number=file.number, names=names)
    if not text:
        return reject("rejection.retro_empty", number=file.number)
    return Decision((RootCauseFound(cause=cause, text=text),), answer=msg("answer.retro_cause", number=file.number))


def _review(file: CaseFile, known: Retro, context: CommandContext) -> Decision:
    """A second person read it: never the only one who wrote in it."""
    if lacks := missing(file):
        return reject("rejection.retro_incomplete", number=file.number, lacks=lacks)
    if known.authors == {context.by.id}:
        return reject("rejection.retro_own", number=file.number)
    if known.state is not RetroState.DRAFTED:
        return reject("rejection.retro_reviewed", number=file.number, by=known.reviewed_by, at=known.reviewed_at)
    to_share = Notify((msg("tell.retro_to_share", number=file.number, by=context.by.id),), (Role.OWNER,))
    return Decision((RetroReviewed(),), (to_share,), msg("answer.retro_reviewed", number=file.number))


def _share(file: CaseFile, known: Retro, context: CommandContext) -> Decision:
    """Say with whom it was shared; it must have been reviewed."""
    if known.state is RetroState.DRAFTED:
        return reject("rejection.retro_review_first", number=file.number)
    if not context.text("text"):
        return reject("rejection.retro_whom", number=file.number)
    return Decision(
        (RetroShared(whom=context.text("text")),),
        answer=msg("answer.retro_shared", number=file.number, whom=context.text("text")),
    )


def _task(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """An action, an insight for a department, a change of the playbook: a task with an owner and a due time.

    Without an owner an action is its author's, an insight the department's, a change of the playbook a manager's.
    """
    part, topic = context.text("part"), context.text("topic")
    if part == "insight" and topic not in INSIGHTS:
        names = tuple(msg(f"insight.{each}") for each in INSIGHTS)
        return reject("rejection.retro_insight", number=file.number, names=names)
    key = f"{RETRO_TASKS}{part}" + (f".{topic}" if part == "insight" else "")
    owner = context.text("owner") or (INSIGHTS[topic].value if part == "insight" else TASK_OWNERS[part])
    values = {**context.args, "owner": owner, "due": context.text("due") or DUE}
    return add(file, replace(context, args=values), now, key)


TASK_OWNERS: Mapping[str, str] = {"action": "", "playbook": Role.MANAGER.value}
ACTS: Mapping[str, Act] = {
    "nothing": _nothing,
    "cause": _cause,
    "review": _review,
    "share": _share,
}
