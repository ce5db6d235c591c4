"""Watch terms of five kinds, and where to look before anything is assessed (R3, R4, R18)."""

from urllib.parse import unquote

import pytest

from handlers.case.card import Link, Row
from handlers.posts.watch_terms import WatchTerm
from tests.journeys.stage import Stage

SHEET = "brand GlowSkin names=小光 products=急救精华:小绿瓶 hashtags=#GlowSkin避雷 categories=精华,面霜 rivals=LunaTea"
WEIBO = "https://weibo.com/2803301701/Oabcd1299"


@pytest.fixture
def desk(stage: Stage) -> Stage:
    stage.says("ken", SHEET)
    return stage


def test_the_sheet_shows_its_five_kinds_and_they_are_edited_there_r3(desk: Stage) -> None:
    desk.says("ken", "品牌 GlowSkin 品类词=精华，眼霜")
    card = desk.hears("mei", "brand").card
    assert card
    shown = {desk.words(part.label): desk.words(part.text) for part in card.parts}
    assert (shown["品类词（逗号隔开）"], shown["竞品"], shown["话题"]) == ("精华, 眼霜", "LunaTea", "#GlowSkin避雷")


def test_a_post_is_matched_whatever_its_case_script_and_spaces_r3_r4(desk: Stage) -> None:
    number = desk.alert(platform="weibo", text="小 綠 瓶 用了爛臉 #glow skin避雷# 這類精華真的不行", url=WEIBO)
    assert desk.desk.read(number).watch_terms == (
        WatchTerm("brand", "GlowSkin"),
        WatchTerm("product", "小绿瓶"),
        WatchTerm("hashtag", "#GlowSkin避雷"),
        WatchTerm("category", "精华"),
    )
    card = desk.hears("mei", f"status {number}").card
    assert card
    shown = {desk.words(part.label): desk.words(part.text) for part in card.parts if isinstance(part, Row)}
    assert shown["命中监测词"] == "品牌 GlowSkin · 产品 小绿瓶 · 话题 #GlowSkin避雷 · 品类 精华"


def test_words_that_come_later_add_their_terms(desk: Stage) -> None:
    desk.alert(platform="weibo", text="小绿瓶烂脸", url=WEIBO)
    number = desk.alert(platform="weibo", text="小绿瓶烂脸，LunaTea的精华就没事", url=WEIBO)
    assert [term.word for term in desk.desk.read(number).watch_terms] == ["小绿瓶", "精华", "LunaTea"]


@pytest.mark.parametrize("text", ["Luna Tea 的精华被检出甲醛，有人住院", "LUNATEA烂脸了"])
def test_a_rival_s_term_opens_nothing_by_itself_and_says_why_r4(desk: Stage, text: str) -> None:
    file = desk.desk.read(desk.alert(platform="weibo", text=text, url=WEIBO))
    assert (file.status, file.severity, [rule for rule, _ in file.reasons]) == ("closed", "L0", ["about_rival"])
    assert desk.heard("room:desk") == []


def test_what_a_person_pastes_about_a_rival_waits_for_a_person_to_read(desk: Stage) -> None:
    desk.says("mei", f"new {WEIBO} LunaTea的精华被检出甲醛")
    file = desk.desk.read(1)
    assert (file.status, [rule for rule, _ in file.reasons]) == ("unread", ["about_rival", "reported"])


@pytest.mark.parametrize("brand", ["", "GlowSkin"])
def test_an_unnamed_rival_s_harm_is_not_ours_and_a_person_reads_why_r4(stage: Stage, brand: str) -> None:
    number = stage.alert(platform="weibo", text="竞品甲醛超标，有人住院了", brand=brand, url=WEIBO)
    file = stage.desk.read(number)
    assert (file.status, [rule for rule, _ in file.reasons]) == ("unread", ["about_another"])


def test_the_assessment_form_has_the_words_and_the_searches_ready_r18(desk: Stage) -> None:
    number = desk.alert(
        platform="xiaohongshu",
        text="小绿瓶用了烂脸",
        url="https://www.xiaohongshu.com/explore/69200c80000000000503c8d1",
        author={"name": "小 美"},
    )
    desk.says("mei", f"take {number}")
    form = desk.hears("mei", f"assess {number}").form
    assert form
    searched = [unquote(part.url) for part in form.parts if isinstance(part, Link)]
    assert searched == [
        "https://www.xiaohongshu.com/search_result?keyword=GlowSkin 急救精华",
        "https://www.xiaohongshu.com/search_result?keyword=急救精华",
        "https://www.xiaohongshu.com/search_result?keyword=小 美",
        "https://www.douyin.com/search/GlowSkin 急救精华",
        "https://tousu.sina.com.cn/index/search/?keywords=GlowSkin 急救精华&t=1",
        "https://s.weibo.com/weibo?q=GlowSkin 急救精华",
    ]
    assert desk.words(form.parts[0].text) == "GlowSkin 急救精华 · 急救精华 · 小绿瓶"
