"""One grammar for typed commands, Chinese aliases and the codes that buttons carry."""

import pytest

from handlers.commands.aliases_zh import folded
from handlers.commands.parser import parse_command
from handlers.commands.registry import BY_NAME, COMMANDS
from handlers.commands.tokenizer import BY_FOLDED_NAME, SHORT_FORMS


def asked(text):
    """Verb, number and values of a line."""
    found = parse_command(text)
    return (found.command.name if found.command else None, found.number, dict(found.values))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/incident status", ("status", None, {})),
        ("/incident status 12", ("status", 12, {"number": "12"})),
        ("状态 12", ("status", 12, {"number": "12"})),
        ("/incident 12", ("status", 12, {})),
        ("/incident", ("help", None, {})),
        ("approve 12 2 ab12cd34", ("approve", 12, {"version": "2", "hash": "ab12cd34"})),
        ("事件 12 通过 2", ("approve", 12, {"version": "2"})),
        ("／incident　ａｐｐｒｏｖｅ　１２　２", ("approve", 12, {"version": "2"})),
        (
            "/incident approve INC-12 v2 ack=CORP_PHRASE,LANG_MATCH",
            ("approve", 12, {"version": "v2", "ack": "CORP_PHRASE,LANG_MATCH"}),
        ),
        ("send-back 3 two typos", ("send-back", 3, {"reason": "two typos"})),
        (
            "send-back 3 2 ab12cd34 两个错字，  改一下",
            ("send-back", 3, {"version": "2", "hash": "ab12cd34", "reason": "两个错字，  改一下"}),
        ),
        (
            "posted 3 1 https://x.y/z 我们发的 文字",
            ("posted", 3, {"version": "1", "link": "https://x.y/z", "text": "我们发的 文字"}),
        ),
        ("posted 3 https://x.y/z", ("posted", 3, {"link": "https://x.y/z"})),
        ("take 4 approver", ("take", 4, {"role": "approver"})),
        ("grade 5 l1 只是口味", ("grade", 5, {"severity": "l1", "reason": "只是口味"})),
        (
            "assess 3 note_count=5 climate=agree 有三篇",
            ("assess", 3, {"note_count": "5", "climate": "agree", "findings": "有三篇"}),
        ),
        ("promise 3 1 kept 快递单号", ("promise", 3, {"id": "1", "what": "kept", "reason": "快递单号"})),
        (
            "promise 3 #1 moved due=2h 等检测",
            ("promise", 3, {"id": "#1", "what": "moved", "due": "2h", "reason": "等检测"}),
        ),
        ("draft 3 resolution", ("draft", 3, {"kind": "resolution"})),
        ("draft 3 我来写：抱歉", ("draft", 3, {"text": "我来写：抱歉"})),
        ("note 3", ("note", 3, {})),
        ("away 2h", ("away", None, {"until": "2h"})),
        ("/incident away Friday 18:00", ("away", None, {"until": "Friday 18:00"})),
        ("/incident snooze 12 Friday 18:00 legal", ("snooze", 12, {"until": "Friday 18:00", "reason": "legal"})),
        ("snooze 12 20 minutes in a call", ("snooze", 12, {"until": "20 minutes", "reason": "in a call"})),
        ("snooze 12 until 18:00 in a call", ("snooze", 12, {"until": "until 18:00", "reason": "in a call"})),
        ("snooze 12 2h 30 people wait", ("snooze", 12, {"until": "2h", "reason": "30 people wait"})),
        ("snooze 12 soon in a call", ("snooze", 12, {"until": "soon", "reason": "in a call"})),
        (
            "promise 12 1 moved Nov 25 10:00 lab is late",
            ("promise", 12, {"id": "1", "what": "moved", "due": "Nov 25 10:00", "reason": "lab is late"}),
        ),
        (
            "promise 12 1 moved tomorrow 9am lab",
            ("promise", 12, {"id": "1", "what": "moved", "due": "tomorrow 9am", "reason": "lab"}),
        ),
        (
            "promise 12 1 moved end of month lab",
            ("promise", 12, {"id": "1", "what": "moved", "due": "end of month", "reason": "lab"}),
        ),
        (
            "promise 12 1 moved a week lab",
            ("promise", 12, {"id": "1", "what": "moved", "due": "a week", "reason": "lab"}),
        ),
        (
            "promise 12 add two days of free service",
            ("promise", 12, {"what": "add", "reason": "two days of free service"}),
        ),
        (
            "promise 12 add due=Nov 25 18:00 a new one",
            ("promise", 12, {"what": "add", "due": "Nov 25 18:00", "reason": "a new one"}),
        ),
        ("hello world", (None, None, {})),
        ("12 跳舞", (None, 12, {})),
    ],
)
def test_a_line_is_read(text, expected):
    assert asked(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("事件12通过2", ("approve", 12, {"version": "2"})),
        ("事件 12 通过 2", ("approve", 12, {"version": "2"})),
        ("通过12，2", ("approve", 12, {"version": "2"})),
        ("１２号通过第2版", ("approve", 12, {"version": "2"})),
        ("通过 12 第2版", ("approve", 12, {"version": "2"})),
        ("状态12", ("status", 12, {"number": "12"})),
        ("状态：12", ("status", 12, {"number": "12"})),
        ("　狀態　＃１２。", ("status", 12, {"number": "#12。"})),
        ("帮助！", ("help", None, {})),
        ("？", ("help", None, {})),
        ("导出 12号", ("export", 12, {"number": "12"})),
        ("备注12：问过柜台，  明天回", ("note", 12, {"text": "问过柜台，  明天回"})),
        ("备注 12 3点去柜台", ("note", 12, {"text": "3点去柜台"})),
        ("备注 12点去柜台", ("note", None, {"text": "12点去柜台"})),
        ("备注 9：30开会", ("note", None, {"text": "9：30开会"})),
        ("新事件：https://x.y/1 用了过敏", ("new", None, {"text": "https://x.y/1 用了过敏"})),
        ("新事件GlowSkin精华 过敏", ("new", None, {"text": "GlowSkin精华 过敏"})),
        ("新事件 2 个人过敏", ("new", None, {"text": "2 个人过敏"})),
        ("关闭：用了一次就过敏 https://x.y/1", (None, None, {})),
        ("12关闭：用户满意", ("close", 12, {"reason": "用户满意"})),
        ("2处错字", (None, None, {})),
        ("通过2版", ("approve", None, {"version": "2"})),
        ("认领 12 审批人", ("take", 12, {"role": "approver"})),
        ("指派12 法務 Rui 她最熟", ("assign", 12, {"role": "legal", "person": "Rui", "reason": "她最熟"})),
        ("负责人 12", (None, None, {})),
        ("升级 12 危机 产品安全 第二例", ("grade", 12, {"severity": "L3", "category": "safety", "reason": "第二例"})),
        ("危机 12 上了热搜", ("grade", 12, {"severity": "L3", "reason": "上了热搜"})),
        ("降级 12 一般投诉", ("grade", 12, {"reason": "一般投诉"})),
        ("起草 12 首次回应 更口语", ("draft", 12, {"kind": "first_ack", "text": "spoken"})),
        ("备注 12 更短", ("note", 12, {"text": "更短"})),
        ("承诺 12 1 兑现 私信已回", ("promise", 12, {"id": "1", "what": "kept", "reason": "私信已回"})),
        ("兑现12 1 快递单号", ("promise", 12, {"id": "1", "what": "kept", "reason": "快递单号"})),
        (
            "延期 12 1 明天 18:00 等检测",
            ("promise", 12, {"id": "1", "what": "moved", "due": "明天 18:00", "reason": "等检测"}),
        ),
        ("改期 12 1 两天后 等检测", ("promise", 12, {"id": "1", "what": "moved", "due": "两天后", "reason": "等检测"})),
        (
            "承诺 12 新增 期限=明天 18:00 寄新的",
            ("promise", 12, {"what": "add", "due": "明天 18:00", "reason": "寄新的"}),
        ),
        ("未兑现 12 1 仓库没货", ("promise", 12, {"id": "1", "what": "broken", "reason": "仓库没货"})),
        ("静默 12 今晚 8点 等法务", ("snooze", 12, {"until": "今晚 8点", "reason": "等法务"})),
        ("静默 12 两小时 等法务", ("snooze", 12, {"until": "两小时", "reason": "等法务"})),
        ("静默 12 周五 18:00 等法务", ("snooze", 12, {"until": "周五 18:00", "reason": "等法务"})),
        ("靜默12二十分鐘 等法務", ("snooze", 12, {"until": "二十分鐘", "reason": "等法務"})),
        ("静默12明天上午 等法务", ("snooze", 12, {"until": "明天上午", "reason": "等法务"})),
        ("静默 12点 等法务", ("snooze", None, {"until": "12点", "reason": "等法务"})),
        (
            "改期 12 1 下周一上午十点 等检测",
            ("promise", 12, {"id": "1", "what": "moved", "due": "下周一上午十点", "reason": "等检测"}),
        ),
        (
            "改期 12 1 11月25日 18点 等检测",
            ("promise", 12, {"id": "1", "what": "moved", "due": "11月25日 18点", "reason": "等检测"}),
        ),
        ("请假三天", ("away", None, {"until": "三天"})),
        ("請假兩小時", ("away", None, {"until": "兩小時"})),
        ("我要离开到周五", ("away", None, {"until": "到周五"})),
        ("事件 请假一周。", ("away", None, {"until": "一周。"})),
        ("请假条在哪", (None, None, {})),
        (
            "评估 12 篇数=3 风向=附和 投诉=成立 有批号",
            ("assess", 12, {"note_count": "3", "climate": "agree", "validity": "valid", "findings": "有批号"}),
        ),
        ("举报 12 捏造 没买过", ("report", 12, {"ground": "fabricated", "reason": "没买过"})),
        ("语言 繁體", ("language", None, {"language": "zh-Hant"})),
        ("回来", ("away", None, {"until": "off"})),
        ("解除留存 12 案子结了", ("hold", 12, {"state": "off", "reason": "案子结了"})),
        ("关闭 12 用户满意", ("close", 12, {"reason": "用户满意"})),
        ("认领12审批人", ("take", 12, {"role": "approver"})),
        ("起草１２首次回應", ("draft", 12, {"kind": "first_ack"})),
        ("批准12第2版", ("approve", 12, {"version": "2"})),
        ("拒绝12法务不在", ("decline", None, {"reason": "12法务不在"})),
        ("备注12安全 第一", ("note", None, {"text": "12安全 第一"})),
        ("通过 事件12 2", ("approve", 12, {"version": "2"})),
        ("／通过１２　２", ("approve", 12, {"version": "2"})),
        ("/帮助", ("help", None, {})),
        ("通过 12 2 太好用了 http://xhslink.com/a/b1 复制本条信息", (None, 12, {})),
        ("备注 12 见 https://x.y/1", ("note", 12, {"text": "见 https://x.y/1"})),
    ],
)
def test_a_line_in_chinese_is_read_as_people_type_it(text, expected):
    assert asked(text) == expected


