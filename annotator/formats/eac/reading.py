"""Reads authority records of EAC-CPF 2.0 or 2010, ours or another archive's; nothing they mention is fetched."""

from collections.abc import Iterator

from annotator.formats.eac.dating import edtf_of
from annotator.formats.eac.document import ARTICLE, ATTESTED, ENTITY_TYPES, NAMESPACE, NOTE, ORIGIN
from annotator.formats.tei.node import XmlElement
from annotator.formats.tei.xml_reader import UnreadableXml, document
from annotator.formats.tei.xpath import line_of
from annotator.model.errors import UnreadableFile
from annotator.model.incoming_record import IncomingRecord
from annotator.model.record import IDENTIFIER_SCHEMES, Identifier, Record
from annotator.text.identifiers import recognise

NAMESPACE_2010 = "urn:isbn:1-931666-33-4"
_KINDS = {entity: kind for kind, entity in ENTITY_TYPES.items()}
_ID_DIGITS = 32
_LOOKED_AT = 4096
"""Bytes in which the root names its namespace."""


def is_eac(content: bytes) -> bool:
    """Whether this looks like a record of EAC-CPF."""
    head = content[:_LOOKED_AT]
    return any(namespace.encode() in head for namespace in (NAMESPACE, NAMESPACE_2010))


def records_of(content: bytes, name: str) -> list[IncomingRecord]:
    """The records of a file: one, or several where it tells several identities. Raises UnreadableFile."""
    try:
        root = document(content)
    except UnreadableXml as error:
        where = f" (line {error.line})" if error.line > 1 else ""
        raise UnreadableFile(f"{name} cannot be read{where}. {error}") from error
    described = list(root.iter(*(f"{{{one}}}cpfDescription" for one in (NAMESPACE, NAMESPACE_2010))))
    if not described:
        raise UnreadableFile(f"{name} holds no record of EAC-CPF; give a file of EAC-CPF 2.0 or 2010.")
    control = root.find("{*}control")
    return [_incoming(one, control, alone=len(described) == 1) for one in described]


def cited_articles(content: bytes) -> Iterator[tuple[str, str]]:
    """(article id, its citation in words) of the articles that one of our own records cites."""
    for one in document(content).iterfind("{*}control/{*}sources/{*}source"):
        if one.get("id", "").startswith(ARTICLE):
            yield one.get("id", "").removeprefix(ARTICLE), _words(one)


def _incoming(description: XmlElement, control: XmlElement | None, *, alone: bool) -> IncomingRecord:
    identity = description.find("{*}identity")
    entity = identity.find("{*}entityType") if identity is not None else None
    said = "" if entity is None else entity.get("value") or _words(entity)
    named = _words(control.find("{*}recordId")) if control is not None and alone else ""
    own = len(named) == _ID_DIGITS and set(named) <= set("0123456789abcdef")
    names = list(_names(identity))
    record = Record(
        named if own else "",
        _KINDS.get(said, "person"),
        names[0] if names else "",
        tuple(dict.fromkeys(names[1:])),
        _existence(description),
        (*_identifiers(identity), *((Identifier("own", named),) if named and not own else ())),
        _note(description),
        tuple(_sources(control)),
        _status(control) if own else "established",
        _origin(control) if own else "",
    )
    return IncomingRecord(line_of(description), record, problem=_problem(said, names))


def _problem(entity: str, names: list[str]) -> str:
    if entity not in _KINDS:
        return f"“{entity}” is neither a person nor a corporate body; the register lists these alone."
    return "" if names else "It has no name; give it one."


def _names(identity: XmlElement | None) -> Iterator[str]:
    """The preferred name first, then the others; those that articles attest are told by their tags."""
    if identity is None:
        return
    entries = [one for one in identity.iter("{*}nameEntry") if one.get("localType") != ATTESTED]
    entries.sort(key=lambda one: not _is_preferred(one))
    for entry in entries:
        words = " ".join(filter(None, map(_words, entry.iterchildren("{*}part"))))
        if words:
            yield words


def _is_preferred(entry: XmlElement) -> bool:
    """Whether a name is the one to be used; 2010 says so by an element."""
    said = entry.get("preferredForm") == "true" or entry.get("status") == "authorized"
    return said or entry.find("{*}authorizedForm") is not None or entry.find("{*}preferredForm") is not None


def _existence(description: XmlElement) -> str:
    found = description.find("{*}description/{*}existDates")
    date = None if found is None else next(found.iter("{*}date", "{*}dateRange"), None)
    return "" if date is None else edtf_of(date)


def _identifiers(identity: XmlElement | None) -> Iterator[Identifier]:
    """Those of a scheme that is known, by its name or by the address."""
    if identity is None:
        return
    schemes = {scheme.casefold(): scheme for scheme in IDENTIFIER_SCHEMES}
    for one in identity.iterchildren("{*}identityId", "{*}entityId"):
        value = _words(one)
        known = schemes.get(one.get("vocabularySource", "").casefold(), "")
        found = recognise(one.get("valueURI", "")) or recognise(value)
        if value and (known or found):
            yield Identifier(known, value) if known else Identifier(*found or ("", ""))


def _note(description: XmlElement) -> str:
    """What is told of the entity: our note, or all paragraphs of another archive."""
    found = description.findall("{*}description/{*}biogHist")
    ours = [one for one in found if one.get("localType") == NOTE]
    paragraphs = (
        "".join(p.itertext()).strip()
        for one in ours or found
        for p in one.iterchildren("{*}p", "{*}abstract")
    )
    return "\n".join(filter(None, paragraphs))


def _sources(control: XmlElement | None) -> Iterator[str]:
    """Sources in words, without the articles that we cite for claims."""
    for one in () if control is None else control.iterfind("{*}sources/{*}source"):
        if not one.get("id", "").startswith(ARTICLE):
            words = " ".join(map(_words, one.iterchildren("{*}reference", "{*}sourceEntry")))
            if words:
                yield words


def _status(control: XmlElement | None) -> str:
    said = "" if control is None else control.get("publicationStatus", "")
    return "candidate" if said == "inProcess" else "established"


def _origin(control: XmlElement | None) -> str:
    for one in () if control is None else control.iterchildren("{*}localControl"):
        if one.get("localType") == ORIGIN:
            return _words(one)
    return ""


def _words(element: XmlElement | None) -> str:
    return "" if element is None else " ".join(" ".join(element.itertext()).split())
