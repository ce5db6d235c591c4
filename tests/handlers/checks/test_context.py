"""What the gate asks because of the kind of text, the assessment, the fact sheet, the policy and what was filed."""

from datetime import UTC, date, datetime

import pytest

from handlers.case.policy import PromiseLimit
from handlers.checks import CheckContext, Surface, check
from handlers.text.calendar import TeamCalendar

AT = datetime(2026, 11, 18, 6, tzinfo=UTC)
POST = "快递八天没到，客服不理人"
REPLY = "八天没到还没人理，真的对不起。私信我们，今晚8点前给你查到包裹。"
PUBLIC, PRIVATE = Surface("xiaohongshu"), Surface("xiaohongshu", 1000, dm_invite=False, public=False)


def findings(draft, surface=PUBLIC, post=POST, **given):
    found = check(draft, CheckContext(post, surface, AT, **given)).findings
    return [":".join(part for part in (f.rule, f.text, f.detail) if part) for f in found]


def test_a_first_acknowledgement_names_no_cause_and_no_money():
    early = "八天没到真的对不起，是因为仓库爆单导致的。私信我们，今晚8点前给你退款。"
    assert findings(early) == ["BURIED_ADMISSION:因为"]
    assert findings(early, kind="first_ack") == [
        "FIRST_ACK_CAUSE:是因为仓库爆单导致",
        "BURIED_ADMISSION:因为",
        "FIRST_ACK_MONEY:退款",
    ]


def test_a_statement_lacks_what_it_does_not_say():
    statement = (
        "11月17日我们接到反映，杯子倒热水会裂。对不起。这款已经停售，买了的都可以退款，"
        "出厂前加强一道检查，11月20日前公布结果。"
    )
    assert findings(statement, kind="statement", post="杯子裂") == ["FACT_UNSUPPORTED:11月17日"]
    assert findings("杯子的事对不起。", kind="statement", post="杯子裂") == [
        f"STATEMENT_MISSING:{part}" for part in ("what_happened", "remedy", "prevention", "next_update")
    ]


def test_no_apology_in_public_beside_a_report_that_calls_it_fabricated():
    assert findings(REPLY, fabricated_report_filed=True) == ["CONTRADICTS_REPORT:对不起"]


def test_a_valid_complaint_is_admitted_and_acted_upon():
    assert findings(REPLY, validity="valid") == ["ADMISSION_MISSING:admission"]
    assert findings("八天没到是我们没做好，对不起。私信我们说说。", validity="valid") == ["ADMISSION_MISSING:action"]
    assert findings("八天没到是我们没做好，对不起。私信我们，今晚8点前给你查到包裹。", validity="valid") == []


def test_an_invalid_complaint_gets_empathy_without_guilt():
    assert findings("八天没到是我们的错，对不起。私信我们，今晚8点前回你。", validity="invalid") == [
        "OVER_APOLOGY:是我们的错"
    ]


def test_fans_who_defend_us_are_thanked_and_never_steered():
    assert findings(REPLY, climate="defend") == ["THANK_DEFENDERS"]
    assert findings(REPLY + "谢谢替我们说话的朋友", climate="defend") == []
    assert findings(REPLY + "谢谢大家，大家多帮我们点赞顶上去") == ["STEERS_CROWD:帮我们点赞顶"]


def test_with_a_fact_sheet_every_number_must_stand_in_it_or_in_the_post():
    claim = REPLY + "这款用了12道工序，通过了跌落测试，200家门店都在查。"
    assert findings(claim) == ["FACT_UNSUPPORTED:12道工序"]
    assert findings(claim, facts=()) == [
        "FACT_UNSUPPORTED:12道工序",
        "FACT_UNSUPPORTED:通过了跌落测试",
        "FACT_UNSUPPORTED:200",
    ]
    assert findings(claim, facts=("12道工序，2026年9月审核", "通过了跌落测试（编号T-7）", "门店数 200")) == []


def test_a_sum_above_what_the_deciders_may_promise_names_who_could():
    limits = (PromiseLimit("owner", 100, 1), PromiseLimit("approver", 500, 3), PromiseLimit("executive", 5000, 10))
    offer = "八天没到还没人理，真的对不起。私信我们，今晚8点前给各位补偿{}。"
    cap = "COMPENSATION_CAP:今晚8点前给各位补偿{}:{}"
    assert findings(offer.format("80元"), promise_limits=limits) == []
    assert findings(offer.format("300元"), promise_limits=limits) == [cap.format("300元", "approver")]
    assert findings(offer.format("300元"), promise_limits=limits, approvers=("approver",)) == []
    assert findings(offer.format("十倍"), promise_limits=limits, approvers=("approver",)) == [
        cap.format("十倍", "executive")
    ]
    assert findings(offer.format("九千元"), promise_limits=limits, approvers=("executive",)) == [
        "COMPENSATION_CAP:今晚8点前给各位补偿九千元"
    ]


