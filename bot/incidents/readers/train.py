"""Trains heads: kernel ridge regression over landmarks, one kind against all others, thresholds from held-out folds.

A case file is TOML: `head` names the head, `[texts]` has one list of texts for each kind. All files of a head are
read together, so a team adds a file of its own beside ours. The same files always give the same head.
"""

from collections.abc import Mapping, Sequence
from itertools import chain
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field

from bot.config.toml_file import read_toml
from bot.incidents.readers.encoder import SentenceEncoder
from bot.incidents.readers.heads import Head
from bot.incidents.readers.kernel import centred, choose_landmarks, kernel, near_copies, solve_ridge, square_root
from bot.incidents.readers.word_features import word_features
from handlers.text.cantonese import normalize_spoken

RIDGE = 0.3
FOLDS = 5
CALIBRATION_STEPS = 25
FALSE_ALARMS = {
    "drafts": 0.06,
    "requests": 0.06,
}  # share of other texts that may be taken for a kind: the threshold is where that is met
FALSE_ALARMS_ELSE = 0.028
LOWEST, HIGHEST = 0.5, 0.97
WEIGH_WORDING = frozenset({"drafts", "requests"})  # heads that weigh wording beside the vector


# Kinds of a head that take the texts of another head too (of some of its kinds, or all), so each is written once.
ALSO: Mapping[str, Sequence[tuple[str, str, Sequence[str]]]] = {
    "drafts": [("violation", "draft_acts", ())],
    "post_harm": [("none", "alerts", ("complaint", "praise", "innocent", "privacy", "values", "extortion"))],
    "post_speakers": [
        ("customer", "post_things", ()),
        ("customer", "alerts", ("harm", "privacy", "complaint", "innocent")),
        ("extortion", "alerts", ("extortion",)),
    ],
}


class _File(BaseModel):
    head: str = Field(pattern=r"\S", description='the name of the head, such as "alerts"')
    texts: dict[str, list[Annotated[str, Field(pattern=r"\S")]]] = Field(description="for each kind a list of texts")


def read_texts(paths: Sequence[Path]) -> dict[str, dict[str, list[str]]]:
    """Head to kind to texts, of all files and folders. Raises InvalidFile or OSError."""
    found: dict[str, dict[str, list[str]]] = {}
    for path in sorted(file for p in paths for file in (p.rglob("*.toml") if p.is_dir() else [p])):
        file = read_toml(path, _File)
        for kind, given in file.texts.items():
            found.setdefault(file.head, {}).setdefault(kind, []).extend(given)
    for head, kind, other, kinds in ((head, *taken) for head, given in ALSO.items() for taken in given):
        if head in found:
            texts = found.get(other, {})
            found[head].setdefault(kind, []).extend(chain.from_iterable(texts.get(k, ()) for k in kinds or texts))
    return found


def train_head(name: str, texts: Mapping[str, Sequence[str]], encoder: SentenceEncoder, rest: Sequence[str]) -> Head:
    """Train a head for every kind but those in `rest`, which only say what the others are not."""
    import numpy as np

    lines = [(kind, text) for kind, given in texts.items() for text in dict.fromkeys(given)]
    said = [normalize_spoken(text) if name in WEIGH_WORDING else text for _, text in lines]
    vectors = encoder.encode(said)
    wording = word_features(said) if name in WEIGH_WORDING else np.zeros((len(lines), 0), np.float32)
    kinds = tuple(kind for kind in texts if kind not in rest)
    is_kind = np.array([[kind == mine for mine in kinds] for kind, _ in lines])
    centre = vectors.mean(axis=0).astype(np.float16).astype(np.float32)  # as it is kept
    seen = centred(vectors, centre)
    landmarks = seen[choose_landmarks(seen)].astype(np.float16).astype(np.float32)
    root = square_root(landmarks)
    features = np.hstack([kernel(seen, landmarks) @ root, wording, np.ones((len(lines), 1))]).astype(np.float32)
    held_out = _held_out(features, 2.0 * is_kind - 1, near_copies(vectors))
    slopes, offsets = np.array([_calibrated(held_out[:, k], is_kind[:, k]) for k in range(len(kinds))]).T
    fitted = solve_ridge(features, 2.0 * is_kind - 1, RIDGE) * slopes
    calibrated = held_out * slopes + offsets
    thresholds = {kind: _threshold(name, calibrated[:, k], is_kind[:, k]) for k, kind in enumerate(kinds)}
    n = root.shape[1]
    return Head(
        name,
        kinds,
        thresholds,
        {kind: len(set(given)) for kind, given in texts.items()},
        centre,
        landmarks,
        root @ fitted[:n],
        fitted[-1] + offsets,
        fitted[n:-1] if name in WEIGH_WORDING else None,
    )


def _held_out(features: Any, wanted: Any, group: Any) -> Any:
    """The score of each text by weights that saw neither it nor a near copy of it."""
    import numpy as np

    fold, out = np.random.default_rng(1).integers(0, FOLDS, group.max() + 1)[group], np.zeros(wanted.shape)
    for each in range(FOLDS):
        weights = solve_ridge(features[fold != each], wanted[fold != each], RIDGE)
        out[fold == each] = features[fold == each] @ weights
    return out


def _calibrated(score: Any, is_kind: Any) -> tuple[float, float]:
    """Slope and offset that turn held-out scores into a probability; both sides weigh the same (Platt's way)."""
    import numpy as np

    x = np.column_stack([score, np.ones(len(score))])
    share = min(max(float(is_kind.mean()), 1e-6), 1 - 1e-6)
    weight, w = np.where(is_kind, 0.5 / share, 0.5 / (1 - share)), np.array([1.0, 0.0])
    for _ in range(CALIBRATION_STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        curve = (x * (weight * p * (1 - p) + 1e-9)[:, None]).T @ x + np.eye(2) * 1e-2 * len(score) / 100
        w = w - np.linalg.solve(curve, x.T @ (weight * (p - is_kind)) + w * 1e-2 * len(score) / 100)
    return float(w[0]), float(w[1])


def _threshold(name: str, scores: Any, is_kind: Any) -> float:
    import numpy as np

    others = 1 / (1 + np.exp(-scores[~is_kind]))
    allowed = FALSE_ALARMS.get(name, FALSE_ALARMS_ELSE)
    return float(np.clip(np.quantile(others, 1 - allowed) if len(others) else LOWEST, LOWEST, HIGHEST))
