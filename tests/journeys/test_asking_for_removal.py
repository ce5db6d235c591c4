"""Asking a platform to remove something: refused where it would bury criticism, let through where a rule is broken."""

import email
import email.policy
import zipfile
from pathlib import Path

import pytest

from handlers.case.removal import AppealState
from tests.journeys.stage import Stage
from tests.journeys.test_removal_gate import give_picture
from tests.people import NOON

GLOW = "跟风买的GlowSkin急救精华，用了一次就过敏，满脸通红，大家快拔草"
DOX = "她真名叫王小丽，电话13812345678，大家去问问她"
COPY = "急救精华千万别买，烂脸警告，评论区都是水军刷的好评，姐妹们快跑"
SUBJECT = "【GlowSkin】关于小红书笔记/评论侵权的申诉函"
LINK = "https://www.xiaohongshu.com/explore/69200c80000000000503c8d{}"


@pytest.fixture
def stage(tmp_path: Path):
    stage = Stage(tmp_path, NOON)
    yield stage
    stage.database.close()


def opens(stage: Stage, text: str, n: int = 1) -> int:
    """An alert about a post of this brand."""
    return stage.alert(platform="xiaohongshu", native_id=f"69200c8000000000050{n:05d}", text=text, brand="GlowSkin")


def test_glowskin_is_answered_and_not_reported_for_want_of_disproof_r117_r125(stage: Stage):
    n = opens(stage, GLOW)
    form = stage.hears("jun", f"report {n}").form
    ground = next(field for field in form.fields if field.name == "ground")
    assert ground.value == "engage" and "掩盖批评" in " ".join(stage.words(part.text) for part in form.parts)
    assert "查不到" not in stage.says("jun", f"证据 {n} 截图 帖子全文")
    assert "不能证明捏造" in stage.says("jun", f"举报 {n} 捏造 官方店查不到订单")
    assert "正面证据" in stage.says("jun", f"举报 {n} 捏造 评论里写满脸通红")
    assert "只由法务" in stage.says("jun", f"举报 {n} 诽谤 评论里写满脸通红")
    assert "draft" in stage.says("jun", f"举报 {n} 回应 她说的可能是真的，先回应")
    file = stage.desk.read(n)
    assert (file.appeals, file.not_reported) == ((), "她说的可能是真的，先回应")


def test_a_comment_that_gives_a_person_away_is_removed_rightly_r123_r128(stage: Stage):
    n = opens(stage, DOX)
    stage.says("jun", f"证据 {n} 截图 评论全屏 sha256={'a' * 64}")
    assert "掩盖批评" in stage.says("jun", f"举报 {n} 隐私 评论里有姓名和电话")
    assert "等你决定" in stage.heard("person:ken")[-1]
    stage.says("ken", f"申诉进展 {n} 1 同意")
    assert "24 小时后" in stage.says("jun", f"申诉进展 {n} 1 已提交 channel=form receipt=XHS-77")
    stage.later(hours=25)
    assert any("举报记录" in line for line in stage.heard("person:jun"))
    stage.later(hours=24)
    assert any("请升级处理" in line for line in stage.heard("person:ada"))
    assert "不对外宣扬" in stage.says("jun", f"申诉进展 {n} 1 结果 删除")
    assert stage.desk.read(n).appeals[0].state is AppealState.CLOSED


def test_a_copied_flood_goes_with_its_papers_to_the_platform_and_once_to_12377_r133_r141(stage: Stage, tmp_path: Path):
    n = opens(stage, COPY)
    others = f"{LINK.format(2)} {LINK.format(3)}"
    give_picture(stage, "jun", n, "red", proof_kind="screenshot", text="三条同文")
    assert "至少" in stage.says("jun", f"举报 {n} 刷屏 三个账号同一段文字")
    stage.says("jun", f"举报 {n} 刷屏 三个账号十分钟内发同一段文字 others={others}")
    assert stage.hears("jun", f"pack {n} 1 email").says[0].key == "rejection.appeal_not_approved"
    stage.says("ken", f"申诉进展 {n} 1 同意")
    names = stage.hears("jun", f"pack {n} 1 email").files
    letter, text, mail, papers, _ = (tmp_path / "exports" / name for name in names)
    draft = email.message_from_bytes(mail.read_bytes(), policy=email.policy.default)
    assert (draft["Subject"], draft["X-Unsent"], draft["To"]) == (SUBJECT, "1", None)
    assert [part.get_filename() for part in draft.iter_attachments()] == ["letter.pdf", "1-screenshot.png"]
    assert draft.get_body().get_content().replace("\r\n", "\n") == text.read_text("utf-8")
    assert letter.read_bytes().startswith(b"%PDF") and "☐ 营业执照" in text.read_text("utf-8")
    assert {"letter.pdf", "letter.txt", "manifest.sha256"} <= set(zipfile.ZipFile(papers).namelist())
    asked = stage.hears("rui", f"pack {n} 1 12377 reporter=李雷 13800138000").says[0]
    assert asked.key == "rejection.pack_incomplete" and len(asked.args["missing"]) == 2
    stage.says("rui", f"证据 {n} 营业执照 副本扫描件")
    stage.says("rui", f"证据 {n} 真实性声明 已签署")
    asked = stage.hears("rui", f"pack {n} 1 12377 reporter=李雷 13800138000").says[0]
    assert (asked.key, len(asked.args["missing"])) == ("rejection.pack_incomplete", 2)
    give_picture(stage, "rui", n, "blue", proof_kind="license", text="副本")
    give_picture(stage, "rui", n, "white", proof_kind="truth_statement", text="已签署")
    names = stage.hears("rui", f"pack {n} 1 12377 举报中心 reporter=李雷 13800138000").files
    [papers] = [tmp_path / "exports" / name for name in names if name.endswith(".zip")]
    inside = [name for name in zipfile.ZipFile(papers).namelist() if name.startswith("evidence/")]
    assert inside == ["evidence/1-screenshot.png", "evidence/4-license.png", "evidence/5-truth_statement.png"]
    assert stage.hears("rui", f"pack {n} 1 12377 reporter=李雷 13800138000").says[0].key == "rejection.pack_once"


def test_twenty_appeals_in_a_month_make_the_board_warn_r127(stage: Stage):
    for k in range(20):
        n = opens(stage, f"第{k}家店的店员就是个贱人，见一次骂一次", 100 + k)
        stage.says("jun", f"证据 {n} 截图 全屏")
        stage.says("jun", f"举报 {n} 辱骂 第一句")
        stage.says("ken", f"申诉进展 {n} 1 同意")
        stage.says("jun", f"申诉进展 {n} 1 已提交 channel=form receipt=R{k}")
        if k < 6:
            stage.says("jun", f"申诉进展 {n} 1 结果 {'驳回' if k < 3 else '删除'}")
    rows = [stage.words(part.text) for part in stage.hears("ada", "status").card.parts]
    assert any("已提交 20：平台处理 3，未支持 3，等待 14。举报太多" in row for row in rows), rows


def test_the_same_content_is_not_reported_again_in_another_incident_r127(stage: Stage):
    first, second = opens(stage, "这家店用了就过敏", 4), opens(stage, "这家店的评论区乱了", 5)
    comment = "content=她真名叫王小丽，电话13812345678，大家去问问她"
    for n in (first, second):
        give_picture(stage, "jun", n, "red", text="评论全屏")
    comment += " evidence=1"
    assert "已起草" in stage.says("jun", f"举报 {first} 隐私 评论里有姓名和电话 {comment}")
    assert f"事件 {first}" in stage.says("jun", f"举报 {second} 隐私 评论里有姓名和电话 {comment}")
