"""XPath over TEI, compiled once; `tei:` is the TEI namespace."""

from collections.abc import Callable
from typing import Any

from lxml import etree

from annotator.formats.tei.node import TEI_NAMESPACE, XmlElement

__all__ = ["XmlElement", "line_of", "xpath"]


def xpath(expression: str) -> Callable[..., Any]:
    """Compile an expression; strings it yields are plain ones that keep no tree alive."""
    compiled: Callable[..., Any] = etree.XPath(
        expression, namespaces={"tei": TEI_NAMESPACE}, smart_strings=False
    )
    return compiled


def line_of(element: XmlElement) -> int:
    """Line on which an element begins, 0 where that is not known."""
    return int(element.sourceline or 0)
