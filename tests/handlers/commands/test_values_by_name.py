"""Values given by name are read in both scripts, with any mark and any spaces, for every command alike."""

import pytest

from handlers.commands.aliases_zh import NAME_ALIASES
from handlers.commands.parser import parse_command
from handlers.commands.registry import COMMANDS

WANTED = {"act": "add", "text": "核对批次", "owner": "ken", "due": "明天18:00", "means": "柜台 已回话"}


@pytest.mark.parametrize(
    "line",
    [
        "task 1 add 核对批次 负责人=ken 截止=明天18:00 完成标准=柜台 已回话",
        "task 1 add 核对批次 负责人＝ken 截止＝明天18:00 完成标准＝柜台 已回话",
        "task 1 add 核对批次 负责人：ken 截止：明天18:00 完成标准：柜台 已回话",
        "任务 1 新增 核对批次，负责人=ken，到期=明天18:00，验收标准=柜台 已回话",
        "任务 1 新增 核对批次 负责人 = ken 最晚 = 明天18:00 完成条件 = 柜台 已回话",
        "任务1新增 核对批次 責任人=ken 截止時間=明天18:00 完成標準=柜台 已回话",
        "task 1 add 核对批次 owner:ken deadline=明天18:00 done=柜台 已回话",
    ],
)
def test_a_task_is_added_with_its_owner_due_time_and_what_done_means(line: str) -> None:
    assert dict(parse_command(line).values) == WANTED


@pytest.mark.parametrize(
    ("line", "values"),
    [
        ("task 1 add 等检测 在3之后", {"act": "add", "text": "等检测", "after": "3"}),
        ("task 1 add 等检测 在任务3之後", {"act": "add", "text": "等检测", "after": "3"}),
        ("task 1 add call them after #3", {"act": "add", "text": "call them", "after": "3"}),
        ("fact 每批抽检12支 文件：质检 记录 日期：2026-11-01",
         {"text": "每批抽检12支", "document": "质检 记录", "date": "2026-11-01"}),
        ("promise 1 add 48小时内回复 负责人＝ken", {"what": "add", "reason": "48小时内回复", "owner": "ken"}),
        ("品牌 花花 商品=口红,眼影 别名=HH", {"brand": "花花", "products": "口红,眼影", "names": "HH"}),
        ("草稿 1 首回 收件人=小王 要求=更短", {"kind": "first_ack", "recipient": "小王", "instruction": "更短"}),
        ("关闭 1 理由=全部 解决了", {"reason": "全部 解决了"}),
        ("評估 1 風向＝附和 篇數=3 查明=柜台问过了", {"climate": "agree", "note_count": "3", "findings": "柜台问过了"}),
    ],
)  # fmt: skip
def test_every_command_reads_them_alike(line: str, values: dict[str, str]) -> None:
    assert dict(parse_command(line).values) == values


@pytest.mark.parametrize(
    ("line", "text"),
    [
        ("task 1 add 结果：附检测报告", "结果：附检测报告"),
        ("task 1 add 在3小时之后打电话", "在3小时之后打电话"),
        ("备注 1 负责人：张店长说明天答复", "负责人：张店长说明天答复"),
        ("新建 产品：口红 用了一次就过敏", "产品：口红 用了一次就过敏"),
    ],
)
def test_ordinary_words_with_a_colon_stay_words(line: str, text: str) -> None:
    assert parse_command(line).values["text"] == text


def test_every_named_value_of_every_command_can_be_typed_in_chinese() -> None:
    names = {name for command in COMMANDS for name in command.named}
    assert names <= set(NAME_ALIASES)
