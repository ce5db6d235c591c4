"""Text from outside stays text: in running Markdown, in a block, in a cell."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from bot.reports.csv_timeline import cell
from bot.reports.markdown import fence, inline, one_line, visible
from tests.growth import LINEAR, growth

NASTY = st.text(st.sampled_from("\\`*_{}[]<>#|~!$&^=+-.:/@()\"' ;a1中\u3000\n\t\u202e"), max_size=40)
MARKDOWN = MarkdownIt("commonmark", {"html": True}).enable(["strikethrough", "table"])


@given(NASTY | st.text(max_size=40))
def test_running_text_is_shown_as_it_is(text: str) -> None:
    (block,) = (token for token in MARKDOWN.parse(f"- **at** {inline(text)}.") if token.type == "inline")
    shown = "".join(child.content for child in block.children or [] if child.type in ("text", "code_inline"))
    assert "".join(shown.split()) == "".join(f"at {visible(one_line(text))}.".split())
    assert {child.type for child in block.children or []} <= {"text", "code_inline", "strong_open", "strong_close"}


@given(NASTY)
def test_a_block_shows_every_line(text: str) -> None:
    (block,) = MARKDOWN.parse(fence(text))
    assert (block.type, block.content) == ("fence", f"{visible(text)}\n")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("=1+1", "'=1+1"),
        ("+86 138", "'+86 138"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\tx", "'\tx"),
        ("\r=1", "' =1"),
        ("   \u3000 =1", "'   \u3000 =1"),
        (" " * 300 + "=1", "'" + " " * 300 + "=1"),
        ("\u200b=1", "'\u200b=1"),
        ("\ufeff@x", "'\ufeff@x"),
        ("＝1＋1", "'＝1＋1"),
        ("﹣1", "'﹣1"),
        ("＠SUM", "'＠SUM"),
        ("⁼1", "'⁼1"),
        ("好；=1", "好；=1"),
        ("a;=1+1;b", "a;'=1+1;b"),
        ("a\n=1", "a =1"),
        ("1+1=2", "1+1=2"),
        ("\x00=1", "\N{REPLACEMENT CHARACTER}=1"),
        ("", ""),
    ],
)
def test_a_cell_never_calculates(text: str, shown: str) -> None:
    assert cell(text) == shown


@pytest.mark.parametrize("piece", ["`", "@", "a.b", "[](", "\\", " ", ";=", "\n", "<!--", "&#x41;", "汉"])
def test_four_times_the_hostile_characters_take_about_four_times_as_long(piece: str) -> None:
    assert (
        growth(lambda text: (inline(text), fence(text), cell(text)), lambda length: (piece * length)[:length]) < LINEAR
    )
