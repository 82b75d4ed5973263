"""What the kinds of differences between articles are called on the screen."""

from PySide6.QtCore import QCoreApplication

_NAMES = {
    "typographic": "typography",
    "contraction": "contraction",
    "spelling": "spelling",
    "person": "person",
    "omission": "left out",
    "addition": "added",
    "number": "number or date",
    "wording": "wording",
}


def reading_name(kind: str) -> str:
    """Return the name of one of `READING_KINDS`."""
    return QCoreApplication.translate("ReadingKind", _NAMES.get(kind, kind))
