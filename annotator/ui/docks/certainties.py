"""The four degrees of certainty in words, for forms and tables."""

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication

_LABELS = {
    "certain": str(QT_TRANSLATE_NOOP("Certainty", "Certain")),
    "probable": str(QT_TRANSLATE_NOOP("Certainty", "Probable")),
    "possible": str(QT_TRANSLATE_NOOP("Certainty", "Possible")),
    "unknown": str(QT_TRANSLATE_NOOP("Certainty", "Unknown")),
}


def certainty_label(certainty: str) -> str:
    """Return the word for a degree of certainty; one that is not known stays as it is."""
    known = _LABELS.get(certainty)
    return QCoreApplication.translate("Certainty", known) if known else certainty
