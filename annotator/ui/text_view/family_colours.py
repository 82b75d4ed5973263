"""One colour for each passage that articles share, the same in every pane, in the gutters and in tables."""

from functools import lru_cache

from annotator.ui.text_view.contrast import INK_CONTRAST, Rgb, contrast, mixed, visible_on
from annotator.ui.text_view.scheme import Scheme

_HUES: tuple[Rgb, ...] = (
    (47, 111, 179),
    (221, 126, 34),
    (58, 155, 84),
    (200, 70, 86),
    (140, 92, 186),
    (30, 160, 165),
    (150, 104, 60),
    (208, 98, 168),
    (146, 150, 32),
)
"""Neighbours differ in hue and lightness; the number beside a passage tells those apart that share a colour."""
_ON_DARK = 1.5
"""A dark page takes more of a colour before it can be seen."""
_STEP = 0.04


def hue_of(number: int) -> Rgb:
    """Return the colour of the passage with a number, counted from 1."""
    return _HUES[(number - 1) % len(_HUES)]


def line_of(scheme: Scheme, number: int) -> Rgb:
    """Return the colour of a passage for lines and signs, visible on the page."""
    return visible_on(scheme.page, hue_of(number))


@lru_cache(maxsize=512)
def ground_of(scheme: Scheme, number: int, strength: float) -> Rgb:
    """Return the ground of a passage, as strong (0 to 1) as letters on it stay readable."""
    strength *= _ON_DARK if scheme.dark else 1
    while strength > 0:
        ground = mixed(scheme.page, hue_of(number), strength)
        if contrast(ground, scheme.ink) >= INK_CONTRAST:
            return ground
        strength -= _STEP
    return scheme.page
