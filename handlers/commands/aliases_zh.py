"""What people type in Chinese for a value, a name before `=`, or a command with its value, and what each stands for."""

from collections.abc import Mapping
from functools import lru_cache

from handlers.commands.shown_labels import CHANNEL_LABELS, SHOWN_LABELS
from handlers.text.fold import fold

MAX_LABEL = 48  # code points of what is looked up

# Simplified script is enough: what is typed is folded before it is looked up. Aliases are divided by spaces.
VALUE_ALIASES: Mapping[str, Mapping[str, str]] = {
    "agree": {"yes": "同意 是 可以 批准", "no": "不同意 否 拒绝 不行"},
    "role": {
        "owner": "负责人 负责 处理人", "approver": "审批人 审批 核准人 审核人 批准人", "legal": "法务 律师",
        "executive": "高管 高阶主管 老板", "publisher": "发布人 发布", "spokesperson": "发言人",
        "monitor": "监测员 监测人员 监测", "triager": "研判员 研判人员 研判", "drafter": "撰稿人 撰稿 文案",
        "liaison": "平台对接人 平台窗口 platform-liaison", "kol": "达人对接人 kol窗口 kol-contact",
        "privacy_officer": "个人信息保护负责人 个资保护负责人 个保负责人 privacy-officer dpo",
        "security": "信息安全 资讯安全", "customer_service": "客服主管 客服 customer-service cs",
        "quality": "品控与研发 品管与研发 品控 品管 质量 研发 qa", "logistics": "物流 仓储",
        "product_owner": "产品负责人 产品 product product-owner", "public_relations": "公关 pr public-relations",
        "media_liaison": "媒体对接人 媒体窗口 媒体 media media-liaison press",
        "headquarters": "总部 hq", "manager": "主管 经理",
    },
    "severity": {"L0": "无需处理 l0无需处理", "L1": "一般 l1一般", "L2": "严重 l2严重", "L3": "危机 l3危机"},
    "category": {
        "safety": "产品安全 安全", "privacy": "隐私 个资与隐私 个资", "cultural_misstep": "文化冒犯", "extortion": "敲诈勒索 敲诈 勒索",
        "kol_scandal": "合作达人出事 合作kol出事", "kol_backlash": "达人差评 kol负评",
        "coordinated": "有组织刷屏 有组织 组织化 集体洗版 刷屏 水军 organised organized",
        "misinformation": "不实信息 不实讯息 谣言", "misuse": "使用不当 误用", "trust_crisis": "信任危机", "genuine": "真实投诉 真实客诉",
    },
    "kind": {
        "first_ack": "首次回应 首次回复 首回", "resolution": "解决方案 方案", "update": "进展更新 进度更新 进展", "correction": "更正",
        "statement": "声明", "private_message": "私信 私讯", "kol_outreach": "达人沟通 kol沟通", "partner_note": "合作方通报 合作伙伴通知",
        "improvement_note": "改进说明 改善说明 改进笔记", "aftercare_note": "后续关怀 关怀笔记", "customer_story": "用户案例 案例分享",
        "community_note": "社群说明 社群通知", "trial_invitation": "体验邀请 试用邀请",
    },
    "do": {"retry": "再试 重试 再读", "open": "立案 打开 受理", "leave": "放下 忽略 不管"},
    "what": {
        "kept": "兑现 已兑现 做到", "moved": "改期 延期", "broken": "未兑现 未能兑现", "withdrawn": "撤回 收回", "add": "新增 添加",
    },
    "act": {
        "done": "完成 完成了 做完了 办完了 已完成 做完 办完 查完 finished finish close complete",
        "not_needed": "不需要 不用 无需 not-needed notneeded skip", "assign": "交给别人 指派 转交 交给 改派 give",
        "move": "改期 延期 moved postpone", "reopen": "重开 重启 撤销完成", "add": "新增 添加 加 new",
    },
    "result": {
        "found": "查到 找到 有订单 查到订单", "not_found": "没有查到订单 查不到订单 没查到 未查到 查不到 没有 无 not-found notfound none no",
        "clear": "首页没有这件事 没有负面 正常 干净 无负面", "remains": "首页还有 还有负面 仍有负面 还有", "worse": "比之前更多 更差 变差 更多",
        "paused": "已暂停 暂停 停了 已停", "none_planned": "没有这类安排 没有安排 无安排 没有排期", "resumed": "恢复 已恢复 解除",
        "cancelled": "取消 已取消 canceled", "stays": "继续暂停 维持暂停",
    },
    "dm": {"yes": "有 是 收到 已收到 y", "no": "没有 否 没收到 未收到 无 n"},
    "ground": {
        "abuse": "辱骂攻击 辱骂", "vulgar": "色情低俗 低俗", "political": "政治敏感", "diversion": "营销导流 行销导流 导流",
        "fabricated": "捏造事实 捏造 造谣", "privacy": "侵犯隐私 隐私", "duplicate": "重复刷屏 重复洗版 刷屏",
        "ip": "侵犯知识产权 侵犯智慧财产权 侵权", "defamation": "诽谤", "engage": "回应它 回应 不举报 不检举",
        "attack": "攻击其他用户 攻击其他使用者 人身攻击", "harmful_false": "有害不实", "platform_rules": "违反平台规则 违反规则",
    },
    "move": {
        "approve": "同意 通过 批准", "withdraw": "撤回 不同意 不报", "filed": "已提交 已申诉 已举报 已检举", "result": "结果",
        "objected": "作者异议 异议 反通知",
    },
    "measure": {
        "delete": "删除 删", "hide": "隐藏 折叠", "keep": "保留", "block": "拉黑 封锁", "on": "开启审核 开审核", "off": "关闭审核 关审核",
        "held": "暂扣 扣留", "release": "放行 放出",
    },
    "legal_step": {
        "fixation": "固定证据 取证", "parties": "双方 当事人", "facts": "事实", "law": "法律依据 依据", "remedy": "诉求 要求",
        "false": "确认不实 不实", "sent": "已发函 发函", "holding": "备用声明 预备声明", "triggered": "启用声明 触发", "lawsuit": "诉讼",
    },
    "proof_kind": {
        "screenshot": "截图", "recording": "录像 录屏 视频", "chat": "聊天记录", "receipt": "小票 发票", "batch_photo": "批号照片",
        "test_report": "检测报告 检验报告", "medical": "病历 就诊材料", "authority": "主管部门文书 监管文书", "court": "判决 裁定 法院文书",
        "ownership": "权属证明 版权证明 商标证", "license": "营业执照", "mandate": "授权委托书 委托书", "truth_statement": "真实性声明 承诺书",
        "notary": "公证 存证",
    },
    "party": {
        "kol": "达人 博主 创作者", "media": "媒体 记者", "partner": "合作方 经销商 代理商", "customer": "顾客 用户 客户 消费者",
        "regulator": "监管 主管机关",
    },
    "step": {"updated": "改了 更新 补充 更新了帖子 更新了贴文", "answered": "回复了 回应 回应了我们", "deleted": "自己删了 删了 自己删了帖子 自己删了贴文"},
    "scope": {"story": "案例 故事 匿名讲述", "thanks": "致谢 感谢 公开致谢", "quote": "引用 引用原话"},
    "relationship": {"none": "没有关系 无", "customer": "真实用户 顾客", "gifted": "赠送 送样", "paid": "付费合作 合作"},
    "remedy": {
        "refund": "退款 退钱", "replacement": "换货 补发 换新 换货补发", "visit": "上门 上门处理 上门服务", "follow_up": "跟进 回访 专人跟进",
    },
    "period": {"week": "周 本周 一周 7天 週 本週", "month": "月 本月 30天", "quarter": "季 季度 本季 90天"},
    "send": {"on": "开 每期 定期", "off": "关 停"},
    "part": {
        "wrong": "哪里出错 出错 出错了 不好 哪里不好", "well": "哪里做得好 做得好 好", "prevent": "怎么预防 预防 以后怎么改 防止再发生",
        "nothing": "没有补充 无补充 没有 无", "cause": "原因 根因 根本原因", "insight": "发现 洞察 产品反馈", "action": "行动 改进 行动项",
        "playbook": "改预案 预案 改手册 手册", "review": "审阅 看过 已审 审阅通过", "share": "分享 已分享 分享给",
    },
    "topic": {
        "product_quality": "产品质量", "product_design": "产品设计 设计", "instructions": "使用说明 说明不清 说明书",
        "expectations": "预期 期望 预期落差", "logistics": "物流 仓储", "service": "客服 服务",
        "advertising": "宣传 广告", "creator": "达人 博主",
        "own_reply": "我们的回应 回应不当", "privacy": "个人信息 隐私 个资", "imitation": "假货 仿冒", "untrue": "不属实 不实",
        "organised": "有组织 水军", "unknown": "查不清 未查明 还不清楚", "product": "产品", "quality": "品控 质量 品管",
    },
    "profile": {"full": "完整 全文 全部", "redacted": "脱敏 去识别 去识别化 打码"},
    "climate": {"agree": "附和 多数附和投诉", "mixed": "不一 说法不一", "defend": "维护 多数为品牌说话 多数替品牌说话"},
    "validity": {"valid": "成立", "unclear": "还不清楚 不清楚", "invalid": "不成立"},
    "answer": {"take": "收下 收 导入", "leave": "不收 放弃"},
    "same": {"same": "没变 未变 没变化 无变化 不变 unchanged nochange"},
    "language": {"zh-Hans": "简体中文 简体 中文", "zh-Hant": "繁体中文 繁体", "en": "english 英文 英语"},
    "draft.text": {
        "spoken": "更口语", "shorter": "更短", "warmer": "更暖", "batch": "请对方补充批号", "alternatives": "给三个备选",
    },
}  # fmt: skip
NAME_ALIASES: Mapping[str, str] = {
    "brand": "品牌 牌子", "product": "产品 商品", "own": "自家帖 官方帖 自家账号", "until": "到 到期 直到",
    "published": "发布时间 发帖时间 发布",
    "due": "期限 截止 截止时间 截止日期 截止日 到期 到期日 到期时间 时限 最晚 deadline by", "after": "之后 以后 在后 前置 前置任务 接在",
    "owner": "负责人 负责 责任人 处理人 经办人 经办 执行人 交给 指派给 谁做 assignee role who 角色 岗位", "role": "角色 岗位",
    "person": "交给 人员 姓名", "recipient": "收件人 发给 对谁 写给",
    "means": "完成标准 做到 标准 验收标准 怎样算完成 怎么算完成 怎么算做完 完成条件 done",
    "reason": "理由 原因", "document": "文件 凭据 来源 出处", "date": "日期", "expires": "有效期 失效", "drop": "撤下 删除",
    "instruction": "要求 写法", "override": "强制 强制理由", "severity": "级别 等级", "category": "类别 类型",
    "note_count": "篇数 条数", "spread": "扩散 扩散情况", "big_accounts": "大号 大账号", "climate": "风向 评论风向",
    "validity": "投诉 投诉成立", "findings": "查明 查明情况", "waive": "不评估 免评 豁免", "channel": "渠道 方式", "party": "对象", "who": "谁",
    "proof": "凭证", "where": "地点 在哪 哪里 发在哪", "already": "已经发了", "covered": "谈到 谈了", "relationship": "关系",
    "used": "用过 使用经历", "disclosure": "披露 公开说明", "account": "账号", "platform": "平台", "link": "链接 网址 连结",
    "ack": "确认", "sure": "确定", "result": "结果", "channels": "通路 查过的渠道 查询渠道 渠道", "dm": "私信 私讯", "ticket": "工单 单号",
    "names": "别名 其他写法", "products": "产品 商品", "people": "人物 人员", "shops": "店铺 门店", "hashtags": "话题 标签",
    "content": "内容 评论 留言", "quote": "原话 原文", "whom": "骂谁 涉及谁", "claim": "哪一句 不实内容", "work": "作品", "others": "其他帖 其余",
    "evidence": "证据 编号", "clause": "条款 规则", "receipt": "回执 回执号 单据号", "shot": "截图", "decider": "决定人", "differs": "不同原因",
    "trigger": "触发条件 条件", "reporter": "举报人 检举人", "enclose": "附上 随附", "held_id": "待看号", "sha256": "哈希",
    "page": "页 页码", "rivals": "竞品 对手 竞品词", "like": "点赞 赞 按讚", "save": "收藏 藏", "comment": "评论 评 留言", "share": "分享 转发",
    "view": "播放 浏览 阅读", "same": "没变", "categories": "品类 品类词", "risk": "风险 风险因素", "again": "复看 下次复看 下次看",
    "trending": "热搜 上热搜", "send": "发送 定期发送", "profile": "范围 版式 形式",
}  # fmt: skip
# One word for a command together with one of its values: word, command, value's name, value.
SHORT_COMMANDS: tuple[tuple[str, str, str, str], ...] = (
    ("兑现", "promise", "what", "kept"), ("已兑现", "promise", "what", "kept"), ("未兑现", "promise", "what", "broken"),
    ("未能兑现", "promise", "what", "broken"), ("改期", "promise", "what", "moved"), ("延期", "promise", "what", "moved"),
    ("危机", "grade", "severity", "L3"), ("解除留存", "hold", "state", "off"), ("回来", "away", "until", "off"),
    ("我回来了", "away", "until", "off"), ("新增任务", "task", "act", "add"), ("添加任务", "task", "act", "add"),
    ("加任务", "task", "act", "add"), ("完成任务", "task", "act", "done"), ("任务完成", "task", "act", "done"),
    ("指派任务", "task", "act", "assign"), ("重开任务", "task", "act", "reopen"), ("任务改期", "task", "act", "move"),
    ("周报", "figures", "period", "week"), ("月报", "figures", "period", "month"), ("季报", "figures", "period", "quarter"),
    ("不导入", "import", "answer", "leave"), ("不汇入", "import", "answer", "leave"),
)  # fmt: skip


