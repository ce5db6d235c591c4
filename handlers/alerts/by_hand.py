"""A person reports a known post again: one more report, which replaces no words of it (R11, R46)."""

from dataclasses import dataclass, replace
from typing import ClassVar

from handlers.case.case_file import CaseFile
from handlers.case.event import Event, EventMeta
from handlers.case.people import Role, Team
from handlers.case.reports import HandReport
from handlers.drafts.contributors import tool_text
from handlers.posts.post import Alert, Post
from handlers.roles.access import covers_brand
from handlers.roles.rules import held_roles
from handlers.text.fold import comparable


@dataclass(frozen=True, kw_only=True)
class ReportedByHand(Event):
    """A person reported the known post in words that no tool had read there."""

    code: ClassVar = "ReportedByHand"
    personal: ClassVar = ("text",)
    reported_by: str
    text: str
    in_post: bool = False

    def apply(self, file: CaseFile, meta: EventMeta) -> CaseFile:
        """Kept beside the post, with whose words they are."""
        report = HandReport(self.reported_by, self.text, meta.at, self.in_post)
        return replace(file, hand_reports=(*file.hand_reports, report))


def may_reword(file: CaseFile, person: str, team: Team) -> bool:
    """True when a report may become the post's words: of a tool, of who acts on the incident, or where none are."""
    acts = bool(held_roles(file, person)) or team.has(person, Role.MANAGER)
    return not person or acts or not file.post.full_text()


def of_their_brand(file: CaseFile, person: str, team: Team) -> bool:
    """True for a tool, and for a person whose brands on the roster cover the incident or who holds a role of it."""
    known = team.people.get(person)
    return known is None or covers_brand(known, file.brand) or bool(held_roles(file, person))


def post_as_known(file: CaseFile, alert: Alert, merged: Post, team: Team) -> Post:
    """Return the merged post, with its known words where the person who reports may not change them."""
    if may_reword(file, alert.reported_by, team):
        return merged
    return replace(merged, title=file.post.title, text=file.post.text)


def report_of(file: CaseFile, alert: Alert, post: Post) -> tuple[Event, ...]:
    """Return the report as an event when a person typed words that no tool read in the post, and not twice."""
    person, text = alert.reported_by, alert.post.full_text()
    known = any((r.by, r.text) == (person, text) for r in file.hand_reports)
    if not person or not text or known or comparable(text) in comparable(tool_text(file)):
        return ()
    changed = post.full_text() != file.post.full_text()
    return (ReportedByHand(reported_by=person, text=text, in_post=changed),)
