"""The gate of removal: words nobody can see, a photo of one's own, our own reply, and who may agree alone."""

from pathlib import Path

import pytest
from PIL import Image

from bot.incidents.evidence.intake import HandedIn
from handlers.case.removal import AppealState
from tests.journeys.stage import Stage
from tests.people import NOON

DOX = "她真名叫王小丽，电话13812345678，大家去问问她"


@pytest.fixture
def stage(tmp_path: Path):
    stage = Stage(tmp_path, NOON)
    yield stage
    stage.database.close()


def opens(stage: Stage, text: str, n: int = 1) -> int:
    """An alert about a post of this brand."""
    return stage.alert(platform="xiaohongshu", native_id=f"69200c8000000000050{n:05d}", text=text, brand="GlowSkin")


def give_picture(stage: Stage, person: str, number: int, color: str, **said: str) -> str:
    """A person hands in a picture of one colour as evidence; what they hear."""
    file = stage.evidence.folder() / f"{color}.png"
    Image.new("RGB", (40, 80), color).save(file, "PNG")
    done = stage.evidence.add(number, person, HandedIn(file, file.name, said), stage.now)
    stage.carry()
    return stage.words(done.answer)


@pytest.mark.parametrize("ground, quote", [("辱骂", "厂家去死"), ("低俗", "约炮"), ("导流", "加我微信：kk_beauty88")])
def test_a_quote_that_is_not_in_the_post_opens_no_ground_unless_a_picture_shows_it_r126(
    stage: Stage, tmp_path: Path, ground: str, quote: str
):
    n = opens(stage, "这产品真垃圾，大家别买")
    stage.says("jun", f"证据 {n} 截图 全屏")
    asked = f"举报 {n} {ground} 评论里这样写 whom=厂家 quote={quote}"
    for named in ("", " evidence=1", " evidence=9"):
        refused = stage.says("jun", asked.replace(" quote=", f"{named} quote="))
        assert f"“{quote}”不在值班台存的原文里" in refused
    give_picture(stage, "jun", n, "red", text="楼中楼全屏")
    assert "已起草" in stage.says("jun", f"举报 {n} {ground} 评论里这样写 whom=厂家 evidence=2 quote={quote}")
    stage.says("ken", f"申诉进展 {n} 1 同意")
    names = stage.hears("jun", f"pack {n} 1 平台举报入口").files
    [text] = [(tmp_path / "exports" / name).read_text("utf-8") for name in names if name.endswith(".txt")]
    own, _, shown = text.partition("证据 2 所示的内容")
    assert (quote[:4] in own, "这产品真垃圾" in own, quote[:2] in shown) == (False, True, True)


def test_copied_work_is_neither_the_posters_own_photo_nor_our_name_r136(stage: Stage):
    own = opens(stage, "我自己拍的图，用完脸烂了")
    other = opens(stage, "他们家的海报真好看，转给大家", 2)
    for n in (own, other):
        give_picture(stage, "jun", n, "red", text="全屏")
        give_picture(stage, "jun", n, "blue", proof_kind="ownership", text="登记证书")
    assert "都不是侵权" in stage.says("jun", f"举报 {own} 侵权 图片是我们的 work=官方海报")
    assert "都不是侵权" in stage.says("jun", f"举报 {other} 侵权 用了我们的商标名 work=官方海报")
    assert "都不是侵权" in stage.says("jun", f"举报 {other} 侵权 第一张图 work=GlowSkin商标")
    assert "已起草" in stage.says("jun", f"举报 {other} 侵权 搬运官方海报，第一张图与登记证书附图相同 work=官方海报")


def test_the_same_ground_is_not_used_twice_by_two_words_more_x3(stage: Stage):
    attack = "你们店员就是个贱人，见一次骂一次，姐妹们都来看看"
    n = opens(stage, attack)
    give_picture(stage, "jun", n, "red", text="全屏")
    assert "已起草" in stage.says("jun", f"举报 {n} 辱骂 第一句")
    for again in (f"{attack}真的", f"真的{attack}哈哈", attack[2:]):
        assert "只报一次" in stage.says("jun", f"举报 {n} 辱骂 第一句 evidence=1 content={again}")
    comment = "楼主你就是个贱人，别在这里带节奏，滚出去"
    assert "已起草" in stage.says("jun", f"举报 {n} 辱骂 楼中楼 evidence=1 content={comment}")
    assert "只报一次" in stage.says("jun", f"举报 {n} 辱骂 楼中楼 evidence=1 content={comment}吧你")


