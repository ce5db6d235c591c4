"""Adding a platform is adding one entry, and a slip in an entry is told by name."""

from pathlib import Path

import pytest

from handlers.posts import Platform, find_platform, find_posts
from handlers.posts.post import Kind

ENTRY = {
    "id": "pond",
    "names": {"zh-Hans": "池塘", "zh-Hant": "池塘", "en": "Pond"},
    "hosts": [".pond.example"],
    "post_id": {"pattern": "[0-9]{4}"},
    "links": [{"kind": "post", "identifies": "note", "paths": ["/p/{id}"]}],
    "surfaces": [{"name": "comment", "limit": 50, "target": [10, 40], "source": "measured", "answers": ["note"]}],
    "invite_dm": True,
    "forbids_contact": True,
}


def test_every_entry_is_called_as_its_file(platforms):
    files = {path.stem for path in (Path(__file__).parents[3] / "prompts" / "platforms").glob("*.toml")}
    assert {p.id for p in platforms} == files


def test_a_new_platform_is_one_entry(platforms):
    pond = Platform.from_mapping(ENTRY)
    assert [(f.platform, f.id) for f in find_posts("见 m.pond.example/p/1234 。", (*platforms, pond))] == [
        ("pond", "1234")
    ]


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"id": 7}, "platform: 'id' should be str, not 7"),
        ({"colour": "red"}, "pond: nobody reads 'colour'"),
        ({"names": {"en": "Pond"}}, "pond: 'names' should have zh-Hans, zh-Hant and en"),
        ({"hosts": "pond.example"}, "pond: 'hosts' should be list, not 'pond.example'"),
        ({"hosts": [1]}, "pond: 'hosts' should hold strings, not 1"),
        ({"links": ["x"]}, "pond: 'links' should hold tables, not 'x'"),
        ({"invite_dm": "yes"}, "pond: 'invite_dm' should be bool, not 'yes'"),
        ({"post_id": {"pattern": "[0-9"}}, "pond, post_id: '[0-9' is no pattern"),
        ({"post_id": {"pattern": "x", "clock": "sundial"}}, "pond, post_id: 'normalize' is one of"),
        ({"links": [{"kind": "poem", "paths": ["/{id}"]}]}, "pond, link 1: 'kind' is one of"),
        ({"links": [{"kind": "post", "paths": ["/p"]}]}, "pond, link 1: every one of 'paths' should hold {id}"),
        ({"surfaces": [{"name": "comment"}]}, "pond, surface comment: 'limit' is missing"),
    ],
)
def test_a_slip_in_an_entry_is_told_by_name(change, complaint):
    with pytest.raises(ValueError) as told:
        Platform.from_mapping({**ENTRY, **change})
    assert str(told.value).startswith(complaint)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"unit": "words"}, "pond, surface comment: 'unit' is one of code_points, bytes, han"),
        ({"target": [40, 60]}, "pond, surface comment: 'target' should be two numbers, rising, within the limit"),
        ({"answers": ["poem"]}, "pond, surface comment: 'answers' are of note, comment, video, review, not poem"),
    ],
)
def test_a_surface_that_cannot_be_is_told_by_name(change, complaint):
    with pytest.raises(ValueError) as told:
        Platform.from_mapping({**ENTRY, "surfaces": [{**ENTRY["surfaces"][0], **change}]})
    assert str(told.value) == complaint


def test_two_entries_cannot_claim_one_host():
    with pytest.raises(ValueError, match=r"pond and lake both claim '.pond.example'"):
        find_posts("", (Platform.from_mapping(ENTRY), Platform.from_mapping({**ENTRY, "id": "lake"})))


@pytest.mark.parametrize("name", ["xiaohongshu", "小红书", "小紅書", " XHS ", "RedNote"])
def test_a_platform_goes_by_its_names_in_any_script(name, platforms):
    assert find_platform(name, platforms).id == "xiaohongshu"


def test_an_unknown_platform_has_no_entry(platforms):
    assert find_platform("myspace", platforms) is None


LIMITS = """\
bilibili comment 300 code_points
dianping comment 200 code_points
dianping shop_review 200 code_points
douyin app_review 200 code_points
douyin comment 100 code_points
kuaishou comment 100 code_points
meituan shop_review 200 code_points
taobao shop_review 500 han
tmall shop_review 500 han
web comment 100 code_points
web statement 2000 code_points
wechat_channels comment 100 code_points
wechat_mp comment 140 code_points
wechat_mp statement 20000 code_points
weibo comment 140 han
weibo statement 2000 han
xiaohongshu comment 280 code_points
xiaohongshu note_body 1000 code_points
xiaohongshu note_title 20 code_points
xiaohongshu shop_review 200 code_points
xiaohongshu statement 1000 code_points
zhihu comment 1000 code_points"""


def test_the_limits_are_those_found_for_each_place(platforms):
    assert "\n".join(sorted(f"{p.id} {s.name} {s.limit} {s.unit}" for p in platforms for s in p.surfaces)) == LIMITS


def test_every_limit_says_where_it_comes_from(platforms):
    assert [(p.id, s.name) for p in platforms for s in p.surfaces if len(s.source) < 20] == []


def test_a_reply_that_can_be_given_once_or_for_a_time_says_so(platforms):
    bound = {
        (p.id, s.name): (s.one_shot, s.eligible_days)
        for p in platforms
        for s in p.surfaces
        if s.one_shot or s.eligible_days
    }
    assert bound == {
        ("douyin", "app_review"): (True, 90),
        ("dianping", "shop_review"): (True, 0),
        ("meituan", "shop_review"): (True, 0),
        ("taobao", "shop_review"): (True, 30),
        ("tmall", "shop_review"): (True, 30),
    }


def test_a_reply_is_written_where_the_kind_of_post_is_answered(platforms):
    red = find_platform("xhs", platforms)
    assert [red.surface(kind).name for kind in Kind] == ["comment", "comment", "comment", "shop_review"]


def test_a_public_reply_invites_a_direct_message_where_there_are_any(platforms):
    assert {p.id for p in platforms if p.invite_dm} == {"xiaohongshu", "weibo", "douyin", "dianping", "bilibili"}


def test_no_platform_takes_contact_details_in_public(platforms):
    assert all(p.forbids_contact for p in platforms)
