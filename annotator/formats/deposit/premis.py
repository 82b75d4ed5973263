"""What happened to the files of a deposit, in PREMIS 3: objects, events and agents, one in memory at a time.

Source: PREMIS Editorial Committee, PREMIS Data Dictionary for Preservation Metadata, version 3.0, 2015. Times are those of
the log. Packing states no time of its own, so that the same project gives the same bytes.
"""

from collections.abc import Callable, Iterable, Iterator
from typing import BinaryIO

from annotator import __version__
from annotator.formats.bagit.declaration import PAYLOAD
from annotator.formats.deposit.held import ARCHIVE_COPY, READING_COPY, Held
from annotator.formats.tei.declarations import TEI_VERSION
from annotator.formats.tei.identifiers import annotator_id
from annotator.formats.tei.node import Node, element, node

NAMESPACE = "http://www.loc.gov/premis/v3"
PATH, ARTICLE = "path in the bag", "Annotator article id"
"""Kinds of identifiers of objects."""
_XSI = "http://www.w3.org/2001/XMLSchema-instance"
_PROLOGUE = b'<?xml version="1.0" encoding="UTF-8"?>\n'
_SOFTWARE = "software"
"""Id of the program as an agent; those of people begin otherwise."""

Packed = Callable[[str], tuple[int, str]]
"""Bytes and SHA-256 of a file of the payload."""


def write_premis(stream: BinaryIO, every: list[Held], packed: Packed, newest: str) -> None:
    """Write the document; `newest` is the time of the newest statement in the log."""
    from annotator.formats.tei.xml_stream import write_xml

    root = node("premis", {"version": "3.0"})
    write_xml(
        stream,
        root,
        _members(every, packed, newest),
        namespace=NAMESPACE,
        prologue=_PROLOGUE,
        prefixes={"xsi": _XSI},
    )


def _members(every: list[Held], packed: Packed, newest: str) -> Iterator[Node]:
    """Objects, then events, then agents, as the schema wants them."""
    seen: set[str] = set()
    for held in every:
        if held.original and held.original not in seen:
            seen.add(held.original)  # several articles may have come in one file
            yield _original(held, packed)
        yield _text(held, packed)
    for path in (ARCHIVE_COPY, READING_COPY):
        yield _object(path, packed, "application/tei+xml", f"P5 {TEI_VERSION}")
    people: set[str] = set()
    for held in every:
        yield from _events(held, people)
    yield _validation(newest)
    for name in sorted(people):
        yield _agent(_person(name), name, "person")
    yield _agent(_SOFTWARE, "Annotator", "software", __version__)


def _original(held: Held, packed: Packed) -> Node:
    original = held.article.original
    # an article of another project came in a file of that one, and what it was made of is not here
    name = element("originalName", original.name) if original.name and not held.article.received else None
    return _object(held.original, packed, held.media_type, after=(name,))


def _text(held: Held, packed: Packed) -> Node:
    source = None
    if held.original:
        source = element(
            "relationship",
            element("relationshipType", "derivation"),
            element("relationshipSubType", "has source"),
            _identifier("relatedObjectIdentifier", PATH, PAYLOAD + held.original),
        )
    return _object(held.text, packed, "text/plain", "UTF-8", article=held.article.id, after=(source,))


def _object(
    path: str,
    packed: Packed,
    form: str,
    version: str = "",
    *,
    article: str = "",
    after: Iterable["Node | None"] = (),
) -> Node:
    size, sha256 = packed(path)
    designation = [element("formatName", form)]
    designation += [element("formatVersion", version)] if version else []
    return node(
        "object",
        {f"{{{_XSI}}}type": "file"},
        (
            _identifier("objectIdentifier", PATH, PAYLOAD + path),
            *((_identifier("objectIdentifier", ARTICLE, article),) if article else ()),
            element(
                "objectCharacteristics",
                element(
                    "fixity",
                    element("messageDigestAlgorithm", "SHA-256"),
                    element("messageDigest", sha256),
                ),
                element("size", str(size)),
                element("format", element("formatDesignation", *designation)),
            ),
            *(one for one in after if one is not None),
        ),
    )


def _events(held: Held, people: set[str]) -> Iterator[Node]:
    """What happened to an article; who did it is added to `people`."""
    article, objects = held.article, [held.text, *filter(None, [held.original])]
    for number, one in enumerate(held.history):
        people.update(filter(None, [one.by]))
        if number:
            detail = one.label or "changed"
            yield _event(
                f"{article.id}-{number}",
                "metadata modification",
                one.at,
                detail,
                of=objects,
                agent=_person(one.by),
            )
            continue
        yield _event(
            f"{article.id}-accession", "accession", one.at, one.label, of=objects, agent=_person(one.by)
        )
        yield _event(f"{article.id}-digest", "message digest calculation", one.at, "SHA-256", of=objects)
        yield _event(f"{article.id}-text", "normalization", one.at, _read_as(held), of=objects)
    for (day, name), count in sorted(held.tagged.items()):
        people.update(filter(None, [name]))
        identifier = f"{article.id}-tags-{day}-{annotator_id(name)}"
        yield _event(identifier, "annotation", day, f"{count} tags made", of=[held.text], agent=_person(name))


def _read_as(held: Held) -> str:
    """How the text was made of the original."""
    original = held.article.original
    kind = original.media_type or "a file of unknown kind"
    said = f"Text extracted from {kind}"
    if held.article.received:
        said = f"Text taken over from a file of another project, which had extracted it from {kind}"
    said += f" read as {original.encoding}" if original.encoding else ""
    said += f", which lay in {original.within}" if original.within else ""
    said += "; line ends became LF"
    if held.article.replaced:
        said += f"; {len(held.article.replaced)} characters that XML cannot hold became U+FFFD"
    return f"{said}."


def _validation(newest: str) -> Node:
    return _event(
        "validation",
        "validation",
        newest,
        "The TEI files were read again, validated by the grammar of Annotator and compared with the project before the bag was "
        "handed over. The time is that of the newest statement in the log; packing states no time of its own.",
        of=[ARCHIVE_COPY, READING_COPY],
    )


def _event(
    identifier: str, kind: str, at: str, detail: str, *, of: Iterable[str], agent: str = _SOFTWARE
) -> Node:
    return element(
        "event",
        _identifier("eventIdentifier", "local", identifier),
        element("eventType", kind),
        element("eventDateTime", at or "unknown"),
        *((element("eventDetailInformation", element("eventDetail", detail)),) if detail else ()),
        *((_identifier("linkingAgentIdentifier", "local", agent),) if agent else ()),
        *(_identifier("linkingObjectIdentifier", PATH, PAYLOAD + path) for path in of),
    )


def _agent(identifier: str, name: str, kind: str, version: str = "") -> Node:
    return element(
        "agent",
        _identifier("agentIdentifier", "local", identifier),
        element("agentName", name),
        element("agentType", kind),
        *((element("agentVersion", version),) if version else ()),
    )


def _person(name: str) -> str:
    """Id of a person as an agent, the same as in TEI; none where nobody knows who it was."""
    return annotator_id(name) if name else ""


def _identifier(name: str, kind: str, value: str) -> Node:
    return element(name, element(f"{name}Type", kind), element(f"{name}Value", value))
