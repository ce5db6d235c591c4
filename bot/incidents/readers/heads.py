"""A head: for each kind one line of weights over the encoder's vector. A small JSON file that people can look into."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from bot.incidents.readers.encoder import SentenceEncoder, pieces
from bot.incidents.readers.wording import word_features

PIECE_WEIGHT = 0.85  # a sentence torn out of a long text says less than a text of its own
FOLDER = Path(__file__).parent / "heads"


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


@dataclass(frozen=True)
class Head:
    """Weights (kinds x 512) and bias by kind; `thresholds` are probabilities from which a kind counts as seen."""

    name: str
    weights: Mapping[str, tuple[float, ...]]
    bias: Mapping[str, float]
    thresholds: Mapping[str, float]
    trained_on: Mapping[str, int]  # how many texts of each kind
    wording: Mapping[str, tuple[float, ...]] = field(default_factory=dict)  # weights of words.word_features, or none

    def read(self, text: str, encoder: SentenceEncoder) -> Opinion | None:
        """Read a text whole and in pieces; each kind gets its highest probability. None without an encoder."""
        parts = pieces(text)
        vectors = encoder.encode(parts)
        if vectors is None:
            return None
        weight = [1.0, *[PIECE_WEIGHT] * (len(parts) - 1)]
        scores = {kind: self.probabilities(vectors, kind) * weight for kind in self.weights}
        best = {kind: int(each.argmax()) for kind, each in scores.items()}
        return Opinion(
            {kind: float(scores[kind][i]) for kind, i in best.items()},
            {kind: parts[i] for kind, i in best.items()},
            self.thresholds,
        )

    def probabilities(self, vectors: Any, kind: str, texts: Sequence[str] = ()) -> Any:
        """Return the probability of a kind for each vector; a head that weighs wording needs the texts too."""
        import numpy as np  # comes with the encoder

        score = vectors @ np.asarray(self.weights[kind]) + self.bias[kind]
        if kind in self.wording and texts:
            score = score + word_features(texts) @ np.asarray(self.wording[kind])
        return 1.0 / (1.0 + np.exp(-score))


@lru_cache(maxsize=8)
def load_head(name: str) -> Head:
    """The head of that name in the repository. Raises FileNotFoundError."""
    known = json.loads((FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    kinds: Mapping[str, Any] = known["kinds"]
    return Head(
        name,
        {kind: tuple(given["weights"]) for kind, given in kinds.items()},
        {kind: float(given["bias"]) for kind, given in kinds.items()},
        {kind: float(given["threshold"]) for kind, given in kinds.items()},
        {kind: int(given["texts"]) for kind, given in kinds.items()},
        {kind: tuple(given["wording"]) for kind, given in kinds.items() if "wording" in given},
    )


def save_head(head: Head, folder: Path = FOLDER) -> Path:
    """Write a head, weights with three decimals; where it lies now."""
    kinds = {
        kind: {
            "texts": head.trained_on.get(kind, 0),
            "threshold": round(head.thresholds[kind], 3),
            "bias": round(head.bias[kind], 3),
            "weights": [round(w, 3) for w in weights],
            **({"wording": [round(w, 2) for w in head.wording[kind]]} if kind in head.wording else {}),
        }
        for kind, weights in head.weights.items()
    }
    path = folder / f"{head.name}.json"
    path.write_text(json.dumps({"kinds": kinds}, ensure_ascii=False) + "\n", encoding="utf-8")
    return path
