"""Proposed replies: asked for, written by the writer or by a person, checked, laid before the reviewers (R63-R98)."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from handlers.case.card import say
from handlers.case.case_file import CaseFile
from handlers.case.decision import Act, Decision, Tell, WriteDraft, reject
from handlers.case.drafts import KINDS, TAPS, Draft
from handlers.case.event import Fact, Stamp, after
from handlers.case.grades import Category, Flag, Severity
from handlers.case.people import Role, Team
from handlers.case.policy import House
from handlers.drafts.approval import found, halt, needs_legal, stand_ins, undecided
from handlers.drafts.check_draft import checked
from handlers.drafts.events import DraftAsked, Drafted, ShownTo
from handlers.posts import alike
from handlers.roles.seating import fill

FOR_MANAGERS = frozenset({"model_key", "model_balance", "model_refused"})  # why a model was silent that only a manager can mend
SAME_WORDS = 0.8  # as alike as two versions of one draft
LONGEST = 5000  # code points of a draft; platforms set tighter limits


@dataclass(frozen=True)
class Written:
    """What the writer came back with. `author` is `phrases` or a model's name; `note` says plainly what did not work."""

    kind: str
    text: str
    author: str
    note: str = ""
    model: str = ""  # what was asked of which model, as one line without any of the text
    asked_by: str = ""
    others: tuple[str, ...] = ()  # further versions to choose from


def ask(file: CaseFile, act: Act, now: datetime) -> Decision:
    """Ask the writer for a draft, or lay down one's own text."""
    if not file.open:
        return reject("objection.closed", number=file.number)
    kind = act.arg("kind").lower() or ("resolution" if file.replies else "first_ack")
    if kind not in KINDS:
        return reject("objection.kind_unknown", given=kind)
    if file.severity is Severity.L0:
        return reject("objection.nothing_to_answer", number=file.number)
    text = act.arg("text")
    if text and text not in TAPS:
        return lay(file, Written(kind, text, act.by.id), (act.by.id,), act.team, act.house, now)
    wish = text or act.arg("instruction")
    asked, errand = DraftAsked(kind=kind, instruction=wish), WriteDraft(kind, wish, act.by.id)
    return Decision((asked,), (errand,), say("answer.drafting", number=file.number, kind=kind))


def edit(file: CaseFile, act: Act, now: datetime) -> Decision:
    """New words for a draft: a new version by this person; whatever approval the old words had is void."""
    version = act.whole("version")
    draft = file.draft(version) if version else file.waiting() or file.approved()
    if draft is None:
        return reject("objection.no_draft", number=file.number)
    if not file.open:
        return reject("objection.closed", number=file.number)
    if draft is not file.drafts[-1]:
        return reject("objection.replaced", number=file.number, version=draft.version, newest=file.drafts[-1].version)
    if act.arg("text") == draft.text:
        return reject("objection.nothing_changed", number=file.number, version=draft.version)
    hands = tuple(dict.fromkeys((*draft.contributors, act.by.id)))
    return lay(file, Written(draft.kind, act.arg("text"), act.by.id), hands, act.team, act.house, now)


def pick(file: CaseFile, act: Act, now: datetime) -> Decision:
    """One of the further versions instead: a new version by the same author."""
    draft = found(file, act)
    if isinstance(draft, Decision):
        return draft
    if refusal := undecided(file, draft):
        return refusal
    which = act.arg("which")
    if not which.isdecimal() or not 0 < int(which) <= len(draft.others):
        return reject("objection.no_such_version", number=file.number, given=which)
    text = draft.others[int(which) - 1]
    rest = tuple(other for other in (draft.text, *draft.others) if other != text)
    return lay(file, Written(draft.kind, text, draft.author, draft.note, others=rest), draft.contributors, act.team, act.house, now)