@lru_cache(2048)  # a line's words are looked up under several names; most are few and come again
def folded(word: str) -> str:
    """A typed word as it is looked up: plain forms, small letters, simplified script."""
    return fold(word).text


def canonical_value(command: str, name: str, given: str) -> str:
    """The code of a value of this name that was typed in Chinese to this command; anything else as it was."""
    known = _CODES.get(f"{command}.{name}") or _CODES.get(name)
    return known.get(folded(given).replace(" ", ""), given) if known and len(given) < MAX_LABEL else given


def canonical_names(given: str) -> tuple[str, ...]:
    """The names of values that a word before `=` may stand for: which one it is, the command says."""
    return (given.lower(), *_NAMES.get(folded(given), ()))


def _invert(words: Mapping[str, str]) -> dict[str, str]:
    return {word: code for code, line in words.items() for word in line.split()}


_CODES = {name: _invert(words) for name, words in VALUE_ALIASES.items()}
for _name, _shown in SHOWN_LABELS.items():
    _CODES[_name] = {**_CODES.get(_name, {}), **_invert(_shown)}
for _name in ("appeal", "pack"):  # a channel of other commands is another thing
    _CODES[f"{_name}.channel"] = _invert(CHANNEL_LABELS)
_CODES["playbook"] = {**_CODES["category"], "热搜": "trending", "上热搜": "trending"}
_CODES["id"] = {"全部": "all", "所有": "all"}
_CODES["owner"] = _CODES["role"]  # a task may be given to whoever holds a role
_NAMES: dict[str, tuple[str, ...]] = {}
for _name, _words in NAME_ALIASES.items():
    for _word in _words.split():
        _NAMES[_word] = (*_NAMES.get(_word, ()), _name)
