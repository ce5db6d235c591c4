"""Everything a person can ask for, once: names, Chinese aliases, what each takes, and the handler that decides.

Buttons carry the same text that people type, so one table serves every chat, and `/incident help` is made from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from handlers.alerts import regrade as grading
from handlers.assessment import actions as assessment
from handlers.case.case_file import CaseFile
from handlers.case.decision import Act, Decision, reject
from handlers.closing import actions as closing
from handlers.closing import legal_hold as holding
from handlers.closing import notes
from handlers.drafts import posted as reply
from handlers.drafts import review
from handlers.drafts import write as draft
from handlers.promises import actions as promise
from handlers.removal import actions as reporting
from handlers.roles import actions as assignment

Handler = Callable[[CaseFile, Act, datetime], Decision]


@dataclass(frozen=True)
class Verb:
    """One command. `takes` names its values in typed order after the incident's number; the last one takes the rest of the line.
    Without a `handler` it is about the whole desk, and the reception carries it out itself."""

    name: str
    aliases: tuple[str, ...]
    takes: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()  # of these, what a form must ask for when it was not typed
    handler: Handler | None = None
    also: tuple[str, ...] = ()  # values that may be typed anywhere as name=value
    weighs: bool = False  # judges words, and so must know what may be stated and promised


VERBS = (
    Verb("new", ("新建", "新事件", "上报", "建立事件", "上报帖子", "上报贴文"), ("text",), ("text",), also=("brand", "product")),
    Verb("list", ("列表", "清单", "所有事件", "事件列表")),
    Verb("status", ("状态", "狀態", "看板", "详情", "进展"), ("number",)),
    Verb("mine", ("待办", "待辦", "我的", "我的待办")),
    Verb("take", ("认领", "認領", "接手", "接受", "接单"), ("role",), (), assignment.take, also=("role",)),
    Verb("decline", ("拒绝", "拒絕", "退出", "交出", "推辞"), ("role", "reason"), ("reason",), assignment.decline),
    Verb("assign", ("指派", "移交", "改派", "转交", "交给", "交接"), ("role", "person", "reason"), ("role", "person"), assignment.assign),
    Verb("grade", ("定级", "定級", "降级", "升级", "等级"), ("severity", "category", "reason"), ("severity", "reason"), grading.grade),
    Verb(
        "assess",
        ("评估", "評估"),
        ("findings",),
        ("findings",),
        assessment.assess,
        also=("note_count", "spread", "big_accounts", "climate", "validity", "waive"),
    ),
    Verb("draft", ("起草", "草稿", "换一版", "写草稿"), ("kind", "text"), ("kind",), draft.ask, also=("instruction",), weighs=True),
    Verb("edit", ("修改", "编辑", "編輯", "修改草稿", "改稿"), ("version", "text"), ("text",), draft.edit, weighs=True),
    Verb("pick", ("选用", "選用", "用备选", "选用备选"), ("version", "which"), ("which",), draft.pick, weighs=True),
    Verb("clear", ("法务通过", "法務通過", "法务放行", "放行"), ("version", "hash"), (), review.clear),
    Verb("approve", ("通过", "通過", "批准", "核准", "同意", "审批"), ("version", "hash", "ack"), (), review.approve, also=("ack",)),
    Verb("send-back", ("退回", "打回", "驳回", "不通过"), ("version", "hash", "reason"), ("reason",), review.send_back),
    Verb("withdraw", ("撤回", "撤銷", "收回"), ("version", "reason"), ("reason",), review.withdraw),
    Verb("no-reply", ("不回复", "不回覆", "不公开回复", "不公开回覆", "不公开回应"), ("reason",), ("reason",), review.no_reply),
    Verb(
        "posted",
        ("已发", "已發", "已发布", "发布了", "登记发布", "登录发布"),
        ("version", "link", "text"),
        ("link",),
        reply.posted,
        weighs=True,
    ),
    Verb("promise", ("承诺", "承諾"), ("id", "what", "reason"), ("what", "reason"), promise.promise, also=("due", "owner")),
    Verb("note", ("备注", "備註", "记录", "记一笔"), ("text",), ("text",), notes.note),
    Verb("snooze", ("静默", "靜默", "稍后", "静默提醒", "提醒静默", "暂停提醒"), ("until", "reason"), ("until", "reason"), notes.snooze),
    Verb("close", ("关闭", "關閉", "结案", "关闭事件"), ("reason",), ("reason",), closing.close, also=("override",)),
    Verb("reopen", ("重开", "重開", "重启", "重新打开", "重新开启"), ("reason",), ("reason",), closing.reopen),
    Verb("retro", ("复盘", "復盤", "检讨"), ("text",), ("text",), closing.retro),
    Verb("report", ("申诉", "申訴", "举报", "登记举报", "检举", "登记检举"), ("ground", "reason"), ("ground", "reason"), reporting.report),
    Verb("hold", ("留存", "保全", "留存资料"), ("state", "reason"), (), holding.hold),
    Verb("export", ("导出", "匯出", "导出案卷"), ("number",), ("number",)),
    Verb(
        "fact",
        ("事实", "事實", "事实清单", "添一条", "新增一条"),
        ("text",),
        (),
        also=("brand", "product", "document", "date", "expires", "drop"),
    ),
    Verb("check", ("检查", "檢查", "检查草稿"), ("text",), ("text",)),
    Verb("drill", ("演练", "演練", "演习"), ("scenario",), ()),
    Verb("away", ("离开", "離開", "请假", "休假", "我要离开"), ("until",), ()),
    Verb("language", ("语言", "語言"), ("language",), ("language",)),
    Verb("help", ("帮助", "幫助", "?", "说明", "命令", "怎么用"), ("verb",)),
)

BY_NAME: Mapping[str, Verb] = {name: verb for verb in VERBS for name in (verb.name, *verb.aliases)}


def decide(verb: Verb, file: CaseFile, act: Act, now: datetime) -> Decision:
    """Carry out a command about one incident. Whoever holds no role on the roster may read and report, not act."""
    if not act.by.roles:
        return reject("objection.not_on_duty", person=act.by.id)
    assert verb.handler is not None
    return verb.handler(file, act, now)
