"""Everything a person can ask for, once: names, Chinese aliases, what each takes, and the handler that decides.

Buttons carry the same text that people type, so one table serves every chat, and `/incident help` is made from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.alerts import regrade as grading
from handlers.assessment import actions as assessment
from handlers.case.case_file import CaseFile
from handlers.case.decision import CommandContext, Decision, reject
from handlers.closing import actions as closing
from handlers.closing import legal_hold, notes
from handlers.drafts import posted, review
from handlers.drafts import write as draft
from handlers.promises import actions as promises
from handlers.removal import actions as removal
from handlers.roles import actions as roles

Handler = Callable[[CaseFile, CommandContext, datetime], Decision]


@dataclass(frozen=True)
class Command:
    """One command. `takes` names its values in typed order after the incident's number; the last one takes the rest of the line.
    Without a `handler` it is about the whole desk, and the reception carries it out itself."""

    name: str
    aliases: tuple[str, ...]
    positional: tuple[str, ...] = ()
    required: tuple[str, ...] = ()  # of these, what a form must ask for when it was not typed
    handler: Handler | None = None
    named: tuple[str, ...] = ()  # values that may be typed anywhere as name=value
    needs_draft_context: bool = False  # judges words, and so must know what may be stated and promised


COMMANDS = (
    Command(
        "new",
        ("新建", "新事件", "上报", "建立事件", "上报帖子", "上报贴文"),
        ("text",),
        ("text",),
        named=("brand", "product"),
    ),
    Command("list", ("列表", "清单", "所有事件", "事件列表")),
    Command("status", ("状态", "狀態", "看板", "详情", "进展"), ("number",)),
    Command("mine", ("待办", "待辦", "我的", "我的待办")),
    Command("take", ("认领", "認領", "接手", "接受", "接单"), ("role",), (), roles.take, named=("role",)),
    Command("decline", ("拒绝", "拒絕", "退出", "交出", "推辞"), ("role", "reason"), ("reason",), roles.decline),
    Command(
        "assign",
        ("指派", "移交", "改派", "转交", "交给", "交接"),
        ("role", "person", "reason"),
        ("role", "person"),
        roles.assign,
    ),
    Command(
        "grade",
        ("定级", "定級", "降级", "升级", "等级"),
        ("severity", "category", "reason"),
        ("severity", "reason"),
        grading.grade,
    ),
    Command(
        "assess",
        ("评估", "評估"),
        ("findings",),
        ("findings",),
        assessment.assess,
        named=("note_count", "spread", "big_accounts", "climate", "validity", "waive"),
    ),
    Command(
        "draft",
        ("起草", "草稿", "换一版", "写草稿"),
        ("kind", "text"),
        ("kind",),
        draft.request_draft,
        named=("instruction",),
        needs_draft_context=True,
    ),
    Command(
        "edit",
        ("修改", "编辑", "編輯", "修改草稿", "改稿"),
        ("version", "text"),
        ("text",),
        draft.edit,
        needs_draft_context=True,
    ),
    Command(
        "pick",
        ("选用", "選用", "用备选", "选用备选"),
        ("version", "which"),
        ("which",),
        draft.pick,
        needs_draft_context=True,
    ),
    Command("clear", ("法务通过", "法務通過", "法务放行", "放行"), ("version", "hash"), (), review.clear),
    Command(
        "approve",
        ("通过", "通過", "批准", "核准", "同意", "审批"),
        ("version", "hash", "ack"),
        (),
        review.approve,
        named=("ack",),
    ),
    Command(
        "send-back", ("退回", "打回", "驳回", "不通过"), ("version", "hash", "reason"), ("reason",), review.send_back
    ),
    Command("withdraw", ("撤回", "撤銷", "收回"), ("version", "reason"), ("reason",), review.withdraw),
    Command(
        "no-reply",
        ("不回复", "不回覆", "不公开回复", "不公开回覆", "不公开回应"),
        ("reason",),
        ("reason",),
        review.no_reply,
    ),
    Command(
        "posted",
        ("已发", "已發", "已发布", "发布了", "登记发布", "登录发布"),
        ("version", "link", "text"),
        ("link",),
        posted.posted,
        needs_draft_context=True,
    ),
    Command(
        "promise",
        ("承诺", "承諾"),
        ("id", "what", "reason"),
        ("what", "reason"),
        promises.promise,
        named=("due", "owner"),
    ),
    Command("note", ("备注", "備註", "记录", "记一笔"), ("text",), ("text",), notes.note),
    Command(
        "snooze",
        ("静默", "靜默", "稍后", "静默提醒", "提醒静默", "暂停提醒"),
        ("until", "reason"),
        ("until", "reason"),
        notes.snooze,
    ),
    Command(
        "close", ("关闭", "關閉", "结案", "关闭事件"), ("reason",), ("reason",), closing.close, named=("override",)
    ),
    Command("reopen", ("重开", "重開", "重启", "重新打开", "重新开启"), ("reason",), ("reason",), closing.reopen),
    Command("retro", ("复盘", "復盤", "检讨"), ("text",), ("text",), closing.retro),
    Command(
        "report",
        ("申诉", "申訴", "举报", "登记举报", "检举", "登记检举"),
        ("ground", "reason"),
        ("ground", "reason"),
        removal.report,
    ),
    Command("hold", ("留存", "保全", "留存资料"), ("state", "reason"), (), legal_hold.hold),
    Command("export", ("导出", "匯出", "导出案卷"), ("number",), ("number",)),
    Command(
        "fact",
        ("事实", "事實", "事实清单", "添一条", "新增一条"),
        ("text",),
        (),
        named=("brand", "product", "document", "date", "expires", "drop"),
    ),
    Command("check", ("检查", "檢查", "检查草稿"), ("text",), ("text",)),
    Command("drill", ("演练", "演練", "演习"), ("scenario",), ()),
    Command("away", ("离开", "離開", "请假", "休假", "我要离开"), ("until",), ()),
    Command("language", ("语言", "語言"), ("language",), ("language",)),
    Command("help", ("帮助", "幫助", "?", "说明", "命令", "怎么用"), ("verb",)),
)

BY_NAME: Mapping[str, Command] = {name: verb for verb in COMMANDS for name in (verb.name, *verb.aliases)}


def decide(verb: Command, file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Carry out a command about one incident. Whoever holds no role on the roster may read and report, not act."""
    if not context.by.roles:
        return reject("objection.not_on_duty", person=context.by.id)
    assert verb.handler is not None
    return verb.handler(file, context, now)
