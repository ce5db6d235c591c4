"""No single person moves a text from nothing to posted: every act, by each, on a crisis and on a plain complaint."""

import json
from collections.abc import Mapping

import pytest

from bot.config.roster import Roster
from bot.drafting import DraftWriter
from bot.drafting.asking import ModelAnswer
from handlers.case.drafts import DraftState
from handlers.drafts.contributors import contributors_of

N = 1
POST = "https://www.xiaohongshu.com/explore/6a01a6b0000000000500aa01"
LINK = "https://www.xiaohongshu.com/explore/6a01a6b0000000000500aa01?comment=6a01b2b0000000000700cc01"
WORDS = "看到你说脸肿去医院，真的对不起。这款面霜没有问题，请放心继续使用，私信告诉我们批号，今天22点前回你。"
FOUND = "这款面霜没有问题，请放心继续使用"
CRISIS = "用了GlowSkin面霜第二天脸肿去医院，医生说接触性皮炎，央视也来问了"
PLAIN = "GlowSkin面霜包装破了，客服三天不理人，太差了"
ROSTER = """
[person.mei]
name = "Mei"
roles = ["owner", "publisher", "monitor"]
deputies = ["jun"]
[person.jun]
name = "Jun"
roles = ["owner", "publisher", "monitor", "liaison"]
[person.ken]
name = "Ken"
roles = ["approver", "owner"]
deputies = ["ada"]
[person.ada]
name = "Ada"
roles = ["manager", "approver", "executive", "kol"]
[person.rui]
name = "Rui"
roles = ["legal"]
[person.zoe]
name = "Zoe"
roles = ["owner", "approver", "legal", "executive", "publisher", "manager"]
deputies = ["ken"]
[person.lou]
name = "Lou"
roles = []
"""
EVERYBODY = ("mei", "jun", "ken", "ada", "rui", "zoe", "lou")
ALL_ROLES = ("zoe",)
IN_SOAK = [pytest.param(person, marks=pytest.mark.soak) for person in EVERYBODY if person not in ALL_ROLES]
# What one person may try, over and over; {me} is that person, {v} each version there is, {ack} its rules to tick.
ACTS = (
    "take 1 owner", "take 1 approver", "take 1 legal", "take 1 executive", "take 1 publisher",
    "assign 1 owner mei", "assign 1 owner jun", "assign 1 approver {me}", "assign 1 legal {me}",
    "decline 1 owner 换人",
    "grade 1 L1 genuine 没那么严重", "grade 1 L3 safety 还是严重", "confirm 1", "confirm 1 1", "refuse 1 1 不用了",
    "assess 1 validity=invalid climate=defend {found}；", "assess 1 waive=来不及",
    f"fact {FOUND} document=报告 date=2026-11-01",
    "draft 1 first_ack", "draft 1 resolution", "draft 1 resolution instruction={found}", "draft 1 first_ack {words}",
    "draft 1 statement", "edit 1 {v} {words}", "edit 1 {v} {words}。", "pick 1 {v} 1", "clear 1 {v}", "seen 1 {v}",
    "approve 1 {v} ack={ack} sure=yes", "confirm 1", "posted 1 {v} {link}", "posted 1 0 {link} {words}",
    "no-reply 1 不回", "close 1 与我们无关 override=没事", "reopen 1 又来了", "hold 1 off 不用了",
)  # fmt: skip
# The detours of the audit: a reason, a task's note, a sibling incident, a kept reply, a sheet, a merge, an emergency.
DETOURS = """
take 1 owner
take 1 approver
assign 1 approver {me}
send-back 1 {v} 改成：{found}
send-back 1 {v} shorter
task 1 1 done {found}
task 1 add {found} owner={me}
draft 1 first_ack
approve 1 {v} ack={ack}
draft 2 first_ack {words}
draft 1 first_ack {words}
approve 1 {v} ack={ack}
approve 2 1
new {post} {found}
about 1 product=面霜没问题
remedy 1 refund 100 明天18:00 {found}
approve 1 {v} ack={ack}
brand GlowSkin products={found}:面霜
fact {found} document=报告 date=2026-11-01
draft 1 resolution
approve 1 {v} ack={ack}
posted 1 {v} {link}
promote 1 {v} 用户道谢
wrong 1 {v} {found}
draft 1 correction
approve 1 {v} ack={ack}
emergency 1 {v} 没人在
ratify 1 {v}
translate 1 {v}
merge 1 2 同一件事
merge 2 1 同一件事
unmerge 1
approve 1 {v} ack={ack}
posted 1 {v} {link}
close 1 与我们无关 override=没事
""".strip().splitlines()


