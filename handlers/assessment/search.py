"""Where to look before anything is assessed: search pages of the platforms with the right words in them (R18)."""

from collections.abc import Iterator, Mapping
from urllib.parse import quote

from handlers.case.card import Link, Part, Row, msg
from handlers.case.case_file import CaseFile
from handlers.posts.platform import Platform
from handlers.posts.watch_terms import BRAND, HASHTAG, PRODUCT

MAX_LINKS = 8  # a form in Slack has room for its questions too
MAX_WIDE = 4  # platforms beside the post's own
MAX_NAME = 40  # characters of a word to search for


def search_parts(file: CaseFile, platforms: Mapping[str, Platform]) -> tuple[Part, ...]:
    """The words to search for, and links that search for them: where the post stands, for its author, and elsewhere.

    Nothing while neither the product nor the brand nor the author is known.
    """
    words = search_words(file)
    terms = (Row(msg("search.words"), msg("plain.text", text=" · ".join(words))),) if words else ()
    return (*terms, *list(_links(file, words, platforms))[:MAX_LINKS])


def search_words(file: CaseFile) -> tuple[str, ...]:
    """Brand with product, then the spellings and hashtags that the post itself has, each once."""
    named = [" ".join(filter(None, (file.brand, file.product)))]
    matched = [term.word for term in file.watch_terms if term.kind in (BRAND, PRODUCT, HASHTAG)]
    return tuple(dict.fromkeys(word[:MAX_NAME] for word in (*named, file.product, *matched) if word))


def _links(file: CaseFile, words: tuple[str, ...], platforms: Mapping[str, Platform]) -> Iterator[Link]:
    here = platforms.get(file.post.platform)
    author = file.post.author.name[:MAX_NAME]
    if here and here.search:
        yield from (_link(here, word) for word in words[:2])
        yield from (_link(here, author),) if author else ()
    others = [p for p in platforms.values() if p.search_widely and p is not here and _same_language(p, here)]
    yield from (_link(platform, words[0]) for platform in others[:MAX_WIDE] if words)


def _same_language(platform: Platform, here: Platform | None) -> bool:
    return here is None or platform.language == here.language


def _link(platform: Platform, word: str) -> Link:
    url = platform.search.replace("{query}", quote(word, safe=""))
    return Link(url, msg("search.link", platform=platform.id, text=word))
