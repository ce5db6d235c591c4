"""Where an incident stands, as lines of its card: replies, contacts, promises, and how it ended."""

from handlers.case.card import Link, LocalizedText, Part, Row, msg
from handlers.case.case_file import CaseFile, Status
from handlers.case.drafts import Draft, DraftState, Reply
from handlers.case.people import Role
from handlers.roles.proposals.card import proposal_rows

MAX_CONTACTS = 3  # newest contacts on the card; all of them are in the timeline and the export


def progress_parts(file: CaseFile) -> tuple[Part, ...]:
    """Where the replies stand, who was spoken to, what was promised, and how it ended."""
    return (*reply_rows(file), *_outreach(file), *promise_rows(file), *ended_rows(file))


def reply_rows(file: CaseFile) -> tuple[Part, ...]:
    """What is being written, what waits, what was posted, or why there is no reply."""
    lines: list[Part] = []
    writing = dict.fromkeys((r.kind, r.recipient) for r in file.being_written())
    lines += [Row(msg("card.reply"), msg("card.drafting", kind=kind, recipient=to)) for kind, to in writing]
    lines += [Row(msg("card.reply"), draft_is(draft)) for draft in drafts_under_way(file)]
    if file.no_reply:
        lines.append(Row(msg("card.reply"), msg("card.no_reply", reason=file.no_reply)))
    return (*lines, *map(reply_part, file.replies))


def promise_rows(file: CaseFile) -> tuple[Part, ...]:
    """Every promise that is still to be kept, with its owner and when it is due."""
    rows = []
    for p in file.open_promises():
        rows.append(Row(msg("card.promise", id=p.id), msg("card.promise_is", text=p.text, owner=p.owner, due=p.due)))
    return tuple(rows)


def ended_rows(file: CaseFile) -> tuple[Part, ...]:
    """Where an incident stands that is not worked on: unread, watched, or closed and why."""
    if file.status is Status.UNREAD:
        return (Row(msg("unread.list"), msg("unread.this")),)
    if file.status is Status.WATCHED:
        watched = msg("watch.is", risk=file.watch_risk, at=file.watch_checked_at, person=file.person(Role.MONITOR))
        return (Row(msg("watch.list"), watched),)
    if file.open:
        return ()
    because = msg("card.closed_because", reason=close_reason(file.close_reason), at=file.closed_at)
    return (Row(msg("card.closed"), because),)


def _outreach(file: CaseFile) -> tuple[Part, ...]:
    """The newest contacts, what the author did, and which consents stand."""
    rows = [
        Row(msg("card.contact"), msg("card.contact_is", party=c.party, name=c.name, by=c.by, at=c.at, text=c.text[:80]))
        for c in file.contacts[-MAX_CONTACTS:]
    ]
    if file.author_step:
        rows.append(
            Row(msg("card.author_step"), msg("card.author_step_is", step=file.author_step, at=file.author_step_at))
        )
    scopes = tuple(dict.fromkeys(c.scope for c in file.consents))
    if scopes:
        rows.append(Row(msg("card.consents"), msg("plain.list", items=tuple(msg(f"consent.{s}") for s in scopes))))
    return tuple(rows)


def drafts_under_way(file: CaseFile) -> tuple[Draft, ...]:
    """Return the newest version of each kind and recipient that is not posted; a posted one has a line of its own."""
    return tuple([d for d in file.drafts if d.state is not DraftState.POSTED and d is file.newest(d)])


def draft_is(draft: Draft) -> LocalizedText:
    """Version, kind, recipient and state of a draft."""
    state = f"draft.{draft.state}"
    return msg("card.draft_is", version=draft.version, kind=draft.kind, recipient=draft.recipient, state=state)


def reply_part(reply: Reply) -> Part:
    """What was posted: a link, or for a private contact where and to whom."""
    key = "card.posted_reply" if reply.approved else "card.posted_stale" if reply.stale else "card.posted_unapproved"
    posted = msg(key, version=reply.version, by=reply.by, at=reply.at, wrong=reply.wrong)
    if reply.link:
        return Link(reply.link, posted)
    return Row(posted, msg("card.private_reply_is", kind=reply.kind, where=reply.where, recipient=reply.recipient))


def close_reason(reason: str) -> LocalizedText:
    """The rules' own reason in words, or what a person wrote."""
    return msg("reason.l0") if reason == "l0" else msg("plain.text", text=reason)


def alarms(file: CaseFile, reveal: bool = True) -> tuple[Part, ...]:
    """What must be seen first: words in public without approval, and what waits for a second person."""
    reply = file.unapproved_reply()
    key = "card.stale_is" if reply and reply.stale else "card.unapproved_is"
    unapproved = msg(key, version=reply.version, by=reply.by, at=reply.at) if reply else None
    return (*((Row(msg("card.unapproved"), unapproved),) if unapproved else ()), *proposal_rows(file, reveal))
