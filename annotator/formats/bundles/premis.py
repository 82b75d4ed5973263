"""What a bundle says of its files in PREMIS 3.0: what each is called, its size and its hash."""

from collections.abc import Iterable

from lxml import etree

_PREMIS = "http://www.loc.gov/premis/v3"
_TYPE = "{http://www.w3.org/2001/XMLSchema-instance}type"
_ROOT = (
    f'<premis xmlns="{_PREMIS}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" version="3.0"></premis>'
)


def premis(files: Iterable[tuple[str, str, int]]) -> bytes:
    """The document for files given as path, SHA-256 and number of bytes."""
    root = etree.fromstring(_ROOT)
    for path, sha256, size in files:
        thing = _under(root, "object")
        thing.set(_TYPE, "file")
        identifier = _under(thing, "objectIdentifier")
        _under(identifier, "objectIdentifierType", "SHA-256")
        _under(identifier, "objectIdentifierValue", sha256)
        characteristics = _under(thing, "objectCharacteristics")
        fixity = _under(characteristics, "fixity")
        _under(fixity, "messageDigestAlgorithm", "SHA-256")
        _under(fixity, "messageDigest", sha256)
        _under(characteristics, "size", str(size))
        form = _under(_under(characteristics, "format"), "formatDesignation")
        _under(form, "formatName", "text/plain" if path.endswith(".txt") else "application/octet-stream")
        _under(thing, "originalName", f"data/{path}")
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, pretty_print=True)


def _under(parent: etree._Element, name: str, text: str = "") -> etree._Element:
    child = etree.SubElement(parent, f"{{{_PREMIS}}}{name}")
    child.text = text or None
    return child
