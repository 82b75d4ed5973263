"""Ribbons in the gutter between two panes: they join the passages that both articles share."""

from __future__ import annotations

from typing import NamedTuple, cast

from PySide6.QtCore import QEvent, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent, QMouseEvent, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QToolTip, QWidget

from annotator.model.span import Span
from annotator.ui.article_pane import ArticlePane
from annotator.ui.comparing import Comparing
from annotator.ui.docks.labels import plain_tooltip
from annotator.ui.gutter import Gutter
from annotator.ui.gutter_corners import Corner, corners, paint_corner
from annotator.ui.pairs_in_view import PairsInView
from annotator.ui.panes import Panes
from annotator.ui.ribbon_shapes import ABOVE, BELOW, End, band, head, stub
from annotator.ui.text_view.family_colours import line_of
from annotator.ui.text_view.guard import guarded, nothing
from annotator.ui.text_view.scheme import colour_of, scheme_of

_SLACK = 4
"""Pixels the mouse may move and still have clicked: more moves the gutter."""
_FILL, _STUB_FILL, _LIT_FILL = 84, 40, 160
"""Opacity of 255."""


class _Drawn(NamedTuple):
    path: QPainterPath
    number: int
    left: End
    right: End


class Ribbons(QWidget):
    """Lies over one gutter and leaves the mouse to it, so that the gutter can be moved as ever."""

    def __init__(self, gutter: Gutter, left: ArticlePane, right: ArticlePane, comparing: Comparing) -> None:
        super().__init__(gutter)
        self._gutter = gutter
        self._panes = left, right
        self._comparing = comparing
        self._drawn: list[_Drawn] = []
        self._corners: list[Corner] = []
        self._pointed_at: QPointF | None = None
        self._pressed = QPoint()
        self._cursor = gutter.cursor()
        self._pairs = PairsInView()
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        gutter.setMouseTracking(True)
        gutter.installEventFilter(self)
        comparing.lit_changed.connect(self.update)
        for pane in self._panes:
            bar = pane.view.verticalScrollBar()
            bar.valueChanged.connect(self.update)
            bar.rangeChanged.connect(self.update)
        self.setGeometry(gutter.rect())
        self.show()

    def follow(self) -> None:
        """Join what the two articles share now."""
        left, right = (pane.article_id for pane in self._panes)
        self._pairs = PairsInView(self._comparing.shown.pairs(left, right))
        count = len(self._pairs)
        self.setAccessibleName(self.tr("Shared passages: {count}").format(count=count))
        self.update()

    def end(self) -> None:
        """Leave the gutter as it was."""
        self._gutter.removeEventFilter(self)
        self._gutter.setMouseTracking(False)
        self._gutter.setCursor(self._cursor)
        self.hide()
        self.setParent(None)
        self.deleteLater()

    def at(self, point: QPointF) -> int:
        """Return the number of the passage whose ribbon is at a point, or 0; the narrowest of several."""
        found = [one for one in self._drawn if one.path.contains(point)]
        best = min(found, key=lambda one: one.path.boundingRect().height(), default=None)
        return best.number if best else 0

    # ---- drawing -------------------------------------------------------------------------------------

    def _ends(self, place: int, span: Span, seen: Span) -> End:
        """Where a passage meets the edge of the gutter: its lines that are on the screen."""
        if span.end <= seen.start:
            return End(away=ABOVE)
        if span.start >= seen.end:
            return End(away=BELOW)
        view = self._panes[place].view
        down = self._top_of(place)
        first = view.box_of(max(span.start, seen.start))
        last = view.box_of(min(span.end, seen.end) - 1)
        height = view.viewport().height()
        return End(down + min(max(first.top(), 0.0), height), down + min(max(last.bottom(), 0.0), height))

    def _top_of(self, place: int) -> int:
        """Pixels of the gutter above the text of a pane."""
        viewport = self._panes[place].view.viewport()
        return self.mapFromGlobal(viewport.mapToGlobal(QPoint(0, 0))).y()

    def _room_of(self, place: int) -> tuple[float, float]:
        """Top and bottom of the text of a pane, in pixels of the gutter."""
        top = self._top_of(place)
        return top, top + self._panes[place].view.viewport().height()

    @guarded(nothing)
    def paintEvent(self, _event: QPaintEvent) -> None:
        self._drawn, self._corners = [], []
        left, right = (pane.view.seen() for pane in self._panes)
        if left is None or right is None or not len(self._pairs):
            return
        painter = QPainter(self)
        try:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            for here, there, number in self._pairs.shown(left, right):
                self._paint_ribbon(painter, number, self._ends(0, here, left), self._ends(1, there, right))
            self._paint_corners(painter, left, right)
        finally:
            painter.end()

    def _paint_ribbon(self, painter: QPainter, number: int, left: End, right: End) -> None:
        colour = line_of(scheme_of(self.palette()), number)
        lit = number == self._comparing.lit
        whole = not left.away and not right.away
        pen = QPen(colour_of(colour, 255 if lit else 200), 2 if lit else 1)
        if not whole:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        painter.setBrush(colour_of(colour, _LIT_FILL if lit else _FILL if whole else _STUB_FILL))
        if whole:
            path = band(self.width(), left, right)
            painter.drawPath(path)
        else:
            end, away = (right, left.away) if left.away else (left, right.away)
            place = 0 if right.away else 1
            path, tip = stub(self.width(), end, away, self._room_of(place), at_left=not place)
            painter.drawPath(path)
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour_of(colour))
            painter.drawPolygon(head(tip, away))
        self._drawn.append(_Drawn(path, number, left, right))

    def _paint_corners(self, painter: QPainter, left: Span, right: Span) -> None:
        """Say at each corner how many passages lie that way with no end on the screen."""
        rooms = [self._room_of(place) for place in (0, 1)]
        line = float(painter.fontMetrics().height())
        self._corners = corners(self.width(), line, rooms, self._pairs.hidden(left, right))
        pointed_at = self._corner_at(self._pointed_at)
        for corner in self._corners:
            paint_corner(painter, corner, self.palette(), lit=corner is pointed_at)

    # ---- the mouse -----------------------------------------------------------------------------------

    @guarded(lambda: False)
    def eventFilter(self, _gutter: QObject, event: QEvent) -> bool:
        """Look on while the gutter is pointed at; what moves it goes to it as ever."""
        kind = event.type()
        if kind == QEvent.Type.Resize:
            self.setGeometry(self._gutter.rect())
        elif kind == QEvent.Type.MouseMove:
            self._hover(cast(QMouseEvent, event).position())
        elif kind == QEvent.Type.Leave:
            self._hover(None)
        elif kind == QEvent.Type.MouseButtonPress:
            self._pressed = cast(QMouseEvent, event).globalPosition().toPoint()
        elif kind == QEvent.Type.MouseButtonRelease:
            self._release(cast(QMouseEvent, event))
        elif kind == QEvent.Type.ToolTip:
            return self._show_hint(cast(QHelpEvent, event))
        return False

    def _hover(self, point: QPointF | None) -> None:
        before, self._pointed_at = self._corner_at(self._pointed_at), point
        corner = self._corner_at(point)
        number = self.at(point) if point is not None and corner is None else 0
        self._comparing.light(number)
        self._gutter.setCursor(Qt.CursorShape.PointingHandCursor if number or corner else self._cursor)
        if corner != before:
            self.update()

    def _corner_at(self, point: QPointF | None) -> Corner | None:
        return next((one for one in self._corners if point is not None and one.box.contains(point)), None)

    def _release(self, event: QMouseEvent) -> None:
        moved = (event.globalPosition().toPoint() - self._pressed).manhattanLength()
        if moved >= _SLACK or event.button() != Qt.MouseButton.LeftButton:
            return
        if corner := self._corner_at(event.position()):
            self._bring(corner)
            return
        number = self.at(event.position())
        drawn = next((one for one in self._drawn if one.number == number), None)
        if drawn is not None:
            nearer = 0 if event.position().x() < self.width() / 2 else 1
            # what is seen stays where it is; of two that are seen, the one that was clicked on
            held = 1 if drawn.left.away else 0 if drawn.right.away else nearer
            self._comparing.level(number, self._panes[held])

    def _bring(self, corner: Corner) -> None:
        """Bring the nearest passage that a corner counts into view, in both panes."""
        left, right = (pane.view.seen() for pane in self._panes)
        if left is not None and right is not None:
            number = self._pairs.nearest_hidden(corner.place, corner.away, left, right)
            self._comparing.level(number, self._panes[corner.place])
            self._comparing.light(number)

    def _show_hint(self, event: QHelpEvent) -> bool:
        if corner := self._corner_at(QPointF(event.pos())):
            words = (
                self.tr(
                    "Passages further up in the {side} article, out of view: {count}. Click for the next."
                )
                if corner.away == ABOVE
                else self.tr(
                    "Passages further down in the {side} article, out of view: {count}. Click for the next."
                )
            ).format(side=self.tr("right") if corner.place else self.tr("left"), count=corner.count)
            QToolTip.showText(event.globalPos(), words, self._gutter)
            return True
        family = self._comparing.shown.family(self.at(QPointF(event.pos())))
        if family is None:
            return False
        QToolTip.showText(event.globalPos(), plain_tooltip(family.told), self._gutter)
        return True


class AllRibbons(QObject):
    """Lays ribbons over every gutter while passages are shown, and takes them away again."""

    def __init__(self, panes: Panes, comparing: Comparing) -> None:
        super().__init__(comparing)
        self._panes = panes
        self._comparing = comparing
        self.ribbons: list[Ribbons] = []
        comparing.changed.connect(self._follow)
        panes.pane_closing.connect(self._clear)

    def _follow(self) -> None:
        joints = self._panes.joints() if self._comparing.shown.families else []
        if len(joints) != len(self.ribbons):
            self._clear()
            self.ribbons = [Ribbons(*joint, self._comparing) for joint in joints]
        for ribbons in self.ribbons:
            ribbons.follow()

    def _clear(self) -> None:
        for ribbons in self.ribbons:
            ribbons.end()
        self.ribbons = []
