"""Shows pages one at a time as they will be printed."""

from PySide6.QtCore import QMargins, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from annotator.ui.printed.proofs import Proofs
from annotator.ui.text_view.guard import guarded, nothing

_EDGE = 12
"""Pixels around a page."""


class Preview(QWidget):
    """A page, which page it is of how many, and buttons to the others."""

    wanted = Signal(int)
    """Number of a page, from 0, that is to be shown and that nobody has drawn yet."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._proofs: Proofs | None = None
        self._number = 0
        self.paper = _Paper(self)
        self.place = QLabel(self)
        self.place.setTextFormat(Qt.TextFormat.PlainText)
        self.back = self._button(Qt.ArrowType.LeftArrow, self.tr("Page before"), -1, "PgUp")
        self.on = self._button(Qt.ArrowType.RightArrow, self.tr("Next page"), 1, "PgDown")
        row = QHBoxLayout()
        row.addStretch(1)
        for widget in (self.back, self.place, self.on):
            row.addWidget(widget)
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.paper, 1)
        column.addLayout(row)
        self.turn(0)

    @property
    def number(self) -> int:
        """The page that is shown, from 0."""
        return self._number

    @property
    def count(self) -> int:
        """Number of pages."""
        return self._proofs.count if self._proofs else 0

    def show_proofs(self, proofs: Proofs | None) -> None:
        """Show the page that was shown before, among these, or nothing."""
        self._proofs = proofs
        self.turn(0)

    def turn(self, by: int) -> None:
        """Go some pages on, as far as there are any; what is not drawn yet is `wanted`."""
        self._number = min(max(0, self._number + by), max(0, self.count - 1))
        here = self._number + 1
        told = self.tr("Page {here} of {count}").format(here=here, count=self.count)
        self.place.setText(told if self.count else "")
        self.paper.setAccessibleDescription(self.place.text())
        self.back.setEnabled(here > 1)
        self.on.setEnabled(here < self.count)
        self.paper.picture = self._picture()
        self.paper.update()
        if self.paper.picture is None and self.count:
            self.wanted.emit(self._number)

    def _picture(self) -> QImage | None:
        if self._proofs is None:
            return None
        at = self._number - self._proofs.first
        return self._proofs.pictures[at] if 0 <= at < len(self._proofs.pictures) else None

    def _button(self, arrow: Qt.ArrowType, name: str, by: int, key: str) -> QToolButton:
        button = QToolButton(self)
        button.setArrowType(arrow)
        button.setAccessibleName(name)
        button.setShortcut(QKeySequence(key))
        button.setToolTip(f"{name} ({button.shortcut().toString(QKeySequence.SequenceFormat.NativeText)})")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.clicked.connect(lambda: self.turn(by))
        return button


class _Paper(QWidget):
    """One page, as large as there is room for."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.picture: QImage | None = None
        self.setAccessibleName(self.tr("Preview of the page"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(440, 580)

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Mid))
        if self.picture is None:
            return
        room = self.size().shrunkBy(QMargins(_EDGE, _EDGE, _EDGE, _EDGE)) * self.devicePixelRatioF()
        page = self.picture.scaled(
            room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
        )
        page.setDevicePixelRatio(self.devicePixelRatioF())
        box = QRect(QPoint(), page.deviceIndependentSize().toSize())
        box.moveCenter(self.rect().center())
        painter.drawImage(box.topLeft(), page)
