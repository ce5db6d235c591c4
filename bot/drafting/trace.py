"""What asking a model took: what is kept of it on the timeline, and what is shown on the draft's card."""

import json
from dataclasses import dataclass, field

from bot.drafting.asking import ModelAnswer


@dataclass
class Trace:
    """What was sent and what came back, without a word of it: this goes to the timeline for good."""

    prompts: str
    sent: list[str] = field(default_factory=list)
    answers: list[ModelAnswer] = field(default_factory=list)
    redacted: dict[str, int] = field(default_factory=dict)
    unanswered: tuple[int, int] = (0, 0)  # milliseconds and tries of the last question, when it was never answered
    failed: tuple[tuple[str, str], ...] = ()  # models that were asked in vain, and why
    outside: str = ""  # what of the case went to the model, for the draft's card; not part of the line

    def line(self, model: str, failed: str = "") -> str:
        """One line of JSON: versions, hashes, counts and milliseconds."""
        kept = {
            "model": self.answers[-1].model if self.answers else model,
            "template": self.prompts,
            "prompts": self.sent,
            "tokens": [sum(a.tokens[0] for a in self.answers), sum(a.tokens[1] for a in self.answers)],
            "cost": round(sum(a.cost for a in self.answers), 6),
            "ms": sum(a.ms for a in self.answers) + self.unanswered[0],
            "tries": sum(a.tries for a in self.answers) + self.unanswered[1],
            "hidden": self.redacted,
        }
        return json.dumps({**kept, **({"failed": failed} if failed else {})}, ensure_ascii=False)
