"""A processor of JSON-LD that is not ours, given what the context of the Recommendation says, without any network."""

from typing import Any

from pyld import jsonld

from annotator.formats.web_annotation.terms import ANNO

_OA, _AS = "http://www.w3.org/ns/oa#", "http://www.w3.org/ns/activitystreams#"
_XSD = "http://www.w3.org/2001/XMLSchema#"


def _thing(name: str) -> dict[str, str]:
    return {"@id": name, "@type": "@id"}


CONTEXT_OF_ANNO: dict[str, Any] = {
    "oa": _OA,
    "as": _AS,
    "dc": "http://purl.org/dc/elements/1.1/",
    "dcterms": "http://purl.org/dc/terms/",
    "dctypes": "http://purl.org/dc/dcmitype/",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": _XSD,
    "id": "@id",
    "type": "@type",
    "Text": "dctypes:Text",
    "Person": "foaf:Person",
    "Organization": "foaf:Organization",
    "Software": "as:Application",
    "AnnotationCollection": "as:OrderedCollection",
    "AnnotationPage": "as:OrderedCollectionPage",
    **{
        name: f"oa:{name}"
        for name in (
            *("Annotation", "TextualBody", "SpecificResource", "TextQuoteSelector", "TextPositionSelector"),
            *("tagging", "describing", "identifying", "linking", "commenting", "replying"),
            *("exact", "prefix", "suffix"),
        )
    },
    "body": _thing("oa:hasBody"),
    "target": _thing("oa:hasTarget"),
    "source": _thing("oa:hasSource"),
    "selector": _thing("oa:hasSelector"),
    "creator": _thing("dcterms:creator"),
    "generator": _thing("as:generator"),
    "first": _thing("as:first"),
    "partOf": _thing("as:partOf"),
    "via": _thing("oa:via"),
    "items": {**_thing("as:items"), "@container": "@list"},
    "motivation": {"@id": "oa:motivatedBy", "@type": "@vocab"},
    "purpose": {"@id": "oa:hasPurpose", "@type": "@vocab"},
    "value": "rdf:value",
    "format": "dc:format",
    "language": "dc:language",
    "name": "foaf:name",
    "label": "rdfs:label",
    "created": {"@id": "dcterms:created", "@type": "xsd:dateTime"},
    **{
        name: {"@id": iri, "@type": "xsd:nonNegativeInteger"}
        for name, iri in {
            "start": "oa:start",
            "end": "oa:end",
            "total": "as:totalItems",
            "startIndex": "as:startIndex",
        }.items()
    },
}
"""What the terms that are used mean, by the Web Annotation Vocabulary, appendix A."""


def load(address: str, _options: object) -> dict[str, Any]:
    """The context at its address; there is nothing at any other."""
    assert address == ANNO, f"nothing else may be fetched: {address}"
    return {"document": {"@context": CONTEXT_OF_ANNO}, "documentUrl": address, "contextUrl": None}


def triples(document: Any, *, mode: str = "json-ld-1.1") -> list[str]:
    """The statements of a document as canonical N-Quads, sorted."""
    options = {"documentLoader": load, "format": "application/n-quads", "processingMode": mode}
    return sorted(str(jsonld.normalize(document, options)).splitlines())
