"""The files of an export: one for all articles or one for each, checked before anything is replaced."""

import contextlib
import csv
import hashlib
import io
import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from annotator.model.article import Article
from annotator.model.comparison import Comparison
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import KnownError, UnwritableFile
from annotator.model.loss import Loss, losses
from annotator.model.progress import Progress, silent
from annotator.services.gathering import Choice, Gathering
from annotator.store.durable_file import replacing
from annotator.text.file_names import FileNames

if TYPE_CHECKING:
    from annotator.formats.exporters.exporter import Exporter

MANIFEST = "manifest.csv"


@dataclass(frozen=True, slots=True)
class Exported:
    """What was handed over."""

    path: Path
    """The file, or the folder of one file for each article."""
    articles: int
    annotations: int
    bytes: int
    checked: bool
    """Whether it was read again and compared with the project before it replaced an older file."""
    lost: tuple[Loss, ...] = ()
    """What the format cannot hold."""


def write_checked(
    exporter: "Exporter",
    gathering: Gathering,
    out: Path,
    progress: Progress,
    comparison: Comparison | None = None,
) -> Exported:
    """Write what was gathered to a file, which replaces an older one after it was read again and checked."""
    with replacing(out) as stream:
        corpus = gathering.corpus(progress, comparison)
        lost = exporter.write(corpus, stream, progress)
        stream.flush()
        size = stream.tell()
        if exporter.check is not None:
            stream.seek(0)
            exporter.check(stream, _looked_at(gathering, corpus.article_count, progress))
    return Exported(
        out, corpus.article_count, gathering.annotations, size, exporter.check is not None, tuple(lost)
    )


def _looked_at(gathering: Gathering, articles: int, progress: Progress) -> Callable[[str], AnnotatedArticle]:
    """Gives an article of the project to a check, which can be cancelled by that."""
    done = itertools.count(1)

    def stored(name: str) -> AnnotatedArticle:
        progress(min(next(done), articles), articles, "Checking")
        return gathering.stored(name)

    return stored


def write_each(
    exporter: "Exporter",
    gather: Callable[[Choice], Gathering],
    choice: Choice,
    folder: Path,
    progress: Progress,
) -> Exported:
    """Write each article of the choice to a file of its own in a folder, and a table of these files."""
    if exporter.least > 1:
        raise KnownError(f"“{exporter.label}” is about several articles together; export it as one file.")
    named = FileNames()
    names = [f"{named.of(one.label, one.id)}{exporter.suffix}" for one in choice.articles]
    done: list[Exported] = []
    lost: Counter[str] = Counter()
    with _new_files(folder) as written:
        for number, (article, name) in enumerate(zip(choice.articles, names, strict=True), start=1):
            alone = gather(replace(choice, articles=(article,), whole=False))
            # what is said of articles together has no place in a file of one
            exported = write_checked(exporter, alone, written(name), silent, Comparison())
            done.append(exported)
            lost.update({loss.what: loss.count for loss in exported.lost})
            progress(number, len(names), article.label)
        manifest = _manifest(choice.articles, done)
        with replacing(written(MANIFEST)) as stream:
            stream.write(manifest)
    return Exported(
        folder,
        len(done),
        sum(one.annotations for one in done),
        sum(one.bytes for one in done),
        exporter.check is not None,
        losses(lost),
    )


@contextmanager
def _new_files(folder: Path) -> Iterator[Callable[[str], Path]]:
    """Give the paths of new files in a folder; when something goes wrong, all of them are taken away again."""
    made = not folder.exists()
    paths: list[Path] = []

    def new(name: str) -> Path:
        path = folder / name
        if path.exists() or path.is_symlink():
            raise UnwritableFile(f"There is a file {name} in {folder} already; choose a new or empty folder.")
        paths.append(path)
        return path

    try:
        folder.mkdir(exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise UnwritableFile(
            f"The folder {folder} could not be made ({reason}); choose another one."
        ) from error
    try:
        yield new
    except BaseException:
        for path in paths:
            path.unlink(missing_ok=True)
        if made:
            with contextlib.suppress(OSError):
                folder.rmdir()
        raise


def _manifest(chosen: Sequence[Article], done: Sequence[Exported]) -> bytes:
    """The table of the files, as spreadsheets expect it."""
    from annotator.formats.exporters.csv_cell import escaped

    table = io.StringIO(newline="")
    rows = csv.writer(table)
    rows.writerow(("file", "article", "title", "tags", "bytes", "sha256"))
    for article, one in zip(chosen, done, strict=True):
        with one.path.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256").hexdigest()
        rows.writerow((one.path.name, article.id, escaped(article.label), one.annotations, one.bytes, digest))
    return table.getvalue().encode("utf-8-sig")
