"""What a project says before and after its texts: users, codes, cases, notes and links."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import Any, BinaryIO

from annotator.formats.refi_qda.vocabulary import (
    ENTRY_VARIABLES,
    FURNITURE,
    NAMESPACE,
    ORIGIN,
    guid_for,
    plain_guid,
)
from annotator.formats.tei.xml_reader import UnreadableXml, parts
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundEntry
from annotator.model.record import RECORD_KINDS, Identifier

Open = Callable[[], BinaryIO]
"""Opens the XML of a project from its beginning."""

_PROJECT = f"{{{NAMESPACE}}}Project"
_BOOK = ("Users", "CodeBook", "Cases", "Notes", "Links", "Sets", "Graphs")
_SOURCES = ("TextSource", "PDFSource", "PictureSource", "AudioSource", "VideoSource")
_LONGEST = 1000
"""Code points of what a code is called."""
_NUMBER = re.compile(r"-?[0-9]{1,15}")


def named(*names: str) -> tuple[str, ...]:
    """Names in the namespace of projects."""
    return tuple(f"{{{NAMESPACE}}}{name}" for name in names)


def children(element: Any, *names: str) -> Iterator[Any]:
    """Children with one of these names, in their order."""
    yield from element.iterchildren(*named(*names))


def words_of(element: Any, name: str) -> str:
    """The text of a child, empty where there is none."""
    found = element.find(f"{{{NAMESPACE}}}{name}")
    return "" if found is None else "".join(found.itertext())


def target_of_ref(element: Any, name: str) -> str:
    """Plain GUID to which a child leads, empty where there is none."""
    found = element.find(f"{{{NAMESPACE}}}{name}")
    return "" if found is None else plain_guid(found.get("targetGUID"))


def number_of(element: Any, name: str) -> int:
    """A position; -1 for what is none."""
    said = (element.get(name) or "").strip()
    return int(said) if _NUMBER.fullmatch(said) else -1


def variables_of(element: Any) -> dict[str, str]:
    """Values of variables by the plain GUID of the variable."""
    return {
        target_of_ref(one, "VariableRef"): words_of(one, "TextValue")
        for one in children(element, "VariableValue")
    }


@dataclass(frozen=True, slots=True)
class Code:
    """A code by what it is called."""

    outermost: str
    """The code in which it lies, or itself."""
    path: str
    """`Parent/Child`, cut where it is very long: it stands in every tag."""


@dataclass(slots=True)
class Book:
    """What the texts of a project refer to, by plain GUID."""

    ours: bool = False
    origin: str = ""
    users: dict[str, str] = field(default_factory=dict)
    codes: dict[str, Code] = field(default_factory=dict)
    entries: list[FoundEntry] = field(default_factory=list)
    notes: dict[str, tuple[str, str]] = field(default_factory=dict)
    """Of each note its words, or else the path of the file in which they stand."""
    links: list[tuple[str, str, str]] = field(default_factory=list)
    """Origin, name and target of each link."""
    lost: Counter[str] = field(default_factory=Counter)
    told: set[str] = field(default_factory=set)
    """Plain GUIDs of the notes that were asked for."""


def read_book(open_project: Open, name: str) -> Book:
    """Read all but the texts. Raises UnreadableFile."""
    book = Book()
    cases: list[FoundEntry | None] = []
    for part in _parts(open_project, name):
        kind = part.tag.rpartition("}")[2]
        if kind == "Users":
            book.users = {plain_guid(one.get("guid")): _called(one) for one in children(part, "User")}
        elif kind == "CodeBook":
            for codes in children(part, "Codes"):
                book.codes |= dict(_codes(codes, None))
            book.lost["descriptions and colours of codes"] += sum(
                bool(words_of(code, "Description") or code.get("color")) for code in part.iter(*named("Code"))
            )
        elif kind == "Cases":
            cases += [_entry(one) for one in children(part, "Case")]
        elif kind == "Notes":
            book.notes |= {
                plain_guid(one.get("guid")): (
                    words_of(one, "PlainTextContent") or words_of(one, "Description"),
                    one.get("plainTextPath") or "",
                )
                for one in children(part, "Note")
            }
        elif kind == "Links":
            book.links += [
                (plain_guid(one.get("originGUID")), _called(one), plain_guid(one.get("targetGUID")))
                for one in children(part, "Link")
            ]
        elif kind in ("Sets", "Graphs"):
            book.lost[f"{kind.lower()} of codes, texts and notes"] += len(part)
        elif kind == "Project":
            book.origin = part.get("origin") or ""
            book.lost["the description of the project"] += bool(words_of(part, "Description"))
    book.ours = book.origin == ORIGIN and plain_guid(FURNITURE) in book.codes
    if book.ours:
        book.entries = [entry for entry in cases if entry]
        book.lost.clear()
    else:
        book.lost["cases and their variables"] += len(cases)
    return book


def sources_of(open_project: Open, name: str) -> Iterator[Any]:
    """The sources, one in memory at a time. Raises UnreadableFile."""
    sources = named(*_SOURCES)
    yield from (part for part in _parts(open_project, name) if part.tag in sources)


def _parts(open_project: Open, name: str) -> Iterator[Any]:
    """All parts, for only what was yielded is forgotten."""
    with open_project() as stream:
        try:
            yield from parts(stream, _PROJECT, named(*_BOOK, *_SOURCES))
        except UnreadableXml as error:
            raise UnreadableFile(f"{name} cannot be read: {error}") from error


def _called(element: Any) -> str:
    return " ".join((element.get("name") or element.get("id") or "").split())


def _codes(element: Any, above: Code | None) -> Iterator[tuple[str, Code]]:
    """Each code by its plain GUID; as deep as XML may be nested."""
    for one in children(element, "Code"):
        name = (one.get("name") or "")[:_LONGEST]
        code = Code(above.outermost, f"{above.path}/{name}"[:_LONGEST]) if above else Code(name, name)
        yield plain_guid(one.get("guid")), code
        yield from _codes(one, code)


def _entry(case: Any) -> FoundEntry | None:
    """A case as we write them."""
    said = variables_of(case)
    kind, dates, forms, identifiers = (
        said.get(plain_guid(guid_for("variable", "entry", name)), "") for name in ENTRY_VARIABLES
    )
    if kind not in RECORD_KINDS:
        return None
    return FoundEntry(
        key=plain_guid(case.get("guid")),
        kind=kind,
        name=case.get("name") or "",
        forms=tuple(form for form in forms.split("\n") if form),
        dates=dates,
        identifiers=tuple(
            Identifier(scheme, value)
            for scheme, _blank, value in (line.partition(" ") for line in identifiers.split("\n"))
            if value
        ),
        note=words_of(case, "Description"),
    )
