"""Reads Web Annotations of ours back into what they were exported from, whatever blanks lie between them."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, BinaryIO

from annotator.formats.json_reader import read_json
from annotator.formats.statements.gathering import OF_EVERYBODY, Gathered
from annotator.formats.statements.shapes import refuse_forbidden, stated
from annotator.formats.statements.tags import tag_of
from annotator.formats.web_annotation.resources import (
    Resource,
    comment_body,
    read_article,
    record_line,
    tag_body,
)
from annotator.formats.web_annotation.terms import NAMESPACE, article_id_of, id_of
from annotator.model.annotation import Annotation
from annotator.model.comment import Comment, in_threads
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import Cancelled, KnownError, UnreadableFile

_SIGN = f'"annotator":"{NAMESPACE}"'.encode()
_HEAD = 8192
"""Bytes in which a file of ours says so."""
_LARGEST = 256_000_000
"""Bytes; JSON is held in memory as a whole, several times as large."""
_BLANK = re.compile(rb"\s+")
_LIST = b"[\n"
"""How a line ends before the first line of a list."""


def is_ours(stream: BinaryIO) -> bool:
    """Whether Annotator wrote a file, as its context says."""
    return _SIGN in _BLANK.sub(b"", stream.read(_HEAD))


def verify(stream: BinaryIO, name: str, after_each: Callable[[], None]) -> None:
    """Raise UnreadableFile, with one sentence, unless all of a file is as Annotator wrote it.

    `after_each` is called after each article.
    """
    _read(stream, name, after_each)


def read_corpus(stream: BinaryIO, name: str) -> Corpus:
    """Return what a file was exported from. Raises UnreadableFile."""
    gathered, articles = _read(stream, name, lambda: None)
    return gathered.corpus(iter(articles))


def read_laid_out(stream: BinaryIO, name: str) -> Iterator[AnnotatedArticle]:
    """The articles of a file that lies as it was written: each item and each article has a line of its own.

    One article is in memory at a time. Raises UnreadableFile.
    """
    frame, starts, offset = [], [], 0
    for line in stream:
        offset += len(line)
        if offset == len(line) or not line.startswith(b"{"):
            frame.append(line)
        if line.endswith(_LIST):
            starts.append(offset)
    with _told(name):
        gathered = _of_everybody(read_json(b"".join(frame), "It"))
        items, resources = (_lines(stream, start) for start in starts)
        for source in articles_of(items, resources):
            gathered.add(source)
            yield source
        gathered.check()


def _lines(stream: BinaryIO, offset: int) -> Iterator[Any]:
    """Values that have a line each, up to the end of their list; others may read the stream meanwhile."""
    while True:
        stream.seek(offset)
        line = stream.readline()
        offset += len(line)
        if not line.startswith(b"{"):
            return
        yield read_json(line.rstrip().removesuffix(b","), "It")


def _read(
    stream: BinaryIO, name: str, after_each: Callable[[], None]
) -> tuple[Gathered, list[AnnotatedArticle]]:
    """All of a file, however it is laid out."""
    data = stream.read(_LARGEST + 1)
    if len(data) > _LARGEST:
        raise UnreadableFile(
            f"{name} is larger than {_LARGEST // 1_000_000} MB; hand so much over as JSON Lines or TEI."
        )
    document = read_json(data, name)
    with _told(name):
        refuse_forbidden(document)
        gathered = _of_everybody(document)
        articles = []
        for source in articles_of(iter(document["first"]["items"]), document["articles"]):
            gathered.add(source)
            articles.append(source)
            after_each()
        gathered.check()
    return gathered, articles


@contextmanager
def _told(name: str) -> Iterator[None]:
    """The one boundary for what is wrong in a file."""
    try:
        yield
    except Cancelled:
        raise
    except KnownError as error:
        raise UnreadableFile(f"{name} cannot be taken in: {error}") from error
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise UnreadableFile(
            f"{name} cannot be taken in: it is not built as Annotator builds it; export it again."
        ) from error


def _of_everybody(document: Resource) -> Gathered:
    """What is said of no single article."""
    gathered = Gathered(name=document["label"])
    for line in (*document["project"], *(record_line(one) for one in document["register"])):
        kind = line.pop("line")
        if kind not in OF_EVERYBODY:
            raise UnreadableFile(f"“{kind}” is nothing that Annotator states.")
        gathered.take(kind, line.pop("id", ""), line)
    return gathered


def articles_of(items: Iterator[Resource], resources: Iterable[Resource]) -> Iterator[AnnotatedArticle]:
    """The articles, each with the items that stand on it: those come in the order of the articles.

    Raises UnreadableFile.
    """
    item = next(items, None)
    for resource in resources:
        found = _Found(read_article(resource))
        while item is not None and found.takes(item):
            item = next(items, None)
        yield found.source()
    if item is not None:
        raise UnreadableFile("A tag or comment stands on an article or a tag that is not there.")


@dataclass(slots=True)
class _Found:
    """An article with what was found on it so far."""

    begun: AnnotatedArticle
    tags: list[Annotation] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    _on: dict[str, str] = field(default_factory=lambda: {"": ""})
    """The tag of each comment, and of each tag itself; none for the article."""

    def takes(self, item: Resource) -> bool:
        """Take in an item; whether it stands on this article. Raises UnreadableFile."""
        identifier = id_of(item["id"])
        if item["motivation"] == "replying":
            on = id_of(item["target"])
            if on not in self._on or not (on or article_id_of(item["target"]) == self.begun.article.id):
                return False
            body = comment_body(item, self.begun.article.id, self._on)
            self.comments.append(stated("comment", identifier, body))
            self._on[identifier] = self.comments[-1].annotation
            return True
        body = tag_body(item)
        if body["article"] != self.begun.article.id:
            return False
        self.tags.append(tag_of(identifier, body, self.begun.text))
        self._on[identifier] = identifier
        return True

    def source(self) -> AnnotatedArticle:
        comments = tuple(sorted(self.comments, key=in_threads))
        return replace(self.begun, annotations=tuple(self.tags), comments=comments)
