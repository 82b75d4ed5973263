"""The terms that vocabulary files brought, as far as tags use them: a taxonomy for each field of terms.

A term is a `category` with its label, definition and other labels, its address (`idno` of type `URI`) and the
file that it came from; its vocabulary, `TAG TYPE.FIELD`, is the `@n` of the taxonomy.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator

from annotator.formats.tei.node import XML_ID, Content, Node, XmlElement, element, node
from annotator.formats.tei.reading_ids import own_id
from annotator.model.term import Term

_PLAIN = re.compile(r"[A-Za-z0-9_.-]+")
_ALTERNATIVE = "alternative"


def term_xml_id(term: Term) -> str:
    """Id of a term in the file."""
    return f"term.{term.id}"


def vocabularies(terms: Iterable[Term]) -> Iterator[Node]:
    """Return a taxonomy for each vocabulary, sorted, with its terms by label."""
    held: dict[str, list[Node]] = {}
    for term in sorted(terms, key=lambda one: (one.vocabulary, one.label, one.id)):
        held.setdefault(term.vocabulary, []).append(_category(term))
    for name, categories in held.items():
        plain = name if _PLAIN.fullmatch(name) else hashlib.sha256(name.encode("utf-8")).hexdigest()[:16]
        described = element("desc", f"Terms of {name}")
        yield node("taxonomy", {XML_ID: f"vocabulary.{plain}", "n": name}, (described, *categories))


def term_of(category: XmlElement) -> Term:
    """Read a category back."""
    (described,) = category
    parts: dict[str, list[str]] = {}
    for part in described:
        name = part.get("type") or part.tag.rpartition("}")[2]
        parts.setdefault(name, []).append(part.text or "")

    def first(name: str) -> str:
        return parts.get(name, [""])[0]

    return Term(
        id=own_id(category.get(XML_ID), "term."),
        vocabulary=category.getparent().get("n"),
        label=first("term"),
        alternatives=tuple(parts.get(_ALTERNATIVE, ())),
        definition=first("gloss"),
        uri=first("URI"),
        source=first("title"),
    )


def _category(term: Term) -> Node:
    described: list[Content] = [element("term", term.label)]
    if term.definition:
        described.append(element("gloss", term.definition))
    described += [node("term", {"type": _ALTERNATIVE}, (label,)) for label in term.alternatives]
    if term.uri:
        described.append(node("idno", {"type": "URI"}, (term.uri,)))
    if term.source:
        described.append(element("title", term.source))
    return node("category", {XML_ID: term_xml_id(term)}, (element("catDesc", *described),))
