"""Posts that only speak of harm: offers, news of others, explanations, stories, dreams, jokes, raffles, questions."""

from collections.abc import Iterator

from handlers.text.term_patterns import compile_extractor, compile_finder, en_terms, zh_terms
from handlers.triage.features import Features, is_harm
from handlers.triage.terms import genres

_GENRES = {
    "job": (genres.JOB, genres.JOB_EN),
    "resale": (genres.RESALE, genres.RESALE_EN),
    "raffle": (genres.RAFFLE, genres.RAFFLE_EN),
    "story": (genres.STORY, genres.STORY_EN),
    "dream": (genres.DREAM, genres.DREAM_EN),
    "news": (genres.NEWS, genres.NEWS_EN),
    "explainer": (genres.EXPLAINER, genres.EXPLAINER_EN),
    "joke": (genres.JOKE, genres.JOKE_EN),
    "question": (genres.QUESTION, genres.QUESTION_EN),
}
_LISTS = {
    "thrill": zh_terms(genres.THRILL),
    "death": zh_terms(genres.DEATH),
    "joys": zh_terms(genres.JOYS),
    "elsewhere": zh_terms(genres.ELSEWHERE),
}
_OWN = zh_terms(genres.OWN, kin=zh_terms(genres.KIN), outcome=zh_terms(genres.OUTCOME))
_OWN_EN = en_terms(genres.OWN_EN, outcome=genres.OUTCOME_EN, injury=genres.INJURY_EN)
_finders = {
    name: compile_finder(f"{zh_terms(chinese, **_LISTS)}|{en_terms(english)}")
    for name, (chinese, english) in _GENRES.items()
}
_take_feared = compile_extractor(f"{zh_terms(genres.FEARED)}|{en_terms(genres.FEARED_EN)}")
_find_lived = compile_finder(f"{zh_terms(genres.LIVED)}|{en_terms(genres.LIVED_EN)}")
# A genre says nothing about a post that also complains of these.
GRAVE = (
    "rumour",
    "taken_doctor",
    "doctor",
    "authority",
    "extortion",
    "privacy",
    "watched",
    "rights",
    "silenced",
    "boycott",
    "attack",
)


# What no frame explains away.
OURS = ("rumour", "extortion", "privacy", "rights", "silenced", "boycott", "attack", "authority")

# An offer that says so at once stays one, even with a word of complaint: why it is sold, what the job is about.
OFFERS, OPENING = ("job", "resale", "explainer"), 12
ASKS = "question"  # a question about a product is answered, not dismissed
# In these harm is told of others, of nobody, or as a figure of speech; a person reads those that say more.
FIGMENTS = ("dream", "story")  # "I" is not the author, or not awake
FIRST_HAND = ("job", "resale")  # what they tell of was lived through by whoever writes
# "Did you know: a refund of theirs takes…": it explains nothing, it complains.
_find_sarcasm = compile_finder(zh_terms(genres.SARCASM))
FRAMES = ("job", "resale", "story", "dream", "news", "explainer", "joke")
_take_jokes = compile_extractor(f"{zh_terms(genres.JOKE, **_LISTS)}|{en_terms(genres.JOKE_EN)}")
_find_first_person = compile_finder(rf"[我俺咱]|{en_terms('i, we, my, our')}")
_find_own = compile_finder(f"{_OWN}|{_OWN_EN}")


def elsewhere(features: Features) -> str:
    """The genre of a post that reports nothing of its own; empty for every other post."""
    if features.is_wordless or any(name in features.signals for name in GRAVE):
        return ""
    if _is_lived(features.folded) or _find_own(features.folded):
        return ""
    plain = not features.displeasure and features.reservations < 2
    return next((name for name, place in _genres(features) if plain or (name in OFFERS and place < OPENING)), "")


def framed(features: Features) -> str:
    """The frame in which a post speaks of harm that is not the author's; empty when it is, or without a frame."""
    if features.is_wordless or _find_own(features.folded):
        return ""
    frame = next((name for name, _ in _genres(features) if name in FRAMES), "")
    if any(name in features.signals for name in OURS) and frame != "job":  # a job is about complaints
        return ""
    if frame == "joke":
        return "" if is_harm(_take_jokes(features.folded)[1]) else frame
    first_hand = frame in FIRST_HAND or (frame not in FIGMENTS and _find_first_person(features.folded))
    return "" if first_hand and _is_lived(features.folded) else frame


def _is_lived(folded: str) -> bool:
    """True for a text that tells what its author or their family lived through, beyond what they feared."""
    return _find_lived(_take_feared(folded)[1]) is not None


def _genres(features: Features) -> Iterator[tuple[str, int]]:
    """Every genre whose words the post has, and where they begin."""
    found = ((name, find(features.folded)) for name, find in _finders.items())
    sarcastic = _find_sarcasm(features.folded) is not None
    return ((name, span[0]) for name, span in found if span and not (sarcastic and name == "explainer"))