def test_every_name_leads_to_one_command():
    names = [name for command in COMMANDS for name in (command.name, *command.aliases)]
    assert len(names) == len(set(names)) == len(BY_NAME)
    assert {BY_FOLDED_NAME[folded(name)] for name in names} == set(COMMANDS)
    for command in COMMANDS:
        assert {BY_FOLDED_NAME[folded(name)].name for name in (command.name, *command.aliases)} == {command.name}


def test_a_word_for_a_command_and_a_value_is_no_other_commands_name():
    assert [word for word in SHORT_FORMS if word in BY_FOLDED_NAME] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("/incident " * 200, (None, None, {})),
        ("note 1 " + "a=b " * 300, ("note", 1, {"text": ("a=b " * 300).strip()})),
        ("\u3000" * 1000, ("help", None, {})),
        ("approve " + "9" * 1000, (None, None, {})),
        ("send-back 1 " + "#" * 1000, ("send-back", 1, {"reason": "#" * 1000})),
        ("通过" * 500, (None, None, {})),
        ("事件" + "9" * 1000, (None, None, {})),
        ("备注：" * 300, (None, None, {})),
        ("／" * 1000, (None, None, {})),
        ("通过" + " 事件" * 300, ("approve", None, {})),
    ],
    ids=lambda given: given[:9] if isinstance(given, str) else "",
)
def test_a_hostile_line_is_a_command_or_none(text, expected):
    assert asked(text) == expected


