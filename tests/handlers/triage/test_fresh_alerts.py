"""Alerts whose words were new: a thing that "retired" after days is a complaint, an animal that bleeds is harm."""

import pytest

from handlers.triage.features import extract_features


@pytest.mark.parametrize(
    ("post", "family", "seen"),
    [
        ("五星好评!用三天就退休的电饭煲,比我还懂躺平", "quality", True),
        ("用了两年还没退休，真耐用", "quality", False),
        ("我爸六十岁就退休了，天天用你们的茶具", "quality", False),
        ("猫粮换新批次，两只猫都尿血", "ingested", True),
        ("猫粮换新批次，两只猫都爱吃", "ingested", False),
    ],
)
def test_new_words_are_read_by_their_family(post, family, seen):
    assert (family in extract_features(post).signals) == seen
