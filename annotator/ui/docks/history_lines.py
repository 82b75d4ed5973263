"""The history of a tag in lines: when, who, what, and to which value."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from PySide6.QtCore import QDate, QDateTime, QLocale, Qt

from annotator.services.history import Entry
from annotator.ui.docks.certainties import certainty_label


def history_lines(entries: Sequence[Entry]) -> list[str]:
    """Return one line for each entry, oldest first."""
    lines = []
    before: Mapping[str, Any] = {}
    for entry in entries:
        after = entry.body or {}
        new = ", ".join(new_values(before, after)) if before and after else ""
        lines.append(f"{local_time(entry.at)} · {entry.by} · {entry.label}" + (f": {new}" if new else ""))
        before = after
    return lines


def new_values(before: Mapping[str, Any], after: Mapping[str, Any]) -> Iterator[str]:
    """What a tag's new state says that the old one did not; `—` for what it no longer says."""
    old, new = before["values"], after["values"]
    for name in dict.fromkeys((*old, *new)):
        if old.get(name) != new.get(name):
            yield new.get(name) or "—"
    if before["certainty"] != after["certainty"]:
        yield certainty_label(after["certainty"])
    if before["note"] != after["note"]:
        yield " ".join(after["note"].split()) or "—"


def local_time(at: str) -> str:
    """A UTC time as the locale writes it, in the time zone of this machine; of today only the time."""
    moment = QDateTime.fromString(at, Qt.DateFormat.ISODate).toLocalTime()
    if not moment.isValid():
        return at
    if moment.date() == QDate.currentDate():
        return QLocale().toString(moment.time(), QLocale.FormatType.ShortFormat)
    return QLocale().toString(moment, QLocale.FormatType.ShortFormat)
