"""Proposed replies: asked for, written by the model or by a person, checked, submitted for review (R63-R98)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify, WriteDraft, reject
from handlers.case.drafts import DRAFT_KINDS, REWRITE_OPTIONS, Draft
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.grades import Category, Flag, Severity
from handlers.case.people import Role, Team
from handlers.case.policy import ResponsePolicy
from handlers.drafts.authority import ask_stand_ins, must_be_seen, needs_executive, needs_legal
from handlers.drafts.check_draft import check_text
from handlers.drafts.contributors import contributors_of, instructed, of_rewritten
from handlers.drafts.events import DraftAsked, Drafted, ShownTo
from handlers.drafts.rules import ensure_undecided, resolve_draft, warn_posters
from handlers.roles.rules import assign_missing_roles

FOR_MANAGERS = frozenset(
    {"model_key", "model_balance", "model_refused"}
)  # why a model was silent that only a manager can mend
MAX_DRAFT = 5000  # code points of a draft; platforms set tighter limits


@dataclass(frozen=True)
class WrittenDraft:
    """What the model or a person wrote. `author` is a roster id, `phrases` or a model; `note` what did not work."""

    kind: str
    text: str
    author: str
    note: str = ""
    model: str = ""  # what was asked of which model, as one line without any of the text
    asked_by: str = ""
    others: tuple[str, ...] = ()  # further versions to choose from
    instruction: str = ""  # what a person asked for, with which it was written


def request_draft(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Ask the writer for a draft, or submit one's own text."""
    if not file.open:
        return reject("objection.closed", number=file.number)
    kind = context.text("kind").lower() or ("resolution" if file.replies else "first_ack")
    if kind not in DRAFT_KINDS:
        return reject("objection.kind_unknown", given=kind)
    if file.severity is Severity.L0:
        return reject("objection.nothing_to_answer", number=file.number)
    if unconfirmed(file):
        return reject("objection.confirm_first", number=file.number, category=file.category)
    text = context.text("text")
    if text and text not in REWRITE_OPTIONS:
        return submit_for_review(
            file, WrittenDraft(kind, text, context.by.id), (context.by.id,), context.team, context.policy, now
        )
    wish = text or context.text("instruction")
    asked, follow_up = DraftAsked(kind=kind, instruction=wish), WriteDraft(kind, wish, context.by.id)
    return Decision((asked,), (follow_up,), msg("answer.drafting", number=file.number, kind=kind))


