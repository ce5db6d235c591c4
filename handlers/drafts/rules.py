"""May this draft be decided now? Asked when deciding, not when drawing a button (R46, R61, R98)."""

from collections.abc import Sequence
from datetime import datetime

from handlers.case.card import LocalizedText, msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, FollowUp, Notify, reject
from handlers.case.drafts import Draft, DraftState
from handlers.case.grades import Severity
from handlers.case.once import once
from handlers.case.people import Role
from handlers.case.policy import ResponsePolicy
from handlers.drafts.authority import awaiting_legal, needs_executive
from handlers.drafts.check_draft import check_text
from handlers.drafts.thread_limits import thread_limits
from handlers.text.fold import detect_script


def warn_posters(file: CaseFile, void: Sequence[Draft], by: str) -> tuple[FollowUp, ...]:
    """Notify owner and publisher, who may be posting an approved text now, that its approval is void; `by` did it."""
    posters = dict.fromkeys(p for p in (file.person(Role.OWNER), file.person(Role.PUBLISHER)) if p and p != by)
    lines = tuple(
        msg("tell.do_not_post", number=file.number, version=draft.version)
        for draft in void
        if draft.state is DraftState.APPROVED
    )
    return (Notify(lines, people=tuple(posters)),) if lines and posters else ()


def resolve_draft(file: CaseFile, context: CommandContext, meant: Sequence[Draft] | None = None) -> Draft | Decision:
    """The draft the command names; without a version the only one of `meant` (those that wait), or why there is none.

    With none of `meant` it is the newest, so that the handler can say what became of it.
    """
    given = context.text("version").removeprefix("v")
    if given and context.integer("version") is None:
        return reject("rejection.not_a_number", given=given[:40])
    meant = file.waiting_drafts() if meant is None else meant
    if not given and len(meant) > 1:
        return which_draft(file, meant)
    draft = file.draft(context.integer("version") or 0) if given else next(iter([*meant, *reversed(file.drafts)]), None)
    if draft is None:
        return reject("rejection.no_draft", number=file.number)
    shown = context.text("hash").removeprefix("#")
    if shown and not draft.hash.startswith(shown):
        return reject("rejection.text_changed", number=file.number, version=draft.version)
    return draft


def which_draft(file: CaseFile, meant: Sequence[Draft]) -> Decision:
    """Several drafts could be meant: a refusal that names each, with its kind."""
    named = tuple(msg("card.draft_named", version=d.version, kind=d.kind, recipient=d.recipient) for d in meant)
    return Decision(rejection=msg("rejection.which_draft", number=file.number, drafts=named, version=meant[-1].version))


def ensure_undecided(file: CaseFile, draft: Draft) -> Decision | None:
    """Why this draft can no longer be decided: a person already has, or a newer text replaced it."""
    if not file.open:
        return reject("rejection.closed", number=file.number)
    if draft.state is DraftState.WAITING or stale_to_post(file, draft):
        return None
    if draft.state is DraftState.REPLACED:
        return reject(
            "rejection.replaced", number=file.number, version=draft.version, newest=file.newest(draft).version
        )
    when = {"at": (draft.decided_at or draft.at).isoformat()}
    return reject(
        "rejection.already_decided",
        number=file.number,
        version=draft.version,
        state=f"draft.{draft.state}",
        by=draft.decided_by,
        **when,
    )