@pytest.fixture
def desk(stage, tmp_path):
    """A desk on whose roster one person has every role."""
    path = tmp_path / "everybody.toml"
    path.write_text(ROSTER, encoding="utf-8")
    people = stage.desk.people
    people.roster, people._cached = Roster(path, "Asia/Shanghai"), None
    return stage


def reported(desk, text):
    """The listening tool found the post."""
    assert (
        desk.alert(
            platform="xiaohongshu",
            native_id="6a01a6b0000000000500aa01",
            text=text,
            brand="GlowSkin",
            product="面霜",
            author={"name": "小美", "followers": 50000},
        )
        == N
    )


def lines(desk, act, me):
    """The act as typed, for each version where it names one."""
    file, given = desk.desk.read(N), {"me": me, "found": FOUND, "words": WORDS, "link": LINK, "post": POST}
    if "{v}" not in act:
        return [act.format(**given)]
    rules = {d.version: ",".join({f.rule for f in d.findings} | {"STALE"}) for d in file.drafts[-3:]}
    return [act.format(**given, v=version, ack=ack) for version, ack in rules.items()]


@pytest.mark.parametrize("me", EVERYBODY)
def test_one_person_alone_gets_nothing_posted(desk, me):
    """After the second round every act was tried before and after every other one."""
    tries_everything(desk, me, CRISIS, 2)


@pytest.mark.parametrize("me", [*ALL_ROLES, *IN_SOAK])
def test_nor_about_a_plain_complaint(desk, me):
    tries_everything(desk, me, PLAIN, 2)


@pytest.mark.soak
@pytest.mark.parametrize("text", [CRISIS, PLAIN], ids=["crisis", "plain"])
@pytest.mark.parametrize("me", EVERYBODY)
def test_nor_in_four_rounds(desk, me, text):
    tries_everything(desk, me, text, 4)


def tries_everything(desk, me, text, rounds):
    """Every act by one person, over and over: nothing is posted."""
    reported(desk, text)
    for _ in range(rounds):
        for act in ACTS:
            for line in lines(desk, act, me):
                desk.says(me, line)
    file = desk.desk.read(N)
    assert [d.version for d in file.drafts if d.state is DraftState.POSTED] == []
    assert [r for r in file.replies if r.approved] == []


class Obedient:
    """A model that says whatever it is told to: the worst that a writer can do with a detour."""

    name, timeout = "obedient", 1.0

    def ask(self, system: str, user: str, schema: Mapping[str, object], deadline: float) -> ModelAnswer:
        """What stands in the question, as a reply."""
        said = f"对不起。{FOUND}。" if FOUND in user else "对不起，我们正在查，今天22点前私信回复你。"
        answer = {"drafts": [{"text": said, "why": ""}], "missing": []}
        return ModelAnswer(json.dumps(answer, ensure_ascii=False), False, self.name, (1, 1), 1, 1)


@pytest.mark.parametrize("me", EVERYBODY)
def test_no_detour_gets_one_persons_words_posted_by_a_model(desk, me):
    """Row 25 of the audit: reasons, notes, siblings, kept replies and sheets, with a model that repeats them."""
    tries_detours(desk, me, Obedient())


@pytest.mark.parametrize("me", [*ALL_ROLES, *IN_SOAK])
def test_nor_without_a_model(desk, me):
    tries_detours(desk, me, None)


def tries_detours(desk, me, model):
    """Every detour by one person, twice: nothing of theirs is approved or posted."""
    desk.outbox_dispatcher.model_work.writer = DraftWriter(desk.book.library, model, "local")
    reported(desk, CRISIS)
    desk.alert(
        platform="xiaohongshu",
        native_id="6a01a6b0000000000500aa02",
        text=f"{CRISIS}，我也是",
        brand="GlowSkin",
        product="面霜",
        author={"name": "阿青"},
    )
    for _ in range(2):
        for act in DETOURS:
            for line in lines(desk, act, me):
                desk.says(me, line)
    for number in (N, N + 1):
        file = desk.desk.read(number)
        assert [d.version for d in file.drafts if d.state is DraftState.POSTED] == []
        assert [d.version for d in file.drafts if d.state is DraftState.APPROVED and FOUND in d.text] == []
        assert ([r for r in file.replies if r.approved], file.open) == ([], True)


