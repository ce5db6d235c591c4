"""What follows from what the local reader is sure of, where the words of our tables do not decide.

A kind of thing says where it happened and what to ask, a kind of harm which advice fits; neither ever names a thing.
"""

from collections.abc import Mapping

from bot.drafting.naming.people import THERE
from bot.drafting.naming.signs import EATEN, ON_SKIN
from bot.incidents.readers.posts import SOME

KIND_OF = {  # the tables' kind of thing for the reader's
    "packaged": "packaged",
    "meal": "food",
    "medicine": "packaged",
    "skin": "skin",
    "device": "device",
    "baby": "baby",
    "clothes": "clothes",
    "home": "home",
    "pet": "pet",
    "service": "service",
}
PLACE_OF = {"venue": "venue", "treatment": "clinic", "transport": "transit", "digital": "app", "service": "served"}
LIKE = {  # kinds of the tables that may be what the reader takes a thing for
    "packaged": EATEN | {"container"},
    "meal": EATEN | {"service"},
    "medicine": {*EATEN, *ON_SKIN, "device", "goods"},
    "skin": {*ON_SKIN, "home", "goods"},
    "device": {"device", "home", "worn", "container", "goods"},
    "vehicle": {"device", "goods", "baby", "toy"},
    "baby": {"baby", "toy", "container", "clothes", "home", "goods", *EATEN, "skin"},
    "clothes": {"clothes", "worn", "goods", "baby"},
    "home": {"home", "container", "device", "goods", "baby"},
    "pet": {"pet", "toy"},
}
FITTING = {  # advice of the tables that a harm which the reader sees leaves as it is
    "illness": {"stomach", "group", "foreign", "dirt", "mouth", "ill", "heart", "breath"},
    "reaction": {"skin", "eye", "visit", "breath", "ill", "heart"},
    "burn": {"burn", "scald", "shock", "fire", "battery", "flame"},
    "wound": {"cut", "fall", "place", "mouth", "eye", "visit", "shock", "burn", "choke", "foreign"},
    "electric": {"fire", "battery", "shock", "flame", "burn", "unplug"},
    "foreign": {"foreign", "dirt", "mouth", "choke"},
    "unwell": {"heart", "breath", "ill", "skin", "stomach", "group", "there", "eye"},
    "choke": {"breath", "choke", "foreign"},
}
SEEN_FEELING = {
    "near": "danger",
    "electric": "danger",
    "choke": "danger",
    "pet": "pet",
    "foreign": "danger",
    SOME: "uneasy",
}
CURRENT = frozenset({"electric", "shock", "fire", "battery", "unplug"})
IMPOSSIBLE = {  # harms and advice that do not go with a kind of thing: a tongue that tingles after a sweet is no shock
    **dict.fromkeys(("packaged", "meal", "medicine"), CURRENT),
    "skin": CURRENT | {"foreign"},
}
ALWAYS = frozenset({"fraud", "privacy", "petdead", "door", "published", "crash", "grave", "pet", "petskin", "petwound"})


def is_fitting(harm: str, advice: str) -> bool:
    """True for advice of the tables that goes with a harm; that of another kind of harm does not."""
    return advice in ALWAYS or advice in FITTING.get(harm, {advice} - {""})


def seen_advice(harm: str, kind: str, place: str, thing: str, child: bool, advice: str) -> str:
    """The advice for a harm by where it happened and with what; `advice`: that of the tables, kept where it fits."""
    if harm == "wound" and thing == "vehicle" and advice != "crash":
        return "place"
    if not harm or is_fitting(harm, advice):
        return advice
    there = place in THERE or kind == "service"
    eaten = kind in EATEN and thing != "medicine"
    if there:
        return _there(harm, place)
    fitting: Mapping[str, str] = {
        "illness": "stomach" if eaten or not kind else "skin",
        "reaction": "skin" if kind in ON_SKIN or thing == "medicine" else "smell" if eaten else "rash",
        "burn": "skin" if kind in ON_SKIN else "burn",
        "wound": "mouth" if eaten else "place" if thing == "vehicle" else "fall",
        "electric": "battery" if thing == "vehicle" else "fire" if "device" in (kind, thing) else "scared",
        "foreign": "foreign" if eaten or not kind else "scared",
        "unwell": "smell" if eaten else "skin" if thing == "medicine" or kind in ON_SKIN else "scared",
        "choke": "choke" if child or thing == "baby" else "foreign" if eaten else "scared",
        "near": "unplug" if "device" in (kind, thing) else "scared",
        SOME: "smell" if eaten else "scared" if kind else "any",
        "pet": "petskin",
    }
    return fitting[harm] if kind or thing or harm not in ("unwell", "reaction", "near") else "any"


def _there(harm: str, place: str) -> str:
    """The advice at a place, where nothing is put out of use."""
    eating = place == "meal"
    return {
        "illness": "stomach" if eating else "ill",
        "reaction": "visit" if place in ("clinic", "hair") else "ill",
        "burn": "scald",
        "wound": "place",
        "foreign": "foreign" if eating else "any",
        "choke": "foreign" if eating else "any",
        "unwell": "ill",
        "pet": "petwound",
    }.get(harm, "there" if harm in ("near", "electric") else "any")
