"""What kinds and dates of entries are called, in words that can be translated."""

from PySide6.QtCore import QCoreApplication

from annotator.model.record import Record

_KINDS = {"person": "Person", "organisation": "Organisation", "place": "Place"}
_MANY = {"person": "People", "organisation": "Organisations", "place": "Places"}


def kind_label(kind: str) -> str:
    """Return `Person`, `Organisation`, `Place`."""
    return QCoreApplication.translate("Record", _KINDS.get(kind, kind))


def kinds_label(kind: str) -> str:
    """Return `People`, `Organisations`, `Places`."""
    return QCoreApplication.translate("Record", _MANY.get(kind, kind))


def dates_in_words(dates: str) -> str:
    """Return `from 1961 to 2020`; dates that mean nothing stay as they are."""
    if not dates:
        return ""
    from annotator.text.edtf import parse
    from annotator.text.edtf_words import in_words

    value = parse(dates)
    return in_words(value) if value is not None else dates


def summary(record: Record) -> str:
    """Return `Person · since 1961 · candidate`."""
    parts = [kind_label(record.kind), dates_in_words(record.dates)]
    if record.status == "candidate":
        parts.append(QCoreApplication.translate("Record", "candidate"))
    return " · ".join(filter(None, parts))
