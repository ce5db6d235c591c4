"""Which words a sentence has, beside what its vector says it is about: characters and words in ones, twos and threes.

The encoder puts "we won't ask you to delete it" beside "delete it"; the words between tell them apart.
"""

import re
import zlib
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from handlers.text.cantonese import normalize_spoken

SIZE = 1 << 12  # places that runs of characters share by their checksum
SHARE = 0.7  # what wording weighs beside the vector, whose length is 1
ENGLISH_WORD = re.compile(r"[a-z']+")
BETWEEN = re.compile(r"[a-z' ]+")


def word_features(texts: Sequence[str]) -> Any:
    """One row of SIZE numbers for each text, of length SHARE."""
    import numpy as np  # comes with the encoder

    features = np.zeros((len(texts), SIZE), np.float32)
    for row, text in zip(features, texts, strict=True):
        row[[zlib.crc32(run.encode()) % SIZE for run in _runs(normalize_spoken(text).lower())]] = 1.0
    return features * (SHARE / np.maximum(np.sqrt(features.sum(axis=1, keepdims=True)), 1.0))


def _runs(text: str) -> Iterator[str]:
    words = ENGLISH_WORD.findall(text)
    yield from words
    yield from (f"{one} {other}" for one, other in pairwise(words))
    for part in BETWEEN.split(text):
        yield from (part[i : i + n] for n in (1, 2, 3) for i in range(len(part) - n + 1))
    yield ""  # so that no text is without any