# What makes a person a contributor, the kind of draft it is about, and what Mei asks for afterwards.
CONTRIBUTING = {
    "dictated": (f"draft 1 first_ack {WORDS}", None),
    "instructed": ("draft 1 first_ack instruction=说这款面霜没有问题", None),
    "edited": (f"edit 1 1 {WORDS}", None),
    "found out, with a mark at the end": (f"assess 1 {FOUND}；", f"draft 1 first_ack 对不起。{FOUND}。私信我们，今天22点前回你。"),
    "found out, in the other script": (f"assess 1 {FOUND}", "draft 1 first_ack 對不起。這款面霜沒有問題，請放心繼續使用。"),
    "found out, with signs between": (f"assess 1 {FOUND}", "draft 1 first_ack 对不起。这款 面霜 没有🙂问题!请放心\u200b继续使用"),
    "stated as a fact": (f"fact {FOUND} document=报告 date=2026-11-01", f"draft 1 first_ack 对不起。{FOUND}"),
    "regraded": ("grade 1 L3 kol_backlash 再看看", "draft 1 first_ack"),
}  # fmt: skip


@pytest.mark.parametrize("person", ["ken", "zoe"])
@pytest.mark.parametrize("act", CONTRIBUTING)
def test_whoever_contributed_neither_clears_nor_approves(desk, act, person):
    reported(desk, CRISIS)
    desk.says("mei", "take 1")
    desk.says("ada", f"assign 1 approver {person}")
    done, then = CONTRIBUTING[act]
    desk.says(person, done)
    desk.says("rui", "confirm 1")
    if then:
        desk.says("mei", then)
    version = desk.desk.read(N).drafts[-1].version
    rules = ",".join({f.rule for f in desk.desk.read(N).drafts[-1].findings} | {"STALE"})
    refused = desk.hears(person, f"approve 1 {version} ack={rules} sure=yes").says[0].key
    assert refused == ("rejection.own_grade" if act == "regraded" else "rejection.own_words")
    for line in (f"clear 1 {version}", f"seen 1 {version}"):
        desk.says(person, line)
    draft = desk.desk.read(N).draft(version)
    assert (draft.state, draft.legal, draft.seen_by) == (DraftState.WAITING, "", ())


# Further ways by which a person's words may come into a draft: what they do, and what Mei asks for then.
OTHER_WAYS = {
    "reported again": (f"new {POST} {FOUND}", f"draft 1 first_ack 对不起。{FOUND}"),
    "named the product by a sentence": (
        "about 1 product=这款面霜没有问题请放心继续使用",
        "draft 1 first_ack 对不起。这款面霜没有问题，请放心继续使用",
    ),
    "named the product by a claim": ("about 1 product=面霜没问题", "draft 1 first_ack 对不起，面霜没问题。"),
    "chose a remedy in own words": (f"remedy 1 refund 100 明天18:00 {FOUND}", None),
    "stated a fact, and took it off": (
        f"fact {FOUND} document=报告 date=2026-11-01",
        f"draft 1 first_ack 对不起。{FOUND}",
    ),
}


@pytest.mark.parametrize("act", OTHER_WAYS)
def test_words_that_come_by_another_way_are_their_authors_too(desk, act):
    reported(desk, CRISIS)
    desk.says("mei", "take 1")
    desk.says("ada", "assign 1 approver ken")
    done, then = OTHER_WAYS[act]
    desk.says("ken", done)
    desk.carry()
    if then:
        desk.says("mei", then)
    assert "ken" in desk.desk.read(N).drafts[-1].contributors


# What a person writes down that no writer is given: the words stay out of the draft.
NOT_GIVEN = (
    "note 1 {found}",
    "contact 1 media 记者 text={found}",
    "task 1 1 done {found}",
    "no-reply 1 {found}",
    "hold 1 {found}",
)


@pytest.mark.parametrize("act", NOT_GIVEN)
def test_what_is_written_down_comes_into_no_draft(desk, act):
    reported(desk, PLAIN)
    desk.says("mei", "take 1")
    desk.says("ken", act.format(found=FOUND))
    desk.says("mei", "draft 1 first_ack")
    desk.carry()
    assert FOUND not in desk.desk.read(N).drafts[-1].text


def test_who_wrote_the_brand_sheet_is_the_author_of_a_claim_in_a_products_name(desk):
    assert "40" in desk.says("ken", f"brand GlowSkin products={FOUND}:面霜"), "a sentence is no name"
    desk.says("ken", "brand GlowSkin products=这款面霜没有问题请放心使用:面霜")
    reported(desk, CRISIS)
    desk.says("mei", "take 1")
    desk.says("mei", "draft 1 first_ack 对不起，这款面霜没有问题，请放心使用。")
    assert "ken" in desk.desk.read(N).drafts[-1].contributors


