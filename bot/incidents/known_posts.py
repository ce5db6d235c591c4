"""Under which names an alert's post may be known, and which incident that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.case.drill import Drill
from handlers.posts import dedupe_keys, may_be_same, words_key
from handlers.posts.post import Alert
from storage.incidents.cases import CorruptCaseFile, StoredCase

Files = Mapping[int, StoredCase | CorruptCaseFile]


@dataclass(frozen=True)
class PostNames:
    """What a post is known by. `sure` names prove it; `by_words` leads to a post only where no address differs."""

    alert: Alert
    sure: tuple[str, ...]
    by_words: tuple[str, ...]

    @classmethod
    def of(cls, alert: Alert, drill: Drill | None) -> "PostNames":
        """Every name of this post; a drill's posts have names of their own and never meet real ones."""
        prefix = f"drill {drill.started_at.isoformat()} " if drill else ""
        words = words_key(alert.post, alert.seen_at)
        sure = tuple(prefix + key for key in dedupe_keys(alert.post, alert.seen_at))
        return cls(alert, sure, (prefix + words,) if words else ())

    def every(self) -> tuple[str, ...]:
        """All names, each once."""
        return tuple(dict.fromkeys((*self.sure, *self.by_words)))

    def incident(self, known: Mapping[str, int], files: Files) -> int | None:
        """The incident that they lead to; of two the oldest, so that every process joins the same one."""
        if found := [known[name] for name in self.sure if name in known]:
            return min(found)
        return next((known[name] for name in self.by_words if name in known and self._fits(files[known[name]])), None)

    def _fits(self, stored: StoredCase | CorruptCaseFile) -> bool:
        return isinstance(stored, StoredCase) and may_be_same(stored.file.post, self.alert.post)


def every_name(names: Sequence[PostNames]) -> list[str]:
    """All names of all posts, each once."""
    return list(dict.fromkeys(name for its in names for name in its.every()))
