"""Something said on one line: who says it, the words among those around them, and what they mean."""

from PySide6.QtCore import QPointF, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy, QStyle, QStyleOptionFocusRect, QWidget

from annotator.model.span import Span
from annotator.ui.docks.piece_layout import PieceLayout
from annotator.ui.docks.reading_excerpts import Piece
from annotator.ui.text_view.contrast import mixed
from annotator.ui.text_view.guard import guarded, nothing
from annotator.ui.text_view.scheme import colour_of, scheme_of

COLOUR = 4
"""Number of the colour, as passages have them, in which all that differs is marked: a red."""
_AROUND = 160
"""Code points of the paragraph that are kept on each side of the words."""
_EDGE = 6
_GAP = 14
_STEPS = {
    Qt.Key.Key_Up: (-1, False),
    Qt.Key.Key_Down: (+1, False),
    Qt.Key.Key_PageUp: (-1, True),
    Qt.Key.Key_PageDown: (+1, True),
}


def surroundings(text: str, span: Span) -> tuple[str, str, str]:
    """Return the words before a stretch in its paragraph, its own, and the words after it, on one line."""
    start, end = span.start, span.end
    before = text[max(0, start - _AROUND) : start].rpartition("\n")[2]
    after = text[end : end + _AROUND].partition("\n")[0]
    return _flat(before), " ".join(text[start:end].split()), _flat(after)


def _flat(text: str) -> str:
    """On one line; a blank at an edge parts it from the words beside it."""
    return "".join(" " if char.isspace() else char for char in text)


class SaidRow(QAbstractButton):
    """Pressing it, by mouse or Return, asks for the place in the article."""

    sides = (0.24, 0.26)
    """Shares of the width that source and value have."""
    widest = 240
    """Pixels that each of them has at most."""
    stepped = Signal(int, bool)
    """The keyboard is wanted by the next (+1) or last (-1) row; True for the first one of another card."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.source = self.value = ""
        self._pieces = ("", "", "")
        self.setToolTip(self.tr("Show it in the article"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, source: str, pieces: tuple[str, str, str], value: str) -> None:
        """Show who says something, the words as `surroundings` returned them, and what they mean."""
        self.source, self.value, self._pieces = source, value, pieces
        words = "".join(pieces).strip()
        self.setAccessibleName(f"{source}: {value}. {words}")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(200, self.fontMetrics().height() + 6)

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.stepped.emit(*_STEPS[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
        else:
            super().keyPressEvent(event)

    @guarded(nothing)
    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        scheme = scheme_of(self.palette())
        if self.hasFocus() or self.underMouse():
            strength = 0.16 if self.hasFocus() else 0.07
            painter.fillRect(self.rect(), colour_of(mixed(scheme.page, scheme.accent, strength)))
        left, middle, right = self._columns()
        painter.setPen(colour_of(scheme.faint_ink))
        _write(painter, left, self.source)
        painter.setPen(colour_of(scheme.ink))
        font = self.font()
        font.setBold(True)
        painter.setFont(font)
        _write(painter, right, self.value)
        painter.setFont(self.font())
        layout = PieceLayout(
            self._fitting(middle.width()), (scheme, COLOUR), self.font(), 2 * middle.width(), 1
        )
        painter.setClipRect(middle)
        top = middle.top() + (middle.height() - layout.height) / 2
        layout.paint(painter, QPointF(middle.left(), top), colour_of(scheme.ink))
        painter.setClipping(False)
        if self.hasFocus():
            option = QStyleOptionFocusRect()
            option.initFrom(self)
            self.style().drawPrimitive(QStyle.PrimitiveElement.PE_FrameFocusRect, option, painter, self)

    def _columns(self) -> tuple[QRect, QRect, QRect]:
        box = self.rect().adjusted(_EDGE, 0, -_EDGE, 0)
        first, last = (min(self.widest, round(box.width() * share)) for share in self.sides)
        left = QRect(box.left(), box.top(), first, box.height())
        right = QRect(box.right() - last + 1, box.top(), last, box.height())
        start = left.right() + 1 + _GAP
        return left, QRect(start, box.top(), max(1, right.left() - _GAP - start), box.height()), right

    def _fitting(self, width: int) -> list[Piece]:
        """The words that differ with as much of those around them as there is room for, on both sides."""
        metrics = self.fontMetrics()
        before, words, after = self._pieces
        words = metrics.elidedText(words, Qt.TextElideMode.ElideRight, width)
        room = max(0, width - metrics.horizontalAdvance(words))
        wanted = metrics.horizontalAdvance(after)
        left = metrics.elidedText(before, Qt.TextElideMode.ElideLeft, max(room // 2, room - wanted))
        if left.startswith("…"):
            left = f"… {left.partition(' ')[2]}"  # a word is there whole or not at all
        rest = room - metrics.horizontalAdvance(left)
        right = metrics.elidedText(after, Qt.TextElideMode.ElideRight, rest)
        if right.endswith("…"):
            right = f"{right.rpartition(' ')[0]} …"
        return [piece for piece in (Piece(left), Piece(words, "number"), Piece(right)) if piece.words]


def _write(painter: QPainter, box: QRect, words: str) -> None:
    line = painter.fontMetrics().elidedText(words, Qt.TextElideMode.ElideRight, box.width())
    painter.drawText(box, Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignLeading, line)
