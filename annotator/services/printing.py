"""Printing: articles side by side as a page that any browser prints."""

from collections.abc import Callable, Sequence
from pathlib import Path

from annotator.formats.side_by_side import LETTERS, write
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidValue, UnwritableFile
from annotator.model.progress import Progress, silent
from annotator.services.comparing import Comparing
from annotator.services.exporting import belongs_to_a_project
from annotator.services.library import Library
from annotator.services.tag_set import TagSet
from annotator.store.durable_file import replacing
from annotator.store.project import is_project


class Printing:
    """Reads a project and changes nothing in it. All of it may run in any thread."""

    def __init__(
        self, library: Library, comparing: Comparing, tag_set: TagSet, name_of_project: Callable[[], str]
    ) -> None:
        self._library = library
        self._comparing = comparing
        self._tag_set = tag_set
        self._name_of_project = name_of_project

    def side_by_side(self, article_ids: Sequence[str], out: Path, progress: Progress = silent) -> Path:
        """Write two to four articles as HTML, shared passages level; return where.

        After an error or Cancelled an older file is as it was. Raises InvalidValue for another number of
        articles, and UnwritableFile.
        """
        if not 2 <= len(article_ids) <= len(LETTERS):
            raise InvalidValue(f"Two to {len(LETTERS)} articles fit on a page; name as many.")
        if is_project(out) or belongs_to_a_project(out):
            raise UnwritableFile(
                f"{out.name} belongs to an Annotator project; choose another name for the page."
            )
        passages = self._comparing.compare(article_ids, progress)
        columns = [self._column(name) for name in article_ids]
        with replacing(out) as stream:
            write(self._name_of_project(), columns, passages, self._tag_set.types(), stream)
        return out

    def _column(self, name: str) -> AnnotatedArticle:
        article = self._library.article(name)
        tags = (tag for tag in self._library.tags(article.id) if tag.state != "rejected")
        return AnnotatedArticle(
            article, self._library.text(article.id), tuple(self._library.zones(article.id)), tuple(tags)
        )
