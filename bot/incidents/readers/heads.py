"""A head: how much each landmark speaks for each kind. One compressed .npz a head, trained from case files."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.incidents.readers.encoder import SentenceEncoder, pieces
from bot.incidents.readers.kernel import centred, kernel, product
from bot.incidents.readers.word_features import word_features

PIECE_WEIGHT = 0.85  # a sentence torn out of a long text says less than a text of its own
FOLDER = Path(__file__).parent / "heads"


class HeadMismatch(ValueError):
    """The head was trained on vectors of another encoder."""


@dataclass(frozen=True)
class Opinion:
    """What a head thinks of a text: each kind with its probability, and the piece of the text that shows it most."""

    scores: Mapping[str, float]
    spans: Mapping[str, str]
    thresholds: Mapping[str, float]

    def kinds(self) -> tuple[str, ...]:
        """Kinds whose probability reaches their threshold, the surest first."""
        sure = [kind for kind, score in self.scores.items() if score >= self.thresholds[kind]]
        return tuple(sorted(sure, key=lambda kind: -self.scores[kind]))


@dataclass(frozen=True, eq=False)
class Head:
    """`thresholds` are probabilities from which a kind counts as seen. Arrays are of numpy, a column for each kind."""

    name: str
    kinds: tuple[str, ...]
    thresholds: Mapping[str, float]
    trained_on: Mapping[str, int]  # how many texts of each kind
    centre: Any  # the middle of the training texts' vectors
    landmarks: Any  # centred vectors of texts that the head remembers, one a row
    weights: Any  # landmarks x kinds
    bias: Any  # one for each kind
    wording: Any = None  # word_features x kinds, or None for a head that does not weigh wording

    def read(self, text: str, encoder: SentenceEncoder) -> Opinion | None:
        """Read a text whole and in pieces; each kind gets its highest probability. None without an encoder."""
        parts = pieces(text)
        vectors = encoder.encode(parts)
        return None if vectors is None else self.weigh(vectors, parts)

    def weigh(self, vectors: Any, parts: Sequence[str]) -> Opinion:
        """Weigh the vectors of a text, which is `parts[0]`, and of its pieces. Raises HeadMismatch."""
        weight = [1.0, *[PIECE_WEIGHT] * (len(parts) - 1)]
        scores = {kind: each * weight for kind, each in self.probabilities(vectors, parts).items()}
        best = {kind: int(each.argmax()) for kind, each in scores.items()}
        return Opinion(
            {kind: float(scores[kind][i]) for kind, i in best.items()},
            {kind: parts[i] for kind, i in best.items()},
            self.thresholds,
        )

    def probabilities(self, vectors: Any, texts: Sequence[str]) -> dict[str, Any]:
        """Return for each kind the probability of each vector, whose text is beside it. Raises HeadMismatch."""
        import numpy as np  # comes with the encoder

        if vectors.shape[1] != len(self.centre):
            raise HeadMismatch(f"{self.name}: the head needs {len(self.centre)} numbers, not {vectors.shape[1]}")
        score = product(kernel(centred(vectors, self.centre), self.landmarks), self.weights) + self.bias
        if self.wording is not None:
            score = score + product(word_features(texts), self.wording)
        return dict(zip(self.kinds, (1.0 / (1.0 + np.exp(-score))).T, strict=True))


@lru_cache(maxsize=8)
def load_head(name: str) -> Head:
    """The head of that name in the repository, read when it is first asked. Raises FileNotFoundError."""
    return read_head(FOLDER / f"{name}.npz")


def read_head(path: Path) -> Head:
    """A head from its file. Nothing in it is run: numpy refuses pickled objects."""
    import numpy as np

    with np.load(path, allow_pickle=False) as file:
        known = {key: file[key] for key in file.files}
    kinds = tuple(str(kind) for kind in known["kinds"])
    wide = {key: known[key].astype(np.float32) for key in ("centre", "landmarks", "weights", "bias", "wording")}
    return Head(
        path.stem,
        kinds,
        dict(zip(kinds, (float(each) for each in known["thresholds"]), strict=True)),
        dict(zip(kinds, (int(each) for each in known["texts"]), strict=True)),
        wide["centre"],
        wide["landmarks"],
        wide["weights"],
        wide["bias"],
        wide["wording"] if len(wide["wording"]) else None,
    )


def save_head(head: Head, folder: Path = FOLDER) -> Path:
    """Write a head in half precision; where it lies now."""
    import numpy as np

    path = folder / f"{head.name}.npz"
    np.savez_compressed(
        path,
        kinds=np.array(head.kinds),
        thresholds=np.array([round(head.thresholds[kind], 3) for kind in head.kinds]),
        texts=np.array([head.trained_on.get(kind, 0) for kind in head.kinds]),
        weights=np.asarray(head.weights, np.float32),
        bias=np.asarray(head.bias, np.float32),
        wording=np.asarray(head.wording if head.wording is not None else [], np.float16),
        centre=np.asarray(head.centre, np.float16),
        landmarks=np.asarray(head.landmarks, np.float16),
    )
    return path
