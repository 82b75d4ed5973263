"""Small TEI files as other programs write them, and how tests look at what was read."""

from collections.abc import Mapping

from annotator.formats.tagged.tei import TEI
from annotator.model.found_file import FoundDocument, FoundFile, FoundTag
from annotator.model.progress import silent

NAMESPACE = "http://www.tei-c.org/ns/1.0"
TITLE = "<fileDesc><titleStmt><title>A report</title></titleStmt></fileDesc>"


def tei(body: str, *, header: str = TITLE, beside: str = "", attributes: str = "") -> bytes:
    """A TEI file; `beside` stands between its header and its text."""
    return (
        f'<TEI xmlns="{NAMESPACE}"{attributes}><teiHeader>{header}</teiHeader>{beside}'
        f"<text><body>{body}</body></text></TEI>"
    ).encode()


def read(data: bytes, beside: Mapping[str, bytes] | None = None, name: str = "report.xml") -> FoundFile:
    """What stands in a file; `beside` is what lies in its folder."""
    return TEI.read(data, name, (beside or {}).get, silent)


def first(data: bytes) -> FoundDocument:
    """Its first document."""
    return read(data).documents[0]


def text_of(data: bytes) -> str:
    """Its text."""
    return text(first(data))


def text(document: FoundDocument) -> str:
    """The text of a document that has one."""
    assert document.incoming is not None
    return document.incoming.text


def words(document: FoundDocument, tag: FoundTag) -> str:
    """The words of a tag, with a bar where it is interrupted."""
    return "|".join(text(document)[span.start : span.end] for span in tag.target)


def tags_in(document: FoundDocument) -> list[tuple[str, str]]:
    """Kind and words of each tag."""
    return [(tag.kind, words(document, tag)) for tag in document.tags]


def losses_of(found: FoundFile) -> dict[str, int]:
    """What was not carried, and how often."""
    return {loss.what: loss.count for loss in found.losses}
