"""What the local reader is sure of, in the drafts of the bank: who writes, what kind of thing, what befell a body."""

from dataclasses import replace

import pytest

from bot.drafting import DraftWriter
from bot.drafting.naming.answered_as import answered_as
from bot.drafting.slot_values import SlotValues
from bot.incidents.readers.encoder import EncoderState, SentenceEncoder
from bot.incidents.readers.posts import NOTHING_SEEN, SOME, PostKinds, SeenInPost
from handlers.case.decision import WriteDraft
from handlers.case.grades import Category
from handlers.posts.post import Post
from handlers.triage.features import extract_features
from tests import shipped
from tests.people import NOON, case

LIBRARY = shipped.library()
HOUSE = shipped.book().policy


@pytest.fixture(scope="module")
def kinds() -> PostKinds:
    encoder = SentenceEncoder()
    assert encoder.load() is EncoderState.READY, "what developers install has the reader"
    return PostKinds(encoder)


def file_of(post: str):
    return replace(case(category=Category.GENUINE, flags=frozenset()), product="", post=Post("weibo", text=post))


def named(post: str, seen: SeenInPost, language: str = "zh-Hans"):
    return SlotValues(LIBRARY, file_of(post), "first_ack", language, HOUSE, NOON, seen=seen).named


def draft(post: str, kinds: PostKinds | None) -> str:
    writer = DraftWriter(LIBRARY, kinds=kinds)
    return writer.write(file_of(post), WriteDraft("first_ack"), HOUSE, NOON).text


@pytest.mark.parametrize(
    ("post", "seen"),
    [
        ("做热石按摩烫出三个印子，店长说过两天就消", ("", "treatment", "burn")),
        ("猫抓板里藏着订书钉，主子的爪子被扎出血了", ("", "pet", "pet")),
        ("线上课的老师换了四个，退费拖了两个月", ("", "service", "")),
        ("三天内打五千到我卡上，不然后厨的视频发满全网", ("extortion", "", "")),
        ("在你们门店看到店员当众骂一个问路的老人，太过分", ("bystander", "venue", "")),
        ("The belay at your climbing wall slipped and I broke my ankle", ("", "venue", "wound")),
    ],
)
def test_the_reader_says_who_writes_of_what_and_what_befell_a_body(kinds, post, seen):
    read = kinds.read(post)
    assert (read.speaker, read.thing, read.harm) == seen


def test_without_an_encoder_nothing_is_seen():
    assert PostKinds(None).read("做热石按摩烫出三个印子") == NOTHING_SEEN
    assert PostKinds(SentenceEncoder()).read("做热石按摩烫出三个印子") == NOTHING_SEEN


def test_a_head_of_another_encoder_turns_the_reader_off_and_the_draft_comes():
    np = pytest.importorskip("numpy")

    class Short:
        def encode(self, texts):
            return np.zeros((len(texts), 384), np.float32)

    encoder = SentenceEncoder()
    encoder._model, encoder.state = Short(), EncoderState.READY
    assert "私信" in draft("窗帘短了十五公分", PostKinds(encoder))
    assert encoder.state is EncoderState.FAILED


@pytest.mark.parametrize(
    ("post", "seen", "advice"),
    [
        ("做完以后后腰三个印子", SeenInPost(thing="treatment", harm="burn"), "scald"),
        ("才玩十分钟，我女朋友门牙没了半颗", SeenInPost(thing="venue", harm="wound"), "place"),
        ("手柄忽然掉了，薯条全扣在脚背上", SeenInPost(thing="device", harm="burn"), "burn"),
        ("盖一晚上，掀开看床单焦黄一块", SeenInPost(thing="device", harm="electric"), "fire"),
        ("主子的爪子扎穿了", SeenInPost(thing="pet", harm="pet"), "petskin"),
        ("下坡直接冲进绿化带", SeenInPost(thing="vehicle", harm="wound"), "place"),
        ("后背青紫一大片", SeenInPost(harm=SOME), "any"),
        ("帽子一掰就断，儿子脸都紫了", SeenInPost(thing="baby", harm="choke"), "choke"),
        ("窗帘短了十五公分", NOTHING_SEEN, ""),
    ],
)
def test_the_advice_fits_the_harm_and_where_it_happened(post, seen, advice):
    assert named(post, seen).advice == advice


def test_words_of_the_tables_stand_where_the_kind_of_harm_is_not_clear():
    post = "孩子吃完钙片全身起疹子"
    assert named(post, SeenInPost(thing="medicine", harm="foreign")).advice == "skin"


def test_a_word_that_names_something_else_names_nothing():
    assert named("监控器热得把婴儿床的栏杆烧化了", SeenInPost(thing="device", harm="electric")).thing == ""


def test_praise_in_words_of_harm_gets_no_advice():
    assert named("面膜真好用，嫩得能掐出水", SeenInPost(thing="skin", harm="reaction")).advice == ""


@pytest.mark.parametrize(
    ("speaker", "category"),
    [
        ("hearsay", "misinformation"),
        ("copies", "coordinated"),
        ("extortion", "extortion"),
        ("kol", "kol_backlash"),
        ("scandal", "kol_scandal"),
        ("bystander", "genuine"),
        ("", "genuine"),
    ],
)
def test_who_writes_decides_as_what_a_post_is_answered(speaker, category):
    features = extract_features("大家看看这个")
    assert answered_as(LIBRARY.naming, "genuine", False, features, SeenInPost(speaker=speaker)) == category
    assert answered_as(LIBRARY.naming, "genuine", True, features, SeenInPost(speaker=speaker)) == "genuine"


def test_who_tells_of_their_own_body_is_no_rumour():
    features = extract_features("吃了三天心慌，说是正常反应，我还吐了，真的吗")
    seen = SeenInPost(speaker="hearsay", harm="unwell")
    assert answered_as(LIBRARY.naming, "genuine", False, features, seen) == "genuine"


def test_a_bystander_is_thanked_and_not_taken_for_a_customer(kinds):
    text = draft("在你们门店看到店员当众骂一个问路的老人，太过分", kinds)
    assert text.startswith(("谢谢你说出来", "看到你说"))
    assert "失望" not in text


def test_what_nearly_happened_is_not_told_as_done():
    said = named("扣子松掉一颗，还好我先发现，不然就被孩子吞下去了", SeenInPost(thing="baby", harm="choke"))
    assert (said.advice, "吞" in said.issue) == ("choke", False)


def test_what_only_tastes_like_metal_is_no_metal():
    issue = named("the gummies tasted like metal and i threw up", NOTHING_SEEN, "en").issue
    assert issue == "the gummies tasted like metal and you threw up"