def arrived(file: CaseFile, written: Written, team: Team, house: House, now: datetime) -> Decision:
    """The writer delivered. On a file that was closed or decided meanwhile the words are not needed any more."""
    if not file.open or not file.drafting:
        return Decision()
    laid = lay(file, written, (), team, house, now)
    broken = say("tell.model", number=file.number, why=say(f"note.{written.note}"))
    return replace(laid, errands=(*laid.errands, Tell((broken,), (Role.MANAGER,)))) if written.note in FOR_MANAGERS else laid


def lay(file: CaseFile, written: Written, hands: Sequence[str], team: Team, house: House, now: datetime) -> Decision:
    """Check the words and lay them before legal, where it goes first, and the approver."""
    if len(written.text) > LONGEST:
        return reject("objection.too_long", most=LONGEST, length=len(written.text))
    findings, promises = checked(written.text, file, written.kind, house, now)
    version, hands = len(file.drafts) + 1, whose(file, written.text, hands)
    drafted = Drafted(
        version=version, kind=written.kind, author=written.author, text=written.text, target=target(file),
        findings=findings, promises=promises, needs_legal=needs_legal(file, written.kind),
        hands=hands, note=written.note, model=written.model, others=written.others,
    )  # fmt: skip
    laid = after(file, [drafted], Stamp(now))
    seated = fill(laid, team, now)  # legal may be needed for these words only
    laid = after(laid, seated, Stamp(now))
    reviewers = [laid.person(r) for r in (Role.LEGAL if drafted.needs_legal else None, Role.APPROVER) if r and laid.person(r)]
    instead = [person for person in stand_ins(laid, hands, team) if not team.people[person].away(now)]
    shown: list[Fact] = [ShownTo(version=version, person=person) for person in reviewers]
    shown += [ShownTo(version=version, person=person, for_role=Role.APPROVER.value) for person in instead]
    errands = halt(file, written.author)
    if (approver := laid.person(Role.APPROVER)) in (*hands, "") and not instead:
        wrote = say("tell.approver_wrote", number=file.number, version=version, approver=approver)
        nobody = say("tell.no_approver", number=file.number, version=version)
        errands = (*errands, Tell((wrote if approver else nobody,), (Role.MANAGER,)))
    return Decision((drafted, *seated, *shown), errands, say("answer.draft_laid", number=file.number, version=version))


def whose(file: CaseFile, text: str, hands: Sequence[str]) -> tuple[str, ...]:
    """Everybody whose words are in a text: given hands, those of earlier versions it repeats, and of findings it quotes."""
    earlier = [hand for d in file.drafts if d.contributors and alike(d.text, text) >= SAME_WORDS for hand in d.contributors]
    found = file.assessment
    quoted = [found.by] if found and len(found.findings) > 4 and found.findings.rstrip("。.!！") in text else []
    return tuple(dict.fromkeys([*hands, *earlier, *quoted]))


def target(file: CaseFile) -> str:
    """What is being answered, as reviewers see it: author and first words of the exact post (TARGET_MATCH)."""
    first = " ".join(file.post.words().split())[:60]
    return f"{file.post.author.name or '?'} · {first} · {file.post.native_id or file.post.short_code or file.post.url}"


def newest_for(file: CaseFile, person: str) -> Draft | None:
    """The newest draft this person was asked to review."""
    return next((d for d in reversed(file.drafts) if person in d.reviewers), None)


CONFIRM_FIRST = frozenset({Category.COORDINATED, Category.EXTORTION, Category.MISINFORMATION, Category.MISUSE, Category.KOL_SCANDAL})


def first_draft(file: CaseFile) -> Decision:
    """Ask for a first acknowledgement, unless one exists, one is under way, or a person must confirm the category first."""
    unsure = not file.confirmed and (file.category in CONFIRM_FIRST or Flag.NEEDS_CONFIRMATION in file.flags)
    if not file.open or file.severity is Severity.L0 or unsure or file.drafts or file.drafting or file.no_reply:
        return Decision()
    return Decision((DraftAsked(kind="first_ack"),), (WriteDraft("first_ack"),))
