"""The local reader of alerts: the encoder with the head that our cases trained, as triage asks it."""

from bot.incidents.readers.encoder import EncoderState, SentenceEncoder
from bot.incidents.readers.heads import HeadMismatch, load_head
from handlers.triage.second_reading import LOCAL, Reading

HEAD = "alerts"


class LocalReader:
    """Reads a post and says what it takes it for. `encoder` None: there is no local reader in this process."""

    def __init__(self, encoder: SentenceEncoder | None = None) -> None:
        self.encoder = encoder

    def start(self) -> None:
        """Begin to load the encoder, in its own thread."""
        if self.encoder:
            self.encoder.start()

    @property
    def state(self) -> str:
        """`loading`, `ready`, `missing`, `failed`; or `off` when this process has none."""
        return self.encoder.state.value if self.encoder else "off"

    @property
    def may_read(self) -> bool:
        """True when a post is worth putting in its line: it reads, or soon will."""
        return self.encoder is not None and self.encoder.state in (EncoderState.READY, EncoderState.LOADING)

    def read(self, text: str, wait: float = 0.0) -> Reading | None:
        """Read a post; None when the reader is not there. Waits up to so many seconds while it loads."""
        if self.encoder is None or (wait and self.encoder.wait(wait) is not EncoderState.READY):
            return None
        try:
            opinion = load_head(HEAD).read(text, self.encoder)
        except HeadMismatch as wrong:
            self.encoder.refuse(str(wrong))
            return None
        if opinion is None:
            return None
        kinds = {kind: opinion.scores[kind] for kind in opinion.kinds()}
        return Reading(LOCAL, kinds, {kind: opinion.spans[kind] for kind in kinds})
