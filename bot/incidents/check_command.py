"""`/incident check`: a text through the same gate that drafts go through, for who wants to know beforehand."""

from bot.incidents.incidents import Incidents
from bot.incidents.requests import CommandRequest, CommandResult
from handlers.case.card import Card, msg
from handlers.case.case_file import CaseFile
from handlers.case.drafts import Draft
from handlers.commands.forms import form_for
from handlers.commands.registry import BY_NAME
from handlers.drafts.check_draft import check_text
from handlers.drafts.draft_parts import draft_parts
from handlers.posts.post import Post

PLATFORM = "xiaohongshu"  # whose rules a text without an incident is held to


def check_command(incidents: Incidents, request: CommandRequest) -> CommandResult:
    """Say what the gate finds in a text, read as a public reply."""
    text, now = request.values.get("text", ""), request.now
    if not text.strip():
        return CommandResult(False, form=form_for(BY_NAME["check"], None, incidents.people.team(), request.values))
    file = CaseFile(0, Post(platform=PLATFORM, published_at=now), now)
    findings, promises = check_text(text, file, "resolution", incidents.policy, now)
    draft = Draft(1, "resolution", text, "", request.person, now, findings=findings, promises=promises)
    levels = {f.level for f in findings}
    verdict = next((level for level in ("block", "ack") if level in levels), "pass")
    title = msg("check.title", verdict=msg(f"verdict.{verdict}"))
    return CommandResult(True, card=Card(title, parts=draft_parts(draft)[1:]))
