"""Both looks can be read: contrast by WCAG 2.2 between letters and their ground."""

import pytest
from PySide6.QtGui import QColor, QPalette

from annotator.ui.text_view.contrast import contrast
from annotator.ui.theme import is_dark, palette

_PAIRS = [
    (QPalette.ColorRole.Text, QPalette.ColorRole.Base, 4.5),
    (QPalette.ColorRole.Text, QPalette.ColorRole.AlternateBase, 4.5),
    (QPalette.ColorRole.WindowText, QPalette.ColorRole.Window, 4.5),
    (QPalette.ColorRole.ButtonText, QPalette.ColorRole.Button, 4.5),
    (QPalette.ColorRole.HighlightedText, QPalette.ColorRole.Highlight, 4.5),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Base, 4.5),
    (QPalette.ColorRole.PlaceholderText, QPalette.ColorRole.Window, 4.5),
    (QPalette.ColorRole.ToolTipText, QPalette.ColorRole.ToolTipBase, 4.5),
    (QPalette.ColorRole.Link, QPalette.ColorRole.Base, 4.5),
    (QPalette.ColorRole.Highlight, QPalette.ColorRole.Window, 3.0),
    (QPalette.ColorRole.Accent, QPalette.ColorRole.Base, 3.0),
]


def _rgb(colour: QColor) -> tuple[int, int, int]:
    return colour.red(), colour.green(), colour.blue()


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize(("ink", "ground", "least"), _PAIRS)
def test_letters_can_be_read(
    dark: bool, ink: QPalette.ColorRole, ground: QPalette.ColorRole, least: float
) -> None:
    colours = palette(dark)
    assert contrast(_rgb(colours.color(ground)), _rgb(colours.color(ink))) >= least


def test_dark_is_dark_and_light_is_not() -> None:
    assert is_dark(palette(True))
    assert not is_dark(palette(False))
