"""`python -m bot train --head alerts`: a head of the local reader, from case files that a team can add to."""

from pathlib import Path

from rich.console import Console
from rich.table import Table

from bot.incidents.readers.encoder import EncoderState, SentenceEncoder
from bot.incidents.readers.heads import FOLDER, Head, save_head
from bot.incidents.readers.train import read_texts, train_head
from handlers.case.errors import UserError

CASES = Path("tests/cases/readers/train")
REST = ("good", "innocent", "praise", "none", "customer")  # texts of these kinds only say what the others are not
NO_ENCODER = "The local reader is not installed: pip install -e '.[reader]'"


def train(*paths: Path, head: str = "", to: Path = FOLDER) -> int:
    """Train the head that --head names, and write it; without a name say which heads the case files have.

    Parameters
    ----------
    paths
        Files and folders of texts by kind; without any, tests/cases/readers/train.
    head
        The head to train, such as alerts; the others stay as they are.
    to
        The folder of the heads.
    """
    known = read_texts(paths or (CASES,))
    if head not in known:
        raise UserError(f"Say which head to train, one of: {', '.join(f'--head {name}' for name in sorted(known))}")
    trained = train_head(head, known[head], load_encoder(), REST)
    print(f"{save_head(trained, to)}: {sum(trained.trained_on.values())} texts")
    Console().print(_table(trained))
    return 0


def load_encoder() -> SentenceEncoder:
    """The encoder, loaded. Raises UserError when it is not installed."""
    encoder = SentenceEncoder()
    if encoder.load() is not EncoderState.READY:
        raise UserError(NO_ENCODER)
    return encoder


def _table(head: Head) -> Table:
    table = Table("kind", "texts", "seen from")
    for kind in head.kinds:
        table.add_row(kind, str(head.trained_on[kind]), f"{head.thresholds[kind]:.2f}")
    return table
