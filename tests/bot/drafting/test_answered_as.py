"""A draft speaks of what a post tells, also where its grade is wrong: no doctor for a delay."""

from dataclasses import replace

import pytest

from bot.drafting import DraftWriter
from bot.drafting.naming.answered_as import answered_as
from bot.drafting.slot_values import SlotValues
from handlers.case.decision import WriteDraft
from handlers.case.grades import Category, Flag
from handlers.posts.post import Post
from handlers.triage.features import extract_features
from tests import shipped
from tests.people import NOON, case

LIBRARY = shipped.library()
HOUSE = shipped.book().policy
WRITER = DraftWriter(LIBRARY)


def file_of(post: str, category: str):
    flags = frozenset({Flag.SAFETY} if category == "safety" else ())
    return replace(case(category=Category(category), flags=flags), post=Post("weibo", text=post))


def slots(post: str, category: str) -> SlotValues:
    return SlotValues(LIBRARY, file_of(post, category), "first_ack", "zh-Hans", HOUSE, NOON)


@pytest.mark.parametrize(
    ("category", "post", "answered"),
    [
        ("privacy", "报的写作课说好一对一，结果是群发的模板，退款一直不给退", "genuine"),
        ("privacy", "客服把我的聊天记录截图发到别的群里", "privacy"),
        ("cultural_misstep", "模特图是真丝质感，到手袖子一长一短", "genuine"),
        ("cultural_misstep", "新海报里的模特画成眯眯眼", "cultural_misstep"),
        ("cultural_misstep", "店铺客服回复我“猫不吃就饿着”，这是人话吗", "genuine"),
        ("cultural_misstep", "你们拿我孩子上课的视频剪成广告投放", "privacy"),
        ("extortion", "众筹延期第四次了，每次都说下个月", "genuine"),
        ("extortion", "三万块，今晚十二点前不给我就发给十个博主", "extortion"),
        ("safety", "听说用的是过期奶浆，有员工爆料的，真的假的", "misinformation"),
        ("safety", "同一段文案五十个号在发，都说脱发", "coordinated"),
        ("safety", "听说有人吃坏，我吃完也吐了", "safety"),
    ],
)
def test_a_post_is_answered_as_what_it_shows(category, post, answered):
    assert answered_as(LIBRARY.naming, category, False, extract_features(post)) == answered


@pytest.mark.parametrize(
    ("category", "post", "advice"),
    [
        ("genuine", "安全座椅的卡扣自己弹开了，孩子撞到前座", "fall"),
        ("genuine", "私教课硬拉，腰直接闪了，现在躺着起不来", "place"),
        ("genuine", "半夜两点有人拿房卡刷开我的门", "door"),
        ("genuine", "怀孕五个月用的你们家身体乳，今天才看到成分里有水杨酸", "skin"),
        ("genuine", "沙发收到有个脚是短的", ""),
        ("safety", "航班延误六小时，没水没饭", ""),
        ("safety", "行李丢了四天了，里面有我妈的降压药", ""),
        ("safety", "床单上有血渍，还扣我布草费", ""),
        ("safety", "酒店电梯突然往下坠了两层", "there"),
        ("safety", "狗狗戴了你们的项圈，脖子一圈毛全掉光", "petskin"),
    ],
)
def test_harm_has_its_advice_in_any_category_and_a_service_without_harm_has_none(category, post, advice):
    assert slots(post, category).named.advice == advice


def test_harm_in_a_plain_complaint_is_answered_in_the_words_of_safety():
    assert slots("安全座椅的卡扣自己弹开了，孩子撞到前座", "genuine").book == "safety"


def test_who_asks_for_money_gets_no_apology():
    text = WRITER.write(file_of("三万块，不给我就发给十个博主", "extortion"), WriteDraft("first_ack"), HOUSE, NOON).text
    assert [word for word in ("抱歉", "对不起") if word in text] == []


@pytest.mark.parametrize(
    ("post", "ask"),
    [
        ("订了两晚民宿，第二晚被通知换房", "hotel"),
        ("宽带报修四天了没人来", "telecom"),
        ("拆开就闻到酸味，吃了一块一直跑厕所", "batch"),
        ("被店员嘲笑身材，一路哭回家", "shop"),
    ],
)
def test_what_is_asked_for_fits_the_place_and_the_thing(post, ask):
    assert slots(post, "genuine").named.ask == ask