def edit(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """New words for a draft: a new version by this person; whatever approval the old words had is void."""
    version = context.integer("version")
    draft = file.draft(version) if version else file.waiting() or file.approved()
    if draft is None:
        return reject("objection.no_draft", number=file.number)
    if not file.open:
        return reject("objection.closed", number=file.number)
    if draft is not file.drafts[-1]:
        return reject("objection.replaced", number=file.number, version=draft.version, newest=file.drafts[-1].version)
    if context.text("text") == draft.text:
        return reject("objection.nothing_changed", number=file.number, version=draft.version)
    contributors = tuple(dict.fromkeys((*draft.contributors, context.by.id)))
    return submit_for_review(
        file,
        WrittenDraft(draft.kind, context.text("text"), context.by.id),
        contributors,
        context.team,
        context.policy,
        now,
    )


def pick(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """One of the further versions instead: a new version by the same author."""
    draft = resolve_draft(file, context)
    if isinstance(draft, Decision):
        return draft
    if refusal := ensure_undecided(file, draft):
        return refusal
    which = context.text("which")
    if not which.isdecimal() or not 0 < int(which) <= len(draft.others):
        return reject("objection.no_such_version", number=file.number, given=which)
    text = draft.others[int(which) - 1]
    rest = tuple(other for other in (draft.text, *draft.others) if other != text)
    return submit_for_review(
        file,
        WrittenDraft(draft.kind, text, draft.author, draft.note, others=rest),
        draft.contributors,
        context.team,
        context.policy,
        now,
    )


def on_draft_written(
    file: CaseFile, written: WrittenDraft, team: Team, policy: ResponsePolicy, now: datetime
) -> Decision:
    """The writer delivered. On a file that was closed or decided meanwhile the words are not needed any more."""
    if not file.open or not file.drafting:
        return Decision()
    by_model = written.author != "phrases"
    given: tuple[str, ...] = (written.asked_by,) if written.asked_by and instructed(written.instruction) else ()
    given += of_rewritten(file, written.kind) if by_model else ()
    submitted = submit_for_review(file, written, given, team, policy, now, by_model)
    if written.note not in FOR_MANAGERS:
        return submitted
    broken = msg("tell.model", number=file.number, why=msg(f"note.{written.note}"))
    return replace(submitted, follow_ups=(*submitted.follow_ups, Notify((broken,), (Role.MANAGER,))))


def submit_for_review(
    file: CaseFile,
    written: WrittenDraft,
    contributors: Sequence[str],
    team: Team,
    policy: ResponsePolicy,
    now: datetime,
    by_model: bool = False,
) -> Decision:
    """Check the words and submit them to legal, where it goes first, and who decides then."""
    if len(written.text) > MAX_DRAFT:
        return reject("objection.too_long", most=MAX_DRAFT, length=len(written.text))
    findings, promises = check_text(written.text, file, written.kind, policy, now)
    version = len(file.drafts) + 1
    contributors = contributors_of(file, written.text, contributors, policy.draft_context, by_model)
    drafted = Drafted(
        version=version,
        target=target(file),
        findings=findings,
        promises=promises,
        needs_legal=needs_legal(file, written.kind),
        hands=contributors,
        kind=written.kind,
        author=written.author,
        text=written.text,
        note=written.note,
        model=written.model,
        others=written.others,
        asked_by=written.asked_by,
    )
    submitted = apply_events(file, [drafted], EventMeta(now))
    assigned = assign_missing_roles(submitted, team, policy, now)  # legal may be needed for these words only
    submitted = apply_events(submitted, assigned, EventMeta(now))
    draft = submitted.drafts[-1]
    reviewers = [person for role in _reviewing(submitted, draft) if (person := submitted.person(role))]
    shown: list[Event] = [ShownTo(version=version, person=person) for person in dict.fromkeys(reviewers)]
    asked, notice = ask_stand_ins(submitted, draft, team, now)
    follow_ups = (*warn_posters(file, written.author), *notice)
    answer = msg("answer.draft_laid", number=file.number, version=version)
    return Decision((drafted, *assigned, *shown, *asked), follow_ups, answer)


def _reviewing(file: CaseFile, draft: Draft) -> tuple[Role, ...]:
    """Return the roles that look at a draft: legal where it goes first, who decides, who must have seen it."""
    first = (Role.LEGAL,) if draft.needs_legal or must_be_seen(file, draft) else ()
    executive = needs_executive(file, draft) or must_be_seen(file, draft)
    return (*first, *((Role.EXECUTIVE,) if executive else ()), Role.APPROVER)


def target(file: CaseFile) -> str:
    """What is being answered, as reviewers see it: author and first words of the exact post (TARGET_MATCH)."""
    first = " ".join(file.post.full_text().split())[:60]
    return f"{file.post.author.name or '?'} · {first} · {file.post.native_id or file.post.short_code or file.post.url}"


def newest_for(file: CaseFile, person: str) -> Draft | None:
    """The newest draft this person was asked to review."""
    return next((d for d in reversed(file.drafts) if person in d.reviewers), None)


CONFIRM_FIRST = frozenset(
    {Category.COORDINATED, Category.EXTORTION, Category.MISINFORMATION, Category.MISUSE, Category.KOL_SCANDAL}
)


def unconfirmed(file: CaseFile) -> bool:
    """True while a person must confirm the category before anything is drafted, asked for by hand or not (R29)."""
    return not file.confirmed and (file.category in CONFIRM_FIRST or Flag.NEEDS_CONFIRMATION in file.flags)


def first_draft(file: CaseFile) -> Decision:
    """Ask for a first acknowledgement, unless one exists or is under way, or a person must confirm the category."""
    unconfirmed = not file.confirmed and (file.category in CONFIRM_FIRST or Flag.NEEDS_CONFIRMATION in file.flags)
    if not file.open or file.severity is Severity.L0 or unconfirmed or file.drafts or file.drafting or file.no_reply:
        return Decision()
    return Decision((DraftAsked(kind="first_ack"),), (WriteDraft("first_ack"),))