def test_pairs_may_end_the_line_too() -> None:
    fact = parse_command("fact 泵头 每批抽检12支 document=质检记录 date=2026-11-01")
    assert fact.values == {"text": "泵头 每批抽检12支", "document": "质检记录", "date": "2026-11-01"}
    promise = parse_command("promise 12 add 公布检测报告 due=2026-11-23 18:00")
    assert promise.values == {"what": "add", "reason": "公布检测报告", "due": "2026-11-23 18:00"}
    assert parse_command("note 12 他说 a=b 而且 due=明天").values == {"text": "他说 a=b 而且 due=明天"}
    assert parse_command("draft 12 update 我们会在 instruction=短一点").values["text"] == "我们会在 instruction=短一点"


@pytest.mark.parametrize("line", ["assess 3 waive=同一批号，见事件 7", "评估 3 不评估=同一批号，见事件 7"])
def test_a_reason_given_by_name_is_read_to_its_end(line):
    assert parse_command(line).values == {"waive": "同一批号，见事件 7"}


def test_a_reason_given_by_name_ends_before_the_next_name():
    assert parse_command("close 3 override=客户 同意 reason=已解决").values == {
        "override": "客户 同意",
        "reason": "已解决",
    }


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("brand GlowSkin names=小光, 小亮", {"brand": "GlowSkin", "names": "小光, 小亮"}),
        ("about 1 brand=Glow Skin product=急救 精华", {"brand": "Glow Skin", "product": "急救 精华"}),
        ("fact 每批 12 支 document=质检 记录 date=2026-11-01",
         {"text": "每批 12 支", "document": "质检 记录", "date": "2026-11-01"}),
        ("draft 1 first_ack instruction=写得 温暖 一点", {"kind": "first_ack", "instruction": "写得 温暖 一点"}),
        ("导出 1 完整", {"number": "1", "profile": "full"}),
        ("templates GlowSkin", {"brand": "GlowSkin"}),
    ],
)  # fmt: skip
def test_no_word_of_a_value_is_lost(line, values):
    assert parse_command(line).values == values


