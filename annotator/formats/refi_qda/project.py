"""An open project: its texts with their tags, one after the other."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any, BinaryIO, cast

from annotator.formats.importers.plain_text import PLAIN_TEXT
from annotator.formats.manifest import ArticleOfFile, own_text
from annotator.formats.refi_qda.reading import (
    Book,
    Open,
    children,
    read_book,
    sources_of,
    variables_of,
    words_of,
)
from annotator.formats.refi_qda.selections import Selections, counting_of
from annotator.formats.refi_qda.vocabulary import (
    ARTICLE,
    INTERNAL,
    PROJECT_FILE,
    SOURCE_VARIABLES,
    TEXTS,
    guid_for,
    plain_guid,
    project_file,
)
from annotator.formats.zip_reader import OWN, ZipLimits, ZipReader, open_zip
from annotator.model.article import Metadata
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundDocument, FoundTag
from annotator.text.decoding import decode
from annotator.text.normalising import with_joined_surrogates
from annotator.text.units import UnitMap

OWN_LIMITS = replace(OWN, entry_bytes=OWN.total_bytes)
"""What is said of all our texts stands in one file."""
_MOST_NOTED = 100_000_000
"""Code points that the notes of all tags may have; one note may be on any number of selections."""
_SURROGATE = re.compile("[\ud800-\udfff]")


class Project:
    """An open project, and what is found in its texts."""

    def __init__(self, archive: ZipReader, open_project: Open, name: str) -> None:
        self.book = read_book(open_project, name)
        self.lost: Counter[str] = Counter()
        self.first: dict[str, str] = {}
        """Id of the first tag of each selection, and of each coding, by plain GUID."""
        self._archive = archive
        self._open_project = open_project
        self._name = name
        self._files = {member.casefold(): member for member in archive.names}
        """Those that were not read yet: no text is taken twice."""
        self._keys: set[str] = set()
        self._noted = 0
        """Code points of the notes of all tags."""

    def documents(self) -> Iterator[FoundDocument]:
        """Each text with its tags. Raises UnreadableFile."""
        for source in sources_of(self._open_project, self._name):
            text = self._text_source(source)
            data = None if text is None else self._text(text)
            key = plain_guid(source.get("guid"))
            if data is None:
                self.lost["pictures, recordings, and texts that are not in the file"] += 1
            elif key in self._keys:
                self.lost["texts with the id of another"] += 1
            else:
                self._keys.add(key)
                yield self._own(key, text, data) if self.book.ours else self._foreign(key, source, text, data)

    def _text_source(self, source: Any) -> Any:
        """Where the text of a source and its selections stand; None for pictures and recordings."""
        kind = source.tag.rpartition("}")[2]
        if kind == "PDFSource":
            self.lost["selections on pages of PDF files"] += sum(1 for _ in children(source, "PDFSelection"))
            return next(children(source, "Representation"), None)
        return source if kind == "TextSource" else None

    def _text(self, text: Any) -> bytes | None:
        path = text.get("plainTextPath") or ""
        return self._file(path) if path else words_of(text, "PlainTextContent").encode() or None

    def _file(self, path: str) -> bytes | None:
        """A file of the project that was not asked for before; None for one that lies elsewhere."""
        if not path.startswith(INTERNAL):
            return None
        member = self._files.pop(f"{TEXTS}/{path.removeprefix(INTERNAL)}".casefold(), None)
        return self._archive.read(member) if member else None

    def _note(self, guid: str) -> str:
        """Words of a note; those that stand in a file are told once."""
        words, path = self.book.notes.get(guid, ("", ""))
        self.book.told.add(guid)
        data = self._file(path) if path and not words else None
        return PLAIN_TEXT.read(data, path, None).text if data else words

    def _own(self, key: str, source: Any, data: bytes) -> FoundDocument:
        text = own_text(data, source.get("name") or self._name)
        selections = Selections(source, UnitMap(text, "code points"), self.book)
        tags, zones = selections.own()
        self.lost += selections.lost
        said = variables_of(source)
        values = {
            name: said.get(plain_guid(guid_for("variable", "source", name)), "") for name in SOURCE_VARIABLES
        }
        article = values.pop(ARTICLE)
        incoming = ArticleOfFile(article, Metadata(**values), zones).incoming(text)
        return FoundDocument(key, incoming, tags, article)

    def _foreign(self, key: str, source: Any, text: Any, data: bytes) -> FoundDocument:
        name = source.get("name") or key
        incoming = PLAIN_TEXT.read(data, name, None)
        raw = _SURROGATE.sub("\ufffd", with_joined_surrogates(decode(data, name).text))
        places = counting_of(text, raw, incoming.text, self.book.origin)
        selections = Selections(text, places, self.book, self._note)
        tags: list[FoundTag] = []
        for guid, tag in selections.coded(incoming.text):
            if tag.id in self.first:
                self.lost["codings with the id of another"] += 1
                continue
            self._noted += len(tag.note)
            if self._noted > _MOST_NOTED:
                raise UnreadableFile(
                    f"{self._name} repeats its notes over and over, as made to fill the memory; it is not read."
                )
            tags.append(tag)
            self.first.setdefault(guid, tag.id)
            self.first[tag.id] = tag.id
        for part in (source,) if text is source else (source, text):
            for what, names in _OF_TEXTS.items():
                self.lost[what] += sum(1 for _ in children(part, *names))
        self.lost += selections.lost
        return FoundDocument(key, replace(incoming, metadata=Metadata(title=name)), tuple(tags))


_OF_TEXTS = {
    "codes of whole texts": ("Coding",),
    "notes on whole texts": ("NoteRef", "Description"),
    "variables of texts": ("VariableValue",),
}


@contextmanager
def opened(source: bytes | BinaryIO, name: str, limits: ZipLimits | None = None) -> Iterator[Project]:
    """Open a project, a file or its bytes; `name` is what sentences call it. Raises UnreadableFile."""
    with open_zip(source, name, limits) as archive:
        member = project_file(archive.names)
        if member is None:
            raise UnreadableFile(f"{name} holds no {PROJECT_FILE}; it is no project by REFI-QDA.")

        def open_project() -> BinaryIO:
            if limits is OWN_LIMITS:
                return cast("BinaryIO", archive.stream(member))
            return io.BytesIO(archive.read(member))

        yield Project(archive, open_project, name)


def links_of(book: Book, first: dict[str, str]) -> tuple[dict[str, dict[str, str]], int]:
    """Links from tag to tag by the id of the tag they begin at, and how many there are."""
    links: dict[str, dict[str, str]] = {}
    given: Counter[tuple[str, str]] = Counter()
    for origin, called, target in book.links:
        if origin in first and target in first:
            start, name = first[origin], called or "link"
            given[start, name] += 1
            number = given[start, name]
            links.setdefault(start, {})[name if number == 1 else f"{name} {number}"] = first[target]
    return links, sum(map(len, links.values()))


def with_links(document: FoundDocument, links: dict[str, dict[str, str]]) -> FoundDocument:
    """The document with the links that begin at its tags."""

    def linked(tag: FoundTag) -> FoundTag:
        return replace(tag, tags=links[tag.id]) if tag.id in links else tag

    return replace(document, tags=tuple(map(linked, document.tags))) if links else document
