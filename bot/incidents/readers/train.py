"""Trains heads: logistic regression with a ridge, one kind against all others, thresholds from held-out folds.

A case file is TOML: `head` names the head, `[texts]` has one list of texts for each kind. All files of a head are
read together, so a team adds a file of its own beside ours. A kind named in `[weights]` counts that much.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Annotated, Any

from pydantic import BaseModel, Field

from bot.config.toml_file import read_toml
from bot.incidents.readers.encoder import SentenceEncoder
from bot.incidents.readers.heads import Head
from bot.incidents.readers.wording import word_features
from handlers.text.cantonese import normalize_spoken

RIDGE = 1.5
STEPS = 6
FOLDS = 3
FALSE_ALARMS = 0.028  # share of other texts that may be taken for a kind; the threshold is where that is met
LOWEST, HIGHEST = 0.65, 0.9
WEIGH_WORDING = frozenset({"drafts"})  # heads that weigh wording beside the vector
RIDGE_WIDE = 0.3
STEEPNESS = 4.0  # from a regression on -1 and 1 to a probability


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
    return found


def train_head(name: str, texts: Mapping[str, Sequence[str]], encoder: SentenceEncoder, rest: Sequence[str]) -> Head:
    """Train a head for every kind but those in `rest`, which only say what the others are not."""
    import numpy as np

    lines = [(kind, text) for kind, given in texts.items() for text in dict.fromkeys(given)]
    said = [normalize_spoken(text) if name in WEIGH_WORDING else text for _, text in lines]
    vectors = encoder.encode(said).astype(np.float64)
    wording = word_features(said) if name in WEIGH_WORDING else np.zeros((len(lines), 0))
    kinds = [kind for kind in texts if kind not in rest]
    x = np.hstack([vectors, np.ones((len(lines), 1)), wording])
    fit = _fit_wide if name in WEIGH_WORDING else _fit
    weights, bias, thresholds, words = {}, {}, {}, {}
    for kind in kinds:
        y = np.array([float(k == kind) for k, _ in lines])
        thresholds[kind] = _threshold(_held_out(x, y, fit), y)
        fitted, n = fit(x, y), vectors.shape[1]
        weights[kind], bias[kind] = tuple(float(w) for w in fitted[:n]), float(fitted[n])
        if name in WEIGH_WORDING:
            words[kind] = tuple(float(w) for w in fitted[n + 1 :])
    return Head(name, weights, bias, thresholds, {kind: len(set(texts[kind])) for kind in texts}, words)


def _fit_wide(x: Any, y: Any) -> Any:
    """Ridge regression solved over the texts, which are fewer than the numbers of each; both sides weigh the same."""
    import numpy as np

    share = y.mean()
    weight = np.where(y > 0, 0.5 / share, 0.5 / (1 - share))
    x32 = x.astype(np.float32)
    dual = np.linalg.solve(
        x32 @ x32.T + np.diag(RIDGE_WIDE / weight).astype(np.float32), (2 * y - 1).astype(np.float32)
    )
    return STEEPNESS * (x32.T @ dual)


def _fit(x: Any, y: Any) -> Any:
    """Newton's method; both sides weigh the same however many texts they have."""
    import numpy as np

    n, share = len(y), max(y.mean(), 1e-6)
    weight = np.where(y > 0, 0.5 / share, 0.5 / (1 - share))
    ridge = np.full(x.shape[1], RIDGE)
    ridge[-1] = 1e-3
    w = np.zeros(x.shape[1])
    for _ in range(STEPS):
        p = 1 / (1 + np.exp(-np.clip(x @ w, -30, 30)))
        slope = x.T @ (weight * (p - y)) + ridge * w
        curve = (x * (weight * p * (1 - p) + 1e-9 / n)[:, None]).T @ x + np.diag(ridge)
        w -= np.linalg.solve(curve, slope)
    return w


def _held_out(x: Any, y: Any, fit: Callable[[Any, Any], Any]) -> Any:
    """The probability of each text by a head that has not seen it."""
    import numpy as np

    folds = np.random.default_rng(1).integers(0, FOLDS, len(y))
    out = np.zeros(len(y))
    for fold in range(FOLDS):
        w = fit(x[folds != fold], y[folds != fold])
        out[folds == fold] = 1 / (1 + np.exp(-np.clip(x[folds == fold] @ w, -30, 30)))
    return out


def _threshold(scores: Any, y: Any) -> float:
    import numpy as np

    return float(np.clip(np.quantile(scores[y == 0], 1 - FALSE_ALARMS), LOWEST, HIGHEST))
