"""What an alert says of a post does not fit together: for people, with a code that can be told in any language."""


class Contradiction(ValueError):
    """`str(error)` is an English sentence that says what to correct; `code` names it, `values` are what it is about."""

    def __init__(self, code: str, sentence: str, **values: str) -> None:
        super().__init__(sentence)
        self.code, self.values = code, values
