"""Small pictures that are drawn again and again: stripes of lanes and chips, each made once."""

import math
import zlib
from collections.abc import Callable

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetricsF, QPainter, QPen, QPixmap, QPolygonF

from annotator.model.tag_type import PATTERNS
from annotator.ui.text_view.contrast import INK_CONTRAST, ink_on, visible_on
from annotator.ui.text_view.mark import Mark
from annotator.ui.text_view.metrics import Metrics
from annotator.ui.text_view.scheme import Scheme, colour_of

PERIOD = 36
"""Pixels after which every stripe repeats: a multiple of all patterns' and dashes' periods."""

_FAINT = 0.45
"""Opacity of the lane of a tag that a reviewer rejected."""
_CUT = 170
"""How much, of 255, is taken away where the lane of a colleague is cut."""
_DASHES = {
    "probable": (8.0, 4.0),
    "possible": (3.0, 3.0),
    "unknown": (3.0, 3.0),
    "suggestion": (6.0, 3.0),
}
"""Drawn and left out, in units of a stripe of height 5."""


class Stamps:
    """Stripes and chips for one scheme, size and resolution."""

    def __init__(self, scheme: Scheme, metrics: Metrics, font: QFont, ratio: float) -> None:
        """`ratio` is device pixels per pixel."""
        self._scheme = scheme
        self._metrics = metrics
        self.ratio = ratio
        self._font = QFont(font)
        self._font.setPixelSize(metrics.chip_text)
        self._font.setWeight(QFont.Weight.Medium)
        self._font_metrics = QFontMetricsF(self._font)
        self._stripes: dict[tuple[object, ...], QPixmap] = {}
        self._chips: dict[tuple[object, ...], QPixmap] = {}
        self._widths: dict[str, int] = {}

    def chip_width(self, text: str) -> int:
        """Width in pixels of a chip that says `text`."""
        width = self._widths.get(text)
        if width is None:
            advance = self._font_metrics.horizontalAdvance(text)
            width = max(self._metrics.chip, round(advance + self._metrics.chip * 0.62))
            self._widths[text] = width
        return width

    def stripe(self, mark: Mark) -> QPixmap:
        """Return the tile of a mark's lane, PERIOD wide and as high as a bar."""
        colour = self._scheme.lane(mark)
        pattern = mark.pattern if mark.pattern in PATTERNS else _stand_in(mark.pattern)
        slant = "" if mark.layer == "own" else mark.layer
        key = (colour, pattern, mark.style, slant)
        tile = self._stripes.get(key)
        if tile is None:
            tile = self._stripes[key] = self._drawn_stripe(colour_of(colour), pattern, mark.style)
            if slant:
                _cut(tile, slant, self._metrics.bar)
        return tile

    def chip(self, mark: Mark, text: str) -> QPixmap:
        """Return the chip of a mark that says `text`."""
        colour = self._scheme.lane(mark)
        hollow = mark.style in ("suggestion", "rejected") or mark.layer != "own"
        struck = mark.style == "rejected"
        key = (colour, text, hollow, struck)
        chip = self._chips.get(key)
        if chip is None:
            chip = self._chips[key] = self._drawn_chip(colour, text, hollow, struck)
        return chip

    def _canvas(self, width: float, height: float) -> QPixmap:
        canvas = QPixmap(round(width * self.ratio), round(height * self.ratio))
        canvas.setDevicePixelRatio(self.ratio)
        canvas.fill(Qt.GlobalColor.transparent)
        return canvas

    def _drawn_stripe(self, colour: QColor, pattern: str, style: str) -> QPixmap:
        height = float(self._metrics.bar)
        tile = self._canvas(PERIOD, height)
        painter = QPainter(tile)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if style == "rejected":
            painter.setOpacity(_FAINT)
        if style == "suggestion":
            _hollow(painter, colour, height)
        else:
            _PAINTERS[pattern](painter, colour, height)
        if style in _DASHES:
            drawn, left_out = _DASHES[style]
            painter.setRenderHint(QPainter.RenderHint.Antialiasing, False)
            painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Clear)
            at = drawn
            while at < PERIOD:
                painter.fillRect(QRectF(at, -1, left_out, height + 2), Qt.GlobalColor.black)
                at += drawn + left_out
        painter.end()
        return tile

    def _drawn_chip(self, colour: tuple[int, int, int], text: str, hollow: bool, struck: bool) -> QPixmap:
        width, height = self.chip_width(text), self._metrics.chip
        chip = self._canvas(width, height)
        painter = QPainter(chip)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        radius = height * 0.3
        if hollow:
            painter.setPen(QPen(colour_of(colour), 1.2))
            painter.setBrush(colour_of(self._scheme.page))
            painter.drawRoundedRect(QRectF(0.6, 0.6, width - 1.2, height - 1.2), radius, radius)
            painter.setPen(colour_of(visible_on(self._scheme.page, colour, INK_CONTRAST)))
        else:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(colour_of(colour))
            painter.drawRoundedRect(QRectF(0, 0, width, height), radius, radius)
            painter.setPen(colour_of(ink_on(colour)))
        font = QFont(self._font)
        font.setStrikeOut(struck)
        painter.setFont(font)
        # Centred by the height of small letters: most labels have few ascenders and descenders.
        baseline = (height + self._font_metrics.xHeight()) / 2 + self._font_metrics.descent() * 0.12
        left = (width - self._font_metrics.horizontalAdvance(text)) / 2
        painter.drawText(QPointF(left, baseline), text)
        painter.end()
        return chip


