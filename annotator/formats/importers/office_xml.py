"""Looks into the XML of office documents by names without namespaces, of which Word has two sets."""

import re
from collections.abc import Iterator

from annotator.formats.importers.office_document import Element

_NUMBER = re.compile(r"-?\d{1,9}")
_OFF = ("0", "false", "off", "none")


def local(element: Element) -> str:
    """Return the name of an element without its namespace."""
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def children(element: Element | None, name: str) -> Iterator[Element]:
    """Yield the children of this name."""
    if element is not None:
        yield from (one for one in element if local(one) == name)


def child(element: Element | None, *path: str) -> Element | None:
    """Return the first descendant along a path of names."""
    for name in path:
        element = next(children(element, name), None)
    return element


def value(element: Element | None, name: str) -> str:
    """Return the attribute of this name, that of the element's own namespace first; empty when it has none."""
    if element is None:
        return ""
    own = (
        element.get(f"{element.tag.rpartition('}')[0]}}}{name}") if "}" in element.tag else element.get(name)
    )
    if own is not None:
        return str(own)
    return next((said for known, said in element.attrib.items() if known.rpartition("}")[2] == name), "")


def is_on(element: Element | None) -> bool:
    """Whether a property such as `w:vanish` is set."""
    return element is not None and value(element, "val").lower() not in _OFF


def number_of(text: str, otherwise: int = 0) -> int:
    """Read a whole number, however odd the file."""
    return int(text) if _NUMBER.fullmatch(text) else otherwise
