"""The two axes of triage and the flags beside them: what happened, and how fast and who (X5)."""

from enum import StrEnum


class Category(StrEnum):
    """What happened; earlier members win when several fit. Trending is a flag, not a category."""

    SAFETY = "safety"
    PRIVACY = "privacy"
    CULTURAL_MISSTEP = "cultural_misstep"
    EXTORTION = "extortion"
    KOL_SCANDAL = "kol_scandal"
    KOL_BACKLASH = "kol_backlash"
    COORDINATED = "coordinated"
    MISINFORMATION = "misinformation"
    MISUSE = "misuse"
    TRUST_CRISIS = "trust_crisis"
    GENUINE = "genuine"


class Severity(StrEnum):
    """How fast, and who: L0 is not about us or not negative, L3 is a crisis. The names sort by weight."""

    L0 = "L0"
    L1 = "L1"
    L2 = "L2"
    L3 = "L3"


class Flag(StrEnum):
    """What a grade does not say but people must see."""

    SAFETY = "safety"
    FAST_TRACK = "fast_lane"
    TRENDING = "trending"
    QUIET_WINDOW_CLOSED = "quiet_window_closed"
    LATE_FIND = "late_find"
    COORDINATED_SUSPECT = "coordinated_suspect"
    STRONG_EVIDENCE = "strong_evidence"
    NEEDS_CONFIRMATION = "needs_confirmation"