def _cut(tile: QPixmap, who: str, height: int) -> None:
    """Cut a slant into a stripe that tells the tags of one person from those of others."""
    slants = [(step, lean) for lean in (1, -1) for step in (9, 6, 12)]  # all of them divide PERIOD
    step, lean = slants[zlib.crc32(who.encode()) % len(slants)]
    painter = QPainter(tile)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    # not all away, as where somebody is less than certain
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_DestinationOut)
    painter.setPen(QPen(QColor(0, 0, 0, _CUT), 2.2))
    for x in range(-step, PERIOD + step + 1, step):
        painter.drawLine(QPointF(x - lean * height / 2, height + 1), QPointF(x + lean * height / 2, -1))
    painter.end()


def _stand_in(pattern: str) -> str:
    return PATTERNS[zlib.crc32(pattern.encode()) % len(PATTERNS)]


def _plain(painter: QPainter, colour: QColor, height: float) -> None:
    thick = round(height * 0.62)
    painter.fillRect(QRectF(0, (height - thick) // 2, PERIOD, thick), colour)


def _double(painter: QPainter, colour: QColor, height: float) -> None:
    thick = max(1.0, height // 3)
    painter.fillRect(QRectF(0, 0, PERIOD, thick), colour)
    painter.fillRect(QRectF(0, height - thick, PERIOD, thick), colour)


def _wave(painter: QPainter, colour: QColor, height: float) -> None:
    painter.setPen(QPen(colour, max(1.5, height * 0.32)))
    middle, swing = height / 2, height * 0.3
    points = [QPointF(x, middle + swing * math.sin(x * math.tau / 9)) for x in range(-2, PERIOD + 3)]
    painter.drawPolyline(QPolygonF(points))


def _ticks(painter: QPainter, colour: QColor, height: float) -> None:
    thick = max(1.0, round(height * 0.34))
    painter.fillRect(QRectF(0, 0, PERIOD, thick), colour)
    for x in range(1, PERIOD, 4):
        painter.fillRect(QRectF(x, 0, 1.5, height), colour)


def _rail(painter: QPainter, colour: QColor, height: float) -> None:
    thick = max(2.0, round(height * 0.5))
    painter.fillRect(QRectF(0, 0, PERIOD, thick), colour)
    painter.fillRect(QRectF(0, height - 1, PERIOD, 1), colour)


def _hatch(painter: QPainter, colour: QColor, height: float) -> None:
    painter.setPen(QPen(colour, 1.7))
    for x in range(-6, PERIOD + 6, 4):
        painter.drawLine(QPointF(x, height), QPointF(x + height * 0.8, 0))
    painter.fillRect(QRectF(0, height - 1, PERIOD, 1), colour)


def _hollow(painter: QPainter, colour: QColor, height: float) -> None:
    painter.fillRect(QRectF(0, 0, PERIOD, 1), colour)
    painter.fillRect(QRectF(0, height - 1, PERIOD, 1), QBrush(colour))


_PAINTERS: dict[str, Callable[[QPainter, QColor, float], None]] = {
    "plain": _plain,
    "double": _double,
    "wave": _wave,
    "ticks": _ticks,
    "rail": _rail,
    "hatch": _hatch,
}
