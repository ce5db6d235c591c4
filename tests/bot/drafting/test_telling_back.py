"""A clause that says plainly what happened is told back in reported speech; no other clause of a post is repeated."""

from dataclasses import replace

import pytest

from bot.drafting import DraftWriter
from bot.drafting.naming import name_issue
from handlers.case.decision import WriteDraft
from handlers.case.grades import Flag
from handlers.drafts.check_draft import check_text
from handlers.posts.post import Author
from handlers.text.fold import detect_script
from tests import shipped
from tests.people import NOON, case

LIBRARY = shipped.library()
POLICY = shipped.book().policy
WRITER = DraftWriter(LIBRARY)


def told(post: str, category: str = "genuine", author: str = "") -> str:
    script = detect_script(post)
    return name_issue(LIBRARY.naming, post, script, category, harmed=category == "safety", author=author).issue


def incident(text: str, *flags: Flag):
    file = case(flags=frozenset(flags))
    return replace(file, post=replace(file.post, title="", text=text, author=Author("路人")))


def drafted(text: str, *flags: Flag) -> str:
    return WRITER.write(incident(text, *flags), WriteDraft("first_ack"), POLICY, NOON).text


@pytest.mark.parametrize(
    ("post", "said"),
    [
        ("沙发收到有个脚是短的，客服让我垫张纸", "沙发收到有个脚是短的"),
        ("真会玩！宽带报修四天了没人来。心累", "宽带报修四天了没人来"),
        ("4S店提车才发现车门有补过漆的痕迹，新车诶大哥", "4S店提车才发现车门有补过漆的痕迹"),
        ("結果昨天通知我沒貨了", "昨天通知你沒貨了"),
        ("孩子在你们早教中心被门夹了手指", "孩子在早教中心被门夹了手指"),
        ("在你们家买的窗帘短了一截", "买的窗帘短了一截"),
        ("訂咗生日蛋糕，送到變咗芋頭味", "送到變了芋頭味"),
        (
            "My order came and half the buttons were missing. Thanks a lot!",
            "your order came and half the buttons were missing",
        ),
        ("The tumbler leaks in my bag every single day.", "the tumbler leaks in your bag every single day"),
        ("I was charged twice for your yoga mat", "you were charged twice for the yoga mat"),
    ],
)
def test_a_plain_clause_is_told_back_to_its_author(post, said):
    assert told(post) == said


@pytest.mark.parametrize(
    ("post", "harm"),
    [
        ("电动车停楼道里半夜自己着了，邻居敲门我才逃出来", "电动车停楼道里半夜自己着了"),
        ("滑步車前輪整個掉下來，我女兒直接飛出去，門牙斷一半", "孩子直接飛出去，門牙斷一半"),
    ],
)
def test_harm_that_our_words_tell_less_well_is_told_as_the_post_does(post, harm):
    assert told(post, "safety") == harm


@pytest.mark.parametrize(
    ("post", "unsaid"),
    [
        ("退款到底什么时候给我退？", "什么时候"),
        ("垃圾沙发坐一次就塌了", "垃圾"),
        ("剪个刘海把我剪成马桶盖没法见人", "马桶盖"),
        ("充了两千块的卡说不认就不认", "两千"),
        ("医生说是接触性皮炎，脸都肿了", "皮炎"),
        ("怀孕五个月收到的床垫是塌的", "怀孕"),
        ("店员王小美把我的订单弄丢了", "王小美"),
        ("他们写着“坏了包换”结果不换", "坏了包换"),
        ("听说用的都是过期料", "过期料"),
        ("不给我五千推广费我就发视频说漏水", "推广费"),
        ("Your staff lied about the broken zip and they laughed", "lied"),
        ("My doctor said the cream burned my skin badly", "doctor"),
    ],
)
def test_what_is_not_said_plainly_is_not_repeated(post, unsaid):
    assert unsaid not in told(post)


def test_the_author_is_not_named_to_everyone():
    assert "阿布" not in told("阿布收到的沙发脚断了", author="阿布")


@pytest.mark.parametrize("category", ["privacy", "misinformation", "cultural_misstep", "kol_scandal"])
def test_of_private_matters_rumours_and_offences_nothing_is_repeated(category):
    assert "撕破" not in told("快递面单被撕破了，地址全漏出来", category)


def test_a_trending_topic_is_answered_for_everyone_without_one_persons_words():
    assert "沙发" not in drafted("沙发收到有个脚是短的，上热搜也没人管", Flag.TRENDING).replace("沙发的事", "")


def test_a_clause_that_the_gate_objects_to_is_not_told_back():
    text = "打十次400-820-8820热线都没人接，杯子漏水"
    findings, _ = check_text(drafted(text), incident(text), "first_ack", POLICY, NOON)
    assert [f.rule for f in findings if f.level == "block"] == []
