"""Colours of the text view, made from the palette of the window so that it follows light and dark."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from annotator.ui.text_view.contrast import INK_CONTRAST, Rgb, mixed, parsed, visible_on
from annotator.ui.text_view.mark import MarginMark, Mark


@dataclass(frozen=True, slots=True)
class Scheme:
    """Colours of one look; all are opaque."""

    dark: bool
    page: Rgb
    ink: Rgb
    faint_ink: Rgb
    """Text of furniture; still readable."""
    zone_ground: Rgb
    selection: Rgb
    selection_ink: Rgb
    accent: Rgb
    suggestion: Rgb
    """The grey of what nobody has accepted yet."""
    rule: Rgb

    def lane(self, mark: Mark | MarginMark) -> Rgb:
        """Colour of a mark's lane and chip, visible on the page."""
        if isinstance(mark, Mark) and mark.style == "suggestion":
            return self.suggestion
        return visible_on(self.page, parsed(mark.colour_dark if self.dark else mark.colour))


def scheme_of(palette: QPalette) -> Scheme:
    """Derive the colours from a palette's base, text, highlight and accent."""
    page = _rgb(palette.color(QPalette.ColorRole.Base))
    ink = _rgb(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Text))
    highlight = _rgb(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Highlight))
    highlight_ink = _rgb(palette.color(QPalette.ColorGroup.Active, QPalette.ColorRole.HighlightedText))
    dark = palette.color(QPalette.ColorRole.Base).lightness() < 128
    zone_ground = mixed(page, ink, 0.045)
    return Scheme(
        dark=dark,
        page=page,
        ink=ink,
        faint_ink=visible_on(zone_ground, mixed(ink, page, 0.45), INK_CONTRAST),
        zone_ground=zone_ground,
        selection=highlight,
        selection_ink=visible_on(highlight, highlight_ink, INK_CONTRAST),
        accent=visible_on(page, _rgb(palette.color(QPalette.ColorRole.Accent))),
        suggestion=visible_on(page, mixed(ink, page, 0.5)),
        rule=mixed(page, ink, 0.16),
    )


def _rgb(colour: QColor) -> Rgb:
    return colour.red(), colour.green(), colour.blue()


def colour_of(rgb: Rgb, alpha: int = 255) -> QColor:
    """Return Qt's form of a colour."""
    return QColor(*rgb, alpha)
