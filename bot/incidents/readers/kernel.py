"""What numpy does for a head: similarity of vectors to remembered ones (a kernel), by which a head weighs them.

A vector is centred on the training texts and brought to length 1; its similarity to another is exp(-2 GAMMA (1 - cos)).
Of the training texts the LANDMARKS are kept that the others are least like (pivoted Cholesky, which is Nyström's way).
"""

from typing import Any

GAMMA = 0.7
LANDMARKS = 900
FEW_ROWS = 64  # as many as one text has pieces or sentences
LEAST_LEFT = 1e-4  # a text that is as good as told by the landmarks so far adds nothing


def centred(vectors: Any, centre: Any) -> Any:
    """Vectors as seen from the middle of the training texts, of length 1."""
    import numpy as np  # comes with the encoder

    moved = np.asarray(vectors, np.float32) - centre
    return moved / np.maximum(np.linalg.norm(moved, axis=1, keepdims=True), 1e-6)


def kernel(vectors: Any, landmarks: Any) -> Any:
    """One row for each vector, one column for each landmark; both are centred."""
    import numpy as np

    return np.exp(2 * GAMMA * (product(vectors, landmarks.T) - 1))


def product(rows: Any, columns: Any) -> Any:
    """The matrix product. A few rows are multiplied without BLAS, whose threads would wait on the core for people."""
    import numpy as np

    return np.einsum("ij,jk->ik", rows, columns) if len(rows) <= FEW_ROWS else rows @ columns


def choose_landmarks(vectors: Any, limit: int = LANDMARKS) -> list[int]:
    """Rows that tell the others best, in the order found: each is the one that those before it tell worst."""
    import numpy as np

    left, factor, chosen = np.ones(len(vectors)), np.zeros((len(vectors), limit)), list[int]()
    while len(chosen) < min(limit, len(vectors)):
        worst, n = int(left.argmax()), len(chosen)
        if left[worst] < LEAST_LEFT:
            break
        column = kernel(vectors, vectors[worst : worst + 1])[:, 0] - factor[:, :n] @ factor[worst, :n]
        factor[:, n] = column / np.sqrt(left[worst])
        left = left - factor[:, n] ** 2
        chosen.append(worst)
        left[chosen] = 0.0
    return chosen


def square_root(landmarks: Any) -> Any:
    """What turns likenesses into coordinates whose inner products are the likenesses again."""
    import numpy as np

    values, directions = np.linalg.eigh(kernel(landmarks, landmarks).astype(np.float64))
    kept = values > LEAST_LEFT
    return directions[:, kept] / np.sqrt(values[kept])


def solve_ridge(features: Any, wanted: Any, ridge: float) -> Any:
    """Weights of a ridge regression, a column for each column wanted; solved over texts or features, what is fewer."""
    import numpy as np

    n, size = features.shape
    wanted, diagonal = wanted.astype(features.dtype), ridge * np.eye(min(n, size), dtype=features.dtype)
    if size <= n:
        return np.linalg.solve(features.T @ features + diagonal, features.T @ wanted)
    return features.T @ np.linalg.solve(features @ features.T + diagonal, wanted)


def near_copies(vectors: Any, alike: float = 0.9) -> Any:
    """A number for each vector; those whose cosine with an earlier leader is at least `alike` share its number."""
    import numpy as np

    group, leaders = np.full(len(vectors), -1), list[int]()
    for i in range(len(vectors)):
        near = vectors[leaders] @ vectors[i] if leaders else np.zeros(0)
        group[i] = group[leaders[int(near.argmax())]] if len(near) and near.max() >= alike else len(leaders)
        if group[i] == len(leaders):
            leaders.append(i)
    return group
