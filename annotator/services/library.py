"""The library: what the project holds, for those who show it."""

from array import array
from collections.abc import Sequence
from functools import lru_cache

from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.errors import NotFound
from annotator.model.span import Span
from annotator.model.wanted import Wanted
from annotator.model.zone import Zone
from annotator.store import annotations, articles, blobs, zones
from annotator.store.project import Project

TEXTS_REMEMBERED = 32
ID_DIGITS = 16


class Library:
    """Reads a project; changes nothing."""

    def __init__(self, project: Project) -> None:
        self._database = project.database
        # A text never changes, so that its hash is a safe key.
        self._text = lru_cache(TEXTS_REMEMBERED)(lambda sha256: blobs.text(project.database, sha256))

    def articles(self, most: int = -1) -> list[Article]:
        """All articles, or the first `most`, in the order in which they were taken in."""
        return articles.every(self._database, most)

    def article(self, name: str) -> Article:
        """One article by its id, the unique start of its id, or its exact title. Raises NotFound."""
        if len(name) == ID_DIGITS and all(digit in "0123456789abcdef" for digit in name):
            return articles.get(self._database, name)
        found = articles.starting_with(self._database, name) if name else []
        if len(found) == 1:
            return articles.get(self._database, found[0])
        if found:
            raise NotFound(f"More than one article is meant by “{name}”; give more of its id.")
        raise NotFound(f"There is no article “{name}” in this project; list the articles to see their ids.")

    def has(self, article: str) -> bool:
        """Whether an article is in the project."""
        return articles.exists(self._database, article)

    def text(self, article: str) -> str:
        """Stored text of an article."""
        return self._text(articles.get(self._database, article).sha256)

    def original(self, article: str) -> bytes:
        """The file as it was received in which the article came."""
        found = articles.get(self._database, article)
        return blobs.original(self._database, found.received or found.original.sha256)

    def zones(self, article: str) -> list[Zone]:
        """Furniture of an article, in text order."""
        return zones.of_article(self._database, article)

    def tags(self, article: str) -> list[Annotation]:
        """Tags of an article by start, longest first, then id."""
        return annotations.of_article(self._database, article)

    def tags_starting_in(self, article: str, span: Span) -> list[Annotation]:
        """Tags that start in a stretch of an article, in the same order."""
        return annotations.starting_in(self._database, article, span.start, span.end)

    def tag(self, identifier: str) -> Annotation:
        """One tag by its id. Raises NotFound."""
        try:
            bytes.fromhex(identifier)
        except ValueError as error:
            raise NotFound(
                f"{identifier} is not the id of a tag; list the annotations to see their ids."
            ) from error
        return annotations.get(self._database, identifier)

    def quoted(self, identifier: str) -> str:
        """The tagged words of a tag, empty when there is none of this id."""
        number = annotations.number(self._database, identifier)
        return annotations.page(self._database, [number])[0][1] if number else ""

    def tag_counts(self, wanted: Sequence[str] = ()) -> dict[str, int]:
        """Number of tags by article id, where there are any: of some articles, or of all."""
        return articles.tag_counts(self._database, wanted)

    def annotators(self) -> list[str]:
        """Names of all who made something, sorted."""
        return annotations.annotators(self._database)

    def names_used_last(self, kind: str, name: str, most: int = 500) -> list[str]:
        """Distinct values of a field among the newest tags of a type: quick in a project of any size."""
        return annotations.values_used_last(self._database, kind, name, most)

    def tag_numbers(self, wanted: Wanted, sort: str = "article", descending: bool = False) -> "array[int]":
        """Row numbers of all tags wanted, in order; read a page of them with `tag_page`."""
        return annotations.numbers(self._database, wanted, sort, descending)

    def tag_number(self, identifier: str) -> int:
        """Row number of a tag, 0 when there is none of this id."""
        return annotations.number(self._database, identifier)

    def tag_page(self, numbers: Sequence[int]) -> list[tuple[Annotation, str, str]]:
        """(tag, quoted words, label of its article) for row numbers."""
        return annotations.page(self._database, numbers)
