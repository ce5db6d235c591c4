"""Everything a person can ask for, once: names, Chinese aliases, values, form, and the handler that decides.

Buttons carry the same text that people type. The parser, the forms and `/incident help` all read this table.
"""

from collections.abc import Mapping
from datetime import datetime

from handlers.alerts import about, merging, regrade, unread, watch
from handlers.case.case_file import CaseFile, Status
from handlers.case.decision import CommandContext, Decision, reject
from handlers.case.drafts import DraftState
from handlers.closing import actions as closing
from handlers.commands import form_fields as fields
from handlers.commands import reply_fields, task_fields
from handlers.commands.command import Command, others_of_proposal
from handlers.commands.form_fields import REASON
from handlers.commands.learning_commands import LEARNING
from handlers.commands.refused_wish import doubted_wish, refused_wish
from handlers.commands.removal_commands import REMOVAL
from handlers.drafts import emergency, remedy, request, review, seen, templates, translation, wrong
from handlers.outreach import actions as outreach
from handlers.promises import actions as promises
from handlers.reminders import actions as reminders
from handlers.removal.consistency import posted_beside_appeals
from handlers.roles import actions as roles
from handlers.roles.access import ensure_reads, may_take
from handlers.roles.actions import accept_by_acting
from handlers.roles.proposals import actions as proposals
from handlers.tasks.ticket import ticket


def _confirm(file: CaseFile, context: CommandContext, now: datetime) -> Decision:
    """Carry out what another person proposed, by the handler of its command."""
    return proposals.confirmer({c.name: c.handler for c in COMMANDS if c.handler})(file, context, now)


