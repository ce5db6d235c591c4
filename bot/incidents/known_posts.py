"""Under which names an alert's post may be known, and which incident that is."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.alerts.comments import is_post_of
from handlers.case.drill import Drill
from handlers.posts import dedupe_keys, may_be_same, thread_keys, words_key
from handlers.posts.post import Alert, Kind
from storage.incidents.cases import CorruptCaseFile, StoredCase

Files = Mapping[int, StoredCase | CorruptCaseFile]


@dataclass(frozen=True)
class PostNames:
    """What a post is known by. `sure` names prove it; `by_words` leads to a post only where no address differs."""

    alert: Alert
    sure: tuple[str, ...]
    by_words: tuple[str, ...]
    threads: tuple[str, ...] = ()  # of a comment: its post, and comments there while that post is unknown

    @classmethod
    def of(cls, alert: Alert, drill: Drill | None) -> "PostNames":
        """Every name of this post; a drill's posts have names of their own and never meet real ones."""
        prefix = f"drill {drill.started_at.isoformat()} " if drill else ""
        words = words_key(alert.post, alert.seen_at)
        sure = tuple(prefix + key for key in dedupe_keys(alert.post, alert.seen_at))
        threads = tuple(prefix + key for key in thread_keys(alert.post))
        return cls(alert, sure, (prefix + words,) if words else (), threads)

    def every(self) -> tuple[str, ...]:
        """All names, each once."""
        return tuple(dict.fromkeys((*self.sure, *self.by_words, *self.threads)))

    def to_remember(self, opened: bool) -> tuple[str, ...]:
        """The names that lead to its incident from now on; further comments come to one that a comment opened."""
        return (*self.sure, *self.by_words, *(self.threads[1:] if opened else ()))

    def incident(self, known: Mapping[str, int], files: Files) -> int | None:
        """The incident that they lead to; of two the oldest, so that every process joins the same one."""
        if found := [known[name] for name in self.sure if name in known]:
            return min(found)
        fitting = (known[name] for name in self.by_words if name in known and self._fits(files[known[name]]))
        threads = (known[name] for name in self.threads if name in known and self._in_thread(files[known[name]]))
        return next(fitting, next(threads, None))

    def _in_thread(self, stored: StoredCase | CorruptCaseFile) -> bool:
        """True for a comment, and for the post of comments that an incident is about so far."""
        return self.alert.post.kind is Kind.COMMENT or (
            isinstance(stored, StoredCase) and is_post_of(stored.file, self.alert.post)
        )

    def _fits(self, stored: StoredCase | CorruptCaseFile) -> bool:
        return isinstance(stored, StoredCase) and may_be_same(stored.file.post, self.alert.post)


def every_name(names: Sequence[PostNames]) -> list[str]:
    """All names of all posts, each once."""
    return list(dict.fromkeys(name for its in names for name in its.every()))