def ensure_approvable(file: CaseFile, draft: Draft, context: CommandContext, now: datetime) -> Decision | None:
    """What must be settled before an approval: blocks, ticks, legal, the assessment, an executive for statements."""
    blocks = [f.rule for f in draft.findings if f.level == "block"] or blocked_by_now(file, draft, context.policy, now)
    if blocks:
        return Decision(rejection=_listed("rejection.blocked", file, draft, blocks))
    if passed := [p for p in draft.promises if p.due and p.due <= now]:
        return Decision(
            rejection=msg(
                "rejection.due_passed",
                number=file.number,
                version=draft.version,
                text=passed[0].text,
                due=passed[0].due,
            )
        )
    if awaiting_legal(file, draft):
        return reject(
            "rejection.legal_first", number=file.number, version=draft.version, person=file.person(Role.LEGAL)
        )
    if file.severity >= Severity.L2 and draft.public and draft.kind != "first_ack" and not file.assessment:
        return reject("rejection.assess_first", number=file.number)
    if needs_executive(file, draft) and Role.EXECUTIVE not in context.by.roles:
        return reject("rejection.executive_first", number=file.number, person=file.person(Role.EXECUTIVE))
    needed = (*findings_to_tick(file, draft), *thread_limits(file, draft, context.policy, now))
    missing = [rule for rule in needed if rule not in ticked(context)]
    if missing:
        return Decision(rejection=_listed("rejection.tick_first", file, draft, missing))
    if asks_once_more(file) and not needed and not context.text("sure"):  # what was ticked was read
        return reject("rejection.sure_first", number=file.number, version=draft.version)
    return None


def asks_once_more(file: CaseFile) -> bool:
    """True where an approval counts only when it is said twice: people may be hurt, or it is a crisis."""
    return file.harm_at_stake


def blocked_by_now(file: CaseFile, draft: Draft, policy: ResponsePolicy, now: datetime) -> list[str]:
    """Rules that forbid these words since the incident's grade changed: a relabel lets no old words through."""
    if not (file.regraded_at and file.regraded_at > draft.at):
        return []
    findings, _ = check_text(draft.text, file, draft.kind, policy, now)
    return [f.rule for f in findings if f.level == "block"]


def stale_to_post(file: CaseFile, draft: Draft) -> str:
    """Return what changed since it was approved, so that it is approved again before it is posted; or empty.

    What was sent to one person in private does not depend on what else was said in public.
    """
    if draft.state is not DraftState.APPROVED:
        return ""
    why = stale_reason(file, draft, draft.decided_at)
    return "" if why == "posted" and not draft.public else why


@once
def stale_reason(file: CaseFile, draft: Draft, since: datetime | None = None) -> str:
    """Return what changed since it was written: `reworded`, `facts`, `found`, `regraded` or `posted`, or empty.

    Empty for a draft that is no longer waiting or approved, too. `since` (UTC): changed after that.
    """
    if not draft.live:
        return ""
    changed = {
        "reworded": file.reworded_at,
        "facts": file.facts_at,
        "found": file.found_at,
        "regraded": file.regraded_at,
        "posted": max((r.at for r in file.public_replies() if r.version != draft.version), default=None),
    }
    return next((what for what, at in changed.items() if at and at > (since or draft.at)), "")


def findings_to_tick(file: CaseFile, draft: Draft) -> tuple[str, ...]:
    """Rules whose findings the approver must acknowledge one by one; a stale draft is one more (STALE)."""
    found = (f.rule for f in draft.findings if f.level == "ack")
    return tuple(dict.fromkeys([*found, *(["STALE"] if stale_reason(file, draft) else [])]))


def reply_language(file: CaseFile, policy: ResponsePolicy) -> str:
    """Return the language a reply is written in: the post's; where it has no words, the platform's."""
    words, platform = file.post.full_text(), policy.platforms.get(file.post.platform)
    return platform.language if platform and not any(c.isalpha() for c in words) else detect_script(words)


def ticked(context: CommandContext) -> tuple[str, ...]:
    """Rules ticked: form fields `ack:<RULE>`, or typed after the version as `ack=RULE,RULE`."""
    typed = (rule.strip().upper() for rule in context.text("ack").split(",") if rule.strip())
    return tuple(
        dict.fromkeys(
            [*typed, *(name[4:] for name, value in context.args.items() if name.startswith("ack:") and value)]
        )
    )


def _listed(key: str, file: CaseFile, draft: Draft, rules: list[str]) -> LocalizedText:
    return msg(
        key,
        number=file.number,
        version=draft.version,
        rules=tuple(msg(f"rule.{rule}") for rule in dict.fromkeys(rules)),
    )
