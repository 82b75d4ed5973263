"""Tells the parts of a mail that are shown as its text from those that hang on it."""

from email.message import MIMEPart
from pathlib import PurePath

from annotator.formats.importers.page_metadata import clean

_MOST_PARTS = 1000
_DEEPEST = 50
_TEXTS = ("text/plain", "text/html")


def divided(message: MIMEPart) -> tuple[list[MIMEPart], list[str]]:
    """Return the parts to be read, in order, and the names of the others (their kind where they have none)."""
    texts: list[MIMEPart] = []
    attachments: list[str] = []
    _divide(message, texts, attachments, 0)
    return texts, attachments


def _divide(part: MIMEPart, texts: list[MIMEPart], attachments: list[str], depth: int) -> None:
    kind = part.get_content_type()
    children = _children(part) if kind.startswith("multipart/") else []
    if depth > _DEEPEST or len(texts) + len(attachments) >= _MOST_PARTS:
        return
    if kind == "multipart/alternative" and (best := _best(children)) is not None:
        children = [best]
    if kind.startswith("multipart/"):
        for child in children:
            _divide(child, texts, attachments, depth + 1)
    elif kind in _TEXTS and part.get_content_disposition() != "attachment" and not part.get_filename():
        texts.append(part)
    else:
        attachments.append(_name(part))


def _children(part: MIMEPart) -> list[MIMEPart]:
    payload = part.get_payload()
    return [child for child in payload if isinstance(child, MIMEPart)] if isinstance(payload, list) else []


def _best(alternatives: list[MIMEPart]) -> MIMEPart | None:
    """Return the plain text, else what holds HTML, else the last, which its sender likes best."""
    for kind in ("text/plain", "text/html", "multipart/related", "multipart/mixed"):
        for part in alternatives:
            if part.get_content_type() == kind:
                return part
    return alternatives[-1] if alternatives else None


def _name(part: MIMEPart) -> str:
    file_name = part.get_filename()
    return clean(PurePath(file_name).name) if file_name else part.get_content_type()
