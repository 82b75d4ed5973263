"""Reads a file of JSON Lines of ours back into what it was exported from.

Each line is an object that says in `line` what it is. What is said of no single article comes first, then each
article followed by what stands on it, then claims, which follow from the tags and are not looked at.
"""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from annotator.formats.json_reader import read_json
from annotator.formats.json_shape import conforms
from annotator.formats.statements.articles import article_of
from annotator.formats.statements.gathering import OF_EVERYBODY, Gathered
from annotator.formats.statements.shapes import refuse_forbidden, stated
from annotator.formats.statements.tags import tag_of
from annotator.model.article import Article
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import Cancelled, KnownError, UnreadableFile

FORMAT, VERSION = "annotator", 1
"""What the first line says of the file."""
_SIGNED = (b'{"line": "project"', b'{"line":"project"')
_LONGEST_LINE = 256_000_000
"""Bytes; a text of 50 MB takes no more, whatever is escaped in it."""
_ON_ARTICLE = ("zone", "annotation", "comment", "review", "stage")


def is_ours(stream: BinaryIO) -> bool:
    """Whether a file begins as ours do."""
    return stream.read(64).lstrip(b"\xef\xbb\xbf").startswith(_SIGNED)


def verify(stream: BinaryIO, name: str, after_each: Callable[[], None]) -> None:
    """Raise UnreadableFile, with one sentence, unless all of a file is as Annotator wrote it.

    `after_each` is called after each article.
    """
    _gathered(stream, name, after_each)


def read_corpus(stream: BinaryIO, name: str) -> Corpus:
    """Return what a file was exported from; its articles are read again, one by one, when they are asked for.

    Raises UnreadableFile.
    """
    gathered = _gathered(stream, name, lambda: None)
    stream.seek(0)
    return gathered.corpus(read_articles(stream, name))


def read_articles(
    stream: BinaryIO, name: str = "The file", into: Gathered | None = None
) -> Iterator[AnnotatedArticle]:
    """The articles of a file with what stands on them; the rest is gathered. Raises UnreadableFile."""
    gathered = Gathered() if into is None else into
    found: _Found | None = None
    number = 0
    for number, raw in enumerate(stream, start=1):
        with _told(name, number):
            line = _line(raw, number)
            kind = line.pop("line", "")
            if kind == "article":
                if found is not None:
                    yield found.source()
                found = _Found(*article_of(line.pop("id", ""), line))
            elif kind in OF_EVERYBODY and found is None:
                gathered.take(kind, line.pop("id", ""), line)
            elif kind in _ON_ARTICLE and found is not None:
                found.take(kind, line.pop("id", ""), line)
            elif kind == "project" and number == 1:
                gathered.name = _project(line)
            elif kind != "claim":
                raise UnreadableFile("It does not belong where it stands.")
    if found is not None:
        yield found.source()
    if number == 0 or found is None:
        raise UnreadableFile(f"{name} holds no article; export it again.")


def _gathered(stream: BinaryIO, name: str, after_each: Callable[[], None]) -> Gathered:
    gathered = Gathered()
    with _told(name):
        for source in read_articles(stream, name, gathered):
            gathered.add(source)
            after_each()
        gathered.check()
    return gathered


@dataclass(slots=True)
class _Found:
    """An article with what was found on it so far."""

    article: Article
    text: str
    on: dict[str, list[Any]] = field(default_factory=lambda: {kind: [] for kind in _ON_ARTICLE})

    def take(self, kind: str, identifier: Any, body: Mapping[str, Any]) -> None:
        is_tag = kind == "annotation"
        self.on[kind].append(
            tag_of(identifier, body, self.text) if is_tag else stated(kind, identifier, body)
        )

    def source(self) -> AnnotatedArticle:
        return AnnotatedArticle(self.article, self.text, *(tuple(self.on[kind]) for kind in _ON_ARTICLE))


def _line(raw: bytes, number: int) -> dict[str, Any]:
    if len(raw) > _LONGEST_LINE:
        raise UnreadableFile("It is too long.")
    line = read_json(raw, "It")
    if not isinstance(line, dict) or (number == 1) != (line.get("line") == "project"):
        raise UnreadableFile("It is no statement of Annotator.")
    refuse_forbidden(line)
    return line


def _project(line: Mapping[str, Any]) -> str:
    if not conforms(line, {"format": str, "version": int, "name": str}) or line["format"] != FORMAT:
        raise UnreadableFile("It was not written by Annotator.")
    if line["version"] > VERSION:
        raise UnreadableFile("It was written by a newer Annotator; install that one.")
    return str(line["name"])


@contextmanager
def _told(name: str, number: int = 0) -> Iterator[None]:
    """The one boundary for what is wrong in a file: a sentence that names it, and the line."""
    try:
        yield
    except Cancelled:
        raise
    except KnownError as error:
        if str(error).startswith(name):
            raise
        where = f" (line {number})" if number else ""
        raise UnreadableFile(f"{name} cannot be taken in{where}: {error}") from error
