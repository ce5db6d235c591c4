"""What the entries of the platforms say, and how a mistake in one is named."""

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


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"id": 7}, "platform: 'id' should be str, not 7"),
        ({"colour": "red"}, "pond: unknown key 'colour'"),
        ({"names": {"en": "Pond"}}, "pond: 'names' should have zh-Hans, zh-Hant and en; 'language'"),
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
def test_a_mistake_in_an_entry_is_named(change, complaint):
    with pytest.raises(ValueError) as error:
        Platform.from_mapping({**ENTRY, **change})
    assert str(error.value).startswith(complaint)


@pytest.mark.parametrize(
    ("change", "complaint"),
    [
        ({"unit": "words"}, "pond, surface comment: 'unit' is one of code_points, bytes, han"),
        ({"target": [40, 60]}, "pond, surface comment: 'target' should be two numbers, rising, within the limit"),
        ({"answers": ["poem"]}, "pond, surface comment: 'answers' are of note, comment, video, review, not poem"),
    ],
)
def test_a_surface_that_cannot_be_is_named(change, complaint):
    with pytest.raises(ValueError) as error:
        Platform.from_mapping({**ENTRY, "surfaces": [{**ENTRY["surfaces"][0], **change}]})
    assert str(error.value) == complaint


def test_two_entries_cannot_claim_one_host():
    with pytest.raises(ValueError, match=r"pond and lake both claim '.pond.example'"):
        find_posts("", (Platform.from_mapping(ENTRY), Platform.from_mapping({**ENTRY, "id": "lake"})))


@pytest.mark.parametrize("name", ["xiaohongshu", "小红书", "小紅書", " XHS ", "RedNote"])
def test_a_platform_goes_by_its_names_in_any_script(name, platforms):
    assert find_platform(name, platforms).id == "xiaohongshu"


def test_an_unknown_platform_has_no_entry(platforms):
    assert find_platform("myspace", platforms) is None


@pytest.mark.parametrize(
    ("platform", "surface", "limit"),
    [
        ("xiaohongshu", "comment", "280 code_points"),
        ("xiaohongshu", "note_body", "1000 code_points"),
        ("weibo", "comment", "140 han"),
        ("douyin", "comment", "100 han"),
        ("wechat_mp", "comment", "140 han"),
        ("taobao", "shop_review", "500 han"),
    ],
)
def test_a_reply_has_room_as_measured_on_its_platform(platform, surface, limit, platforms):
    found = next(s for s in find_platform(platform, platforms).surfaces if s.name == surface)
    assert f"{found.limit} {found.unit}" == limit


def test_every_limit_says_where_it_comes_from(platforms):
    assert [(p.id, s.name) for p in platforms for s in p.surfaces if len(s.source) < 20] == []


@pytest.mark.parametrize(
    ("platform", "surface", "one_shot", "eligible_days"),
    [("douyin", "app_review", True, 90), ("dianping", "shop_review", True, 0), ("weibo", "comment", False, 0)],
)
def test_a_reply_that_can_be_given_once_or_for_a_time_says_so(platform, surface, one_shot, eligible_days, platforms):
    found = next(s for s in find_platform(platform, platforms).surfaces if s.name == surface)
    assert (found.one_shot, found.eligible_days) == (one_shot, eligible_days)


def test_a_reply_is_written_where_the_kind_of_post_is_answered(platforms):
    red = find_platform("xhs", platforms)
    assert [red.surface(kind).name for kind in Kind] == ["comment", "comment", "comment", "shop_review"]


@pytest.mark.parametrize(("platform", "invites"), [("xiaohongshu", True), ("weibo", True), ("zhihu", False)])
def test_a_public_reply_invites_a_direct_message_where_there_are_any(platform, invites, platforms):
    assert find_platform(platform, platforms).invite_dm is invites


def test_xiaohongshu_takes_no_contact_details_in_public(platforms):
    assert find_platform("xiaohongshu", platforms).forbids_contact
