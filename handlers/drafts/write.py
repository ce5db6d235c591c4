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
from handlers.drafts.check_draft import check_text
from handlers.drafts.events import DraftAsked, Drafted, ShownTo
from handlers.drafts.rules import deputies_to_ask, ensure_undecided, needs_legal, resolve_draft, warn_posters
from handlers.posts import similarity
from handlers.roles.rules import assign_missing_roles

FOR_MANAGERS = frozenset(
    {"model_key", "model_balance", "model_refused"}
)  # why a model was silent that only a manager can mend
SAME_WORDS = 0.8  # as alike as two versions of one draft
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


def request_draft(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Ask the writer for a draft, or submit one's own text."""
    if not file.open:
        return reject("objection.closed", number=file.number)
    kind = context.text("kind").lower() or ("resolution" if file.replies else "first_ack")
    if kind not in DRAFT_KINDS:
        return reject("objection.kind_unknown", given=kind)
    if file.severity is Severity.L0:
        return reject("objection.nothing_to_answer", number=file.number)
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
    submitted = submit_for_review(file, written, (), team, policy, now)
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
) -> Decision:
    """Check the words and submit them to legal, where it goes first, and the approver."""
    if len(written.text) > MAX_DRAFT:
        return reject("objection.too_long", most=MAX_DRAFT, length=len(written.text))
    findings, promises = check_text(written.text, file, written.kind, policy, now)
    version, contributors = len(file.drafts) + 1, contributors_of(file, written.text, contributors)
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
    )
    submitted = apply_events(file, [drafted], EventMeta(now))
    assigned = assign_missing_roles(submitted, team, policy, now)  # legal may be needed for these words only
    submitted = apply_events(submitted, assigned, EventMeta(now))
    roles = (Role.LEGAL, Role.APPROVER) if drafted.needs_legal else (Role.APPROVER,)
    reviewers = [person for role in roles if (person := submitted.person(role))]
    instead = [person for person in deputies_to_ask(submitted, contributors, team) if not team.people[person].away(now)]
    shown: list[Event] = [ShownTo(version=version, person=person) for person in reviewers]
    shown += [ShownTo(version=version, person=person, for_role=Role.APPROVER.value) for person in instead]
    follow_ups = warn_posters(file, written.author)
    if (approver := submitted.person(Role.APPROVER)) in (*contributors, "") and not instead:
        follow_ups = (*follow_ups, _without_approver(file.number, version, approver))
    answer = msg("answer.draft_laid", number=file.number, version=version)
    return Decision((drafted, *assigned, *shown), follow_ups, answer)


def _without_approver(number: int, version: int, approver: str) -> Notify:
    """The manager is told that the approver wrote the draft, or that there is none (`approver` is empty)."""
    wrote = msg("tell.approver_wrote", number=number, version=version, approver=approver)
    return Notify((wrote if approver else msg("tell.no_approver", number=number, version=version),), (Role.MANAGER,))


def contributors_of(file: CaseFile, text: str, contributors: Sequence[str]) -> tuple[str, ...]:
    """Return everybody whose words are in a text: those given, those of versions it repeats and findings it quotes."""
    earlier = [
        contributor
        for d in file.drafts
        if d.contributors and similarity(d.text, text) >= SAME_WORDS
        for contributor in d.contributors
    ]
    found = file.assessment
    quoted = [found.by] if found and len(found.findings) > 4 and found.findings.rstrip("。.!！") in text else []
    return tuple(dict.fromkeys([*contributors, *earlier, *quoted]))


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


def first_draft(file: CaseFile) -> Decision:
    """Ask for a first acknowledgement, unless one exists or is under way, or a person must confirm the category."""
    unconfirmed = not file.confirmed and (file.category in CONFIRM_FIRST or Flag.NEEDS_CONFIRMATION in file.flags)
    if not file.open or file.severity is Severity.L0 or unconfirmed or file.drafts or file.drafting or file.no_reply:
        return Decision()
    return Decision((DraftAsked(kind="first_ack"),), (WriteDraft("first_ack"),))
