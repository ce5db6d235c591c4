"""How much WeCom takes in a time, by its documents: above some limits it says no, above others it
drops without a word.
"""

from collections import defaultdict, deque
from dataclasses import dataclass, field

MINUTE, HOUR, DAY = 60, 3600, 86_400
# What is counted: seconds and how many.
MEMBER = ((MINUTE, 30), (HOUR, 1000))  # messages of the app to one member; more are dropped
IN_GROUPS = ((MINUTE, 200), (DAY, 10_000))  # messages of all groups to one member; more are dropped
PERSON_TIMES = ((MINUTE, 20_000), (HOUR, 300_000))  # messages times members of all groups; more are refused
ROBOT = ((MINUTE, 20),)
MADE, CHANGED = ((DAY, 1000),), ((HOUR, 100),)  # groups
CALLS = ((MINUTE, 10_000), (HOUR, 150_000))  # of one kind; sending is not counted
ACCOUNTS = 200  # the smallest account ceiling
APP_DAY = ((DAY, ACCOUNTS * 200),)  # person-times of the app's messages
RECEIVERS = 1000


@dataclass
class ChannelRateLimiter:
    """Counts by the fake's own clock."""

    seen: dict[str, deque[float]] = field(default_factory=lambda: defaultdict(deque))

    def over(self, name: str, limits: tuple[tuple[int, int], ...], now: float, times: int = 1) -> bool:
        """Whether this goes over a limit; it is counted if it does not."""
        known = self.seen[name]
        while known and known[0] <= now - max(span for span, _ in limits):
            known.popleft()
        if any(sum(at > now - span for at in known) + times > limit for span, limit in limits):
            return True
        known.extend([now] * times)
        return False
