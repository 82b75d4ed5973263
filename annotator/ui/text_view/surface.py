"""The page of the text view: how it looks, lays out, scrolls and paints; the mouse and keys come in `view`."""

from PySide6.QtCore import QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QAccessible,
    QFocusEvent,
    QFont,
    QFontDatabase,
    QPainter,
    QPaintEvent,
    QResizeEvent,
    QTextOption,
)
from PySide6.QtWidgets import QFrame, QTextEdit, QWidget

from annotator.model.span import Span
from annotator.text.paragraphs import split_softly
from annotator.text.utf16 import Utf16Map
from annotator.ui.text_view.document_layout import LaneLayout, Spot
from annotator.ui.text_view.edges import Edge, edges_in, paint_edge
from annotator.ui.text_view.guard import guarded, nothing
from annotator.ui.text_view.link_lines import LinkPainter
from annotator.ui.text_view.margin_marks import MarginMarks
from annotator.ui.text_view.metrics import Density, metrics_of
from annotator.ui.text_view.overview_bar import WIDTH, OverviewBar
from annotator.ui.text_view.painting import BlockPainter
from annotator.ui.text_view.scheme import scheme_of
from annotator.ui.text_view.scrolling import Scroller
from annotator.ui.text_view.showing import Showing
from annotator.ui.text_view.stamps import Stamps
from annotator.ui.text_view.stretches import Stretches

ZOOM_LEAST, ZOOM_MOST = 50, 400


