"""How asking the model fails: for good, or so that another try may help."""


class ModelError(Exception):
    """There is no usable answer. `why` is a note's key: for the draft's card and, on keys and balance, for managers.

    `ms` and `tries` are what the asking took: time in a model that fails is time too.
    """

    def __init__(self, why: str, detail: str = "", ms: int = 0, tries: int = 0) -> None:
        super().__init__(f"{why} {detail}".strip())
        self.why, self.detail, self.ms, self.tries = why, detail, ms, tries

    def took(self, ms: int, tries: int) -> "ModelError":
        """The same error, of an asking that took so long."""
        self.ms, self.tries = ms, tries
        return self


class TransientModelError(ModelError):
    """The same, but another try may help; `after` is how many seconds the server asked for."""

    def __init__(self, why: str, detail: str = "", after: float = 0) -> None:
        super().__init__(why, detail)
        self.after = after
