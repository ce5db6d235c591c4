"""The local reader of posts for the phrase bank: who writes, what kind of thing it is about, what befell a body.

Four heads weigh one encoding of the post. What none of them is sure of stays empty: a draft then says less.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from bot.incidents.readers.encoder import EncoderState, SentenceEncoder, pieces
from bot.incidents.readers.heads import HeadMismatch, Opinion, load_head

ALERTS, HARM, SPEAKERS, THINGS = "alerts", "post_harm", "post_speakers", "post_things"
SURE_OF_SPEAKER = 0.95  # a complaint answered as something else is worse than a plain answer to it
SURE_OF_THREAT = 0.8  # of each of the two heads that know extortion
SURE_OF_THING, APART = 0.75, 0.15  # how far the surest kind of thing is from the next
SURE_OF_HARM, SUPPORTED = 0.5, 0.5  # of the one head, and of the other where only the first is sure
CLEAR = 0.8  # from here, and so far from the next kind, the kind of harm outweighs a word of the tables
SURE_OF_SOME = 0.93  # of the one head alone
EASILY_TAKEN = {"choke": 0.75, "near": 0.75}  # harms for which a broken thing is easily taken
SOME = "some"  # a body was hurt, how is not sure


@dataclass(frozen=True)
class SeenInPost:
    """What the local reader is sure of; empty for what it is not.

    `speaker`: hearsay, copies, extortion, partner, kol, scandal, bystander or wish; `thing`: a kind such as meal,
    device or venue; `harm`: illness, reaction, wound, burn, electric, foreign, unwell, choke, pet, near (it might have
    hurt) or SOME.
    """

    speaker: str = ""
    thing: str = ""
    harm: str = ""
    is_clear: bool = False  # no other kind of harm is near


NOTHING_SEEN = SeenInPost()


class PostKinds:
    """Reads posts with the encoder of the process; a post that is asked for again is not read again."""

    def __init__(self, encoder: SentenceEncoder | None) -> None:
        self.encoder = encoder
        self._read = lru_cache(maxsize=16)(self._seen)

    def read(self, text: str) -> SeenInPost:
        """What is sure of a post; nothing while there is no encoder."""
        found = self._read(text) if self.encoder and self.encoder.state is EncoderState.READY else None
        return found or NOTHING_SEEN

    def _seen(self, text: str) -> SeenInPost | None:
        parts = pieces(text)
        vectors = self.encoder.encode(parts) if self.encoder else None
        if self.encoder is None or vectors is None:
            return None
        try:
            heads = {name: load_head(name).weigh(vectors, parts) for name in (ALERTS, HARM, SPEAKERS, THINGS)}
        except HeadMismatch as wrong:
            self.encoder.refuse(str(wrong))
            return None
        return SeenInPost(_speaker(heads), _thing(heads[THINGS]), _harm(heads), _is_clear(heads[HARM]))


def _speaker(heads: Mapping[str, Opinion]) -> str:
    """Who writes; a threat where both heads that know threats see one."""
    alerts, speakers = heads[ALERTS].scores, heads[SPEAKERS].scores
    if min(alerts["extortion"], speakers["extortion"]) >= SURE_OF_THREAT:
        return "extortion"
    found = max((kind for kind in speakers if kind != "extortion"), key=lambda kind: speakers[kind])
    return found if speakers[found] >= SURE_OF_SPEAKER else ""


def _thing(things: Opinion) -> str:
    first, second = sorted(things.scores, key=lambda kind: -things.scores[kind])[:2]
    sure = things.scores[first] >= SURE_OF_THING and things.scores[first] - things.scores[second] >= APART
    return first if sure else ""


def _harm(heads: Mapping[str, Opinion]) -> str:
    """The surest harm where both heads that know harm see some; SOME where only the kind of it is not sure."""
    alerts, harms = heads[ALERTS], heads[HARM].scores
    said = "harm" in alerts.kinds()
    first = max(harms, key=lambda kind: harms[kind])
    if harms[first] >= EASILY_TAKEN.get(first, SURE_OF_HARM) and (
        said or (first != "near" and _is_clear(heads[HARM]) and alerts.scores["harm"] >= SUPPORTED)
    ):
        return first
    return SOME if alerts.scores["harm"] >= SURE_OF_SOME and sum(harms.values()) >= SURE_OF_HARM else ""


def _is_clear(harms: Opinion) -> bool:
    first, second = sorted(harms.scores.values(), reverse=True)[:2]
    return first >= CLEAR and first - second >= APART