class LaneSurface(QTextEdit):
    """A read-only text with lanes; positions are code points."""

    zoom_changed = Signal(int)
    """Per cent."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setAcceptRichText(False)
        self.setUndoRedoEnabled(False)
        self.setAcceptDrops(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.setAccessibleName(self.tr("Text of the article"))
        self.viewport().setMouseTracking(True)
        self.viewport().setCursor(Qt.CursorShape.IBeamCursor)
        self.document().setDocumentMargin(0)
        option = QTextOption(Qt.AlignmentFlag.AlignLeading)
        option.setTextDirection(Qt.LayoutDirection.LayoutDirectionAuto)
        self.document().setDefaultTextOption(option)

        self._text = ""
        self._density: Density = "labelled"
        self._zoom = 100
        self._hovered: str | None = None
        self._resizing = False
        self._base_size = reading_size()
        self._scheme = scheme_of(self.palette())
        self._bar = OverviewBar(self, self._scheme, lambda: self._layout.index)
        font = self._zoomed_font()
        metrics = metrics_of(font, self._density)
        self._layout = LaneLayout(self.document(), metrics, self._make_stamps(font))
        self._layout.left = metrics.margin
        self._showing = Showing(Stretches(), MarginMarks((), self._layout))
        self._painter = BlockPainter(self._layout, self._scheme, metrics, font)
        self._links = LinkPainter(self._layout, self._scheme, font)
        self._scroller = Scroller(self._layout, self.verticalScrollBar(), self.viewport())
        self.document().setDocumentLayout(self._layout)
        self.setFont(font)
        self.setViewportMargins(0, 0, WIDTH, 0)
        self._layout.start_over(split_softly("")[1], Utf16Map(""), ())
        self.verticalScrollBar().setSingleStep(metrics.line)
        self._bar.jumped.connect(self._jump)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    @property
    def text(self) -> str:
        """The text as it was given; it is never read back from the widget."""
        return self._text

    def density(self) -> Density:
        """Return how lanes are drawn."""
        return self._density

    def set_density(self, density: Density) -> None:
        """Draw lanes only (`compact`), or with chips (`labelled`)."""
        if density != self._density:
            self._density = density
            self._refit()

    def zoom(self) -> int:
        """Return the size of the letters in per cent."""
        return self._zoom

    def set_zoom(self, percent: int) -> None:
        """Make letters, and lanes with them, larger or smaller; kept between ZOOM_LEAST and ZOOM_MOST."""
        percent = min(max(percent, ZOOM_LEAST), ZOOM_MOST)
        if percent != self._zoom:
            self._zoom = percent
            self._refit()
            self.zoom_changed.emit(percent)

    def set_reading_font(self, family: str, points: float) -> None:
        """Set the letters by their family (empty: the system's) and their size at a zoom of 100 %."""
        self._base_size = points
        font = self.font()
        font.setFamily(family or QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family())
        self.setFont(font)
        self._refit()

    # ---- points and places ---------------------------------------------------------------------------

    def position_at(self, point: QPointF) -> int:
        """Return the position nearest to a point of the viewport; lanes belong to the line above."""
        return self._layout.units.to_points(self._layout.unit_at(self._spot(point)))

    def letter_at(self, point: QPointF) -> int:
        """Return the position of the letter under a point of the viewport."""
        return self._layout.units.to_points(self._layout.unit_at(self._spot(point), on_letter=True))

    def box_of(self, position: int) -> QRectF:
        """Return where in the viewport the line with a position is, its lanes included."""
        box = self._scroller.line_box(self._layout.units.to_units(position))
        return box.translated(0, -self.verticalScrollBar().value())

    def line_top(self, position: int) -> float:
        """Return how many pixels of the document lie above the line with a position; it is laid out for that."""
        unit = self._layout.units.to_units(position)
        self._scroller.line_box(unit)
        self._scroller.follow()
        return self._scroller.line_box(unit).top()

    @property
    def is_settling(self) -> bool:
        """Whether the scroll bar only goes along while the text stays where it is."""
        return self._scroller.settling or self._resizing

    def seen(self) -> Span | None:
        """Return what of the text is on the screen, to whole lines."""
        if not self._text:
            return None
        start = self.position_at(QPointF(0, 0))
        end = self.position_at(QPointF(self.width(), self.viewport().height() - 1))
        return Span(start, max(end, start + 1))

    def top_line(self) -> tuple[int, int]:
        """Return the first line of which letters are seen: its position, its pixels from the top."""
        anchor = self._scroller.anchor()
        return self._layout.units.to_points(anchor.unit), anchor.distance

    def return_to_line(self, position: int, distance: int) -> None:
        """Scroll to what `top_line` has returned."""
        unit = self._layout.units.to_units(min(max(0, position), len(self._text)))
        self._scroller.return_to(self._scroller.anchor_at(unit, distance))

    def set_bare(self, bare: bool) -> None:
        """Show nothing at all, neither text nor bars, or everything again."""
        off, on = Qt.ScrollBarPolicy.ScrollBarAlwaysOff, Qt.ScrollBarPolicy.ScrollBarAlwaysOn
        self.setVerticalScrollBarPolicy(off if bare else on)
        self._bar.setVisible(not bare)
        self.viewport().setVisible(not bare)

    def _spot(self, point: QPointF) -> Spot:
        spot = self._layout.spot_at(point + QPointF(0, self.verticalScrollBar().value()))
        self._scroller.follow()
        return spot

    def _edges(self) -> list[Edge]:
        layout = self._layout
        marks = (layout.index.get(lit or "") for lit in {self._showing.hovered, self._showing.selected})
        lit = [mark.id for mark in marks if mark and mark.style != "suggestion"]
        if not lit:
            return []
        top = self.verticalScrollBar().value()
        blocks = range(layout.block_at(top), layout.block_at(top + self.viewport().height()) + 1)
        return [edge for identifier in lit for edge in edges_in(layout, identifier, blocks)]

    # ---- keeping up ----------------------------------------------------------------------------------

    def _zoomed_font(self) -> QFont:
        font = QFont(self.font())
        font.setPointSizeF(self._base_size * self._zoom / 100)
        return font

    def _make_stamps(self, font: QFont) -> Stamps:
        return Stamps(self._scheme, metrics_of(font, self._density), font, self.devicePixelRatioF())

    def _refit(self) -> None:
        """Lay everything out anew in the present font, density, colours and width; the place read stays."""
        anchor = self._scroller.anchor()
        font = self._zoomed_font()
        metrics = metrics_of(font, self._density)
        self._layout.busy = True
        if font != self.font():
            self.setFont(font)
        self.document().setDefaultFont(font)
        self._layout.metrics = metrics
        self._layout.stamps = self._make_stamps(font)
        self._layout.set_geometry(self.viewport().width())
        self._painter = BlockPainter(self._layout, self._scheme, metrics, font)
        self._links = LinkPainter(self._layout, self._scheme, font)
        self._layout.forget_all()
        self.verticalScrollBar().setSingleStep(metrics.line)
        self._scroller.return_to(anchor)
        self.viewport().update()

    def _recolour(self) -> None:
        self._scheme = scheme_of(self.palette())
        font = self._zoomed_font()
        self._layout.stamps = self._make_stamps(font)
        self._painter = BlockPainter(self._layout, self._scheme, self._layout.metrics, font)
        self._links = LinkPainter(self._layout, self._scheme, font)
        self._bar.set_scheme(self._scheme)
        self.viewport().update()

    def _tell_screen_readers(self, top: int) -> None:
        """Keep up to date what Qt answers when asked where letters are on the screen."""
        layout = self._layout
        if QAccessible.isActive():
            for block in range(layout.block_at(top), layout.block_at(top + self.viewport().height()) + 1):
                layout.mirror(block)
        elif layout.is_laid(block := layout.blocks.index_at(layout.units.to_points(self._showing.caret))):
            layout.mirror(block)

    def _jump(self, position: int) -> None:
        box = self._scroller.line_box(self._layout.units.to_units(position))
        self._scroller.follow()
        self.verticalScrollBar().setValue(int(box.top()) - self.viewport().height() // 2)

    # ---- what Qt asks --------------------------------------------------------------------------------

    @guarded(nothing)
    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what is seen."""
        if self._layout.stamps.ratio != self.devicePixelRatioF():
            self._recolour()  # the window has come to a screen of another resolution
        before = self.verticalScrollBar().value()
        self._scroller.settle()
        top = self.verticalScrollBar().value()
        region = QRectF(event.rect()) if top == before else QRectF(self.viewport().rect())
        showing = self._showing
        showing.focused = self.hasFocus()
        painter = QPainter(self.viewport())
        try:
            painter.translate(0, -top)
            self._painter.paint(painter, region.translated(0, top), showing)
            for edge in self._edges():
                paint_edge(painter, edge, self._scheme)
            if showing.links and showing.selected:
                page = QRectF(self.viewport().rect()).translated(0, top)
                self._links.paint(painter, page, showing.selected, showing.links)
        finally:
            painter.end()  # a painter left open takes the process with it
        self._tell_screen_readers(top)
        if seen := self.seen():
            self._bar.set_seen(seen.start, seen.end)

    @guarded(nothing)
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        """Scroll; what comes into view is laid out when it is painted."""
        if self._scroller.settling:
            self.viewport().update()
            return
        super().scrollContentsBy(dx, dy)
        if self._showing.links:
            self.viewport().update()  # lines whose other end is out of sight change as one scrolls

    @guarded(nothing)
    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the column; the line that is read stays where it is."""
        layout = self._layout
        anchor = self._scroller.anchor()
        box = self.contentsRect()
        bar = self.verticalScrollBar().width()
        self._bar.setGeometry(box.right() + 1 - bar - WIDTH, box.top(), WIDTH, box.height())
        changed = layout.set_geometry(self.viewport().width())
        layout.busy = self._resizing = True
        super().resizeEvent(event)
        layout.busy = False
        if changed:
            layout.forget_all()
        self._scroller.return_to(anchor)
        self._resizing = False

    @guarded(nothing)
    def changeEvent(self, event: QEvent) -> None:
        """Follow the palette."""
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.StyleChange) and hasattr(
            self, "_scroller"
        ):
            self._recolour()

    @guarded(nothing)
    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the caret in full."""
        super().focusInEvent(event)
        self.viewport().update()

    @guarded(nothing)
    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Show the caret faintly."""
        super().focusOutEvent(event)
        self.viewport().update()


def reading_size() -> float:
    """Size in points for reading: a little larger than the system's letters."""
    system = QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).pointSizeF()
    return max(12.0, system * 1.2)
