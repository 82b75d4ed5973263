"""Contrast between colours by WCAG 2.2, and colours mended until they can be seen and read.

Colours are `(red, green, blue)`, each 0 to 255. The formulas are those of WCAG 2.2, "relative luminance" and
"contrast ratio".
"""

from functools import lru_cache

Rgb = tuple[int, int, int]

LANE_CONTRAST = 3.0
"""At least, between a lane and the page (WCAG 1.4.11)."""
INK_CONTRAST = 4.5
"""At least, between letters and their ground (WCAG 1.4.3)."""

WHITE: Rgb = (255, 255, 255)
BLACK: Rgb = (0, 0, 0)
_SOFT_BLACK: Rgb = (16, 18, 20)


def parsed(colour: str) -> Rgb:
    """Read `#rrggbb`."""
    digits = colour.lstrip("#")
    return int(digits[0:2], 16), int(digits[2:4], 16), int(digits[4:6], 16)


def luminance(colour: Rgb) -> float:
    """Relative luminance, 0 (black) to 1 (white)."""
    red, green, blue = (_linear(channel / 255) for channel in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    return channel / 12.92 if channel <= 0.04045 else float(((channel + 0.055) / 1.055) ** 2.4)


def contrast(one: Rgb, other: Rgb) -> float:
    """Contrast ratio, 1 to 21."""
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


@lru_cache(maxsize=512)
def visible_on(page: Rgb, colour: Rgb, least: float = LANE_CONTRAST) -> Rgb:
    """Return `colour`, darkened or lightened no more than it takes to reach `least` against `page`."""
    if contrast(page, colour) >= least:
        return colour
    goal = BLACK if contrast(page, BLACK) > contrast(page, WHITE) else WHITE
    for step in range(1, 65):
        mended = mixed(colour, goal, step / 64)
        if contrast(page, mended) >= least:
            return mended
    return goal


def ink_on(ground: Rgb) -> Rgb:
    """Return white, or else a soft or full black, whichever first can be read on `ground`."""
    for ink in (WHITE, _SOFT_BLACK):
        if contrast(ground, ink) >= INK_CONTRAST:
            return ink
    return BLACK


def mixed(one: Rgb, other: Rgb, share: float) -> Rgb:
    """Return `one` with `share` (0 to 1) of `other`."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue
