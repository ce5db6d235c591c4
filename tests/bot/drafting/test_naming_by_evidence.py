"""The bank says less and right: a name needs its words in the post, advice fits the thing, and who writes is seen."""

from dataclasses import replace

import pytest

import prompts
from bot.config.content import load_content
from bot.config.settings import Settings
from bot.drafting import DraftWriter
from bot.drafting.naming.evidence import is_supported
from bot.drafting.slot_values import SlotValues
from handlers.case.decision import WriteDraft
from handlers.case.grades import Category, Flag
from handlers.posts.post import Post
from tests.fakes.settings import settings_of
from tests.people import NOON, case

LIBRARY = prompts.load()
HOUSE = load_content(settings_of(Settings)).policy
WRITER = DraftWriter(LIBRARY)


def file_of(post: str, category: str, confirmed: bool = False):
    flags = frozenset({Flag.SAFETY} if category == "safety" else ())
    return replace(case(category=Category(category), flags=flags, confirmed=confirmed), post=Post("weibo", text=post))


def slots(post: str, category: str, confirmed: bool = False) -> SlotValues:
    language = "en" if post.isascii() else "zh-Hans"
    return SlotValues(LIBRARY, file_of(post, category, confirmed), "first_ack", language, HOUSE, NOON)


def draft(post: str, category: str, confirmed: bool = False) -> str:
    return WRITER.write(file_of(post, category, confirmed), WriteDraft("first_ack"), HOUSE, NOON).text


@pytest.mark.parametrize(
    ("said", "post", "supported"),
    [
        ("账号登不上", "app更新以后跑步记录全没了,客服让我重新登录试试", False),
        ("退款一直没办下来", "报的雅思班每次都从头讲,退费说要扣一半", False),
        ("{thing}掉渣", "这粉扑用一次就掉渣", True),
        ("the pump does not work", "another broken pump", True),
        ("your points or voucher could not be used", "the discount vanished", False),
    ],
)
def test_a_name_is_said_only_where_the_post_has_its_words(said, post, supported):
    assert is_supported(said, post, said.isascii()) == supported


@pytest.mark.parametrize(
    ("category", "post", "advice", "ask"),
    [
        ("safety", "面包机第二次用就糊了电源线，屋里一股焦味", "fire", "device"),
        ("safety", "孩子的奶酪棒里面吃出一截塑料丝", "foreign", "batch"),
        ("safety", "瑜伽课老师硬压我开胯，现在大腿根抬都抬不起来", "place", "venue"),
        ("safety", "做完光子嫩肤，脸上脱皮发黑", "visit", "venue"),
        ("safety", "宠物店给我家比熊洗澡，接回来耳朵剪破一个口子", "petwound", "clinic"),
        ("safety", "新电热毯第一晚就闻到胶皮味", "unplug", "device"),
        ("genuine", "跟你们徒步团，我滑坡崴了脚没人管", "place", "venue"),
        ("safety", "毛衣穿一次腋下开了个大口子", "scared", "goods"),
        ("safety", "三口人吃完烤鱼，半夜轮流跑厕所，我妈还在打点滴", "group", "fresh"),
        ("safety", "给我家鹦鹉买的鸟粮里爬出一堆小飞虫", "pet", "batch"),
        ("genuine", "买的磁力片边上裂了，里面的小磁铁掉出来", "scared", "batch"),
        ("genuine", "Your hair straightener sparked and left a burn on my wrist.", "burn", "device"),
        ("genuine", "西装裤拉链拉三次就脱轨", "", "goods"),
        ("genuine", "跟团去冲绳，导游把我们丢在免税店三小时", "", "trip"),
        ("safety", "棉拖鞋穿两天底就掉了", "", "goods"),
    ],
)
def test_advice_and_question_fit_the_kind_of_thing(category, post, advice, ask):
    found = slots(post, category).named
    assert (found.advice, found.ask) == (advice, ask)


@pytest.mark.parametrize(
    ("post", "book"),
    [
        ("洗面奶很温和用了三年了，就是希望出个大瓶装", "wish"),
        ("Obsessed with it, great moisturizer, would love a travel size!", "wish"),
        ("挺好用的，就是漏水，希望给我退款", "genuine"),
        ("我们是给你们供包材的小厂，货款拖了五个月", "partner"),
        ("给你们门店做保洁的外包，三个月工资没结", "partner"),
        ("一口价三千，撤掉差评，不接受还价", "extortion"),
        ("怎么每条评论一字不差的话，一看就是同一批号", "coordinated"),
        ("都说你们家代工厂跟那个出事的是同一家，到底是不是", "misinformation"),
        ("三个月了工单还开着，客服不回", "genuine"),
    ],
)
def test_who_writes_decides_on_the_wordings(post, book):
    assert slots(post, "genuine").book == book


def test_praise_with_a_wish_is_thanked_and_gets_no_apology():
    text = draft("洗面奶很温和用了三年了，就是希望出个大瓶装", "genuine")
    assert (text.startswith("谢谢"), "抱歉" in text, "对不起" in text) == (True, False, False)


def test_what_a_person_confirmed_is_not_overruled_and_an_extortionist_gets_no_apology():
    text = draft("三个月了工单还开着，客服不回", "extortion", confirmed=True)
    assert (slots("三个月了工单还开着，客服不回", "privacy", confirmed=True).book, "抱歉" in text) == ("privacy", False)


def test_a_hurt_child_is_named_though_the_author_speaks_of_themselves_elsewhere():
    found = slots("孩子的书桌桌角没磨平，额头一磕缝了三针，客服问我有没有视频", "safety").named
    assert (found.issue, found.feel) == ("孩子受伤缝了针", "child")
