"""A short tour over the window: four callouts, each beside what it speaks of; Esc skips it."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

Stop = tuple[QWidget, str, str]
"""What is spoken of, a heading, and one or two sentences."""

_WIDTH = 360


class Tour(QWidget):
    """Covers the window lightly while it lasts; the window stays as it is."""

    ended = Signal()

    def __init__(self, stops: Sequence[Stop], window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self._stops = list(stops)
        self._index = 0
        self.setAccessibleName(self.tr("Tour"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._card = QFrame(self)
        self._card.setFrameShape(QFrame.Shape.StyledPanel)
        self._card.setAutoFillBackground(True)
        self._card.setFixedWidth(_WIDTH)
        self._heading = QLabel(self._card)
        font = self._heading.font()
        font.setBold(True)
        font.setPointSizeF(font.pointSizeF() * 1.15)
        self._heading.setFont(font)
        self._text = QLabel(self._card)
        for label in (self._heading, self._text):
            label.setTextFormat(Qt.TextFormat.PlainText)
            label.setWordWrap(True)
        self._count = QLabel(self._card)
        self._skip = QPushButton(self.tr("Skip (Esc)"), self._card)
        self._next = QPushButton(self.tr("Next"), self._card)
        self._next.setDefault(True)
        self._skip.clicked.connect(self.end)
        self._next.clicked.connect(self.advance)
        row = QHBoxLayout()
        row.addWidget(self._count, 1)
        row.addWidget(self._skip)
        row.addWidget(self._next)
        column = self._column = QVBoxLayout(self._card)
        column.setContentsMargins(16, 14, 16, 12)
        column.setSpacing(10)
        column.addWidget(self._heading)
        column.addWidget(self._text)
        column.addLayout(row)
        window.installEventFilter(self)

    def begin(self) -> None:
        """Show the first callout."""
        self.setGeometry(self._window.rect())
        self._show_stop()
        self.show()
        self.raise_()
        self._next.setFocus()

    def advance(self) -> None:
        """Go to the next callout, or end after the last."""
        self._index += 1
        if self._index >= len(self._stops):
            self.end()
        else:
            self._show_stop()

    def end(self) -> None:
        """Take the tour away."""
        if not self.isHidden():
            self.hide()
            self.ended.emit()
            self.deleteLater()

    def _show_stop(self) -> None:
        _widget, heading, text = self._stops[self._index]
        self._heading.setText(heading)
        self._text.setText(text)
        last = self._index == len(self._stops) - 1
        self._next.setText(self.tr("Start tagging") if last else self.tr("Next"))
        self._skip.setVisible(not last)
        self._count.setText(f"{self._index + 1} / {len(self._stops)}")
        self._card.setAccessibleName(f"{heading}. {text}")
        self._place()
        self.update()

    def _target(self) -> QRect:
        widget = self._stops[self._index][0]
        return QRect(widget.mapTo(self._window, QPoint(0, 0)), widget.size())

    def _place(self) -> None:
        target = self._target()
        self._column.activate()
        height = max(self._card.sizeHint().height(), self._column.heightForWidth(_WIDTH))
        self._card.setFixedHeight(height)
        area = self.rect().adjusted(12, 12, -12, -12)
        x = target.center().x() - _WIDTH // 2
        below, above = target.bottom() + 14, target.top() - height - 14
        y = target.center().y() - height // 2
        if target.width() > 2 * target.height() or target.height() < area.height() // 3:
            y = below if below + height < area.bottom() else above
        elif target.center().x() < area.center().x():
            x = target.right() + 14
        else:
            x = target.left() - _WIDTH - 14
        x = max(area.left(), min(x, area.right() - _WIDTH))
        self._card.move(x, max(area.top(), min(y, area.bottom() - height)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.end()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Right, Qt.Key.Key_Space):
            self.advance()
        else:
            event.accept()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and not self.isHidden():
            self.setGeometry(self._window.rect())
            self._place()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        hole = self._target().adjusted(-4, -4, 4, 4)
        veil = QPainterPath()
        veil.addRect(self.rect())
        opening = QPainterPath()
        opening.addRoundedRect(hole, 6, 6)
        painter.fillPath(veil.subtracted(opening), QColor(0, 0, 0, 96))
        painter.setPen(QPen(self.palette().highlight().color(), 2))
        painter.drawRoundedRect(hole, 6, 6)
