"""What triage needs beside the alert: what storage knows of related posts, and the thresholds of the rubric (R5)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from handlers.posts.post import Counts
from handlers.triage.brands import BrandSheet


@dataclass(frozen=True)
class TriageContext:
    """What storage knows of related posts; the defaults mean nothing. Every count is of others, without this alert."""

    harm_reports_7d: int = 0  # independent reports of bodily harm on this product
    issue_reports_7d: int = 0  # reports of the same contaminant on this product
    issue_posts_24h: int = 0  # posts on the same issue of this product
    similar_posts_24h: int = 0  # accounts with nearly the same text (from 20 characters, Jaccard of 3-grams from 0.8)
    low_weight_majority: bool = False  # a person looked: most of those accounts are new or empty
    cross_thread: bool = False  # the same text under several posts
    open_incidents_7d: int = 0  # on this product
    loudest_engager: int = 0  # followers of the biggest account that joined in (R34)
    earlier: tuple[tuple[datetime, Counts], ...] = ()  # captures before this one, oldest first (UTC)
    kol_names: frozenset[str] = frozenset()
    about_us: bool | None = None  # False: a person or a monitoring tool found that the post is not about our brand
    competitor_terms: frozenset[str] = frozenset()
    sheets: tuple[BrandSheet, ...] = ()  # what our brands go by


@dataclass(frozen=True)
class Thresholds:
    """Where numbers begin to matter, by the rubric."""

    saves_and_comments: int = 100  # from here on the window for a quiet resolution is closed (R9)
    engagement_values: int = 50  # interactions under a post on culture or privacy
    interactions_1h: int = 100
    interactions_fast_1h: int = 50  # from here on a post is answered within hours, whatever its severity (R100)
    growth_fast: int = 40  # interactions from which doubling within the hour is the same
    growth_total: int = 200  # interactions from which growth counts
    growth_1h: float = 2.0  # factor in an hour
    followers: int = 10_000  # R34
    followers_big: int = 500_000
    harm_reports: int = 2
    contaminant_reports: int = 3
    issue_posts: int = 3
    flood_posts: int = 20
    open_incidents: int = 5  # R36
    similar_accounts: int = 3  # R26
    coordinated_score: int = 2
    few_followers: int = 10  # an account with fewer counts as empty (R26)
    few_notes: int = 3
    young_account: timedelta = timedelta(days=30)
    sentiment: float = -0.5  # a tool's measure at or below which a post is a complaint whatever its words (R5)
    praise_weight: float = 0.5  # displeasure must reach this share of the praise for a post to count as negative
    late_after: timedelta = timedelta(hours=48)  # after publication (R102)
