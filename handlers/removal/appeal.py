"""What becomes of an appeal: agreed, turned down, filed, answered, contested (R128-R132, R143)."""

from collections.abc import Callable, Mapping
from datetime import datetime

from handlers.case.card import msg
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, Notify, reject
from handlers.case.people import Role
from handlers.case.removal import APPEAL_RESULTS, CHANNELS, Appeal, AppealState
from handlers.removal.actions import request_again, without
from handlers.removal.events import AppealAnswered, AppealApproved, AppealFiled, AppealWithdrawn, AuthorObjected
from handlers.removal.gate import refusal_of
from handlers.removal.grounds import DECIDERS, FILERS, deciders
from handlers.removal.rules import find_appeal

DEADLINE_HEARERS = (Role.LEGAL, Role.APPROVER, Role.OWNER)


def appeal(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Move an appeal on: approve, withdraw, filed, result or objected."""
    found, step = find_appeal(file, context.integer("id")), context.text("move").lower()
    if found is None:
        return reject("rejection.no_such_appeal", number=file.number)
    if step not in MOVES:
        return reject("rejection.appeal_move_unknown", given=step[:40])
    return MOVES[step](file, context, found)


def _approve(file: CaseFile, context: CommandContext, appeal: Appeal) -> Decision:
    """A second person agrees; the gate is asked again, for what it rests on may have changed."""
    if appeal.state is not AppealState.DRAFTED:
        return reject("rejection.appeal_settled", number=file.number, id=appeal.id, appeal_state=appeal.state)
    if context.by.id == appeal.drafted_by:
        return reject("rejection.own_appeal", number=file.number, id=appeal.id)
    drafted_by_legal = context.team.has(appeal.drafted_by, Role.LEGAL)
    needed = deciders(appeal.by_legal, drafted_by_legal)
    if not frozenset(needed) & context.by.roles:
        second = appeal.by_legal and drafted_by_legal
        key = "rejection.appeal_second_of_legal" if second else "rejection.appeal_not_yours"
        return reject(key, number=file.number, id=appeal.id, role=needed[0])
    if refused := refusal_of(without(file, appeal.id), request_again(file, appeal.id)):
        return Decision(rejection=refused)
    line = msg("tell.appeal_approved", number=file.number, id=appeal.id, by=context.by.id)
    answer = msg("answer.appeal_approved", number=file.number, id=appeal.id)
    event = AppealApproved(id=appeal.id, ground=appeal.ground)
    return Decision((event,), (Notify((line,), (Role.LIAISON,), (appeal.drafted_by,)),), answer)


def _withdraw(file: CaseFile, context: CommandContext, appeal: Appeal) -> Decision:
    """Turn an appeal down, or take it back; a reason is asked for not filing as well."""
    if not context.text("text"):
        return reject("rejection.reason_needed")
    if not appeal.live and not appeal.stands and not appeal.contested:
        return reject("rejection.appeal_settled", number=file.number, id=appeal.id, appeal_state=appeal.state)
    if not (FILERS | DECIDERS) & context.by.roles:
        return reject("rejection.appeal_not_yours", number=file.number, id=appeal.id, role=Role.APPROVER)
    event = AppealWithdrawn(id=appeal.id, ground=appeal.ground, reason=context.text("text"))
    line = msg("tell.appeal_withdrawn", number=file.number, id=appeal.id, by=context.by.id, reason=event.reason)
    key = "answer.appeal_taken_back" if appeal.filed_at else "answer.appeal_withdrawn"
    return Decision(
        (event,), (Notify((line,), people=(appeal.drafted_by,)),), msg(key, number=file.number, id=appeal.id)
    )


def _filed(file: CaseFile, context: CommandContext, appeal: Appeal) -> Decision:
    """A person filed the appeal: where, and under which receipt number."""
    channel, receipt = context.text("channel").lower(), context.text("receipt") or context.text("text")
    if appeal.state is not AppealState.APPROVED:
        key = "appeal_not_approved" if appeal.state is AppealState.DRAFTED else "appeal_settled"
        return reject(f"rejection.{key}", number=file.number, id=appeal.id, appeal_state=appeal.state)
    if not FILERS & context.by.roles:
        return reject("rejection.appeal_not_yours", number=file.number, id=appeal.id, role=Role.LIAISON)
    if channel not in CHANNELS:
        names = tuple(msg(f"channel.{name}") for name in CHANNELS)
        return reject("rejection.channel_needed", number=file.number, id=appeal.id, channels=names)
    if not receipt:
        return reject("rejection.receipt_needed", number=file.number, id=appeal.id)
    if channel == "12377" and "12377" not in appeal.packs:
        return reject("rejection.pack_first", number=file.number, id=appeal.id)
    if refused := refusal_of(without(file, appeal.id), request_again(file, appeal.id)):
        return Decision(rejection=refused)
    event = AppealFiled(id=appeal.id, ground=appeal.ground, report_channel=channel, receipt=receipt)
    answer = msg("answer.appeal_filed", number=file.number, id=appeal.id, report_channel=channel, receipt=receipt)
    return Decision((event,), answer=answer)


def _result(file: CaseFile, context: CommandContext, appeal: Appeal) -> Decision:
    """What the platform made of it; a refusal leads back to answering. After an objection legal settles it anew."""
    result, _, note = context.text("text").partition(" ")
    result = RESULT_WORDS.get(result, result.lower())
    contested = appeal.state is AppealState.CLOSED and bool(appeal.contested)
    if appeal.state is not AppealState.FILED and not contested:
        return reject("rejection.appeal_not_filed", number=file.number, id=appeal.id, appeal_state=appeal.state)
    if contested and Role.LEGAL not in context.by.roles:
        return reject("rejection.appeal_not_yours", number=file.number, id=appeal.id, role=Role.LEGAL)
    if not (FILERS | DECIDERS) & context.by.roles:
        return reject("rejection.appeal_not_yours", number=file.number, id=appeal.id, role=Role.LIAISON)
    if result not in APPEAL_RESULTS:
        names = tuple(msg(f"appeal_result.{name}") for name in APPEAL_RESULTS)
        return reject("rejection.appeal_result_unknown", given=result[:40], results=names)
    event = AppealAnswered(id=appeal.id, ground=appeal.ground, appeal_result=result, note=note.strip())
    acted = result in ("removed", "limited", "partial")
    key = "answer.appeal_acted" if acted else "answer.appeal_not_acted"
    answer = msg(key, number=file.number, id=appeal.id, appeal_result=result)
    return Decision((event,), answer=answer)


def _objected(file: CaseFile, context: CommandContext, appeal: Appeal) -> Decision:
    """The author objected: the file opens again, and legal looks at it."""
    if not appeal.filed_at:
        return reject("rejection.appeal_not_filed", number=file.number, id=appeal.id, appeal_state=appeal.state)
    if not context.text("text"):
        return reject("rejection.notice_needed", number=file.number)
    event = AuthorObjected(id=appeal.id, ground=appeal.ground, notice=context.text("text"))
    line = msg("tell.author_objected", number=file.number, id=appeal.id)
    return Decision(
        (event,), (Notify((line,), DEADLINE_HEARERS),), msg("answer.author_objected", number=file.number, id=appeal.id)
    )


MOVES: Mapping[str, Callable[[CaseFile, CommandContext, Appeal], Decision]] = {
    "approve": _approve,
    "withdraw": _withdraw,
    "filed": _filed,
    "result": _result,
    "objected": _objected,
}
RESULT_WORDS: Mapping[str, str] = {
    **dict.fromkeys(("删除", "已删", "已删除", "刪除", "已刪", "已刪除", "下架"), "removed"),
    **dict.fromkeys(("限流", "限制", "限流处理"), "limited"),
    **dict.fromkeys(("驳回", "駁回", "拒绝", "拒絕", "不支持", "不通过"), "refused"),
    **dict.fromkeys(("无回应", "無回應", "没有回复", "沒有回覆", "未回复", "无"), "none"),
    **dict.fromkeys(("部分", "部分支持", "部分通过", "部分處理"), "partial"),
}
