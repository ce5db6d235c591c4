"""Comments in files: they join the incident of their post, as comments (R1, R14)."""

from dataclasses import replace

import pytest

from bot.ingest.file_import import import_file
from bot.ingest.idempotency import IdempotencyStore
from handlers.case.drafts import Draft, DraftState
from storage.incidents import cases, posts

from .conftest import NOW

NOTE = "691fc06e000000001e03a5{:02x}"
NOTES = "note_id,title,desc,time,liked_count,collected_count,comment_count,share_count,note_url\n"
COMMENTS = "comment_id,create_time,note_id,content,nickname,sub_comment_count,pictures,parent_comment_id,like_count\n"
OWN = "691fc0ff000000000902a1{:02x}"


@pytest.fixture
def take_in(desk, prompt_content, stored):
    """Import a file; its summary."""
    return lambda name, text: import_file(
        stored(name, text.encode()), desk, IdempotencyStore(desk.database), prompt_content.platforms, NOW
    )


@pytest.fixture
def incident_of(desk):
    """The case file that knows a post by this key."""

    def find(key):
        with desk.database.read_transaction() as connection:
            (number,) = posts.find_by_keys(connection, [f"xiaohongshu:{key}"]).values()
        return desk.read(number)

    return find


def note(n, likes=12000):
    return NOTES + f"{NOTE.format(n)},GlowSkin,用完泛红,1763689200000,{likes},856,1024,310,\n"


def comment(n, own, text, likes):
    return f"{OWN.format(own)},1763689300000,{NOTE.format(n)},{text},小鹿,0,,0,{likes}\n"


def test_a_comment_joins_the_incident_of_its_note_and_its_likes_stay_its_own(take_in, desk, incident_of):
    assert take_in("notes.csv", note(1)).opened == 1
    summary = take_in("comments.csv", COMMENTS + comment(1, 1, "我也烂脸了", 88) + comment(1, 2, "客服不回", 5))
    assert (summary.opened, summary.joined) == (0, 2)
    file = incident_of(NOTE.format(1))
    assert [capture.counts.like for capture in file.captures] == [12000]
    assert [(one.author, one.text, one.like) for one in file.comments] == [
        ("小鹿", "我也烂脸了", 88),
        ("小鹿", "客服不回", 5),
    ]
    again = take_in("later.csv", COMMENTS + comment(1, 2, "客服不回", 9))
    assert again.joined == 1
    assert [one.like for one in desk.read(file.number).comments] == [88, 9]


def test_comments_under_an_unknown_note_open_one_incident_that_says_so(take_in, incident_of):
    summary = take_in("alone.csv", COMMENTS + comment(2, 3, "用完烂脸去医院了", 8) + comment(2, 4, "我也是，烂脸", 1))
    assert (summary.opened, summary.joined) == (1, 1)
    file = incident_of(f"{NOTE.format(2)}/{OWN.format(3)}")
    assert (file.post.kind, file.post.native_id, file.post.text) == ("comment", OWN.format(3), "用完烂脸去医院了")
    assert file.post.url == f"https://www.xiaohongshu.com/explore/{NOTE.format(2)}"
    assert [one.text for one in file.comments] == ["我也是，烂脸"]


def test_a_note_that_comes_after_its_comments_takes_the_first_place_in_their_incident(take_in, desk, incident_of):
    take_in("alone.csv", COMMENTS + comment(4, 5, "用完烂脸去医院了", 8) + comment(4, 6, "我也是，烂脸", 1))
    number = incident_of(f"{NOTE.format(4)}/{OWN.format(5)}").number
    assert take_in("note.csv", note(4)).joined == 1
    file = desk.read(number)
    assert (file.post.kind, file.post.native_id, file.post.title) == ("note", NOTE.format(4), "GlowSkin")
    assert [(one.text, one.like) for one in file.comments] == [("我也是，烂脸", 1), ("用完烂脸去医院了", 8)]
    assert [capture.counts.like for capture in file.captures] == [12000]
    assert (
        take_in("later.csv", COMMENTS + comment(4, 7, "客服不回", 2) + comment(4, 5, "用完烂脸去医院了", 9)).joined == 2
    )
    assert [(one.text, one.like) for one in desk.read(number).comments][1:] == [
        ("客服不回", 2),
        ("用完烂脸去医院了", 9),
    ]
    assert take_in("again.csv", note(4, 13000)).joined == 1
    assert [capture.counts.like for capture in desk.read(number).captures] == [12000, 13000]


def test_an_incident_about_a_comment_that_was_answered_stays_what_it_is(take_in, desk, incident_of):
    take_in("alone.csv", COMMENTS + comment(5, 8, "用完烂脸去医院了", 8))
    number = incident_of(f"{NOTE.format(5)}/{OWN.format(8)}").number
    with desk.database.transaction() as connection:
        stored = cases.load(connection, number, lock=True)
        approved = Draft(1, "resolution", "对不起", "小鹿", "phrases", NOW, state=DraftState.APPROVED)
        answered = replace(stored.file, drafts=(approved,))
        cases.save(connection, replace(stored, file=answered), cases.NextTimes(None, None))
    assert take_in("note.csv", note(5)).opened == 1, "the note itself has its own numbers and answers"
    assert desk.read(number).post.text == "用完烂脸去医院了"


def test_a_list_of_accounts_opens_nothing_and_says_so(take_in):
    summary = take_in("creators.csv", "user_id,nickname,gender,avatar,desc,follows,fans\nu1,小美,女,x,护肤,12,5万\n")
    assert (summary.opened, summary.skipped) == (0, 0)
    assert summary.notes == ("creators.csv: lists accounts and no posts; it opens nothing",)