LIVE = (DraftState.WAITING, DraftState.APPROVED)
EDITABLE = (*LIVE, DraftState.SENT_BACK, DraftState.WITHDRAWN)
COMMANDS = (
    Command("new", ("新建", "新事件", "上报", "建立事件", "上报帖子", "上报贴文"), ("text",), ("text",),
            named=("brand", "product", "own", "published"), form=fields.NEW),
    Command("list", ("列表", "清单", "所有事件", "事件列表")),
    Command("status", ("状态", "狀態", "看板", "详情", "进展"), ("number",)),
    Command("mine", ("待办", "待辦", "我的", "我的待办")),
    Command("own", ("自家帖", "自家评论", "官号评论", "自家帖子")),
    Command("take", ("认领", "認領", "接手", "接受", "接单", "担任"), ("role",), (), roles.take, named=("role",)),
    Command("decline", ("拒绝", "拒絕", "退出", "交出", "推辞"), ("role", "reason"), ("reason",), roles.decline,
            form=(REASON,), status=Status.OPEN),
    Command("assign", ("指派", "移交", "改派", "转交", "交给", "交接"), ("role", "person", "reason"), ("role", "person"),
            roles.assign, form=fields.assignment, status=Status.OPEN),
    Command("grade", ("定级", "定級", "降级", "升级", "等级"), ("severity", "category", "reason"), ("severity", "reason"),
            regrade.grade, named=("override", "trending"), form=fields.grade, status=Status.OPEN),
    Command("assess", ("评估", "評估"), ("findings",), ("findings",), wrong.assess_and_correct,
            named=("note_count", "spread", "big_accounts", "climate", "validity", "waive"),
            form=fields.ASSESSMENT),
    Command("draft", ("起草", "草稿", "换一版", "写草稿"), ("kind", "text"), ("kind",), request.request_draft,
            named=("instruction", "recipient"), needs_draft_context=True, form=fields.draft, status=Status.OPEN),
    Command("edit", ("修改", "编辑", "編輯", "修改草稿", "改稿"), ("version", "text"), ("text",), request.edit,
            needs_draft_context=True, form=fields.edit, status=Status.OPEN, draft_states=EDITABLE),
    Command("pick", ("选用", "選用", "用备选", "选用备选"), ("version", "which"), ("which",), request.pick,
            needs_draft_context=True, form=fields.other_version, status=Status.OPEN),
    Command("translate", ("翻译", "翻譯", "译文", "回译"), ("version",), (), translation.translate),
    Command("clear", ("法务通过", "法務通過", "法务放行", "放行"), ("version", "hash"), (), review.clear),
    Command("approve", ("通过", "通過", "批准", "核准", "同意", "审批"), ("version", "hash", "ack"), (), review.approve,
            named=("ack", "sure"), form=fields.ticks, status=Status.OPEN),
    Command("seen", ("看过", "看過", "看过了", "已过目", "过目"), ("version",), (), seen.seen),
    Command("emergency", ("紧急放行", "緊急放行", "应急放行"), ("version", "hash", "reason"), ("reason",),
            emergency.emergency, form=(REASON,), status=Status.OPEN),
    Command("ratify", ("补认", "補認", "事后确认"), ("version",), (), emergency.ratify),
    Command("undo", ("撤销批准", "撤銷批准", "撤销核准", "点错了", "反悔"), ("version",), (), review.undo, status=Status.OPEN),
    Command("send-back", ("退回", "打回", "驳回", "不通过"), ("version", "hash", "reason"), ("reason",),
            review.send_back, form=(REASON,), status=Status.OPEN),
    Command("withdraw", ("撤回", "撤銷", "收回"), ("version", "reason"), ("reason",), review.withdraw,
            form=(REASON,), draft_states=LIVE),
    Command("no-reply", ("不回复", "不回覆", "不公开回复", "不公开回覆", "不公开回应"), ("reason",), ("reason",), review.no_reply,
            form=(REASON,), status=Status.OPEN),
    Command("posted", ("已发", "已發", "已发布", "发布了", "登记发布", "登录发布"), ("version", "link", "text"), ("link",),
            posted_beside_appeals, named=("where", "already"), needs_draft_context=True, form=reply_fields.posting,
            draft_states=tuple(s for s in DraftState if s not in (DraftState.POSTED, DraftState.UNAPPROVED))),
    Command("remedy", ("补救", "补救方案", "補救", "补偿方案"), ("remedy", "amount", "due", "note"), ("remedy", "due"),
            remedy.remedy, needs_draft_context=True, form=reply_fields.REMEDY, status=Status.OPEN, asks=("note",)),
    Command("promote", ("存为范例", "存為範例", "收为话术", "存为话术"), ("version", "outcome"), ("outcome",), templates.promote,
            form=(reply_fields.OUTCOME,), draft_states=(DraftState.POSTED,)),
    Command("wrong", ("有误", "回复有误", "回覆有误", "说错了", "发错了"), ("version", "reason"), ("reason",), wrong.wrong,
            form=(REASON,), draft_states=(DraftState.POSTED,)),
    Command("promise", ("承诺", "承諾"), ("id", "what", "reason"), ("what", "reason"), promises.promise,
            named=("due", "owner"), form=fields.promise, asks=("reason",)),
    Command("task", ("任务", "任務", "事项", "待办事项"), ("id", "act", "id", "text"), ("act",), wrong.task_and_correct,
            named=("owner", "due", "after", "result", "channels", "dm", "climate", "means"), form=task_fields.task,
            asks=("text", "means")),
    Command("tasks", ("任务清单", "任務清單", "任务列表", "任務列表"), ("number",)),
    Command("ticket", ("工单", "工單", "客服工单", "客服工單"), ("ticket", "text"), ("ticket",), ticket,
            named=("due",), form=task_fields.TICKET, asks=("text",)),
    Command("plan", ("预案", "預案", "手册", "手冊", "应对预案", "應對預案"), ("number", "playbook", "severity")),
    Command("note", ("备注", "備註", "记录", "记一笔"), ("text",), ("text",), closing.note, form=(fields.NOTE,)),
    Command("snooze", ("静默", "靜默", "稍后", "静默提醒", "提醒静默", "暂停提醒"), ("until", "reason"), ("until", "reason"),
            reminders.snooze, form=(fields.UNTIL, REASON), status=Status.OPEN),
    Command("unread", ("未读", "待读", "未读清单", "未读列表")),
    Command("open", ("立案", "打开", "受理"), ("severity", "category", "reason"), (), unread.open_unread),
    Command("dismiss", ("排除", "忽略", "无需处理"), ("reason",), ("reason",), unread.dismiss,
            form=(REASON,), status=Status.UNREAD),
    Command("close", ("关闭", "關閉", "结案", "关闭事件"), ("reason",), ("reason",), closing.close,
            named=("override",), form=(REASON, fields.OVERRIDE), status=Status.OPEN),
    Command("reopen", ("重开", "重開", "重启", "重新打开", "重新开启"), ("reason",), ("reason",), closing.reopen,
            form=(REASON,), status=Status.CLOSED),
    Command("merge", ("合并", "合併", "并案", "併案", "合并事件", "合併事件"), ("other", "reason"), ("reason",), merging.merge,
            form=fields.MERGE, others=merging.others_of_merge),
    Command("unmerge", ("撤销合并", "撤銷合併", "取消合并", "取消合併"), ("other", "reason"), (), merging.unmerge,
            others=merging.others_of_unmerge),
    Command("split", ("拆分", "拆案", "拆出", "拆分事件"), ("post", "reason"), ("post", "reason"), merging.split,
            form=fields.SPLIT),
    *LEARNING,
    *REMOVAL,
    Command("clusters", ("产品汇总", "產品彙總", "按产品", "同类事件")),
    Command("watchlist", ("观察名单", "觀察名單", "查看观察")),
    Command("watch", ("观察", "觀察", "关注", "列入观察"), ("text",), ("text",), watch.watch, named=("risk", "again"),
            form=fields.WATCH),
    Command("numbers", ("数字", "數字", "数据", "數據", "互动量", "新数字"), ("number", "same", "text"), (),
            named=("like", "save", "comment", "share", "view"), form=fields.NUMBERS),
    Command("import", ("导入", "匯入"), ("token", "answer"), ("token", "answer")),
    Command("industry", ("行业", "行业动态", "同业", "登记行业动态"), ("text",), (), named=("brand", "drop"),
            form=fields.INDUSTRY),
    Command("contact", ("联系", "聯繫", "联络", "外联", "登记联系"), ("party", "who", "text"), ("party", "who", "text"),
            outreach.contact, named=("channel", "covered"), form=fields.CONTACT),
    Command("author", ("作者", "作者更新", "原帖更新", "登记作者动作"), ("step", "text"), ("step",), outreach.author_step,
            form=fields.AUTHOR_STEP),
    Command("consent", ("授权", "授權", "同意书", "登记授权"), ("scope", "proof"), ("scope", "proof"), outreach.consent,
            form=fields.CONSENT),
    Command("hold", ("留存", "保全", "留存资料"), ("state", "reason"), (), closing.hold),
    Command("confirm", ("确认提议", "確認提議", "附议", "附議"), ("id", "reason"), (), _confirm, form=reply_fields.confirm,
            others=others_of_proposal(lambda: BY_NAME)),
    Command("refuse", ("否决", "否決", "否决提议", "撤销提议"), ("id", "reason"), ("reason",), proposals.refuse,
            form=(REASON,)),
    Command("export", ("导出", "匯出", "导出案卷"), ("number", "profile"), ("number",),
            named=("profile",)),
    Command("reads", ("查阅记录", "谁看过", "更早的"), ("number",), ("number",), named=("page",)),
    Command("erasure", ("删除请求", "个人信息请求", "个人资料请求"), ("request", "agree", "reason"), ()),
    Command("brand", ("品牌", "品牌清单", "品牌表"), ("brand",), (),
            named=("names", "products", "people", "shops", "hashtags", "categories", "rivals"), form=fields.BRAND),
    Command("about", ("归属", "歸屬", "关于"), (), (), about.attribute, named=("brand", "product"),
            form=fields.ABOUT),
    Command("fact", ("事实", "事實", "事实清单", "添一条", "新增一条"), ("text",), (),
            named=("brand", "product", "document", "date", "expires", "drop"), form=fields.FACT),
    Command("brief", ("简报", "簡報", "口径", "事实简报"), ("number",), ("number",)),
    Command("kit", ("资料包", "資料包", "媒体资料包"), ("number",), ("number",)),
    Command("templates", ("范例库", "範例庫", "范例", "话术库"), ("brand",), named=("brand",)),
    Command("creator", ("达人库", "達人庫", "创作者", "添加达人", "新增达人"), ("account",), (),
            named=("platform", "link", "relationship", "used", "disclosure", "brand", "drop"), form=fields.CREATOR),
    Command("check", ("检查", "檢查", "检查草稿"), ("text",), ("text",), form=(fields.TEXT,)),
    Command("sources", ("来源", "來源", "信息来源", "监测来源", "资料来源"), ("source", "do", "delivery")),
    Command("drill", ("演练", "演練", "演习"), ("scenario",), ()),
    Command("away", ("离开", "離開", "请假", "休假", "我要离开"), ("until",), (), form=(fields.UNTIL,)),
    Command("reach", ("谁在", "誰在", "在岗", "能找到谁")),
    Command("here", ("我在", "在", "收到")),
    Command("handover", ("交班", "换班", "換班"), ("person", "reason"), ("person",), form=fields.HANDOVER),
    Command("receive", ("接班", "全部接手")),
    Command("language", ("语言", "語言"), ("language",), ("language",), form=(fields.LANGUAGE,)),
    Command("help", ("帮助", "幫助", "?", "说明", "命令", "怎么用"), ("command",)),
)  # fmt: skip

BY_NAME: Mapping[str, Command] = {name: command for command in COMMANDS for name in (command.name, *command.aliases)}


def decide(command: Command, file: CaseFile, context: CommandContext, now: datetime, doubted: bool = False) -> Decision:
    """Carry out a command about one incident. A person without a role on the roster may read and report, not act.

    `doubted`: a reader beside the rules takes its words for a scheme, so a second person decides.
    """
    if not context.by.roles:
        return reject("rejection.not_on_duty", person=context.by.id)
    if refused := refused_wish(command, file, context):
        return Decision(rejection=refused)
    takes = command.handler is roles.take and may_take(file, context.by)
    if not takes and (refused := ensure_reads(file, context.by, context.team)):
        return Decision(rejection=refused)
    assert command.handler is not None
    decision = command.handler(file, context, now)
    if command.handler is _confirm:
        return decision
    decided = proposals.ensure_second_person(command.name, file, decision, context, now)
    if doubted:
        decided = doubted_wish(command, file, decided, context, now)
    return accept_by_acting(file, command.name, context.by.id, decided)
