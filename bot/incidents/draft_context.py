"""What drafts about an incident may state and promise now, and what was approved lately on its platform."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from sqlalchemy import Connection

from bot.config.policy import TeamPolicy
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft, DraftState
from handlers.case.event import BOT, Event
from handlers.case.people import Role, Team
from handlers.case.policy import DraftContext
from handlers.drafts.emergency import EmergencyApproved
from handlers.drafts.events import Drafted
from handlers.drafts.review_events import ApprovalUndone, Approved
from handlers.drafts.templates import ReplyPromoted, as_wording
from handlers.text.redaction import redact
from handlers.triage.brands import BrandSheet
from storage.incidents import brand_sheets, fact_sheet, house_style, timeline

MONTH = timedelta(days=30)
MAX_HOUSE = 3  # examples and edits that a writer is shown
MAX_ELSEWHERE = 500  # drafts of other incidents that a text is compared with


def load_draft_context(
    connection: Connection, file: CaseFile, team_policy: TeamPolicy, team: Team, zone: str, now: datetime
) -> DraftContext:
    """What may be stated and promised about this incident now, and what was said lately on its platform."""
    today = now.astimezone(ZoneInfo(zone)).date().isoformat()
    sheet = [s for s in fact_sheet.statements(connection, file.brand) if s.covers(file.brand, file.product)]
    valid = [s for s in sheet if not s.expires or s.expires >= today]
    sheet_of_brand = next((each for each in brand_sheets.sheets(connection) if each.brand == file.brand), None)
    approver = team.people.get(file.person(Role.APPROVER))
    return DraftContext(
        facts=tuple(s.words() for s in valid) if sheet else None,
        fact_authors=tuple((s.text, s.by) for s in valid),
        new_fact_authors=tuple(dict.fromkeys(s.by for s in valid if s.at and s.at >= file.opened_at and s.by != BOT)),
        sheet_author=_sheet_author(connection, file, sheet_of_brand),
        own_names=sheet_of_brand.ours() if sheet_of_brand else (),
        kept_authors=tuple(house_style.authors(connection, file.brand)),
        drafts_elsewhere=_drafts_elsewhere(connection, file, now),
        recent=fact_sheet.approved_since(connection, file.post.platform, now - MONTH, file.number)
        if not file.drill
        else (),
        caps=team_policy.caps,
        deciders=tuple(role.value for role in sorted(approver.roles)) if approver else (),
        vertical=team_policy.verticals.get(file.brand, ""),
        tone=team_policy.tones.get(file.brand, ""),
        calendar=team_policy.calendar,
        house_examples=_house_examples(connection, file),
        kept_wordings=tuple(house_style.wordings(connection, file.brand, file.category.value)),
        common_line=file.common_line,
        house_edits=_house_edits(connection, file),
    )


def _drafts_elsewhere(connection: Connection, file: CaseFile, now: datetime) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Words of a month's drafts of other incidents that people contributed to, each once, with who they are."""
    lines = timeline.of_kind_since(connection, Drafted.code, now - MONTH, file.number, MAX_ELSEWHERE)
    return tuple(
        dict.fromkeys((line.fields["text"], tuple(line.fields["hands"])) for line in lines if line.fields.get("hands"))
    )


def _sheet_author(connection: Connection, file: CaseFile, sheet: BrandSheet | None) -> str:
    """Who last wrote the brand's sheet, when the product is called by a name of that sheet."""
    named = sheet is not None and bool(file.product) and file.product in sheet.products
    return brand_sheets.written(connection)[file.brand][0] if named else ""


def _house_examples(connection: Connection, file: CaseFile) -> tuple[str, ...]:
    """Kept replies of the brand, those of the category first."""
    kept = house_style.examples(connection, house_style.TEMPLATE, file.brand, file.category.value)
    return tuple(f"{text}（{outcome}）" for _, _, text, outcome, incident in kept if incident != file.number)[
        :MAX_HOUSE
    ]


def _house_edits(connection: Connection, file: CaseFile) -> tuple[tuple[str, str], ...]:
    """How the brand's people changed drafts lately."""
    kept = house_style.examples(connection, house_style.EDIT, file.brand, file.category.value)
    return tuple((before, text) for _, before, text, _, _ in kept)[:MAX_HOUSE]


def remember_replies(
    connection: Connection, file: CaseFile, events: Iterable[Event], at: datetime, by: str = ""
) -> None:
    """Save replies that these events approve, to compare drafts of the next 30 days with; a drill's are not saved."""
    for event in events:
        draft = file.draft(event.version) if isinstance(event, (Approved, EmergencyApproved)) else None
        if isinstance(event, ApprovalUndone):
            fact_sheet.taken_back(connection, file.number, event.version)
            house_style.forget_edit(connection, file.number, event.version)
        if draft and not file.drill:
            fact_sheet.approved(connection, file.number, draft.version, file.post.platform, draft.text, at)
            if draft.state is not DraftState.APPROVED:
                _keep_edit(connection, file, draft, at)
        if isinstance(event, ReplyPromoted) and not file.drill:
            _keep_template(connection, file, event, at, by)


def _keep_edit(connection: Connection, file: CaseFile, draft: Draft, at: datetime) -> None:
    """What people made of the writer's words, once it is approved: the house's style for the next draft (R94)."""
    written = [d for d in file.drafts if d.key == draft.key and d.version < draft.version and not d.contributors]
    if written and draft.contributors and written[-1].text != draft.text:
        _keep(connection, file, draft, at, house_style.EDIT, before=written[-1].text)


def _keep_template(connection: Connection, file: CaseFile, event: ReplyPromoted, at: datetime, by: str) -> None:
    draft = file.draft(event.version)
    if draft:
        wording = as_wording(draft.text, file.post.full_text())
        _keep(connection, file, draft, at, house_style.TEMPLATE, before=wording, outcome=event.outcome, by=by)


def _keep(
    connection: Connection,
    file: CaseFile,
    draft: Draft,
    at: datetime,
    what: str,
    before: str = "",
    outcome: str = "",
    by: str = "",
) -> None:
    """Keep words without personal data: names, numbers and addresses are tokens in them."""
    hidden = redact({"text": draft.text, "before": before, "outcome": outcome}, [file.post.author.name]).texts
    about = {"brand": file.brand, "category": file.category.value, "platform": file.post.platform}
    at_all: dict[str, str | int] = {
        "kind": draft.kind,
        "by": draft.decided_by,
        "incident": file.number,
        "version": draft.version,
        "contributors": ",".join(draft.contributors),
        "promoted_by": by,
    }
    house_style.keep(connection, at, what=what, **{**about, **at_all, **hidden})
