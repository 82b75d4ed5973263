"""An open project: its texts with their tags, one after the other."""

import io
import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
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
_SURROGATE = re.compile("[\ud800-\udfff]")


@dataclass(slots=True)
class Project:
    """An open project, and what is found in its texts."""

    archive: ZipReader
    book: Book
    open_project: Open
    name: str
    lost: Counter[str]
    used: set[str]
    """Names of the texts that were read: one text is not taken twice."""

    def documents(self) -> Iterator[tuple[FoundDocument, dict[str, str]]]:
        """Each text with its tags, and the id of the first tag of each selection. Raises UnreadableFile."""

        for source in sources_of(self.open_project, self.name):
            kind = source.tag.rpartition("}")[2]
            if kind == "TextSource":
                text = source
            elif kind == "PDFSource":
                text = next(children(source, "Representation"), None)
                self.lost["selections on pages of PDF files"] += len(list(children(source, "PDFSelection")))
            else:
                self.lost["pictures and recordings"] += 1
                continue
            data = None if text is None else self._text(text)
            if data is None:
                self.lost["texts that are not in the file"] += 1
            elif self.book.ours:
                yield self._own(text, data), {}
            else:
                yield from self._foreign(source, text, data)

    def _text(self, text: Any) -> bytes | None:

        path = text.get("plainTextPath") or ""
        if not path:
            return words_of(text, "PlainTextContent").encode() or None
        wanted = f"{TEXTS}/{path.removeprefix(INTERNAL)}".casefold()
        member = next((one for one in self.archive.names if one.casefold() == wanted), None)
        if member is None or member in self.used or not path.startswith(INTERNAL):
            return None
        self.used.add(member)
        return self.archive.read(member)

    def _own(self, source: Any, data: bytes) -> FoundDocument:

        text = own_text(data, source.get("name") or self.name)
        selections = Selections(source, UnitMap(text, "code points"), self.book)
        tags, zones = selections.own()
        self.lost += selections.lost
        said = variables_of(source)
        values = {
            name: said.get(plain_guid(guid_for("variable", "source", name)), "") for name in SOURCE_VARIABLES
        }
        article = values.pop(ARTICLE)
        incoming = ArticleOfFile(article, Metadata(**values), zones).incoming(text)
        return FoundDocument(plain_guid(source.get("guid")), incoming, tags, article)

    def _foreign(self, source: Any, text: Any, data: bytes) -> Iterator[tuple[FoundDocument, dict[str, str]]]:

        name = source.get("name") or plain_guid(source.get("guid"))
        incoming = PLAIN_TEXT.read(data, name, None)
        raw = _SURROGATE.sub("\ufffd", with_joined_surrogates(decode(data, name).text))
        selections = Selections(text, counting_of(text, raw, incoming.text, self.book.origin), self.book)
        tags: list[FoundTag] = []
        first: dict[str, str] = {}
        for guid, tag in selections.coded():
            tags.append(tag)
            first.setdefault(guid, tag.id)
            first.setdefault(tag.id, tag.id)
        for what, names in _OF_TEXTS.items():
            self.lost[what] += len(list(children(source, *names)))
        self.lost += selections.lost
        yield (
            FoundDocument(
                plain_guid(source.get("guid")) or name,
                replace(incoming, metadata=Metadata(title=name)),
                tuple(tags),
            ),
            first,
        )


_OF_TEXTS = {
    "codes of whole texts": ("Coding",),
    "notes on whole texts": ("NoteRef", "Description"),
    "variables of texts": ("VariableValue",),
}


@contextmanager
def opened(source: bytes | BinaryIO, name: str, limits: ZipLimits | None = None) -> Iterator[Project]:
    with open_zip(source, name, limits) as archive:
        member = project_file(archive.names)
        if member is None:
            raise UnreadableFile(f"{name} holds no {PROJECT_FILE}; it is no project by REFI-QDA.")

        def open_project() -> BinaryIO:
            if limits is OWN_LIMITS:
                return cast("BinaryIO", archive.stream(member))
            return io.BytesIO(archive.read(member))

        yield Project(archive, read_book(open_project, name), open_project, name, Counter(), set())


def links_of(book: "Book", first: dict[str, str]) -> tuple[dict[str, dict[str, str]], int]:
    """Links from tag to tag by the id of the tag they begin at, and how many there are."""
    links: dict[str, dict[str, str]] = {}
    leading = 0
    for origin, called, target in book.links:
        if origin in first and target in first:
            of = links.setdefault(first[origin], {})
            name, number = called or "link", 2
            while name in of:
                name, number = f"{called or 'link'}{number}", number + 1
            of[name] = first[target]
            leading += 1
    return links, leading


def with_links(document: FoundDocument, links: dict[str, dict[str, str]]) -> FoundDocument:
    def linked(tag: FoundTag) -> FoundTag:
        return replace(tag, tags=links[tag.id]) if tag.id in links else tag

    return replace(document, tags=tuple(map(linked, document.tags))) if links else document