LEFT_OVER = ("export 1 whole", "list L3", "status 1 全部", "reads 1 all", "tasks 1 mine", "seen 1 2 ok", "plan 1 L3 x")


@pytest.mark.parametrize("line", LEFT_OVER)
def test_words_without_a_place_are_named_and_nothing_is_done(line):
    parsed = parse_command(line)
    assert (parsed.command, parsed.extra) == (None, line.split()[-1])


def test_a_polite_word_may_end_a_command():
    assert asked("seen 1 2 谢谢") == ("seen", 1, {"version": "2"})


@pytest.mark.parametrize(
    ("typed", "values"),
    [
        ("事件12任务3完成", {"id": "3", "act": "done"}),
        ("事件12任务3改期明天10点 等人", {"id": "3", "act": "move", "due": "明天10点", "text": "等人"}),
        ("task 12 done 3 checked", {"id": "3", "act": "done", "text": "checked"}),
        ("任务 12 全部 不需要 已结束", {"id": "all", "act": "not_needed", "text": "已结束"}),
        ("任務 12 3 指派 法務 她清楚", {"id": "3", "act": "assign", "owner": "legal", "text": "她清楚"}),
        ("工单 12 CS-99 明天18:00 等寄回", {"ticket": "CS-99", "due": "明天18:00", "text": "等寄回"}),
    ],
)
def test_tasks_are_typed_in_the_order_people_say_them(typed, values):
    asked = parse_command(typed)
    assert (asked.number, dict(asked.values)) == (12, values)


@pytest.mark.parametrize(
    "text",
    [
        "来源：微博 作者：阿美 烂脸",
        "来源 ：微博｜作者：阿美",
        "来源：微博\n用了烂脸",
        "品牌：GlowSkin 来源：微博 烂脸",
        "來源：Threads 時間：昨天 爛臉",
    ],
)
def test_a_label_that_is_a_commands_name_too_reports_a_post(text):
    assert (parse_command(text).command, parse_command(text).text) == (None, text)


def test_a_colon_behind_a_command_is_forgiven():
    given = {text: parse_command(text) for text in ("来源：agency", "品牌：GlowSkin", "添加达人：小美 平台：小红书")}
    assert {text: (p.command and p.command.name, dict(p.values)) for text, p in given.items()} == {
        "来源：agency": ("sources", {"source": "agency"}),
        "品牌：GlowSkin": ("brand", {"brand": "GlowSkin"}),
        "添加达人：小美 平台：小红书": ("creator", {"platform": "小红书", "account": "小美"}),
    }
