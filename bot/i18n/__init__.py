"""The words that people see, in three languages. In goes a LocalizedText (a key with values), out comes a sentence.

`Locale` knows how one reader reads; `catalog` has every word by its key. A chat's own words lie in its folder.
"""

from bot.i18n.catalog import LANGUAGES, DuplicateWords, catalog, language_of
from bot.i18n.locale import Locale, span

__all__ = ["LANGUAGES", "DuplicateWords", "Locale", "catalog", "language_of", "span"]
