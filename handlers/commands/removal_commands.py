"""The commands of removal: an appeal, evidence, comments under our own posts, the legal track; and what they ask."""

from dataclasses import replace

from handlers.case.card import Field, InputType, msg
from handlers.case.case_file import CaseFile
from handlers.case.evidence import EVIDENCE_KINDS
from handlers.case.people import Team
from handlers.case.removal import CHANNELS
from handlers.commands import form_fields as fields
from handlers.commands.command import Command
from handlers.commands.form_fields import REASON, Fields, Values, choice, optional, text
from handlers.evidence.actions import describe_evidence, post_gone
from handlers.removal.actions import report
from handlers.removal.appeal import MOVES, appeal
from handlers.removal.grounds import BY_CODE, OWN_SECTION_GROUNDS
from handlers.removal.legal.actions import STEPS, legal
from handlers.removal.own_section.actions import MEASURES
from handlers.removal.pack import PACKS

DETAIL_FIELDS = {
    "whom": Field("whom", msg("field.whom"), required=False, max_length=80),
    "claim": optional(text("claim", msg("field.claim"), 500)),
    "work": optional(text("work", msg("field.work"), 300)),
    "others": optional(text("others", msg("field.others"), 2000)),
}
CONTENT = optional(text("content", msg("field.content"), 1000))
EVIDENCE = Field("evidence", msg("field.evidence"), required=False, max_length=60)
QUOTE = optional(text("quote", msg("field.quote"), 500))
CLAUSE = Field("clause", msg("field.clause"), required=False, max_length=200)
PROOF_KIND = choice("proof_kind", msg("field.proof_kind"), {k: msg(f"proof_kind.{k}") for k in EVIDENCE_KINDS})
PROOF_NOTE = text("text", msg("field.proof_note"), 500)
PROOF_FILE = Field("file", msg("field.proof_file"), InputType.FILE, required=False)
PROOF_RECEIPT = Field("receipt", msg("field.proof_receipt"), required=False, max_length=80)
GONE_HOW = text("text", msg("field.gone_how"), 500)
SHA256 = Field("sha256", msg("field.sha256"), required=False, max_length=64)
PROOF = (PROOF_KIND, PROOF_NOTE, PROOF_FILE, PROOF_RECEIPT, SHA256)
CHANNEL = choice("channel", msg("field.report_channel"), {c: msg(f"channel.{c}") for c in CHANNELS})
PACK_CHANNEL = choice("channel", msg("field.pack_channel"), {c: msg(f"channel.{c}") for c in PACKS}, "form")
PACK_FORM = (
    PACK_CHANNEL,
    *(Field(name, msg(f"field.{name}"), required=False, max_length=120) for name in ("reporter", "enclose")),
)
RECEIPT = Field("receipt", msg("field.receipt"), max_length=80)
MEASURE = choice("measure", msg("field.measure"), {m: msg(f"measure.{m}") for m in MEASURES}, "keep")
OWN_GROUND = optional(choice("ground", msg("field.ground"), {g: msg(f"ground.{g}") for g in OWN_SECTION_GROUNDS}))
WHO_AND_WHAT = tuple(
    Field(name, msg(f"field.{name}"), required=False, max_length=120) for name in ("shot", "decider", "account")
)
LEGAL_STEP = choice("legal_step", msg("field.legal_step"), {s: msg(f"legal_step.{s}") for s in STEPS}, "fixation")


def _report(file: CaseFile, team: Team, given: Values) -> Fields:
    """Which way, with answering chosen beforehand; what happened; and what the ground asks for once it is known."""
    known = BY_CODE.get(given.get("ground", ""))
    asked = tuple(DETAIL_FIELDS[name] for name in (known.asks if known else ()))
    return (fields.GROUND, text("reason", msg("field.report_fact"), 1000), *asked, CONTENT, QUOTE, EVIDENCE, CLAUSE)


def _appeal(file: CaseFile, team: Team, given: Values) -> Fields:
    """Which step, and what it needs."""
    moves = choice("move", msg("field.move"), {m: msg(f"appeal_move.{m}") for m in MOVES})
    if not given.get("move"):
        return (moves, optional(CHANNEL), optional(RECEIPT), optional(text("text", msg("field.note"), 1000)))
    if given["move"] == "filed":
        return (CHANNEL, RECEIPT)
    return () if given["move"] == "approve" else (replace(REASON, name="text", label=msg("field.note")),)


REMOVAL = (
    Command("report", ("申诉", "申訴", "举报", "登记举报", "检举", "登记检举"), ("ground", "reason"), ("ground", "reason"),
            report, named=("content", "quote", "whom", "claim", "work", "others", "evidence", "clause"),
            form=_report),
    Command("appeal", ("申诉进展", "申訴進展", "举报进展", "检举进展"), ("id", "move", "text"), ("move",), appeal,
            named=("channel", "receipt"), form=_appeal),
    Command("evidence", ("证据", "證據", "登记证据", "登记文书", "登記文書", "补充说明", "補充說明"),
            ("id", "proof_kind", "text"), ("proof_kind", "text"), describe_evidence,
            named=("sha256", "receipt"), form=PROOF),
    Command("gone", ("帖子没了", "帖子沒了", "原帖没了", "原帖不见了", "帖子消失"), ("text",), ("text",), post_gone,
            form=(GONE_HOW,)),
    Command("moderate", ("评论处理", "評論處理", "处理评论", "留言處理"), ("number", "measure", "ground", "reason"), ("measure",),
            named=("content", "shot", "decider", "account", "until", "differs", "held_id"),
            form=(MEASURE, OWN_GROUND, optional(REASON), CONTENT, *WHO_AND_WHAT)),
    Command("legal", ("法务", "法務", "法务程序"), ("legal_step", "text"), ("legal_step",), legal,
            named=("evidence", "trigger"),
            form=(LEGAL_STEP, optional(text("text", msg("field.legal_text"), 5000)), EVIDENCE,
                  Field("trigger", msg("field.trigger"), required=False, max_length=300))),
    Command("pack", ("材料包", "举报材料", "檢舉材料", "申诉材料"), ("number", "id", "channel"), ("channel",),
            named=("reporter", "channel", "enclose"), form=PACK_FORM),
)  # fmt: skip
