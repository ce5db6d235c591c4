"""A platform is one entry: one file in `prompts/platforms` is all that it takes, and no list elsewhere names it."""

import shutil
from pathlib import Path

import pytest

import prompts
from bot.i18n.catalog import platform_names
from handlers.case.drafts import Finding
from handlers.case.policy import ResponsePolicy
from handlers.drafts.check_draft import check_text
from handlers.posts import FoundLink, Platform, complete_post, find_posts
from handlers.posts.post import Author, Kind, Post
from tests.people import NOON, case

ENTRY = """\
id = "pond"
names = { zh-Hans = "池塘社区", zh-Hant = "池塘社群", en = "The Pond" }
hosts = [".pond.example"]
invite_dm = false
forbids_contact = true

[post_id]
pattern = "[0-9]{4}"
url = "https://pond.example/p/{id}"

[[links]]
kind = "post"
identifies = "note"
paths = ["/p/{id}"]

[[surfaces]]
name = "comment"
answers = ["note"]
limit = 30
target = [10, 25]
source = "Counted in its reply box."
"""
REPLY = "看到你说奶油发酸，对不起，这不该发生。"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The prompts as they are shipped, and one entry more."""
    shipped, copy = Path(prompts.__file__).parent, tmp_path_factory.mktemp("prompts") / "prompts"
    shutil.copytree(shipped, copy, ignore=shutil.ignore_patterns("*.py", "__pycache__"))
    (copy / "platforms" / "pond.toml").write_text(ENTRY, "utf-8")
    return copy


@pytest.fixture(scope="module")
def platforms(folder: Path) -> tuple[Platform, ...]:
    return tuple(Platform.from_mapping(table) for table in prompts.load(folder).platforms.values())


def test_its_links_are_found(platforms: tuple[Platform, ...]) -> None:
    assert find_posts("【池塘】m.pond.example/p/4711?from=app 奶油发酸", platforms) == (
        FoundLink("pond", "post", "4711", None, "https://pond.example/p/4711", Kind.NOTE),
    )


@pytest.mark.parametrize("name", ["pond", "池塘社区", "池塘社群", "the pond"])
def test_an_alert_may_call_it_by_any_of_its_names(name: str, platforms: tuple[Platform, ...]) -> None:
    post = complete_post(Post(platform=name, native_id="4711"), platforms, NOON)
    assert (post.platform, post.url) == ("pond", "https://pond.example/p/4711")


@pytest.mark.parametrize(
    ("reply", "findings"),
    [
        (REPLY, ()),
        (REPLY + "我们今天18点前给你答复，好吗", (Finding("LENGTH", "ack", 30, 34, "复，好吗", "34/30"),)),
    ],
)
def test_replies_are_checked_against_its_limits(
    reply: str, findings: tuple[Finding, ...], platforms: tuple[Platform, ...]
) -> None:
    file = case(post=Post("pond", native_id="4711", text="蛋糕的奶油发酸", author=Author("小美"), published_at=NOON))
    policy = ResponsePolicy(platforms={platform.id: platform for platform in platforms})
    assert check_text(reply, file, "resolution", policy, NOON)[0] == findings


@pytest.mark.parametrize(("language", "name"), [("zh-Hans", "池塘社区"), ("zh-Hant", "池塘社群"), ("en", "The Pond")])
def test_people_read_its_name_in_their_language(language: str, name: str, folder: Path) -> None:
    assert platform_names(language, folder / "platforms")["pond"] == name
