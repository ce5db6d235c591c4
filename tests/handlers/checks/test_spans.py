"""Spans are code points of the draft as given, whatever was folded on the way."""

from datetime import UTC, datetime

from handlers.checks import CheckContext, Finding, Level, Surface, check

AT = datetime(2026, 11, 18, 6, tzinfo=UTC)


def test_spans_survive_invisible_signs_wide_letters_and_traditional_script():
    draft = "😢八天沒到真的對不起，我們高\u200b度\ufeff重視ＡＢＣ㊙️，私訊我們，今晚８點前回妳。"
    verdict = check(draft, CheckContext("快遞八天沒到沒人理", Surface("xiaohongshu"), AT))
    assert verdict.findings == (Finding("CORP_PHRASE", Level.ACK, 13, 19, "高\u200b度\ufeff重視"),)
    assert [(p.text, draft[p.start : p.end]) for p in verdict.promises] == [("今晚８點前回妳", "今晚８點前回妳")]


def test_an_empty_draft_is_no_reply():
    verdict = check("", CheckContext("快递没到", Surface("xiaohongshu"), AT))
    assert (verdict.level, [f.rule for f in verdict.findings]) == (
        "block",
        ["ACK_FIRST", "DM_INVITE", "SPECIFIC_ISSUE"],
    )


def test_half_characters_are_text_like_any_other():
    draft = "八天没到，真的对不起\ud83d。私信我们，我们高度重视。"
    verdict = check(draft, CheckContext("快递没到\udc00", Surface("weibo", 100, "bytes"), AT))
    assert [(f.rule, f.text) for f in verdict.findings] == [("CORP_PHRASE", "高度重视")]
