"""A CAS as XMI with its type system as XML, by the UIMA references, chapter "XMI CAS Serialization"."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from annotator.formats.cas.structures import (
    FS_ARRAY,
    PRIMITIVE,
    TOP,
    Cas,
    Feature,
    Structure,
    Type,
)
from annotator.model.errors import UnreadableFile

_XMI, _CAS = "http://www.omg.org/XMI", "http:///uima/cas.ecore"
_TYPES = "http://uima.apache.org/resourceSpecifier"
_ID = f"{{{_XMI}}}id"
_DEFAULT_VIEW = "_InitialView"
_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n'


def to_xmi(cas: Cas, types: Iterable[Type]) -> bytes:
    """Write a CAS of one view; the text has the id 1."""
    tops = {one.name for one in types if one.parent == TOP}
    packages = sorted({one.type.rpartition(".")[0] for one in cas.structures})
    prefixes = {package: f"p{number}" for number, package in enumerate(packages)}
    spaces = "".join(
        f' xmlns:{prefix}="http:///{name.replace(".", "/")}.ecore"' for name, prefix in prefixes.items()
    )
    parts = [f'{_HEAD}<xmi:XMI xmlns:xmi="{_XMI}" xmlns:cas="{_CAS}"{spaces} xmi:version="2.0">\n']
    parts.append('<cas:NULL xmi:id="0"/>\n')
    members = []
    for one in cas.structures:
        package, _dot, name = one.type.rpartition(".")
        said: dict[str, str | int] = {"xmi:id": one.id}
        if one.type not in tops:
            said["sofa"] = 1
            members.append(str(one.id))
        said |= one.says
        said |= {feature: " ".join(map(str, ids)) for feature, ids in one.leads.items()}
        parts.append(f"<{prefixes[package]}:{name}{_attributes(said)}/>\n")
    text: dict[str, str | int] = {"xmi:id": 1, "sofaNum": 1}
    text |= {"sofaID": _DEFAULT_VIEW, "mimeType": "text", "sofaString": cas.text}
    parts.append(f"<cas:Sofa{_attributes(text)}/>\n")
    parts.append(f'<cas:View sofa="1" members="{" ".join(members)}"/>\n</xmi:XMI>\n')
    return "".join(parts).encode()


def type_system_to_xml(types: Iterable[Type]) -> bytes:
    """Write a type system description."""
    parts = [f'{_HEAD}<typeSystemDescription xmlns="{_TYPES}">\n<name>Annotator</name>\n<types>\n']
    for one in types:
        parts.append(
            f"<typeDescription><name>{one.name}</name><description>{escape(one.description)}</description>"
            f"<supertypeName>{one.parent}</supertypeName>\n<features>\n"
        )
        parts += [_feature(feature) for feature in one.features]
        parts.append("</features></typeDescription>\n")
    parts.append("</types>\n</typeSystemDescription>\n")
    return "".join(parts).encode()


def _feature(feature: Feature) -> str:
    element = f"<elementType>{feature.element}</elementType>" if feature.element else ""
    return (
        f"<featureDescription><name>{feature.name}</name><description/>"
        f"<rangeTypeName>{feature.range}</rangeTypeName>{element}</featureDescription>\n"
    )


def _attributes(said: Mapping[str, str | int]) -> str:
    return "".join(f" {name}={_quoted(value)}" for name, value in said.items())


def _quoted(value: str | int) -> str:
    """As an attribute; what readers would take for the end of a line is written as a reference."""
    if isinstance(value, int):  # most are positions
        return f'"{value}"'
    return quoteattr(value, {"\x85": "&#x85;", "\u2028": "&#x2028;"})


def read_types(content: bytes, name: str) -> tuple[Type, ...]:
    """Read a type system description. Raises UnreadableFile."""
    root = _root(content, name)
    if root.tag != f"{{{_TYPES}}}typeSystemDescription":
        raise UnreadableFile(f"{name} is no type system of UIMA; export it again with the annotations.")
    return tuple(
        Type(
            _text(one, "name"),
            _text(one, "supertypeName"),
            tuple(
                Feature(
                    _text(feature, "name"), _text(feature, "rangeTypeName"), _text(feature, "elementType")
                )
                for feature in one.iter(f"{{{_TYPES}}}featureDescription")
            ),
        )
        for one in root.iter(f"{{{_TYPES}}}typeDescription")
    )


def _text(element: Any, name: str) -> str:
    return (element.findtext(f"{{{_TYPES}}}{name}") or "").strip()


def read_xmi(content: bytes, types: Iterable[Type], name: str) -> Cas:
    """Read the first text of a CAS and what is said of it. Raises UnreadableFile."""
    root = _root(content, name)
    if root.tag != f"{{{_XMI}}}XMI":
        raise UnreadableFile(f"{name} is no XMI of UIMA; export the annotations again as UIMA CAS XMI.")
    ranges = _ranges(types)
    sofas = {one.get(_ID): one.get("sofaString") for one in root.iter(f"{{{_CAS}}}Sofa")}
    sofa = next((key for key, text in sofas.items() if text is not None), None)
    if sofa is None:
        raise UnreadableFile(f"{name} holds no text; export the annotations with it.")
    arrays = {one.get(_ID): _numbers(one.get("elements", "")) for one in root.iter(f"{{{_CAS}}}FSArray")}
    found = (_structure(one, ranges, arrays) for one in root if isinstance(one.tag, str))
    kept = (one for one in found if one and str(one.says.get("sofa", sofa)) == sofa)
    return Cas(sofas[sofa] or "", tuple(kept))


def _ranges(types: Iterable[Type]) -> dict[str, dict[str, str]]:
    """Range of each feature, of its own or taken over, by type."""
    known = {one.name: one for one in types}

    def of(name: str, seen: tuple[str, ...] = ()) -> dict[str, str]:
        one = known.get(name)
        if one is None or name in seen or len(seen) > 100:
            return {}
        return of(one.parent, (*seen, name)) | {feature.name: feature.range for feature in one.features}

    return {name: of(name) for name in known}


def _structure(
    element: Any, ranges: Mapping[str, Mapping[str, str]], arrays: Mapping[str, tuple[int, ...]]
) -> Structure | None:
    space, _brace, local = element.tag[1:].rpartition("}")
    identifier = _numbers(element.get(_ID, ""))
    if not identifier or space == _CAS or not space.startswith("http:///"):
        return None
    name = space.removeprefix("http:///").removesuffix(".ecore").replace("/", ".")
    kind = f"{name}.{local}" if name != "uima.noNamespace" else local
    said: dict[str, str | int] = {}
    leads: dict[str, tuple[int, ...]] = {}
    for feature, value in _said(element):
        range_of = ranges.get(kind, {}).get(feature, "")
        if not range_of or range_of in PRIMITIVE or feature in ("sofa", "begin", "end"):
            said[feature] = f"{said[feature]}\n{value}" if feature in said else value
        elif ids := _numbers(value):
            # an array that only one structure knows is written as its elements
            shared = range_of == FS_ARRAY and len(ids) == 1 and str(ids[0]) in arrays
            leads[feature] = arrays[str(ids[0])] if shared else ids
        else:
            said[feature] = value
    return Structure(identifier[0], kind, said, leads)


def _said(element: Any) -> Iterator[tuple[str, str]]:
    """Attributes, and the strings of lists, which are elements."""
    yield from ((name, value) for name, value in element.attrib.items() if not name.startswith("{"))
    yield from ((one.tag, one.text or "") for one in element if isinstance(one.tag, str))


def _numbers(words: str) -> tuple[int, ...]:
    parts = words.split()
    return tuple(map(int, parts)) if all(p.isascii() and p.isdigit() and len(p) < 16 for p in parts) else ()


def _root(content: bytes, name: str) -> Any:
    from annotator.formats.tei.xml_reader import UnreadableXml, document

    try:
        return document(content)
    except UnreadableXml as error:
        raise UnreadableFile(f"{name}, line {error.line}: {error}") from error