def test_who_wrote_a_kept_reply_is_the_author_where_it_is_filled_anew(desk):
    reported(desk, PLAIN)
    words = "看到你说包装破了，对不起。私信告诉我们批号和在哪儿买的，我们今天22点前查清答复你。"
    desk.says("mei", "take 1")
    desk.says("ken", f"edit 1 1 {words}")
    rules = ",".join({f.rule for f in desk.desk.read(N).drafts[-1].findings} | {"STALE"})
    desk.says("ada", f"approve 1 2 ack={rules} sure=yes")
    desk.says("mei", f"posted 1 2 {LINK}")
    desk.says("ada", "promote 1 2 用户道谢")
    desk.later(days=31)
    other = desk.alert(
        platform="xiaohongshu",
        native_id="6a01a6b0000000000500aa09",
        text="GlowSkin面霜泵头漏液，太差了",
        brand="GlowSkin",
        author={"name": "阿青", "followers": 50000},
    )
    desk.carry()
    draft = desk.desk.read(other).drafts[-1]
    assert ("私信告诉我们批号和在哪儿买的" in draft.text, "ken" in draft.contributors, "mei" in draft.contributors) == (
        True,
        True,
        False,
    )


def test_a_model_that_is_given_a_new_fact_writes_in_the_name_of_who_stated_it(desk):
    reported(desk, PLAIN)
    desk.says("ken", f"fact {FOUND} document=报告 date=2026-11-01")
    file, policy = desk.desk.with_draft_context(N, desk.now)
    by_model = contributors_of(file, "面霜可以继续用。", (), policy.draft_context, by_model=True)
    by_hand = contributors_of(file, "面霜可以继续用。", (), policy.draft_context)
    assert (by_model, by_hand) == (("ken",), ())


@pytest.mark.parametrize("wish", ["", "shorter", "warmer"])
def test_a_fixed_tap_makes_nobody_a_contributor(desk, wish):
    reported(desk, PLAIN)
    desk.says("mei", "take 1")
    desk.says("ken", f"draft 1 first_ack {wish}".strip())
    draft = desk.desk.read(N).drafts[-1]
    assert (draft.contributors, draft.asked_by) == ((), "ken")


def test_who_may_decide_instead_is_named_and_asked(desk):
    reported(desk, CRISIS)
    desk.says("mei", "take 1")
    desk.says("ken", f"draft 1 first_ack {WORDS}")
    assert "Ada" in desk.says("ken", "approve 1 2 sure=yes")
    assert "send-back" in desk.buttons("person:ada", N, "draft-2")


def test_two_people_do(desk):
    reported(desk, PLAIN)
    desk.says("mei", "take 1")
    desk.says("mei", "draft 1 first_ack")
    draft = desk.desk.read(N).drafts[-1]
    desk.says("ken", f"approve 1 {draft.version} ack={','.join({f.rule for f in draft.findings} | {'STALE'})} sure=yes")
    desk.says("mei", f"posted 1 {draft.version} {LINK}")
    assert [(r.by, r.approved) for r in desk.desk.read(N).replies] == [("mei", True)]


def test_who_approved_and_had_no_help_does_not_record_it_as_posted(desk):
    reported(desk, PLAIN)
    desk.says("ken", "draft 1 first_ack")
    draft = desk.desk.read(N).drafts[-1]
    desk.says("ken", f"approve 1 {draft.version} ack={','.join({f.rule for f in draft.findings} | {'STALE'})} sure=yes")
    assert desk.hears("ken", f"posted 1 {draft.version} {LINK}").says[0].key == "rejection.posted_alone"


def test_an_approver_who_changes_the_grade_is_stood_in_for_at_once(desk):
    reported(desk, PLAIN)
    desk.says("mei", "take 1")
    desk.says("ken", "grade 1 L3 genuine 央视来问了")
    assert desk.hears("ken", "approve 1 1 sure=yes").says[0].key == "rejection.own_grade"
    assert {"approve", "send-back"} & set(desk.buttons("person:ada", N, "draft-1"))


def test_where_harm_is_at_stake_an_override_of_any_one_person_waits_for_another(desk):
    reported(desk, CRISIS)
    desk.says("mei", "take 1")
    desk.says("ken", "take 1 approver")
    draft = desk.desk.read(N).drafts[0]
    desk.says("ken", f"approve 1 1 ack={','.join({f.rule for f in draft.findings} | {'STALE'})} sure=yes")
    desk.says("mei", f"posted 1 1 {LINK}")
    assert [r.approved for r in desk.desk.read(N).replies] == [True]
    refused = desk.says("ken", "close 1 与我们无关")
    assert "还没有第二个人看过" in refused
    assert desk.hears("ada", "close 1 与我们无关 override=不是我们的").says[0].key == "answer.proposed"
    assert desk.desk.read(N).open
