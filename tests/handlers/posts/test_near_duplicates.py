"""Near-identical texts are noticed by a shared key, without comparing all with all."""

import random

import pytest

from handlers.posts import minhash_bands, similarity

HAN = [chr(code) for code in range(0x4E00, 0x4E00 + 1500)]


def pair(rng: random.Random, length: int) -> tuple[str, str]:
    """Two texts with 80 to 88 % of their pieces in common: one is the other with signs changed, put in or left out."""
    first = "".join(rng.choices(HAN, k=length))
    for _ in range(1000):
        second = first
        while similarity(first, second) > 0.88:
            at = rng.choice([0, len(second), rng.randrange(len(second))])
            second = second[:at] + rng.choice(["", rng.choice(HAN)]) + second[at + rng.randrange(2) :]
        if similarity(first, second) >= 0.8 and len(second) >= 20:
            return first, second
    raise AssertionError("no such pair was found")


@pytest.mark.parametrize(("length", "pairs"), [(22, 100), (60, 100), (150, 10)])
def test_texts_with_four_fifths_in_common_share_a_key(length, pairs):
    rng = random.Random(length)
    missed = sum(
        not {*minhash_bands(first)} & {*minhash_bands(second)}
        for first, second in (pair(rng, length) for _ in range(pairs))
    )
    assert missed <= pairs // 100


def test_texts_that_share_a_tenth_hardly_ever_share_a_key():
    rng = random.Random(7)
    tails = ["".join(rng.choices(HAN, k=60)) for _ in range(100)]
    pairs = [(f"{tails[n][:14]}{tails[n - 1]}", f"{tails[n][:14]}{tails[n - 2]}") for n in range(100)]
    assert sum(bool({*minhash_bands(first)} & {*minhash_bands(second)}) for first, second in pairs) <= 2


SPAM = "千万别买这家的面霜，用了三天满脸红疹，客服还装死"
COPIES = [
    SPAM,
    "千萬別買這家的面霜，用了三天滿臉紅疹，客服還裝死",
    f" {SPAM} ",
    SPAM.replace("，", ",\u200b"),
    SPAM.replace("，", "， "),
]


@pytest.mark.parametrize("copy", COPIES)
def test_script_spaces_and_invisible_signs_do_not_hide_a_copy(copy):
    assert (similarity(SPAM, copy), minhash_bands(copy)) == (1.0, minhash_bands(SPAM))


@pytest.mark.parametrize(
    "text", ["", "差评", "差评！！！！！！！！！！！！！！！！！！！！！！", "千万别买这家的面霜", "哈" * 50]
)
def test_a_short_text_is_nobodys_copy(text):
    assert minhash_bands(text) == ()


def test_alike_is_the_share_of_pieces_in_common():
    assert (similarity("abcd", "abce"), similarity("abcd", "wxyz"), similarity("ab", "ab")) == (1 / 3, 0.0, 0.0)
