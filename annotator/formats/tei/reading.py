"""Reads a file of ours back: `export(read(file)) == file`, byte for byte, in both flavours.

A file is read twice: `verify` looks at all of it first, so that nothing is taken from one that is not whole.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from typing import BinaryIO

from annotator.formats.tei.declarations import ANNOTATOR, REVIEWER
from annotator.formats.tei.inspection import inspect
from annotator.formats.tei.node import XML_ID, XmlElement
from annotator.formats.tei.reading_article import read_article
from annotator.formats.tei.reading_comparison import read_comparison
from annotator.formats.tei.reading_ids import own_id
from annotator.formats.tei.reading_surroundings import names_of, record_elements, surroundings_of
from annotator.formats.tei.reading_tag_types import definitions_in
from annotator.formats.tei.record_element import record_of
from annotator.formats.tei.vocabulary import term_of
from annotator.formats.tei.xml_reader import TEI, UnreadableXml, articles
from annotator.formats.tei.xpath import line_of, xpath
from annotator.model.corpus import AnnotatedArticle, Corpus
from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.record import Record

_OURS = xpath("boolean(tei:teiHeader/tei:encodingDesc/tei:appInfo/tei:application[@ident = 'annotator'])")
_TEXTS = xpath("number(tei:teiHeader/tei:fileDesc/tei:extent/tei:measure[@unit = 'text']/@quantity)")
_NAME = xpath("string(tei:teiHeader/tei:fileDesc/tei:publicationStmt/tei:authority)")
_TERMS = xpath("tei:teiHeader/tei:encodingDesc/tei:classDecl/tei:taxonomy[@n]/tei:category")
_SIGNED = re.compile(rb"<application\s[^<>]*\bident\s*=\s*[\"']annotator[\"']")
_BEGINNING = 1 << 20
"""Bytes."""
_ENTERED = xpath("string(tei:note[@type = 'entered']/tei:date/@when)")


def verify(stream: BinaryIO, name: str, after_each: Callable[[], None]) -> None:
    """Raise UnreadableFile, with one sentence, unless a file is one of ours and every text in it is whole.

    `after_each` is called after each article.
    """
    for finding in inspect(stream, after_each=after_each):
        stream.seek(0)
        where = f" (line {finding.line})" if finding.line else ""
        why = "is not as Annotator wrote it" if is_ours(stream) else "cannot be taken in"
        raise UnreadableFile(f"{name} {why}{where}: {finding.message}")


def read_corpus(stream: BinaryIO, name: str) -> Corpus:
    """Return what a verified file was exported from; its articles are read one by one, when they are asked for.

    Raises UnreadableFile for what no grammar sees. What is claimed of people follows from the tags.
    """
    elements = articles(stream)
    first = next(elements)
    around = first.getparent()
    root = first if around is None else around
    with _fitting(name, root):
        if not _OURS(root):
            raise UnreadableFile("It was not written by Annotator.")
        definitions = definitions_in(root)
        surroundings = surroundings_of(root, definitions)
        people = surroundings.people
        records = {one.get(XML_ID): _record(one, people) for one in record_elements(root)}
        terms = tuple(term_of(one) for one in _TERMS(root))
        comparison = read_comparison(root, people)
        count = 1 if around is None else int(_TEXTS(root))
    types = tuple(one.tag_type for one in definitions if one.newest and one.tag_type is not None)

    def each() -> Iterator[AnnotatedArticle]:
        element: XmlElement | None = first
        while element is not None and element.tag == TEI:
            with _fitting(name, element):
                article = read_article(element, surroundings)
            yield article
            element = next(elements, None) if around is not None else None

    return Corpus(
        name=str(_NAME(root)),
        tag_types=types,
        annotators=names_of(root, ANNOTATOR),
        reviewers=names_of(root, REVIEWER),
        records=tuple(sorted(records.values(), key=lambda record: record.id)),
        article_count=count,
        articles=each(),
        older_types={one.version: one.tag_type for one in definitions if one.tag_type and not one.newest},
        terms=terms,
        versions=frozenset((one.name, one.version) for one in definitions if not one.newest),
        comparison=comparison,
    )


@contextmanager
def _fitting(name: str, element: XmlElement) -> Iterator[None]:
    """The one boundary for what a grammar does not see, such as a pointer to a thing of another kind."""
    try:
        yield
    except KnownError as error:
        raise UnreadableFile(f"{name} cannot be taken in (line {line_of(element)}): {error}") from error
    except (AttributeError, LookupError, TypeError, ValueError) as error:
        raise UnreadableFile(
            f"{name} cannot be taken in (line {line_of(element)}): its parts do not belong together; export it again."
        ) from error


def _record(element: XmlElement, people: Mapping[str, str]) -> Record:
    record = record_of(element)
    own_id(element.get(XML_ID, ""), f"{record.kind}.")
    return replace(record, by=people.get(element.get("resp"), ""), at=str(_ENTERED(element)))


def is_ours(stream: BinaryIO) -> bool:
    """Whether Annotator wrote a TEI file; of one that is no XML, whether it says so at its beginning."""
    signature = _signature(stream)
    if signature is None:
        stream.seek(0)
        return _SIGNED.search(stream.read(_BEGINNING)) is not None
    return signature


def _signature(stream: BinaryIO) -> bool | None:
    """Whether a file says in its header that Annotator wrote it; None for one that is no XML."""
    try:
        first = next(articles(stream))
    except UnreadableXml:
        return None
    around = first.getparent()
    return bool(_OURS(first if around is None else around))
