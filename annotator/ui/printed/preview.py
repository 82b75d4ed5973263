"""Shows pages one at a time as they will be printed."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QKeySequence, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from annotator.ui.printed.pages import Pages
from annotator.ui.text_view.guard import guarded, nothing

_EDGE = 12
"""Pixels around a page."""


class Preview(QWidget):
    """A page, which page it is of how many, and buttons to the others."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
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

    def show_pages(self, pages: Pages | None) -> None:
        """Show pages from the one that was shown before, or nothing."""
        self.paper.pages = pages
        self.turn(0)

    def turn(self, by: int) -> None:
        """Go some pages on, as far as there are any."""
        count = len(self.paper.pages.pages) if self.paper.pages else 0
        self.paper.number = min(max(0, self.paper.number + by), max(0, count - 1))
        here = self.paper.number + 1
        self.place.setText(self.tr("Page {here} of {count}").format(here=here, count=count) if count else "")
        self.paper.setAccessibleDescription(self.place.text())
        self.back.setEnabled(here > 1)
        self.on.setEnabled(here < count)
        self.paper.update()

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
        self.pages: Pages | None = None
        self.number = 0
        self.setAccessibleName(self.tr("Preview of the page"))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def sizeHint(self) -> QSize:
        return QSize(440, 580)

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().color(QPalette.ColorRole.Mid))
        if self.pages is None:
            return
        size = self.pages.size
        room = QRectF(self.rect()).adjusted(_EDGE, _EDGE, -_EDGE, -_EDGE)
        scale = min(room.width() / size.width(), room.height() / size.height())
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(
            room.center().x() - size.width() * scale / 2, room.center().y() - size.height() * scale / 2
        )
        painter.scale(scale, scale)
        # paper is white in the dark as well
        painter.fillRect(QRectF(0, 0, size.width(), size.height()), QColor(Qt.GlobalColor.white))
        self.pages.pages[self.number].draw(painter)
