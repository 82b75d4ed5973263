"""Writes TEI elements to a stream, one member of the root at a time; the only writer of XML."""

from collections.abc import Iterable
from typing import Any, BinaryIO

from lxml import etree

from annotator.formats.tei.node import TEI_NAMESPACE, XML_NAMESPACE, XML_SPACE, Content, Node
from annotator.model.errors import InvalidDocument

_SCHEMA = "https://www.tei-c.org/Vault/P5/4.12.0/xml/tei/custom/schema/relaxng/tei_all.rng"
PROLOGUE = "".join(
    [
        '<?xml version="1.0" encoding="UTF-8"?>\n',
        *(
            f'<?xml-model href="{_SCHEMA}" type="application/xml" schematypens="{language}"?>\n'
            for language in ("http://relaxng.org/ns/structure/1.0", "http://purl.oclc.org/dsdl/schematron")
        ),
    ]
).encode("ascii")
_MARGINS = tuple("\n" + "  " * depth for depth in range(32))


def write_xml(stream: BinaryIO, root: Node, members: Iterable[Node]) -> None:
    """Write `root` with its children, then each of `members` as a further child when it comes.

    Raises InvalidDocument when a text holds a character that XML cannot hold.
    """
    stream.write(PROLOGUE)
    try:
        with etree.xmlfile(stream, encoding="UTF-8") as file:
            # the prefix xml must be declared here, or lxml invents another one for its attributes
            names = {None: TEI_NAMESPACE, "xml": XML_NAMESPACE}
            with file.element(f"{{{TEI_NAMESPACE}}}{root.name}", dict(root.attributes), nsmap=names):
                for members_of_root in (root.children, members):
                    for member in members_of_root:
                        file.write(_MARGINS[1])
                        _write(file, member, 1)
                file.write(_MARGINS[0])
    except ValueError as error:
        if "XML compatible" not in str(error) and not isinstance(error, UnicodeEncodeError):
            raise
        raise InvalidDocument(
            "A text holds a character that no XML file can hold (a control character or half of a surrogate "
            "pair); take the article in again, which replaces it."
        ) from error
    stream.write(b"\n")


def _write(file: Any, node: Content, depth: int) -> None:
    """Write an element with its children on lines of their own, unless white space in it is text."""
    if isinstance(node, str):
        raise TypeError("An element that begins with an element holds elements only, or says xml:space.")
    name, attributes, children = node
    if not children or XML_SPACE in attributes or isinstance(children[0], str):
        _write_inline(file, node)
        return
    with file.element(name, attributes):
        margin = _MARGINS[depth + 1]
        for child in children:
            file.write(margin)
            _write(file, child, depth + 1)
        file.write(_MARGINS[depth])


def _write_inline(file: Any, node: Node) -> None:
    # names are written without namespace: it is the default one of the root
    name, attributes, children = node
    with file.element(name, attributes):
        for child in children:
            if isinstance(child, str):
                file.write(child)
            else:
                _write_inline(file, child)
