"""Printing: articles side by side as a sheet, and the sheet as a file."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import BinaryIO

from annotator.model.annotation import Annotation
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidValue, UnwritableFile
from annotator.model.paper import USUAL, Paper
from annotator.model.progress import Progress, silent
from annotator.model.sheet import EVERYTHING, Contents, Sheet
from annotator.services.comparing import Comparing
from annotator.services.exporting import belongs_to_a_project
from annotator.services.library import Library
from annotator.services.settling import Settling
from annotator.services.tag_set import TagSet
from annotator.store.durable_file import replacing
from annotator.store.project import is_project
from annotator.text import columns_of_articles, keys_of_tags, table_of_conflicts
from annotator.text.columns_of_articles import LETTERS

Write = Callable[[Sheet, BinaryIO, Paper, Progress], None]
"""Writes a sheet in one format."""


class Printing:
    """Reads a project and changes nothing in it. All of it may run in any thread."""

    def __init__(
        self,
        library: Library,
        comparing: Comparing,
        settling: Settling,
        tag_set: TagSet,
        *,
        shown: Callable[[Annotation], Mapping[str, str]],
        name_of_project: Callable[[], str],
    ) -> None:
        self._library = library
        self._comparing = comparing
        self._settling = settling
        self._tag_set = tag_set
        self._shown = shown
        self._name_of_project = name_of_project

    def sheet(
        self, article_ids: Sequence[str], contents: Contents = EVERYTHING, progress: Progress = silent
    ) -> Sheet:
        """Lay out two to four articles, shared passages level.

        Raises InvalidValue for another number of them, and Cancelled.
        """
        if not 2 <= len(article_ids) <= len(LETTERS):
            raise InvalidValue(f"Two to {len(LETTERS)} articles fit on a page; name as many.")
        passages = self._comparing.compare(article_ids, progress)
        articles = [self._article(name, contents) for name in article_ids]
        types = {tag_type.name: tag_type for tag_type in self._tag_set.types()}
        named = keys_of_tags.keys(articles, types)
        tables = [columns_of_articles.table(articles, passages, named, contents)]
        if contents.conflicts:
            tables.append(table_of_conflicts.table(articles, self._settling.conflicts(article_ids, progress)))
        if contents.tags:
            tables.append(keys_of_tags.table(articles, types, named, self._shown))
        printed = "what {} articles share" if contents.only_shared else "{} articles side by side"
        title = f"{self._name_of_project()}: {printed.format(len(articles))}"
        return Sheet(title, len(articles), tuple(table for table in tables if table.rows))

    def save(
        self, sheet: Sheet, out: Path, write: Write, paper: Paper = USUAL, progress: Progress = silent
    ) -> Path:
        """Write a sheet to a file; return where. After an error or Cancelled an older file is as it was.

        Raises UnwritableFile.
        """
        if is_project(out) or belongs_to_a_project(out):
            raise UnwritableFile(
                f"{out.name} belongs to an Annotator project; choose another name for the page."
            )
        with replacing(out) as stream:
            write(sheet, stream, paper, progress)
        return out

    def _article(self, name: str, contents: Contents) -> AnnotatedArticle:
        article = self._library.article(name)
        tags = self._library.tags(article.id) if contents.tags else []
        kept = tuple(tag for tag in tags if tag.state != "rejected")
        return AnnotatedArticle(
            article, self._library.text(article.id), tuple(self._library.zones(article.id)), kept
        )


def write_html(sheet: Sheet, stream: BinaryIO, paper: Paper, _progress: Progress = silent) -> None:
    """Write a sheet as a page that any browser prints."""
    from annotator.formats.side_by_side import write

    write(sheet, stream, paper)
