"""One entry of the register as a TEI element, written and read: `person`, `org` or `place`.

The preferred name comes first, then the other forms (`@type="variant"`); identifiers are `idno`; dates of
existence stand in a note for all three kinds alike, because TEI has no element for them that fits all.
"""

from collections.abc import Iterator, Mapping

from annotator.formats.tei.dating import dating, edtf_of
from annotator.formats.tei.identifiers import record_xml_id
from annotator.formats.tei.node import TEI_NAMESPACE, XML_ID, Node, XmlElement, node
from annotator.model.record import IDENTIFIER_SCHEMES, Identifier, Record
from annotator.text.identifiers import recognise

ELEMENTS: Mapping[str, tuple[str, str, str]] = {
    "person": ("listPerson", "person", "persName"),
    "organisation": ("listOrg", "org", "orgName"),
    "place": ("listPlace", "place", "placeName"),
}
"""Kind of record → its list, its element, its name."""

_VARIANT = "variant"
_EXISTENCE, _ORIGIN, _STATUS = "existence", "origin", "status"
_ID_DIGITS = 32


def record_node(record: Record, facts: tuple[Node, ...] = ()) -> Node:
    """Return the element of a record; `facts` are claims about it (`affiliation` …), put before its notes."""
    _list, element, name = ELEMENTS[record.kind]
    return node(
        element,
        {XML_ID: record_xml_id(record.kind, record.id)},
        (
            node(name, {}, (record.name,)),
            *(node(name, {"type": _VARIANT}, (form,)) for form in record.forms),
            *(node("idno", {"type": one.scheme}, (one.value,)) for one in record.identifiers),
            *facts,
            *_notes(record),
        ),
    )


def _notes(record: Record) -> Iterator[Node]:
    if record.dates:
        date = node("date", dating(record.dates) or {}, (record.dates,))
        yield node("note", {"type": _EXISTENCE}, (date,))
    if record.note:
        yield node("note", {}, (record.note,))
    for source in record.sources:
        yield node("bibl", {}, (source,))
    if record.origin:
        yield node("note", {"type": _ORIGIN}, (record.origin,))
    if record.status != "established":
        yield node("note", {"type": _STATUS}, (record.status,))


def record_of(element: XmlElement) -> Record:
    """Return the record that an element gives, ours or a foreign one; its id is empty where it is not ours.

    Nothing is checked here: a foreign file may give any words as a name, a date or an identifier.
    """
    kind = next(kind for kind, names in ELEMENTS.items() if element.tag == _tag(names[1]))
    names = [words for child in element.iterchildren(_tag(ELEMENTS[kind][2])) if (words := _words(child))]
    own, foreign = _id_of(element, kind)
    notes = {one.get("type", ""): one for one in element.iterchildren(_tag("note"))}
    existence = notes.get(_EXISTENCE)
    date = existence.find(_tag("date")) if existence is not None else None
    return Record(
        own,
        kind,
        names[0] if names else "",
        tuple(names[1:]),
        dates=(edtf_of(date.attrib) or _words(date)) if date is not None else _life_of(element),
        identifiers=(*_identifiers(element), *foreign),
        note=_exactly(notes.get("")),
        sources=tuple(_words(one) for one in element.iterchildren(_tag("bibl"))),
        status=_words(notes.get(_STATUS)) or "established",
        origin=_words(notes.get(_ORIGIN)),
    )


def _id_of(element: XmlElement, kind: str) -> tuple[str, tuple[Identifier, ...]]:
    """The id of one of our records; else none, and the foreign id as an identifier of its own file."""
    given = element.get(XML_ID, "")
    own = given.removeprefix(record_xml_id(kind, ""))
    if len(own) == _ID_DIGITS and set(own) <= set("0123456789abcdef"):
        return own, ()
    return "", (Identifier("own", given),) if given else ()


def _identifiers(element: XmlElement) -> Iterator[Identifier]:
    """The `idno` that name a scheme we know, or hold an address of one."""
    schemes = {scheme.casefold(): scheme for scheme in IDENTIFIER_SCHEMES}
    for idno in element.iterchildren(_tag("idno")):
        value = _words(idno)
        named = (idno.get("subtype", "").casefold(), idno.get("type", "").casefold())
        known = next((schemes[name] for name in named if name in schemes), "")
        found = recognise(value)
        if known or found:
            yield Identifier(known, value) if known else Identifier(*found or ("", ""))


def _life_of(element: XmlElement) -> str:
    """Dates of existence as a foreign file gives them: `birth` and `death`."""
    ends = []
    for name in ("birth", "death"):
        found = element.find(_tag(name))
        ends.append(edtf_of(found.attrib) if found is not None else "")
    return f"{ends[0] or '..'}/{ends[1] or '..'}" if any(ends) else ""


def _tag(name: str) -> str:
    return f"{{{TEI_NAMESPACE}}}{name}"


def _exactly(element: XmlElement | None) -> str:
    return "" if element is None else "".join(element.itertext()).strip()


def _words(element: XmlElement | None) -> str:
    """Text of an element on one line; the parts of a structured name are words of it."""
    return "" if element is None else " ".join(" ".join(element.itertext()).split())
