"""The safety sentence of a draft: stop, see a doctor unless one was seen, keep the thing (R63); empty for no harm."""

import zlib
from collections.abc import Mapping, Sequence

from bot.drafting.naming import Named
from prompts.issue_naming import Naming

NO_DOCTOR = frozenset(
    {"fraud", "privacy", "fire", "flame", "battery", "crash", "door", "published", "petdead"}
)  # advice in which nobody is sent to one
CHILD_FIRST = frozenset({"foreign", "dirt", "skin", "eye", "stomach", "smell", "scared"})


def one_of(variants: Mapping[str, Sequence[str]], language: str, turn: int) -> str:
    """One of several ways to say it, for each turn another mix of them; empty for none."""
    ways = variants.get(language, ())
    return ways[zlib.crc32(f"{turn} {ways[0]}".encode()) % len(ways)] if ways else ""


def safety_sentence(naming: Naming, named: Named, language: str, in_hong_kong: bool, turn: int) -> str:
    """What to do now, with the numbers of the place, after a word to who writes of wanting to die."""
    text = one_of(naming.despair, language, 0) if named.despair else ""
    if steps := naming.advice.get(named.advice):
        care = _care(naming, named, steps["care"], language, turn)
        parts = [one_of(steps["stop"], language, turn), care, one_of(steps["keep"], language, turn)]
        text += _sentence([part for part in parts if part], language).replace("{do}", named.do)
    for number, digits in naming.numbers["HK" if in_hong_kong else language].items():
        text = text.replace(f"{{{number}}}", digits)
    return text


def _care(naming: Naming, named: Named, care: Mapping[str, Sequence[str]], language: str, turn: int) -> str:
    """Whom to see; one who was at the doctor's is not sent there again."""
    doctor = named.advice not in NO_DOCTOR
    frail = one_of(naming.frail.get(named.frail, {}), language, 0) if doctor else ""
    if named.treated and doctor:
        own = one_of(naming.treated, language, turn)
        if named.advice in ("pet", "petskin", "petwound"):
            own = own.replace("医生", "兽医").replace("醫生", "獸醫").replace("doctor", "vet")
    elif frail and (
        (named.frail == "pet" and named.advice != "pet") or (named.frail == "child" and named.advice in CHILD_FIRST)
    ):
        return frail
    else:
        own = one_of(care, language, turn)
    joint = ", and " if language == "en" else "，"
    return joint.join((own, frail)) if named.frail == "pregnant" and frail else own


def _sentence(parts: Sequence[str], language: str) -> str:
    if language != "en":
        return "，".join(parts) + "。"
    if len(parts) == 1:
        return parts[0][:1].upper() + parts[0][1:] + ". "
    text = ", ".join(parts[:-1]) + (", and " if len(parts) > 2 else " and ") + parts[-1]
    return text[:1].upper() + text[1:] + ". "
