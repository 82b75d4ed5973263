"""Sizes of everything in the text view, all derived from the size of its letters."""

from dataclasses import dataclass
from typing import Literal

from PySide6.QtGui import QFont, QFontInfo, QFontMetricsF

Density = Literal["compact", "labelled"]

_MEASURE = 84
"""Average letters that fit in the widest column; lines broken between words come to 75 to 80."""


@dataclass(frozen=True, slots=True)
class Metrics:
    """Whole pixels, independent of the screen's resolution."""

    density: Density
    text: int
    """Height of the letters' square."""
    line: int
    """Distance of two lines without lanes."""
    letter_width: float
    """Average width of a letter."""
    measure: int
    """Widest column."""
    margin: int
    """Left and right of the column, at least."""
    padding: int
    """Above the first and below the last line."""
    paragraph_gap: int
    band_gap: int
    """Between the letters and the first lane."""
    lane: int
    """Distance of two lanes."""
    bar: int
    """Height of the stripe in a lane."""
    chip: int
    """Height of a chip; 0 when there are none."""
    chip_text: int


def metrics_of(font: QFont, density: Density) -> Metrics:
    """Derive all sizes from `font`."""
    text = max(6, QFontInfo(font).pixelSize())
    measured = QFontMetricsF(font)
    width = measured.averageCharWidth() * 0.5 + measured.horizontalAdvance("etaoinshrdlu ") / 13 * 0.5
    labelled = density == "labelled"
    bar = max(4, round(text * 0.30))
    chip = max(10, round(text * 0.84)) if labelled else 0
    return Metrics(
        density=density,
        text=text,
        line=max(round(text * 1.56), round(measured.height()) + 3),
        letter_width=width,
        measure=round(_MEASURE * width),
        margin=round(text * 2.1),
        padding=round(text * 1.4),
        paragraph_gap=round(text * 0.55),
        band_gap=max(1, round(text * 0.06)),
        lane=chip + 2 if labelled else bar + max(2, round(text * 0.12)),
        bar=bar,
        chip=chip,
        chip_text=max(8, round(text * 0.64)),
    )
