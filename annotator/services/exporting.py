"""Exporting: hand over articles with their tags as a file that was checked before it replaced another."""

import io
import re
import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.formats.tei.finding import Finding
from annotator.model.annotation import Annotation
from annotator.model.article import Article
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import KnownError, NotFound, UnwritableFile
from annotator.model.link import Link
from annotator.model.loss import Loss
from annotator.model.progress import Progress, silent
from annotator.model.tag_type import TagType
from annotator.services.collating import collated
from annotator.services.library import Library
from annotator.services.tag_set import TagSet
from annotator.store import annotations, articles, blobs, claims, comments, links, records, terms, zones
from annotator.store.connection import Database
from annotator.store.durable_file import replacing
from annotator.store.project import SUFFIX, Project, is_project

if TYPE_CHECKING:
    from annotator.formats.exporters.exporter import Exporter

__all__ = ["Exported", "Exporting", "Finding", "Format", "safe_name"]

_RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)", re.IGNORECASE)
_NAME_LENGTH = 60


@dataclass(frozen=True, slots=True)
class Format:
    """A way of handing over, in words for the archivist."""

    name: str
    label: str
    description: str
    suffix: str


@dataclass(frozen=True, slots=True)
class Exported:
    """What was handed over."""

    path: Path
    articles: int
    annotations: int
    bytes: int
    checked: bool
    """Whether it was read again and compared with the project before it replaced an older file."""
    lost: tuple[Loss, ...] = ()
    """What the format cannot hold."""


class Exporting:
    """The verbs that hand over."""

    def __init__(
        self, project: Project, library: Library, tag_set: TagSet, name_of_project: Callable[[], str]
    ) -> None:
        self._project = project
        self._library = library
        self._tag_set = tag_set
        self._name_of_project = name_of_project

    def formats(self) -> tuple[Format, ...]:
        """All formats, the one to propose first."""
        return tuple(Format(e.name, e.label, e.description, e.suffix) for e in _exporters())

    def export(
        self, format_name: str, out: Path, article_ids: Sequence[str] = (), progress: Progress = silent
    ) -> Exported:
        """Write articles (all when none are named) to a file.

        The file is read again and checked before it replaces an older one; after an error or Cancelled the
        older one is as it was. May run in any thread.
        """
        exporter = _exporter(format_name)
        if is_project(out) or belongs_to_a_project(out):
            raise UnwritableFile(
                f"{out.name} belongs to an Annotator project; choose another name for the export."
            )
        with self._project.reader() as database, replacing(out) as stream:
            chosen = self._chosen(database, article_ids)
            corpus, counted = self._corpus(database, chosen, whole=not article_ids, progress=progress)
            lost = exporter.write(corpus, stream, progress)
            stream.flush()
            size = stream.tell()
            if exporter.check is not None:
                stream.seek(0)
                exporter.check(stream, _stored(database, chosen))
        return Exported(out, corpus.article_count, counted[0], size, exporter.check is not None, tuple(lost))

    def preview(self, format_name: str, article_ids: Sequence[str] = (), characters: int = 4000) -> str:
        """The beginning of what an export would write, from the first articles of the choice."""
        exporter = _exporter(format_name)
        chosen = article_ids or [article.id for article in self._library.articles()[: exporter.least]]
        stream = io.BytesIO()
        with self._project.reader() as database:
            corpus, _counted = self._corpus(
                database, self._chosen(database, chosen[: exporter.least]), whole=False
            )
            exporter.write(corpus, stream, silent)
        return stream.getvalue().decode("utf-8")[:characters]

    def suggested_name(self, format_name: str, article_ids: Sequence[str] = ()) -> str:
        """A file name that is allowed on every system."""
        suffix = _exporter(format_name).suffix
        if len(article_ids) == 1:
            title = self._library.article(article_ids[0]).label
            return f"{safe_name(title)}-{article_ids[0][:8]}{suffix}"
        return f"{safe_name(self._name_of_project())}{suffix}"

    @staticmethod
    def validate(path: Path, progress: Progress = silent) -> list[Finding]:
        """What is wrong in a TEI file by our grammar and rules. May run in any thread."""
        if not path.is_file():
            raise NotFound(f"There is no file {path}; check its name.")
        progress(0, 1, "Validating")
        from annotator.formats.tei.validation import validate_file

        return list(validate_file(path))

    @staticmethod
    def _chosen(database: Database, article_ids: Sequence[str]) -> list[Article]:
        chosen = [articles.get(database, i) for i in article_ids] if article_ids else articles.every(database)
        if not chosen:
            raise NotFound("There is no article to export; import some first.")
        return chosen

    def _corpus(
        self, database: Database, chosen: Sequence[Article], *, whole: bool, progress: Progress = silent
    ) -> tuple[Corpus, list[int]]:
        """The corpus of an export, and a list whose one number counts its tags while it is consumed."""
        types = self._tag_set.types()
        ids = None if whole else [article.id for article in chosen]
        counted = [0]
        entries = tuple(records.pointed_to(database, ids))
        comparison = collated(database, chosen, progress)
        stating = {
            *annotations.annotators(database, ids),
            *comments.authors(database, ids),
            *comparison.annotators,
        }
        versions = annotations.versions(database, ids)
        corpus = Corpus(
            name=self._name_of_project(),
            tag_types=types,
            annotators=tuple(sorted({*stating, *(entry.by for entry in entries if entry.by)})),
            records=entries,
            article_count=len(chosen),
            articles=_annotated(database, chosen, counted, frozenset(entry.id for entry in entries)),
            older_types=self._older_types(types, versions),
            versions=frozenset(versions),
            terms=tuple(terms.in_use(database, ids)),
            comparison=comparison,
            claims_of=lambda record: claims.about(database, types, [record], ids and frozenset(ids)),
        )
        return corpus, counted

    def _older_types(self, types: Sequence[TagType], versions: Set[tuple[str, str]]) -> dict[str, TagType]:
        """Definitions, as far as they are known, under which tags were made and which are others now."""
        newest = {tag_type.name: tag_type.version for tag_type in types}
        older = [
            (name, version) for name, version in versions if version and newest.get(name, version) != version
        ]
        found = (self._tag_set.in_version(name, version) for name, version in older)
        return {tag_type.version: tag_type for tag_type in found if tag_type is not None}


