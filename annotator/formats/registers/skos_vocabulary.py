"""Reads a SKOS vocabulary (RDF/XML or Turtle) as terms; nothing it mentions is ever fetched.

Source: W3C, SKOS Simple Knowledge Organization System Reference, 18 August 2009. JSON-LD is not read, because its
contexts lie on the web. RDF/XML passes through our own XML reader first, so that no DOCTYPE reaches the parser.
"""

import logging
from collections.abc import Iterator
from pathlib import PurePath

from lxml import etree
from rdflib import Graph, Literal, Node, URIRef
from rdflib.namespace import RDF, SKOS

from annotator.formats.tei.xml_reader import UnreadableXml, document
from annotator.model.errors import UnreadableFile
from annotator.model.term import Term, term_id

TURTLE_SUFFIXES = (".ttl",)
XML_SUFFIXES = (".rdf", ".xml", ".skos", ".owl")
SUFFIXES = (*TURTLE_SUFFIXES, *XML_SUFFIXES)
"""Lower-case endings of the names of vocabulary files."""


def read(content: bytes, name: str, *, vocabulary: str, language: str, source: str) -> list[Term]:
    """Terms of a file by label: each with its preferred label in the language wanted, or else the next best.

    `language` is a BCP 47 tag; `source` is the name and version of the file. Raises UnreadableFile.
    """
    graph = _graph(content, name)
    concepts = {*graph.subjects(RDF.type, SKOS.Concept), *graph.subjects(SKOS.prefLabel, None)}
    concepts -= {*graph.subjects(RDF.type, SKOS.ConceptScheme), *graph.subjects(RDF.type, SKOS.Collection)}
    terms = [
        term
        for concept in concepts
        if (term := _term(graph, concept, vocabulary, language, source)) is not None
    ]
    if not terms:
        raise UnreadableFile(f"{name} holds no SKOS concept with a preferred label; give a SKOS vocabulary.")
    return sorted(terms, key=lambda term: (term.label.casefold(), term.label, term.uri))


def _graph(content: bytes, name: str) -> Graph:
    # It would report literals that it finds odd, which are no concern of ours, on the terminal.
    logging.getLogger("rdflib").setLevel(logging.CRITICAL)
    graph = Graph(bind_namespaces="none")
    try:
        if PurePath(name).suffix.lower() in TURTLE_SUFFIXES:
            return graph.parse(data=content.decode("utf-8-sig"), format="turtle")
        return graph.parse(data=etree.tostring(document(content)), format="xml")
    except UnreadableXml as error:
        raise UnreadableFile(f"{name} cannot be read. {error}") from error
    except Exception as error:
        # Unsound text raises whatever it happens to break in the parser; one boundary makes one sentence of it.
        raise UnreadableFile(
            f"{name} is neither sound Turtle nor RDF/XML; save the vocabulary again in one of them."
        ) from error


def _term(graph: Graph, concept: Node, vocabulary: str, language: str, source: str) -> Term | None:
    labels = _in_language(graph, concept, SKOS.prefLabel, language)
    if not labels:
        return None
    uri = str(concept) if isinstance(concept, URIRef) else ""
    alternatives = (one for one in _in_language(graph, concept, SKOS.altLabel, language) if one != labels[0])
    definitions = _in_language(graph, concept, SKOS.definition, language)
    return Term(
        term_id(vocabulary, uri or labels[0]),
        vocabulary,
        labels[0],
        tuple(alternatives),
        definitions[0] if definitions else "",
        uri,
        source,
    )


def _in_language(graph: Graph, concept: Node, predicate: URIRef, language: str) -> list[str]:
    """Words of one kind in the language wanted, else without a language, else in English, else in the first one."""
    by_language: dict[str, list[str]] = {}
    for words, tag in _literals(graph, concept, predicate):
        by_language.setdefault(tag, []).append(words)
    wanted = language.casefold()
    order = (wanted, wanted.partition("-")[0], "", "en", "en-gb", *sorted(by_language))
    regional = (
        tag for tag in sorted(by_language) if wanted and tag.partition("-")[0] == wanted.partition("-")[0]
    )
    found = next((tag for tag in (*order[:2], *regional, *order[2:]) if by_language.get(tag)), None)
    return sorted(by_language[found]) if found is not None else []


def _literals(graph: Graph, concept: Node, predicate: URIRef) -> Iterator[tuple[str, str]]:
    for value in graph.objects(concept, predicate):
        words = " ".join(str(value).split())
        if isinstance(value, Literal) and words:
            yield words, (value.language or "").casefold()
