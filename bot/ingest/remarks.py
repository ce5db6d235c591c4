"""What readers of files say of rows and of files: in English for reports and logs, and in every reader's language."""

from collections.abc import Sequence

from bot.i18n.locale import Locale
from handlers.case.card import Arg, LocalizedText, msg
from handlers.posts.contradiction import Contradiction

ENGLISH = Locale("en")
FAMILY, OTHER = "import_remark", "other"


class Remark(str):
    """A sentence in English that can also be told in the reader's own language."""

    said: LocalizedText

    @property
    def code(self) -> str:
        """Its name, which stays the same from release to release: of what is wrong, wherever that is."""
        said = self.said
        while isinstance(inner := said.args.get("why"), LocalizedText):
            said = inner
        family, _, code = said.key.partition(".")
        return code if family == FAMILY else OTHER


def remark(code: str, /, **args: Arg) -> Remark:
    """The sentence of a code; arguments that are remarks are told in the same language."""
    said = msg(f"{FAMILY}.{code}", **{name: _argument(value) for name, value in args.items()})
    made = Remark(ENGLISH.text(said))
    made.said = said
    return made


def localized(text: str) -> LocalizedText:
    """The same for a card, in its reader's language; what is no remark stays as it is."""
    return text.said if isinstance(text, Remark) else msg("plain.text", text=text)


def joined(remarks: Sequence[str]) -> Remark:
    """Several in one sentence."""
    return remark("together", reasons=tuple(map(localized, remarks)))


def renamed(text: str, path: str, name: str) -> str:
    """A remark on the file `path` under the `name` that people know it by."""
    if isinstance(text, Remark):
        return remark(
            text.said.key.partition(".")[2],
            **{key: name if value == path else value for key, value in text.said.args.items()},
        )
    return text.replace(path, name)


def code_of(text: str) -> str:
    """The stable code of a remark; `other` for words of a library."""
    return text.code if isinstance(text, Remark) else OTHER


def about(column: str, why: str) -> Remark:
    """What is wrong with the value of a column, by our name of it."""
    return remark("about", column=msg(f"import_column.{column}"), why=why)


def remark_of(error: Exception) -> str:
    """What an error says of a post: a contradiction, a file that cannot be read, or words of a library."""
    if isinstance(error, Contradiction):
        return remark(error.code, **error.values)
    said = error.args[0] if len(error.args) == 1 else ""
    return said if isinstance(said, str) and said else str(error)


def _argument(value: Arg) -> Arg:
    return value.said if isinstance(value, Remark) else value
