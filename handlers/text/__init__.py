"""Chinese and English text: folding, and what a text says about numbers and times. Text in, values out; nothing here knows an incident."""

from handlers.text.fold import INVISIBLE, Folded, fold, script

__all__ = ["INVISIBLE", "Folded", "fold", "script"]
