"""Takes in saved mails (`.eml`): subject, sender and date as metadata, the body as text.

The lines of the head that a reader sees stand above the text, as a zone. Of alternatives plain text counts
before HTML, which is read as a saved web page is; nothing is fetched. Attachments are named in a remark.
"""

from collections.abc import Sequence
from dataclasses import replace
from email.message import MIMEPart

from annotator.formats.importers.document_lines import Line, incoming_of, one_below_another
from annotator.formats.importers.importer import Importer
from annotator.formats.importers.mail_parts import divided
from annotator.formats.importers.mail_wrapping import unflowed
from annotator.formats.importers.page_metadata import clean
from annotator.formats.importers.web_page import WEB_PAGE
from annotator.model.article import Metadata
from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.incoming import Incoming
from annotator.text.decoding import Decoded, decode
from annotator.text.encoding_labels import declared_codec

_SHOWN = ("Subject", "From", "To", "Cc", "Date")
_NAMED = 20
"""Attachments that the remark names."""
_NOTHING = Metadata()


def _read(data: bytes, name: str, encoding: str | None) -> Incoming:
    """Read the head, then every part that a mail program shows as text."""
    from email import message_from_bytes, policy

    try:
        message = message_from_bytes(data, policy=policy.default)
        head = {header: _header(message, header) for header in _SHOWN}
        if not (head["From"] or head["Subject"] or head["Date"]):
            raise UnreadableFile(f"{name} is no mail; save it as .eml and import that.")
        texts, attachments = divided(message)
        bodies = [_body(part, name, encoding) for part in texts]
        metadata = _metadata(message, head)
    except KnownError:
        raise
    except Exception as error:  # the standard library trips over heads that chance or malice wrote
        raise UnreadableFile(
            f"{name} is a damaged mail; open it in a mail program, save it anew and import that."
        ) from error
    lines = [
        Line(f"{header}: {said}", "metadata", "Head of the mail") for header, said in head.items() if said
    ]
    top = incoming_of(lines, media_type="message/rfc822", metadata=metadata, remarks=_about(attachments))
    return one_below_another(top, [body for body in bodies if body.text.strip()] or bodies[:1])


def _header(message: MIMEPart, header: str) -> str:
    """Return one line of the head, decoded; one that is damaged as it stands there."""
    try:
        return clean(str(message.get(header, "")))
    except Exception:
        raw = next((value for key, value in message.raw_items() if key.lower() == header.lower()), "")
        return clean(str(raw).encode("ascii", "replace").decode())


def _body(part: MIMEPart, name: str, encoding: str | None) -> Incoming:
    """Read one part that is text."""
    content = part.get_payload(decode=True)
    data = content if isinstance(content, bytes) else b""
    codec = encoding or _stated(data, part.get_content_charset())
    if part.get_content_subtype() == "html":
        return WEB_PAGE.read(data, name, codec)
    decoded = decode(data, name, codec) if data.strip() else Decoded("", "utf-8")
    text = decoded.text
    if part.get_param("format") == "flowed":
        text = unflowed(text, without_space=part.get_param("delsp") == "yes")
    return replace(
        incoming_of([Line(text)], media_type="", metadata=_NOTHING, remarks=decoded.remarks),
        encoding=decoded.encoding,
        encoding_certain=decoded.certain,
        encoding_alternatives=decoded.alternatives,
    )


def _stated(data: bytes, charset: str | None) -> str | None:
    """Return the codec that a part says it is in, if that is so: what is UTF-8 is often called something else."""
    codec = declared_codec(charset) if charset else None
    if codec is None or not _decodes(data, codec) or (not data.isascii() and _decodes(data, "utf-8")):
        return None
    return codec


def _decodes(data: bytes, codec: str) -> bool:
    try:
        data.decode(codec)
    except UnicodeError:
        return False
    return True


def _metadata(message: MIMEPart, head: dict[str, str]) -> Metadata:
    """Subject, sender and day; an address stands for a sender without a name."""
    from email.utils import parseaddr, parsedate_to_datetime

    sender, address = parseaddr(head["From"])
    try:
        published = parsedate_to_datetime(head["Date"]).date().isoformat()
    except (ValueError, TypeError, IndexError, OverflowError):
        published = ""
    language = _header(message, "Content-Language").partition(",")[0].strip()
    return Metadata(title=head["Subject"], author=sender or address, published=published, language=language)


def _about(attachments: Sequence[str]) -> tuple[str, ...]:
    if not attachments:
        return ()
    count = "1 attachment was" if len(attachments) == 1 else f"{len(attachments):,} attachments were"
    names = ", ".join(attachments[:_NAMED]) + (", …" if len(attachments) > _NAMED else "")
    return (f"{count} left out of the text: {names}; save and import what matters by itself.",)


MAIL = Importer(name="mail", label="Saved mail", suffixes=(".eml",), read=_read)
