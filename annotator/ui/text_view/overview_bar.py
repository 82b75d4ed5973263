"""A narrow picture of the whole text beside the scroll bar: where tags, furniture and search hits lie."""

from collections.abc import Callable, Iterable

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent, QPixmap, QResizeEvent
from PySide6.QtWidgets import QWidget

from annotator.model.span import Span
from annotator.ui.text_view.contrast import Rgb, mixed, visible_on
from annotator.ui.text_view.family_colours import line_of
from annotator.ui.text_view.guard import guarded, nothing
from annotator.ui.text_view.mark import Mark
from annotator.ui.text_view.scheme import Scheme, colour_of
from annotator.ui.text_view.tints import Tint

WIDTH = 14
_ROW = 2
"""Pixels of the smallest thing shown."""
_STING = 8
"""Pixels of the sign for what others contradict."""
_CONTRADICTED = (200, 30, 45)
_COLUMNS = 3
"""Colours shown beside each other in one row."""


class OverviewBar(QWidget):
    """Rows of two pixels; each shows the colours of the tags that start or run there, commonest first."""

    jumped = Signal(int)
    """The code point that was clicked or dragged to."""

    def __init__(self, parent: QWidget, scheme: Scheme, marks: Callable[[], Iterable[Mark]]) -> None:
        super().__init__(parent)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self.tr("Overview of the article"))
        self.setToolTip(
            self.tr(
                "Where tags, furniture, shared passages, search hits and conflicts lie; click to go there"
            )
        )
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scheme = scheme
        self._length = 1
        self._marks = marks
        self._zones: list[Span] = []
        self._found: list[Span] = []
        self._tints: list[Tint] = []
        self._contradicted: list[int] = []
        self._rows: list[dict[Rgb, int]] = []
        self._picture: QPixmap | None = None
        self._seen = (0, 0)

    @guarded(QSize)
    def sizeHint(self) -> QSize:
        """As narrow as can be hit with a mouse."""
        return QSize(WIDTH, 100)

    def set_text_length(self, length: int) -> None:
        """Forget everything and show a text of `length` code points."""
        self._length = max(1, length)
        self._zones, self._found, self._tints, self._contradicted = [], [], [], []
        self.marks_replaced()

    def marks_replaced(self) -> None:
        """Look at all marks again."""
        self._rows = []
        self._stale()

    def change_marks(self, added: Iterable[Mark], removed: Iterable[Mark]) -> None:
        """Take marks out and in; the rows of the others stay as they are."""
        for mark in removed:
            self._count(mark, -1)
        for mark in added:
            self._count(mark, +1)

    def set_zones(self, zones: Iterable[Span]) -> None:
        """Show furniture at these spans."""
        self._zones = list(zones)
        self._stale()

    def set_found(self, found: Iterable[Span]) -> None:
        """Show search hits at these spans."""
        self._found = list(found)
        self._stale()

    def set_tints(self, tints: Iterable[Tint]) -> None:
        """Show where these passages lie."""
        self._tints = list(tints)
        self._stale()

    def set_contradicted(self, positions: Iterable[int]) -> None:
        """Show where others contradict the text."""
        self._contradicted = list(positions)
        self._stale()

    def set_seen(self, start: int, end: int) -> None:
        """Show which code points are on the screen."""
        if self._seen != (start, end):
            self._seen = (start, end)
            self.update()

    def set_scheme(self, scheme: Scheme) -> None:
        """Take the colours of another look."""
        self._scheme = scheme
        self._rows = []
        self._stale()

    def _stale(self) -> None:
        self._picture = None
        self.update()

    def _row_of(self, position: int) -> int:
        return position * (len(self._rows) - 1) // self._length

    def _count(self, mark: Mark, by: int) -> None:
        if not self._rows:
            return
        touched = self._enter(mark, self._scheme.lane(mark), by)
        if self._picture is not None:
            painter = QPainter(self._picture)
            ground = colour_of(self._ground)
            for row in touched:
                painter.fillRect(QRectF(0, row * _ROW, WIDTH, _ROW), ground)
                self._paint_row(painter, row)
            painter.end()
            self.update()

    def _enter(self, mark: Mark, colour: Rgb, by: int) -> list[int]:
        rows, last, length = self._rows, len(self._rows) - 1, self._length
        touched: list[int] = []
        for span in mark.spans:
            for row in range(span.start * last // length, (span.end - 1) * last // length + 1):
                counts = rows[row]
                counts[colour] = counts.get(colour, 0) + by
                if counts[colour] <= 0:
                    del counts[colour]
                touched.append(row)
        return touched

    def _enter_all(self, rows: int) -> None:
        self._rows = [{} for _ in range(rows)]
        colours: dict[tuple[str, str, bool], Rgb] = {}
        for mark in self._marks():
            key = mark.colour, mark.colour_dark, mark.style == "suggestion"
            colour = colours.get(key)
            if colour is None:
                colour = colours[key] = self._scheme.lane(mark)
            self._enter(mark, colour, +1)

    def _paint_row(self, painter: QPainter, row: int) -> None:
        y = row * _ROW
        counts = self._rows[row]
        colours = sorted(counts, key=lambda colour: (-counts[colour], colour))[:_COLUMNS]
        if not colours:
            return
        # Thousands of tags fill every row: let the many be paler, so that the bar stays quiet.
        width = (WIDTH - 4) / len(colours)
        for place, colour in enumerate(colours):
            painter.fillRect(QRectF(3 + place * width, y, width - 0.5, _ROW), colour_of(colour))

    @property
    def _ground(self) -> Rgb:
        return mixed(self._scheme.page, self._scheme.ink, 0.035)

    def _draw_picture(self) -> QPixmap:
        count = max(2, self.height() // _ROW)
        if len(self._rows) != count:
            self._enter_all(count)
        ratio = self.devicePixelRatioF()
        picture = QPixmap(round(WIDTH * ratio), round(self.height() * ratio))
        picture.setDevicePixelRatio(ratio)
        picture.fill(colour_of(self._ground))
        painter = QPainter(picture)
        for row in range(count):
            if self._rows[row]:
                self._paint_row(painter, row)
        faint, hit = colour_of(self._scheme.rule), colour_of((232, 150, 0))
        for span in self._zones:
            top, bottom = self._row_of(span.start), self._row_of(span.end - 1) + 1
            painter.fillRect(QRectF(0, top * _ROW, 2, (bottom - top) * _ROW), faint)
        for tint in self._tints:
            top, bottom = self._row_of(tint.extent.start), self._row_of(tint.extent.end - 1) + 1
            colour = colour_of(line_of(self._scheme, tint.number))
            painter.fillRect(QRectF(0, top * _ROW, 3, (bottom - top) * _ROW), colour)
        for span in self._found:
            painter.fillRect(QRectF(WIDTH - 4, self._row_of(span.start) * _ROW, 4, _ROW + 1), hit)
        for position in self._contradicted:
            self._paint_sting(painter, self._row_of(position) * _ROW + _ROW / 2)
        painter.end()
        return picture

    def _paint_sting(self, painter: QPainter, y: float) -> None:
        """A wedge that points into the bar, edged so that no colour below hides it."""
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(colour_of(self._scheme.page))
        painter.setBrush(colour_of(visible_on(self._scheme.page, _CONTRADICTED)))
        half = _STING / 2
        painter.drawPolygon([QPointF(0, y - half), QPointF(_STING, y), QPointF(0, y + half)])

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the picture, made anew when it is stale, and what of the text is on the screen."""
        if self._picture is None:
            self._picture = self._draw_picture()
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        start, end = self._seen
        if end > start and (end - start) < self._length:
            top = start * self.height() / self._length
            height = max(3.0, (end - start) * self.height() / self._length)
            painter.fillRect(QRectF(0, top, WIDTH, height), colour_of(self._scheme.ink, 26))
        painter.end()

    @guarded(nothing)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the picture anew."""
        self._picture = None

    @guarded(nothing)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        self._jump(event)

    @guarded(nothing)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go there."""
        if event.buttons() & Qt.MouseButton.LeftButton:
            self._jump(event)

    def _jump(self, event: QMouseEvent) -> None:
        share = min(max(event.position().y() / max(1, self.height()), 0.0), 1.0)
        self.jumped.emit(min(self._length - 1, int(share * self._length)))
