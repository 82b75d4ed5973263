"""Looks into the XML of a Word document, whose names are the same in both of its namespaces."""

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
    """Return an attribute of the element's own namespace, or of none; empty when it has none."""
    if element is None:
        return ""
    namespace = element.tag.rpartition("}")[0]
    return element.get(f"{namespace}}}{name}" if namespace else name) or element.get(name) or ""


def is_on(element: Element | None) -> bool:
    """Whether a property such as `w:vanish` is set."""
    return element is not None and value(element, "val").lower() not in _OFF


def number_of(text: str, otherwise: int = 0) -> int:
    """Read a whole number, however odd the file."""
    return int(text) if _NUMBER.fullmatch(text) else otherwise
