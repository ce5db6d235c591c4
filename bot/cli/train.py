"""`python -m bot train`: the local reader's heads, from case files that a team can add to."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.incidents.readers.encoder import EncoderState, SentenceEncoder
from bot.incidents.readers.heads import FOLDER, Head, save_head
from bot.incidents.readers.train import read_texts, train_head
from handlers.case.errors import UserError

CASES = Path("tests/cases/readers/train")
REST = ("good", "innocent", "praise")  # texts of these kinds only say what the others are not
NO_ENCODER = "The local reader is not installed: pip install -e '.[reader]'"


def train(*paths: Path, to: Path = FOLDER) -> int:
    """Train every head that the case files name, and write it.

    Parameters
    ----------
    paths
        Files and folders of texts by kind; without any, tests/cases/readers/train.
    to
        The folder of the heads.
    """
    encoder = load_encoder()
    for name, texts in read_texts(paths or (CASES,)).items():
        head = train_head(name, texts, encoder, REST)
        print(f"{save_head(head, to)}: {sum(head.trained_on.values())} texts")
        Console().print(_table(head))
    return 0


def load_encoder() -> SentenceEncoder:
    """The encoder, loaded. Raises UserError when it is not installed."""
    encoder = SentenceEncoder()
    if encoder.load() is not EncoderState.READY:
        raise UserError(NO_ENCODER)
    return encoder


def _table(head: Head) -> Table:
    table = Table("kind", "texts", "seen from")
    for kind in head.weights:
        table.add_row(kind, str(head.trained_on[kind]), f"{head.thresholds[kind]:.2f}")
    return table
