"""One version of a tag on one line: a button that takes it, who says so, the words, and what they mean."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from annotator.model.annotation import Annotation
from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.docks.said_row import SaidRow, surroundings
from annotator.ui.text_view.guard import guarded, nothing


class VersionLine(SaidRow):
    """Getting the keyboard, or being clicked, it asks for its place in the article."""

    sides = (0.14, 0.4)
    widest = 420
    place_wanted = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.clicked.connect(self.place_wanted)

    @guarded(nothing)
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.place_wanted.emit()


class VersionRow(QWidget):
    """A line with the button that takes it; it shows one version after another, so that the keyboard stays in it."""

    take_wanted = Signal(str)
    """Id of the tag."""
    place_wanted = Signal(object)
    """The Annotation."""

    def __init__(self, number: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.tag: Annotation | None = None
        self._number = number
        self.line = VersionLine(self)
        self.take = QToolButton(self)
        self.take.setText(f"{number:n}")
        self.take.setFixedSize(QSize(26, 22))
        self.take.setToolTip(self.tr("Take this version (%s)") % number)
        self.take.clicked.connect(self._take)
        self.line.place_wanted.connect(lambda: self.place_wanted.emit(self.tag))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2)
        row.addWidget(self.take)
        row.addWidget(self.line, 1)

    def show_version(self, tag: Annotation, who: str, value: str, text: str) -> None:
        """Show a tag of an article with this text."""
        self.tag = tag
        self.line.say(who, surroundings(text, tag.extent), value)
        self.line.setToolTip(plain_tooltip(value))
        self.line.setAccessibleName(f"{self._number}, {self.line.accessibleName()}")
        self.take.setAccessibleName(
            self.tr("Take version {number}, of {name}").format(number=self._number, name=who)
        )

    def _take(self) -> None:
        if self.tag is not None:
            self.take_wanted.emit(self.tag.id)
