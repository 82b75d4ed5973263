"""Makes the zipped XML of office documents for tests."""

import io
import zipfile
from collections.abc import Mapping

_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def zipped(parts: Mapping[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Pack parts by their names."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, part in parts.items():
            archive.writestr(zipfile.ZipInfo(name), part, method)
    return stream.getvalue()


def word(body: str, **parts: str) -> bytes:
    """Make a Word document of the XML inside its body, and of other parts (`footnotes` …) with their roots."""
    relations = "".join(
        f'<Relationship Id="r{number}" Type="{_RELATED}/{name.rstrip("0123456789")}" Target="{name}.xml"/>'
        for number, name in enumerate(parts)
    )
    return zipped(
        {
            "word/document.xml": root("document", f"<w:body>{body}</w:body>"),
            "word/_rels/document.xml.rels": f'<Relationships xmlns="x">{relations}</Relationships>',
            **{f"word/{name}.xml": part for name, part in parts.items()},
        }
    )


def root(name: str, inside: str) -> str:
    """Return a part of a Word document."""
    return f'<w:{name} xmlns:w="{_WORD}" xmlns:v="v" xmlns:mc="mc" xmlns:wps="wps">{inside}</w:{name}>'


def paragraph(text: str, properties: str = "") -> str:
    """Return a paragraph of one run."""
    return f'<w:p><w:pPr>{properties}</w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def open_document(body: str, *, automatic: str = "", styles: str = "", meta: str = "", **parts: str) -> bytes:
    """Make an OpenDocument text of the XML inside its body, its styles and its properties."""
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": _odf(
                "document-content",
                f"<office:automatic-styles>{automatic}</office:automatic-styles>"
                f"<office:body><office:text>{body}</office:text></office:body>",
            ),
            "styles.xml": _odf("document-styles", styles),
            "meta.xml": _odf("document-meta", f"<office:meta>{meta}</office:meta>"),
            **{f"META-INF/{name}.xml": part for name, part in parts.items()},
        }
    )


def _odf(name: str, inside: str) -> str:
    prefixes = ("office", "text", "table", "style", "draw", "dc", "meta", "fo")
    namespaces = " ".join(f'xmlns:{prefix}="urn:{prefix}"' for prefix in prefixes)
    return f"<office:{name} {namespaces}>{inside}</office:{name}>"
