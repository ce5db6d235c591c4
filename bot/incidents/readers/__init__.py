"""Readers beside the rules: they may raise a grade or ask a person, never lower one.

`SentenceEncoder` turns texts into vectors on this machine, `Head` says which kinds a vector is of, `train` makes heads
from case files. Without the package the desk runs on its rules alone, and `doctor` and the board say so.
"""

from bot.incidents.readers.encoder import SentenceEncoder
from bot.incidents.readers.heads import Head, Opinion, load_head

__all__ = ["Head", "Opinion", "SentenceEncoder", "load_head"]
