"""A TEI element as plain data: builders make it, `xml_stream` writes it, neither needs the other."""

from collections.abc import Mapping
from typing import Any, TypeAlias

TEI_NAMESPACE = "http://www.tei-c.org/ns/1.0"
XML_NAMESPACE = "http://www.w3.org/XML/1998/namespace"
XML_ID = f"{{{XML_NAMESPACE}}}id"
XML_LANG = f"{{{XML_NAMESPACE}}}lang"
XML_SPACE = f"{{{XML_NAMESPACE}}}space"

Node: TypeAlias = "tuple[str, Mapping[str, str], tuple[Content, ...]]"
"""Name in the TEI namespace, attributes in the order in which they are written, and content.

A bare tuple: an export makes a million of them, and anything with names takes three times as long to make.
"""
Content: TypeAlias = "Node | str"

XmlElement: TypeAlias = Any
"""An element that was read: one of lxml, whose published type stubs describe an older release."""


def node(name: str, attributes: Mapping[str, str], children: tuple[Content, ...] = ()) -> Node:
    """Return an element."""
    return name, attributes, children


def element(name: str, *children: Content) -> Node:
    """Return an element without attributes."""
    return name, {}, children
