"""A whole TEI file: one article as `TEI`, several as `teiCorpus`, one of them in memory at a time."""

from collections.abc import Iterator
from typing import BinaryIO

from annotator.formats.tei.changes import stage_list
from annotator.formats.tei.comparison import comparison_nodes
from annotator.formats.tei.declarations import (
    TEI_VERSION,
    bare_declarations,
    calendar,
    encoding_declarations,
    responsible,
)
from annotator.formats.tei.edition import Edition, edition_of
from annotator.formats.tei.flavour import Flavour
from annotator.formats.tei.header import FileParts, article_header, availability, language_of
from annotator.formats.tei.identifiers import record_xml_id
from annotator.formats.tei.node import XML_ID, XML_LANG, XML_SPACE, Node, element, node
from annotator.formats.tei.register import participants, register_lists
from annotator.formats.tei.values import encoding_of
from annotator.formats.tei.vocabulary import term_xml_id
from annotator.model.corpus import Corpus
from annotator.model.errors import KnownError
from annotator.model.progress import Progress


def write_document(corpus: Corpus, stream: BinaryIO, progress: Progress, flavour: Flavour) -> None:
    """Write the articles of a corpus in one flavour; the same corpus always gives the same bytes.

    Raises KnownError when there is no article, NotFound for a tag of an undefined type, InvalidDocument
    for what the flavour cannot hold.
    """
    if corpus.article_count == 0:
        raise KnownError("There is no article to export; choose at least one.")
    # lxml takes a tenth of a second to load, and the window that lists exporters must not wait for it
    from annotator.formats.tei.xml_stream import write_xml

    once = _file_parts(corpus, flavour)
    if corpus.article_count == 1:
        (document,) = _articles(corpus, progress, flavour, once)
        write_xml(stream, document, iter(()))
    else:
        write_xml(stream, _corpus(corpus, flavour, once), _articles(corpus, progress, flavour, FileParts()))


def _articles(corpus: Corpus, progress: Progress, flavour: Flavour, once: FileParts) -> Iterator[Node]:
    terms: dict[str, dict[str, str]] = {}
    for term in corpus.terms:
        terms.setdefault(term.vocabulary, {})[term.label] = term_xml_id(term)
    encodings = {
        tag_type.name: encoding_of(tag_type, terms, keys=flavour.keys) for tag_type in corpus.tag_types
    }
    records = {record.id: record_xml_id(record.kind, record.id) for record in corpus.records}
    for done, source in enumerate(corpus.articles, start=1):
        yield _article(edition_of(source, encodings, records), corpus.name, flavour, once)
        progress(done, corpus.article_count, source.article.label)


def _article(edition: Edition, authority: str, flavour: Flavour, once: FileParts) -> Node:
    language = language_of(edition)
    body = node("body", {XML_ID: f"{edition.id}.body", XML_SPACE: "preserve"}, flavour.paragraphs(edition))
    beside = (*once.register, *flavour.annotations(edition))
    history = () if flavour.bare else (*stage_list(edition), *flavour.revision(edition))
    header = article_header(edition, authority, once, flavour.notes(edition), history)
    return node(
        "TEI",
        {XML_ID: edition.id, XML_LANG: language, "type": "article", "version": TEI_VERSION},
        (
            header,
            # the empty string keeps them on one line: programs that take all of `text` read just what stands in it
            node("text", {XML_LANG: language}, ("", body)),
            *([node("standOff", {"type": "annotations"}, beside)] if beside else ()),
        ),
    )


def _corpus(corpus: Corpus, flavour: Flavour, once: FileParts) -> Node:
    compared = _compared(corpus, flavour)
    in_header, beside = ((), compared) if flavour.stands_off else (compared, ())
    count = str(corpus.article_count)
    header = element(
        "teiHeader",
        element(
            "fileDesc",
            element("titleStmt", element("title", corpus.name), *once.responsible),
            element("extent", node("measure", {"unit": "text", "quantity": count}, (f"{count} articles",))),
            element(
                "publicationStmt",
                element("authority", corpus.name),
                availability("See the header of each article."),
            ),
            *([node("notesStmt", {}, in_header)] if in_header else ()),
            element("sourceDesc", element("p", "News articles; see the header of each article.")),
        ),
        node("encodingDesc", {}, once.encoding),
        node("profileDesc", {}, once.profile),
    )
    register = (node("standOff", {"type": "register"}, once.register),) if once.register else ()
    return node(
        "teiCorpus",
        {XML_ID: "corpus", XML_LANG: "en", "version": TEI_VERSION},
        (header, *register, *beside),
    )


def _compared(corpus: Corpus, flavour: Flavour) -> tuple[Node, ...]:
    """What is said of several articles together: beside them, or in a note of the header."""
    comparison = comparison_nodes(corpus.comparison)
    name = "standOff" if flavour.stands_off else "note"
    return (node(name, {"type": "comparison"}, comparison),) if comparison else ()


def _file_parts(corpus: Corpus, flavour: Flavour) -> FileParts:
    if flavour.bare:
        return FileParts((), bare_declarations(flavour.interpretation), (calendar(),))
    lists = register_lists(corpus.records, corpus.claims_of)
    return FileParts(
        responsible(corpus),
        encoding_declarations(corpus, flavour.name, flavour.interpretation),
        (calendar(), *(() if flavour.stands_off else participants(lists))),
        tuple(lists.values()) if flavour.stands_off else (),
    )
