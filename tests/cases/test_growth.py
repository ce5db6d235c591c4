"""No text from outside makes anything slow: four times the text takes about four times as long (tests/growth.py)."""

import pytest

from tests.cases.hostile import READERS
from tests.growth import LINEAR, growth


@pytest.mark.parametrize(
    ("reader", "text"), [(reader, text) for reader, (_, texts) in READERS.items() for text in texts]
)
def test_hostile_text_is_read_in_linear_time(reader, text):
    read, texts = READERS[reader]
    assert growth(read, texts[text]) < LINEAR


def test_a_reader_that_compares_all_with_all_would_be_noticed():
    assert growth(lambda text: [a for a in text for b in text if a != b], lambda length: "a" * length, 500) > LINEAR
