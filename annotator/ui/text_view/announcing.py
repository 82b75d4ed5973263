"""Says to screen readers which tags the caret has come into."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent
from PySide6.QtWidgets import QWidget

from annotator.ui.text_view.mark import Mark

_LONGEST = 80
"""Code points of a tag that are read out."""


class Announcer:
    """Remembers where the caret was, so that only news is told."""

    def __init__(self, widget: QWidget) -> None:
        self._widget = widget
        self._inside: tuple[str, ...] = ()

    def caret_in(self, marks: Sequence[Mark], text: str) -> str:
        """Tell which of `marks` are new, and describe all of them; return what was told."""
        inside = tuple(mark.id for mark in marks)
        if inside == self._inside:
            return ""
        news = [described(mark, text) for mark in marks if mark.id not in self._inside]
        left = self._inside and not inside
        self._inside = inside
        self._widget.setAccessibleDescription("; ".join(described(mark, text) for mark in marks))
        told = "; ".join(news) or (_tr("no tag") if left else "")
        self.say(told)
        return told

    def say(self, words: str) -> None:
        """Have a screen reader, if one listens, read some words out."""
        if words and QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self._widget, words))


def described(mark: Mark, text: str) -> str:
    """Return one line about a mark: its type, how sure it is, and its words."""
    words = " … ".join(text[span.start : min(span.end, span.start + _LONGEST)] for span in mark.spans[:3])
    words = " ".join(words[:_LONGEST].split())
    sure = {
        "certain": "",
        "probable": _tr("probable"),
        "possible": _tr("possible"),
        "unknown": _tr("certainty unknown"),
        "suggestion": _tr("suggestion"),
        "rejected": _tr("rejected"),
    }.get(mark.style, mark.style)
    who = "" if mark.layer == "own" else mark.layer
    return f"{', '.join(filter(None, (mark.label, who, sure)))}: {words}"


def _tr(text: str) -> str:
    return QCoreApplication.translate("Announcer", text)
