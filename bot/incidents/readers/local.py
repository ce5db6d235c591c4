"""The local reader of alerts and of what colleagues ask for: the encoder with the heads that our cases trained."""

from bot.incidents.readers.encoder import EncoderState, SentenceEncoder
from bot.incidents.readers.heads import HeadMismatch, Opinion, load_head
from handlers.text.cantonese import normalize_spoken
from handlers.triage.second_reading import LOCAL, Reading

ALERTS, REQUESTS = "alerts", "requests"
SCHEME = "scheme"
MIN_LETTERS = 6  # of a request: "改短一点" says too little to be taken for anything


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
        opinion = self._opinion(ALERTS, text)
        if opinion is None:
            return None
        kinds = {kind: opinion.scores[kind] for kind in opinion.kinds()}
        return Reading(LOCAL, kinds, {kind: opinion.spans[kind] for kind in kinds})

    def looks_like_scheme(self, request: str) -> bool:
        """Return True for a colleague's request that looks like a scheme (R162); False too where nothing reads.

        It takes 3 to 25 ms and may only ask for a second person: where the rules are sure they refuse without it.
        """
        if sum(map(str.isalpha, request)) < MIN_LETTERS:
            return False
        opinion = self._opinion(REQUESTS, normalize_spoken(request))
        return opinion is not None and SCHEME in opinion.kinds()

    def _opinion(self, head: str, text: str) -> Opinion | None:
        """What a head thinks of a text; None where there is no encoder, or one that the head does not fit."""
        if self.encoder is None:
            return None
        try:
            return load_head(head).read(text, self.encoder)
        except HeadMismatch as wrong:
            self.encoder.refuse(str(wrong))
            return None
