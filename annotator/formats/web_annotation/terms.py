"""The words and names that our Web Annotations use beside those of the Recommendation."""

import re
import uuid
from collections.abc import Mapping

ANNO = "http://www.w3.org/ns/anno.jsonld"
"""The context of the Recommendation, which every processor knows; it is named and never fetched."""
NAMESPACE = "urn:x-annotator:"
OWN_TERMS: Mapping[str, str | None] = {
    "annotator": NAMESPACE,
    # of a tag and of what it says
    "field": "annotator:field",
    "certainty": "annotator:certainty",
    "status": "annotator:status",
    "statusBeforeReview": "annotator:statusBeforeReview",
    "typeVersion": "annotator:typeVersion",
    "authority": "annotator:authority",
    # of a comment
    "resolvedBy": "annotator:resolvedBy",
    # of the articles that are annotated
    "articles": "annotator:article",
    "title": "dcterms:title",
    "publisher": "dcterms:publisher",
    "author": "dcterms:creator",
    "published": "dcterms:issued",
    "accession": "dcterms:identifier",
    "accessed": "annotator:accessed",
    "url": "schema:url",
    "text": "rdf:value",
    "sha256": "annotator:sha256",
    # of the entries to which tags lead
    "register": "annotator:entry",
    "forms": "skos:altLabel",
    "dates": "annotator:dates",
    "note": "skos:note",
    # what linked data has no use for; a processor leaves it out
    **dict.fromkeys(("original", "replaced", "furniture", "decisions", "stages", "project"), None),
    **dict.fromkeys(("kind", "identifiers", "sources", "origin", "merged_into", "by", "at"), None),
}
CONTEXT = [ANNO, OWN_TERMS]
ENTRY_TYPES = {"person": "Person", "organisation": "Organization", "place": "schema:Place"}

_ARTICLE = f"{NAMESPACE}article:"
_UUID = re.compile(r"urn:uuid:([0-9a-f]{8})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{4})-([0-9a-f]{12})")


def iri(identifier: str) -> str:
    """The IRI of a thing of ours: its 32 hexadecimal digits as a UUID."""
    return uuid.UUID(identifier).urn


def id_of(name: object) -> str:
    """The id that an IRI was made from; empty for any other."""
    found = _UUID.fullmatch(name) if isinstance(name, str) else None
    return "".join(found.groups()) if found else ""


def article_iri(identifier: str) -> str:
    """The IRI of an article."""
    return _ARTICLE + identifier


def article_id_of(name: object) -> str:
    """The id of the article that an IRI names; empty for any other."""
    return name.removeprefix(_ARTICLE) if isinstance(name, str) and name.startswith(_ARTICLE) else ""
