"""One person's claims on a line: a bar for each, in the colour of its article and with its name."""

from dataclasses import dataclass

from PySide6.QtCore import QEvent, QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleEvent,
    QColor,
    QFocusEvent,
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPalette,
    QPen,
)
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from annotator.text.claim_words import claim_in_words
from annotator.text.timelines import Bar, Lane, Stretch, Timeline
from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.docks.time_scale import TimeScale
from annotator.ui.docks.timeline_bar import article_colours, draw_band, draw_bar
from annotator.ui.text_view.guard import guarded, nothing
from annotator.ui.text_view.scheme import Scheme, colour_of, scheme_of

_GAP = 4
_LEAST_LABELS, _MOST_LABELS = 60, 0.34
"""Pixels, and share of the width, for the names of the offices."""
_TICKS_APART = 1.6
"""Widths of a year's number."""


@dataclass(frozen=True, slots=True)
class _Row:
    """One bar where it is drawn; `lane` is told in the first row of an office."""

    bar: Bar
    lane: Lane | None
    top: float


class TimelineView(QWidget):
    """Painted; Up and Down go from bar to bar, Enter and a click lead to the tag, hovering tells."""

    claim_activated = Signal(str)
    moved = Signal(QRectF)
    """Where the current bar is now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._timeline = Timeline()
        self._gaps: list[Stretch] = []
        self._overlaps: list[Stretch] = []
        self._days = (0, 0)
        self._rows: list[_Row] = []
        self._current = 0
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setMouseTracking(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.setBackgroundRole(QPalette.ColorRole.Base)
        self.setAutoFillBackground(True)

    # What others call

    def show_timeline(self, name: str, timeline: Timeline) -> None:
        """Show the claims about somebody; the same bar stays the current one if it is still there."""
        before = self.current
        self._timeline = timeline
        self._lay_out()
        same = (number for number, row in enumerate(self._rows) if row.bar.claim.annotation == before)
        self._current = next(same, 0)
        self.setAccessibleName(self.tr("Timeline of %s") % name if name else self.tr("Timeline"))
        self._describe()
        self.updateGeometry()
        self.update()

    @property
    def current(self) -> str:
        """Id of the tag of the current bar, or empty."""
        return self._rows[self._current].bar.claim.annotation if self._rows else ""

    def select(self, annotation: str) -> None:
        """Make the bar of this tag the current one, if it has one."""
        for number, row in enumerate(self._rows):
            if row.bar.claim.annotation == annotation:
                self._go(number)

    def words(self, bar: Bar) -> str:
        """What a bar claims, according to whom."""
        return claim_in_words(bar.claim, str(bar.source), bar.source.published)

    def rectangle(self, annotation: str) -> QRectF:
        """Where the bar of this tag is drawn."""
        scale = self._scale()
        return next(
            (self._bar_rectangle(row, scale) for row in self._rows if row.bar.claim.annotation == annotation),
            QRectF(),
        )

    # Layout

    @property
    def _line(self) -> int:
        return self.fontMetrics().height() + 4

    def _lay_out(self) -> None:
        self._gaps, self._overlaps = self._timeline.gaps, self._timeline.overlaps
        days = [day for bar in self._timeline.bars for day in bar.possibly]
        self._days = min(days, default=0), max(days, default=0)
        self._rows = []
        top = float(self._line)
        for lane in self._timeline.lanes:
            for number, bar in enumerate(lane.bars):
                self._rows.append(_Row(bar, None if number else lane, top))
                top += self._line
            top += _GAP

    def sizeHint(self) -> QSize:
        lanes = len(self._timeline.lanes)
        foot = bool(self._gaps or self._overlaps)
        return QSize(260, self._line * (len(self._rows) + 1 + foot) + _GAP * lanes)

    def minimumSizeHint(self) -> QSize:
        return QSize(160, self.sizeHint().height())

    def _label_width(self) -> float:
        metrics = self.fontMetrics()
        widest = max(
            (metrics.horizontalAdvance(_lane_label(lane)) for lane in self._timeline.lanes), default=0
        )
        return max(_LEAST_LABELS, min(widest + 8, self.width() * _MOST_LABELS))

    def _scale(self) -> TimeScale:
        left = self._label_width() + 4
        return TimeScale.over(*self._days, left, self.width() - left - 6)

    def _bar_rectangle(self, row: _Row, scale: TimeScale) -> QRectF:
        first, last = row.bar.possibly
        left, right = scale.x(first), scale.x(last + 1)
        width = max(6.0, right - left)
        return QRectF((left + right - width) / 2, row.top + 1, width, self._line - 3)

    def _row_at(self, point: QPointF) -> int:
        for number, row in enumerate(self._rows):
            if row.top <= point.y() < row.top + self._line:
                return number
        return -1

    # Following

    def _go(self, number: int) -> None:
        self._current = max(0, min(number, len(self._rows) - 1))
        self._describe()
        self.update()
        if self._rows:
            self.moved.emit(self._bar_rectangle(self._rows[self._current], self._scale()))

    def _describe(self) -> None:
        """Let a screen reader tell the current bar."""
        described = self.words(self._rows[self._current].bar) if self._rows else ""
        if described != self.accessibleDescription():
            self.setAccessibleDescription(described)
            if QAccessible.isActive():
                QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.DescriptionChanged))

    # Qt

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Down: self._current + 1,
            Qt.Key.Key_Up: self._current - 1,
            Qt.Key.Key_Home: 0,
            Qt.Key.Key_End: len(self._rows) - 1,
        }
        key = Qt.Key(event.key())
        if key in steps and self._rows:
            self._go(steps[key])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space) and self._rows:
            self.claim_activated.emit(self.current)
        else:
            super().keyPressEvent(event)

    @guarded(nothing)
    def mousePressEvent(self, event: QMouseEvent) -> None:
        number = self._row_at(event.position())
        if event.button() == Qt.MouseButton.LeftButton and number >= 0:
            self._go(number)
            self.claim_activated.emit(self.current)

    @guarded(nothing)
    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        over = self._row_at(event.position()) >= 0
        self.setCursor(Qt.CursorShape.PointingHandCursor if over else Qt.CursorShape.ArrowCursor)

    @guarded(nothing)
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.update()

    @guarded(lambda: False)
    def event(self, event: QEvent) -> bool:
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            number = self._row_at(QPointF(event.pos()))
            if number >= 0:
                QToolTip.showText(event.globalPos(), plain_tooltip(self.words(self._rows[number].bar)), self)
            else:
                QToolTip.hideText()
            return True
        return super().event(event)

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        scheme, scale = scheme_of(self.palette()), self._scale()
        if not self._rows:
            return
        self._draw_ticks(painter, scheme, scale)
        for stretch in self._gaps:
            draw_band(painter, self._band(stretch, scale), scheme, self.tr("gap"), hatched=True)
        for stretch in self._overlaps:
            draw_band(painter, self._band(stretch, scale), scheme, self.tr("overlap"), hatched=False)
        colours = article_colours([bar.claim.article for bar in self._timeline.bars], scheme)
        seen = event.rect().top() - self._line, event.rect().bottom()
        for number, row in enumerate(self._rows):
            if not seen[0] <= row.top <= seen[1]:
                continue
            self._draw_row(painter, scheme, scale, row, colours[row.bar.claim.article])
            if number == self._current:
                painter.setPen(QPen(colour_of(scheme.ink), 2 if self.hasFocus() else 1))
                painter.setBrush(Qt.BrushStyle.NoBrush)
                painter.drawRoundedRect(self._bar_rectangle(row, scale).adjusted(-2, -1, 2, 1), 4, 4)

    def _band(self, stretch: Stretch, scale: TimeScale) -> QRectF:
        left, right = scale.x(stretch[0]), scale.x(stretch[1] + 1)
        return QRectF(left, self._line - 2, max(1.0, right - left), self.height() - self._line + 2)

    def _draw_ticks(self, painter: QPainter, scheme: Scheme, scale: TimeScale) -> None:
        metrics = self.fontMetrics()
        for x, year in scale.ticks(metrics.horizontalAdvance("0000") * _TICKS_APART):
            painter.setPen(QPen(colour_of(scheme.rule), 1))
            painter.drawLine(QPointF(x, self._line - 4), QPointF(x, self.height()))
            label, width = str(year), metrics.horizontalAdvance(str(year))
            painter.setPen(colour_of(scheme.faint_ink))
            left = min(max(scale.left, x - width / 2), self.width() - width - 1)
            painter.drawText(QPointF(left, metrics.ascent() + 1), label)

    def _draw_row(
        self, painter: QPainter, scheme: Scheme, scale: TimeScale, row: _Row, colour: QColor
    ) -> None:
        metrics = self.fontMetrics()
        baseline = row.top + metrics.ascent() + 2
        if row.lane is not None:
            room = int(self._label_width() - 4)
            painter.setPen(colour_of(scheme.ink))
            label = metrics.elidedText(_lane_label(row.lane), Qt.TextElideMode.ElideRight, room)
            painter.drawText(QPointF(4, baseline), label)
        box = self._bar_rectangle(row, scale)
        draw_bar(painter, box, row.bar, scale, colour)
        name = row.bar.source.name
        painter.setPen(colour_of(scheme.ink))
        room = metrics.horizontalAdvance(name) + 8
        left = box.left() + 4
        if room > box.width():  # beside the bar, where there is more room
            left = box.right() + 4 if box.right() + room <= self.width() else box.left() - room + 4
        painter.drawText(QPointF(max(scale.left, left), baseline), name)


def _lane_label(lane: Lane) -> str:
    return f"{lane.term}, {lane.organisation}" if lane.organisation else lane.term
