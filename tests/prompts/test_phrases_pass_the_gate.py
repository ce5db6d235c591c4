"""Every wording of the phrase bank, filled from a post, passes the gate it will have to pass on the day."""

import tomllib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

import prompts
from bot.drafting.slot_values import SlotValues
from handlers import checks as gate
from handlers.case.case_file import CaseFile
from handlers.case.drafts import PUBLIC_KINDS
from handlers.case.grades import Category, Flag
from handlers.case.policy import ResponsePolicy
from handlers.drafts.notes import NOTE_KINDS
from handlers.posts import Platform
from handlers.posts.post import Post
from tests import shipped

POSTS = tomllib.loads((Path(__file__).parent / "posts.toml").read_text("utf-8"))
NOW = datetime(2026, 11, 21, 2, 0, tzinfo=UTC)  # ten in the morning in Shanghai: "today, 18:00" is ahead
LIBRARY = shipped.library()
# Where wordings have least room: Weibo for the default ones, Douyin for the short ones; reviews go to the order chat.
# English is promised to fit Xiaohongshu, Weibo and reviews (prompts/README.md).
TIGHT = {
    "zh-Hans": ("weibo", "douyin", "dianping"),
    "zh-Hant": ("weibo", "douyin", "dianping"),
    "en": ("xiaohongshu", "weibo", "dianping"),
}


def surface(name: str, kind: str) -> gate.Surface:
    """Return where a draft will be posted: a statement in a post, a private message in the chat, else a comment."""
    platform = Platform.from_mapping(LIBRARY.platforms[name])
    if kind not in PUBLIC_KINDS and kind not in NOTE_KINDS:
        return gate.Surface(name, limit=1000, dm_invite=False, public=False)
    wanted = ("statement",) if kind == "statement" or kind in NOTE_KINDS else ("comment",)
    place = next(s for s in platform.surfaces if s.name in wanted)
    return gate.Surface(name, place.limit, place.unit, place.target, dm_invite=platform.invite_dm)


def wordings() -> Iterator[tuple[str, str, prompts.Phrase]]:
    """Platform, category and wording, each wording once per way of calling a private message."""
    seen = set()
    for category in POSTS:
        for kind in LIBRARY.kinds:
            for script, platforms in TIGHT.items():
                for platform in platforms if kind in ("first_ack", "resolution") else platforms[:1]:
                    for phrase in LIBRARY.phrases_for(category, kind, script, platform):
                        if (key := (phrase.location, phrase.platform_words["dm"])) not in seen:
                            seen.add(key)
                            yield platform, category, phrase


def named(category: str, script: str) -> dict[str, str]:
    """The slots as the desk fills them for the post of the category."""
    file = CaseFile(
        1,
        Post("xiaohongshu", text=POSTS[category][script]),
        NOW,
        category=Category.GENUINE if category == "trending" else Category(category),
        flags=frozenset({Flag.SAFETY} if category == "safety" else ()),
    )
    return dict(SlotValues(LIBRARY, file, "first_ack", script, ResponsePolicy(), NOW).values(0))


ALL = list(wordings())


@pytest.mark.parametrize(
    ("platform", "category", "phrase"), ALL, ids=[f"{p.location}-{platform}" for platform, _, p in ALL]
)
def test_a_filled_phrase_passes_and_its_promises_have_a_time(
    platform: str, category: str, phrase: prompts.Phrase
) -> None:
    post = POSTS[category][phrase.script]
    known = {name: slot.sample[phrase.script] for name, slot in LIBRARY.slots.items()}
    case = gate.CheckContext(
        post=post,
        surface=surface(platform, phrase.kind),
        posting_at=NOW,
        category=category,
        severity="L2",
        safety=category == "safety",
        kind=phrase.kind,
        facts=tuple(known.values()),
        vertical="cosmetics",
        cause_known=phrase.kind != "first_ack",
    )
    verdict = gate.check(phrase.fill(**{**known, **named(category, phrase.script)}), case)
    assert verdict.findings == ()
    assert (verdict.promises == ()) == (phrase.kind == "customer_story")  # told afterwards, it promises nothing new
    assert [p.text for p in verdict.promises if p.due is None or p.unlimited] == []
