"""Takes in plain text files."""

from annotator.formats.importers.importer import Importer
from annotator.model.article import Metadata
from annotator.model.incoming import Incoming
from annotator.text.decoding import decode
from annotator.text.normalising import normalise

EMPTY = "The file is empty."


def _read(data: bytes, name: str, encoding: str | None) -> Incoming:
    """Decode and normalise; nothing of the text is cut or moved."""
    decoded = decode(data, name, encoding)
    normalised = normalise(decoded.text)
    remarks = decoded.remarks if normalised.text.strip() else (*decoded.remarks, EMPTY)
    return Incoming(
        text=normalised.text,
        metadata=Metadata(),
        zones=(),
        media_type="text/plain",
        encoding=decoded.encoding,
        encoding_certain=decoded.certain,
        encoding_alternatives=decoded.alternatives,
        replaced=normalised.replaced,
        remarks=remarks,
    )


PLAIN_TEXT = Importer(name="plain-text", label="Plain text", suffixes=(".txt",), read=_read)
