"""Proposed replies: written by the model or by a person, checked, submitted for review (R63-R98)."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import Decision, FollowUp, Notify, ReviewDraft, WriteDraft, reject
from handlers.case.drafts import Draft, DraftState
from handlers.case.event import Event, EventMeta, apply_events
from handlers.case.grades import Category, Flag, Severity
from handlers.case.people import Role, Team
from handlers.case.policy import ResponsePolicy
from handlers.drafts.as_asked import compare_with_request, judge_alternatives
from handlers.drafts.authority import content_needs_legal, must_be_seen, needs_executive, needs_legal
from handlers.drafts.check_draft import check_text
from handlers.drafts.contributors import contributors_of, instructed, model_finding, of_rewritten, of_typed_post
from handlers.drafts.deputies import ask_deputies
from handlers.drafts.events import DraftAsked, Drafted, ShownTo
from handlers.drafts.rules import warn_posters
from handlers.drafts.translation import is_foreign
from handlers.drafts.written import WrittenDraft, tell_managers
from handlers.roles.rules import assign_missing_roles

MAX_DRAFT = 5000  # code points of a draft; platforms set tighter limits


def on_draft_written(
    file: CaseFile, written: WrittenDraft, team: Team, policy: ResponsePolicy, now: datetime
) -> Decision:
    """The writer delivered. On a file that was closed or decided meanwhile the words are not needed any more."""
    wanted = file.drafting or any(r.key == (written.kind, written.recipient) for r in file.requests)
    if not file.open or not wanted:
        return _too_late(file, written)
    by_model = written.author != "phrases"
    given: tuple[str, ...] = (written.asked_by,) if written.asked_by and instructed(written.instruction) else ()
    given += of_rewritten(file, (written.kind, written.recipient)) if by_model else of_typed_post(file)
    submitted = submit_for_review(file, replace(written, requested=True), given, team, policy, now, by_model)
    return replace(submitted, follow_ups=(*submitted.follow_ups, *tell_managers(file, written)))


def _too_late(file: CaseFile, written: WrittenDraft) -> Decision:
    """Give the words to who asked, though another text went on; nothing when they have them already."""
    delivered = any((d.key, d.asked_by) == ((written.kind, written.recipient), written.asked_by) for d in file.drafts)
    if delivered or not written.asked_by:
        return Decision()
    line = msg("tell.draft_too_late", number=file.number, kind=written.kind, text=written.text)
    return Decision(follow_ups=(Notify((line,), people=(written.asked_by,)),))


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
        return reject("rejection.too_long", limit=MAX_DRAFT, length=len(written.text))
    findings, promises = check_text(written.text, file, written.kind, policy, now)
    findings += model_finding(file, written.text, (written.kind, written.recipient), policy, by_model)
    findings += compare_with_request(file, written, promises)
    contributors = contributors_of(file, written.text, contributors, policy.draft_context, by_model)
    drafted = Drafted(
        version=len(file.drafts) + 1,
        target=written.recipient or target(file),
        findings=findings,
        promises=promises,
        needs_legal=needs_legal(file, written.kind) or content_needs_legal(file, findings),
        contributors=contributors,
        second_reading=True,
        kind=written.kind,
        author=written.author,
        text=written.text,
        note=written.note,
        model=written.model,
        others=written.others,
        alternatives=judge_alternatives(file, written, policy, now),
        why=written.why[0] if written.why else "",
        missing=written.missing,
        due=written.due,
        asked_by=written.asked_by,
        recipient=written.recipient,
        requested=written.requested,
        sent=written.sent,
    )
    return _submit(file, drafted, team, policy, now)


def _submit(file: CaseFile, drafted: Drafted, team: Team, policy: ResponsePolicy, now: datetime) -> Decision:
    """Ask the reviewers, tell those who wait for the words, and have the draft read a second time."""
    reviewed, notice = _ask_reviewers(file, drafted, team, policy, now)
    before = [d for d in file.drafts if drafted.replaces(d)]
    follow_ups = (
        *warn_posters(file, before, drafted.author),
        *notice,
        *_tell_writers(file, before, drafted),
        ReviewDraft(drafted.version),
    )
    return Decision(reviewed, follow_ups, msg("answer.draft_laid", number=file.number, version=drafted.version))


def _ask_reviewers(
    file: CaseFile, drafted: Drafted, team: Team, policy: ResponsePolicy, now: datetime
) -> tuple[tuple[Event, ...], tuple[FollowUp, ...]]:
    """Events that put the draft before its reviewers and those who stand in, and what managers are told."""
    submitted = apply_events(file, [drafted], EventMeta(now))
    assigned = assign_missing_roles(submitted, team, policy, now)  # legal may be needed for these words only
    submitted = apply_events(submitted, assigned, EventMeta(now))
    draft = submitted.drafts[-1]
    reviewers = [person for role in _reviewing(submitted, draft) if (person := submitted.person(role))]
    shown: list[Event] = [
        ShownTo(version=drafted.version, person=person, foreign=is_foreign(team, person, drafted.text))
        for person in dict.fromkeys(reviewers)
    ]
    asked, notice = ask_deputies(submitted, draft, team, now)
    return (drafted, *assigned, *shown, *asked), tuple(notice)


def _tell_writers(file: CaseFile, before: Sequence[Draft], drafted: Drafted) -> tuple[FollowUp, ...]:
    """Notify who asked for the draft that it is there, and those whose draft it replaces without their words."""
    ready = msg("tell.draft_ready", number=file.number, version=drafted.version, kind=drafted.kind)
    lines: list[FollowUp] = [Notify((ready,), people=(drafted.asked_by,))] if drafted.asked_by else []
    known = {*drafted.contributors, drafted.asked_by, drafted.author, ""}
    for draft in before:
        others = tuple(p for p in dict.fromkeys((draft.asked_by, *draft.contributors)) if p not in known)
        if others and draft.state is DraftState.WAITING:
            line = msg("tell.draft_replaced", number=file.number, version=draft.version, newest=drafted.version)
            lines.append(Notify((line,), people=others))
    return tuple(lines)


def _reviewing(file: CaseFile, draft: Draft) -> tuple[Role, ...]:
    """Return the roles that look at a draft: legal where it goes first, who decides, who must have seen it."""
    first = (Role.LEGAL,) if draft.needs_legal or must_be_seen(file, draft) else ()
    executive = needs_executive(file, draft) or must_be_seen(file, draft)
    return (*first, *((Role.EXECUTIVE,) if executive else ()), Role.APPROVER)


def target(file: CaseFile) -> str:
    """What is being answered, as reviewers see it: author and first words of the exact post (TARGET_MATCH)."""
    first = " ".join(file.post.full_text().split())[:60]
    return f"{file.post.author.name or '?'} · {first} · {file.post.native_id or file.post.short_code or file.post.url}"


CONFIRM_FIRST = frozenset(
    {Category.COORDINATED, Category.EXTORTION, Category.MISINFORMATION, Category.MISUSE, Category.KOL_SCANDAL}
)


def unconfirmed(file: CaseFile) -> bool:
    """True while a person must confirm the category before anything is drafted, asked for by hand or not (R29)."""
    return not file.confirmed and (file.category in CONFIRM_FIRST or Flag.NEEDS_CONFIRMATION in file.flags)


def first_draft(file: CaseFile) -> Decision:
    """Ask for a first acknowledgement, unless one exists or is under way, or a person must confirm the category.

    A post whose words are not known yet is not answered: people are asked for them.
    """
    if not file.post.full_text():
        return Decision()
    begun = file.drafts or file.being_written() or file.no_reply
    if not file.open or file.severity is Severity.L0 or unconfirmed(file) or begun:
        return Decision()
    return Decision((DraftAsked(kind="first_ack"),), (WriteDraft("first_ack"),))