def test_said_before_looks_copied():
    near = REPLY.replace("包裹", "快件在哪里")
    assert findings(REPLY, recent=("别的话", REPLY)) == ["REUSED_TEXT:100%"]
    assert [f.level for f in check(near, CheckContext(POST, PUBLIC, AT, recent=(REPLY,))).findings] == ["ack"]
    assert findings("抱歉让你八天没等到快递，私信我们，今天21点前回你。", recent=(REPLY,)) == []


def test_order_numbers_are_asked_for_in_private_only():
    ask = "八天没到还没人理，真的对不起。麻烦把订单号发给我们，今晚8点前给你查到包裹。"
    assert findings(ask) == ["DM_INVITE", "PRIVATE_DATA:订单号发给我们"]
    assert findings(ask, PRIVATE, kind="private_message") == []


def test_nobody_is_asked_to_delete_in_private_either():
    assert findings(REPLY + "方便的话把笔记删掉", PRIVATE, kind="private_message") == ["ASK_DELETE:笔记删"]


def test_partners_get_facts_and_no_lines_to_copy():
    note = "快递延误的事，已知：仓库在11月16日停电。未知：影响多少单。下一版11月19日18点前给。被问到请按以下文案发。"
    assert findings(note, PRIVATE, kind="partner_note", facts=("仓库11月16日停电",)) == [
        "SCRIPTED_PRAISE:请按以下文案发"
    ]


def test_intimacy_needs_a_small_matter_and_a_known_person():
    dear = "小姐姐，" + REPLY
    assert findings(dear) == ["OVER_INTIMATE:小姐姐"]
    assert findings(dear, author_gender_known=True) == []
    assert findings(dear, author_gender_known=True, severity="L2") == ["OVER_INTIMATE:小姐姐"]


def test_the_law_is_stricter_where_bodies_are_concerned():
    boast = CheckContext(POST, PUBLIC, AT, vertical="cosmetics")
    assert [(f.rule, f.level) for f in check(REPLY + "顶级原料", boast).findings] == [("AD_SUPERLATIVE", "block")]


def test_a_time_that_has_passed_is_shown():
    assert findings("八天没到还没人理，真的对不起。私信我们，今天13点前给你查到。") == [
        "PROMISE_PAST_DUE:今天13点前给你查到"
    ]


def test_length_counts_in_the_platform_s_own_unit():
    reply = "八天没到，真的对不起。私信我们，今晚8点前给你查到ABCD。"
    assert findings(reply, Surface("weibo", 28, "han")) == []
    assert findings(reply, Surface("weibo", 27, "han")) == ["LENGTH:。:27.5/27"]
    assert findings(reply, Surface("xiaohongshu", 29)) == ["LENGTH:。:30/29"]
    assert findings(reply, Surface("web", 79, "bytes")) == ["LENGTH:。:80/79"]


def test_a_team_names_the_holidays_of_a_year_that_is_not_published_yet():
    said = "对不起，泵头坏了，私信订单号给我们，5个工作日内答复你。"
    late = datetime(2026, 12, 28, 2, 0, tzinfo=UTC)
    team = TeamCalendar(days_off=frozenset({date(2027, 1, 1), date(2027, 1, 4)}))
    assert "CALENDAR_UNKNOWN" in {f.rule for f in check(said, CheckContext(POST, PUBLIC, late)).findings}
    known = check(said, CheckContext(POST, PUBLIC, late, calendar=team))
    assert "CALENDAR_UNKNOWN" not in {f.rule for f in known.findings}
    assert [p.due.date() for p in known.promises] == [date(2027, 1, 6)]


@pytest.mark.parametrize(
    ("tone", "said", "severity", "warned"),
    [
        ("", "亲爱的，泵头坏了真抱歉", "L1", True),
        ("intimate", "亲爱的，泵头坏了真抱歉", "L1", False),
        ("intimate", "小姐姐，泵头坏了真抱歉", "L1", True),
        ("intimate", "亲爱的，泵头坏了真抱歉", "L2", True),
        ("plain", "亲爱的，泵头坏了真抱歉", "L1", True),
    ],
)
def test_a_brand_may_speak_intimately_in_small_matters_and_never_guesses_at_a_gender_r69(tone, said, severity, warned):
    found = {f.rule for f in check(said, CheckContext(POST, PUBLIC, AT, tone=tone, severity=severity)).findings}
    assert ("OVER_INTIMATE" in found) is warned
