"""Writes elements of TEI, or of one other namespace, to a stream, one member of the root at a time; the only writer of XML."""

from collections.abc import Callable, Iterable, Mapping
from itertools import chain
from types import MappingProxyType
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


def write_xml(
    stream: BinaryIO,
    root: Node,
    members: Iterable[Node],
    *,
    namespace: str = TEI_NAMESPACE,
    prologue: bytes = PROLOGUE,
    prefixes: Mapping[str | None, str] = MappingProxyType({}),
) -> None:
    """Write `root` with its children, then each of `members` as a further child when it comes.

    Names without a namespace are of `namespace`; `prefixes` are those of attributes of others. Raises
    InvalidDocument when a text holds a character that XML cannot hold.
    """
    name, attributes, children = root
    stream.write(prologue)
    try:
        with etree.xmlfile(stream, encoding="UTF-8") as file:
            # the prefix xml must be declared here, or lxml invents another one for its attributes
            names: dict[str | None, str] = {None: namespace, "xml": XML_NAMESPACE, **prefixes}
            with file.element(f"{{{namespace}}}{name}", dict(attributes), nsmap=names):
                write = _writer(file)
                for member in chain(children, members):
                    file.write(_MARGINS[1])
                    write(member, 1)
                file.write(_MARGINS[0])
    except ValueError as error:
        if "XML compatible" not in str(error) and not isinstance(error, UnicodeEncodeError):
            raise
        raise InvalidDocument(
            "A text holds a character that no XML file can hold (a control character or half of a surrogate "
            "pair); take the article in again, which replaces it."
        ) from error
    stream.write(b"\n")


def _writer(file: Any) -> Callable[[Content, int], None]:
    """Return a function that writes one element at a depth.

    A closure, because a corpus has a million elements and every look-up in it counts. Names are written
    without namespace: it is the default one of the root.
    """
    element, write = file.element, file.write

    def write_block(node: Content, depth: int) -> None:
        """Write an element with its children on lines of their own, unless white space in it is text."""
        if isinstance(node, str):
            raise TypeError("Text stands between elements whose white space is not preserved.")
        name, attributes, children = node
        with element(name, attributes):
            if not children:
                return
            if XML_SPACE in attributes or isinstance(children[0], str) or isinstance(children[-1], str):
                write_inline(children)
                return
            margin = _MARGINS[depth + 1]
            for child in children:
                write(margin)
                write_block(child, depth + 1)
            write(_MARGINS[depth])

    def write_inline(children: tuple[Content, ...]) -> None:
        for child in children:
            if isinstance(child, str):
                write(child)
            else:
                with element(child[0], child[1]):
                    write_inline(child[2])

    return write_block
