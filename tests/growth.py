"""Linear time, shown as growth: how many times as long four times the text takes, on whatever machine."""

import gc
from collections.abc import Callable
from math import ceil
from statistics import median
from time import thread_time
from typing import TypeVar

LINEAR = (
    8.0  # four times the text takes about 4 times as long when time grows with the length, about 16 with its square
)
PAIRS = 5
MEASURABLE = 0.001  # seconds: what is read faster is read several times

Text = TypeVar("Text")


def growth(read: Callable[[Text], object], make: Callable[[int], Text], length: int = 2_500) -> float:
    """The median of t(4 · length) / t(length) over a few pairs, in processor time of this thread; `make` is not
    counted.
    """
    few, many = make(length), make(4 * length)
    read(many)
    times = ceil(MEASURABLE / max(_seconds(read, few, 1), MEASURABLE / 1000))
    gc.disable()
    try:
        return median(_seconds(read, many, times) / _seconds(read, few, times) for _ in range(PAIRS))
    finally:
        gc.enable()


def _seconds(read: Callable[[Text], object], text: Text, times: int) -> float:
    began = thread_time()
    for _ in range(times):
        read(text)
    return thread_time() - began