def _annotated(
    database: Database, chosen: Sequence[Article], counted: list[int], entries: frozenset[str]
) -> Iterator[AnnotatedArticle]:
    """Each article with its tags, which lead to these entries of the register alone."""
    held = frozenset(article.id for article in chosen)
    for article in chosen:
        source = _article(database, article, held)
        pointed = {link.record for tag in source.annotations for link in tag.links.values() if link.record}
        if not entries.issuperset(pointed):
            # the header, which lists the entries, is written already
            raise KnownError("The project was changed while it was exported; export again.")
        counted[0] += len(source.annotations)
        yield source


def _stored(database: Database, chosen: Sequence[Article]) -> Callable[[str], AnnotatedArticle]:
    """How a check asks for an article of the export; the last one is remembered, for checks go in order."""
    held = frozenset(article.id for article in chosen)
    return lru_cache(1)(lambda name: _article(database, articles.get(database, name), held))


def _article(database: Database, article: Article, held: Set[str]) -> AnnotatedArticle:
    return AnnotatedArticle(
        article,
        blobs.text(database, article.sha256),
        tuple(zones.of_article(database, article.id)),
        _resolved(database, article.id, held),
        tuple(comments.of_article(database, article.id)),
    )


def _resolved(database: Database, article: str, held: Set[str]) -> tuple[Annotation, ...]:
    """Tags of an article, their links as they come to: beside a mention the entry that it stands for.

    A mention outside the articles that are `held` is left out: nothing in the export could point to it.
    """
    found = links.resolved(database, article)
    return tuple(
        replace(tag, links=dict(_comes_to(tag, found.get(tag.id, {}), held))) if tag.links else tag
        for tag in annotations.of_article(database, article)
    )


def _comes_to(
    tag: Annotation, found: Mapping[str, tuple[str, str, str]], held: Set[str]
) -> Iterator[tuple[str, Link]]:
    for field, link in tag.links.items():
        record, mention, where = found.get(field, ("", "", ""))
        if record or where in held:
            yield field, replace(link, record=record, mention=mention if where in held else "")


def _exporters() -> "tuple[Exporter, ...]":
    # The window starts sooner when the formats are loaded for the first export.
    from annotator.formats.exporters import EXPORTERS

    return EXPORTERS


def _exporter(name: str) -> "Exporter":
    exporters = _exporters()
    for exporter in exporters:
        if exporter.name == name:
            return exporter
    raise NotFound(f"There is no format “{name}”; choose one of {', '.join(e.name for e in exporters)}.")


def belongs_to_a_project(path: Path) -> bool:
    """Whether a name is that of a project, its lock or its journal."""
    return path.suffix == SUFFIX or f"{SUFFIX}." in path.name or f"{SUFFIX}-" in path.name


def safe_name(title: str) -> str:
    """A title as a file name: letters A–Z, digits, `.`, `_` and `-`, never empty, never reserved."""
    plain = unicodedata.normalize("NFKD", title).encode("ascii", "ignore").decode("ascii")
    name = re.sub(r"[^A-Za-z0-9._-]+", "-", plain).strip("-.")[:_NAME_LENGTH].rstrip("-.")
    return f"_{name}" if not name or _RESERVED.fullmatch(name.split(".")[0]) else name