def test_an_approved_reply_that_accepts_the_harm_stops_calling_it_made_up_before_it_is_posted_r147(stage: Stage):
    n = opens(stage, "这款面霜含有致癌物，用了满脸通红")
    give_picture(stage, "jun", n, "red", proof_kind="court", text="判决书")
    stage.says("jun", f"举报 {n} 捏造 判决书第三页 evidence=1")
    stage.says("rui", f"申诉进展 {n} 1 同意")
    stage.says("ken", f"申诉进展 {n} 1 同意")
    file = stage.desk.read(n)
    assert file.appeals[0].state is AppealState.APPROVED
    sorry = "看到你说满脸通红，真的很抱歉让你受罪了。麻烦私信告诉我们批号和购买渠道，方便我们核实。"
    stage.says("mei", f"write {n} first_ack {sorry}")
    version = stage.desk.read(n).drafts[-1].version
    stage.says("ken", f"approve {n} {version} sure=yes")
    assert [d.state.value for d in stage.desk.read(n).drafts] == ["approved"]
    refused = "已批准、还没发布的回复接住了"
    assert refused in stage.says("jun", f"申诉进展 {n} 1 已提交 channel=平台举报入口 receipt=9")
    stage.says("jun", f"申诉进展 {n} 1 撤回 改为回应")
    assert refused in stage.says("jun", f"举报 {n} 捏造 判决书第三页 evidence=1")


def test_what_legal_drafted_on_a_legal_ground_is_not_the_approvers_alone_r137(stage: Stage):
    n = opens(stage, "这款面霜含有致癌物，吃药都没用")
    give_picture(stage, "rui", n, "red", text="全屏")
    give_picture(stage, "rui", n, "blue", proof_kind="court", text="判决书")
    assert "等另一位法务或高管同意" in stage.says("rui", f"举报 {n} 诽谤 判决书第三页")
    assert "审批人不能单独定" in stage.says("ken", f"申诉进展 {n} 1 同意")
    stage.says("ada", f"申诉进展 {n} 1 同意")
    assert stage.desk.read(n).appeals[0].approved_by == "ada"


def test_papers_ask_for_their_reader_with_a_list_and_take_its_name_as_shown_r133(stage: Stage):
    n = opens(stage, DOX)
    give_picture(stage, "jun", n, "red", text="评论全屏，电话13812345678")
    give_picture(stage, "jun", n, "blue", text="评论区")
    assert "含个人信息" in stage.words(stage.hears("mei", f"证据 {n}").card.parts[0].text)
    stage.says("jun", f"举报 {n} 隐私 评论里有姓名和电话")
    stage.says("ken", f"申诉进展 {n} 1 同意")
    form = stage.hears("jun", f"材料包 {n} 1").form
    assert tuple(stage.words(label) for _, label in form.fields[0].options[1:3]) == ("企业号后台", "客户经理")
    written = stage.hears("jun", f"材料包 {n} 1 企业号后台")
    said = stage.words(written.says[0])
    assert ("图片没有打码" in said, "证据 1 含个人信息，没有附上" in said) == (True, True)
    assert written.files[0].startswith(f"PACK-{n}-1-brand_account/")
    assert "没有附上" not in stage.says("jun", f"材料包 {n} 1 客户经理 enclose=1")


def test_after_an_objection_legal_takes_the_report_back_or_records_the_answer_r143(stage: Stage):
    n = opens(stage, DOX)
    give_picture(stage, "jun", n, "red", text="评论全屏")
    stage.says("jun", f"举报 {n} 隐私 评论里有姓名和电话")
    stage.says("ken", f"申诉进展 {n} 1 同意")
    stage.says("jun", f"申诉进展 {n} 1 已提交 channel=平台举报入口 receipt=9")
    stage.says("jun", f"申诉进展 {n} 1 结果 删除")
    assert f"appeal {n} 1 result" in stage.says("jun", f"申诉进展 {n} 1 作者异议 那是她自己公开的号码")
    assert "由法务来做" in stage.says("jun", f"申诉进展 {n} 1 结果 驳回")
    stage.says("rui", f"申诉进展 {n} 1 结果 驳回 平台复核后恢复")
    settled = stage.desk.read(n).appeals[0]
    assert (settled.result, settled.contested, settled.note) == ("refused", "", "平台复核后恢复")
