"""Which wording is offered, and what it may be filled with."""

import pytest

import prompts

FIRST = {
    "issue",
    "plain",
    "matter",
    "topic",
    "feel",
    "feel_first",
    "also",
    "advice",
    "ask",
    "product",
    "due",
    "batch_hint",
}
FIRST |= {f"due_{kind}" for kind in ("investigation", "contract", "documents", "page", "plan")}
ORDINARY = {"zh-Hans": "zh-Hans", "zh-Hant": "zh-Hant", "en": "en", "ja": "zh-Hans"}


def picked(library: prompts.Library, category: str, kind: str, script: str, platform: str) -> set[tuple[str, str, str]]:
    """Category, script and platform of the wordings offered."""
    return {(p.category, p.script, p.platform) for p in library.phrases_for(category, kind, script, platform)}


def test_the_category_comes_before_genuine_and_genuine_before_any(library: prompts.Library) -> None:
    assert picked(library, "misinformation", "correction", "zh-Hans", "zhihu") == {
        ("misinformation", "zh-Hans", "default")
    }
    assert picked(library, "unheard_of", "first_ack", "zh-Hans", "zhihu") == {("genuine", "zh-Hans", "default")}
    assert picked(library, "safety", "correction", "zh-Hans", "zhihu") == {("any", "zh-Hans", "default")}


def test_short_platforms_get_short_wordings_and_unknown_ones_the_default(library: prompts.Library) -> None:
    assert picked(library, "safety", "first_ack", "zh-Hans", "douyin") == {("safety", "zh-Hans", "short")}
    assert picked(library, "extortion", "first_ack", "zh-Hans", "douyin") == {("extortion", "zh-Hans", "default")}
    assert picked(library, "safety", "first_ack", "en", "dianping") == {("safety", "en", "short")}
    assert picked(library, "safety", "first_ack", "zh-Hans", "unheard_of") == {("safety", "zh-Hans", "default")}


def test_a_platforms_own_wording_comes_first(library: prompts.Library) -> None:
    own = prompts.Phrase("看到你说${issue}", "x:1", "safety", "first_ack", "zh-Hans", "douyin")
    bank = {
        **library.phrases,
        ("safety", "first_ack", "zh-Hans"): (*library.phrases["safety", "first_ack", "zh-Hans"], own),
    }
    changed = prompts.Library(**{**vars(library), "phrases": bank})
    assert [p.text for p in changed.phrases_for("safety", "first_ack", "zh-Hans", "douyin")] == [own.text]


@pytest.mark.parametrize(("given", "read_as"), ORDINARY.items())
def test_another_script_reads_as_simplified(library: prompts.Library, given: str, read_as: str) -> None:
    assert {p.script for p in library.phrases_for("genuine", "first_ack", given, "weibo")} == {read_as}


def test_an_unknown_kind_has_no_wording(library: prompts.Library) -> None:
    assert library.phrases_for("safety", "poem", "zh-Hans", "weibo") == ()


def test_each_platform_calls_its_private_messages_as_people_there_do(library: prompts.Library) -> None:
    said = {
        p: library.phrases_for("genuine", "first_ack", "zh-Hans", p)[0].platform_words["dm"]
        for p in ("weibo", "taobao", "wechat_mp")
    }
    assert said == {"weibo": "私信", "taobao": "在订单客服里", "wechat_mp": "后台留言"}


def test_a_post_with_a_slot_in_it_stays_as_it_is() -> None:
    phrase = prompts.Phrase(
        "看到你说${issue}，${dm}告诉我们", "x:1", "genuine", "first_ack", "zh-Hans", platform_words={"dm": "私信"}
    )
    assert phrase.fill(issue="${dm}${brand}$$") == "看到你说${dm}${brand}$$，私信告诉我们"


def test_a_missing_slot_names_the_phrase(library: prompts.Library) -> None:
    phrase = library.phrases_for("genuine", "first_ack", "zh-Hans", "xiaohongshu")[0]
    with pytest.raises(prompts.MissingSlot) as error:
        phrase.fill(**dict.fromkeys(phrase.slots - {"issue"}, ""))
    assert str(error.value) == f"{phrase.location}: nothing to put into ${{issue}}"


def test_a_first_acknowledgement_needs_nothing_that_is_not_known_yet(library: prompts.Library) -> None:
    asking = {
        p.location: p.slots - FIRST
        for (_, kind, _), wordings in library.phrases.items()
        if kind == "first_ack"
        for p in wordings
    }
    assert {where: slots for where, slots in asking.items() if slots - {"dm", "back"}} == {}


def test_every_category_has_enough_wordings(library: prompts.Library) -> None:
    few = [
        (category, kind, script)
        for category in library.playbooks
        for kind in library.kinds
        for script in ("zh-Hans", "zh-Hant", "en")
        if len(library.phrases_for(category, kind, script, "xiaohongshu"))
        < (3 if (category, kind) in {("safety", "first_ack"), ("genuine", "first_ack")} else 2)
    ]
    assert few == []


def test_a_result_can_be_told_before_the_remedy_is_settled(library: prompts.Library) -> None:
    needs_more = {"misinformation", "misuse"}  # nothing may be said there without a document, or the approved usage
    tried = [(category, script) for category in library.playbooks for script in ("zh-Hans", "zh-Hant", "en")]

    def needs(category: str, script: str) -> bool:
        offered = library.phrases_for(category, "resolution", script, "xiaohongshu")
        return not any(p.slots <= FIRST | {"finding"} for p in offered)

    assert {category for category, script in tried if needs(category, script)} == needs_more
