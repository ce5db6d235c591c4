"""What a reply must take up: harm before trouble before anger, in the author's words."""

import pytest

from handlers.drafts.key_clause import issue_of, issues_of


@pytest.mark.parametrize(
    ("post", "issue"),
    [
        ("在你们家买的精华用了一次就烂脸了，退钱！绝对不会再去", "精华用了一次就烂脸了"),
        ("避雷避雷！这家客服三天没人理，垃圾", "这家客服三天没人理"),
        ("買了三天就壞掉，客服已讀不回", "買了三天就壞掉"),
        ("My face burned after one use. Never again! Refund me 200 yuan", "My face burned after one use"),
        ("差评", "差评"),
        ("", ""),
    ],
)
def test_the_clause_that_tells_most_comes_first(post, issue):
    assert issue_of(post) == issue


def test_hostile_text_gives_short_clauses():
    assert [len(clause) <= 20 for clause in issues_of("我" * 3000 + "，过敏了，" * 500)] == [True, True]
