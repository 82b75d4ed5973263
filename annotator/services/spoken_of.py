"""Which article of the project tags without a text of their own are about."""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property

from annotator.model.article import Article
from annotator.model.found_file import FoundDocument
from annotator.store import articles, blobs
from annotator.store.connection import Database

_SCHEME = re.compile(r"^https?://(?:www\.)?", re.IGNORECASE)
_ENOUGH = 24
"""Code points that all quotations together need before they show which text is meant."""
_SHARE = 0.9
"""Of the quotations that have to stand in a text that is meant: one of ten may have been changed since."""


class SpokenOf:
    """Finds articles by what a file calls them; the project does not change meanwhile."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def article(self, document: FoundDocument) -> Article | None:
        """The only article with this id, address, title or file name; else the only one that has the quotations."""
        named = self._named.get(_address(document.article), []) if document.article else []
        if len(named) == 1:
            return named[0]
        words = set(document.quotes.values())
        if sum(map(len, words)) < _ENOUGH:
            return None
        quoting = [article for article in named or self._every if self._has(article, words)]
        return quoting[0] if len(quoting) == 1 else None

    @cached_property
    def _every(self) -> list[Article]:
        return articles.every(self._database)

    @cached_property
    def _named(self) -> dict[str, list[Article]]:
        found: dict[str, list[Article]] = {}
        for article in self._every:
            for name in set(_names(article)):
                found.setdefault(name, []).append(article)
        return found

    def _has(self, article: Article, words: Iterable[str]) -> bool:
        text = blobs.text(self._database, article.sha256)
        found = [part in text for part in words]
        return sum(found) >= _SHARE * len(found)


def _names(article: Article) -> Iterator[str]:
    about = article.metadata
    return (_address(name) for name in (article.id, about.url, about.title, article.original.name) if name)


def _address(name: str) -> str:
    """A name or an address without what makes no other page of it."""
    return _SCHEME.sub("", name.partition("#")[0]).rstrip("/") if "://" in name else name
