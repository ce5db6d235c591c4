"""What is asked of a reply beyond its words: where it was posted, which remedy it offers, what came of it."""

from handlers.case.card import Field, InputType, msg
from handlers.case.case_file import CaseFile
from handlers.case.people import Team
from handlers.commands.form_fields import REASON, Fields, Values, choice, optional, text, version_given
from handlers.drafts.remedy import REMEDIES
from handlers.roles.proposals.actions import named_proposal
from handlers.roles.proposals.rules import SCHEME

LINK = Field("link", msg("field.link"), max_length=500)
WHERE = Field("where", msg("field.where"), max_length=120)
ALREADY = Field("already", msg("field.already"), InputType.TICK)
REMEDY = (
    choice("remedy", msg("field.remedy"), {r: msg(f"remedy.{r}") for r in REMEDIES}),
    Field("amount", msg("field.amount"), required=False, max_length=20),
    Field("due", msg("field.due"), input=InputType.LINE, max_length=40),
    Field("note", msg("field.remedy_note"), required=False, max_length=200),
)
OUTCOME = text("outcome", msg("field.outcome"), 300)


def posting(file: CaseFile, team: Team, given: Values) -> Fields:
    """Where the reply was posted, and its words if they were changed."""
    approved = file.approved_drafts()
    meant = file.draft(version_given(given)) or (approved[0] if len(approved) == 1 else None)
    words = optional(text("text", msg("field.posted_text"), value=meant.text if meant else ""))
    if meant and not meant.public:  # words typed after the version say where
        return (optional(WHERE) if given.get("text") else WHERE, words)
    return (LINK, words, optional(WHERE), *((ALREADY,) if given.get("needed") else ()))


def confirm(file: CaseFile, team: Team, given: Values) -> Fields:
    """Why it is right after all, of a proposal whose words a reader beside the rules doubts; nothing of any other."""
    proposal = named_proposal(file, given)
    return (REASON,) if proposal and proposal.proposal == SCHEME else ()
