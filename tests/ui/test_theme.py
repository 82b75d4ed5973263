"""Both looks can be read: contrast by WCAG 2.2 between letters and their ground."""

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QCheckBox, QLineEdit, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from annotator.ui.text_view.contrast import contrast
from annotator.ui.theme import apply_theme, is_dark, palette

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


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("kind", [QCheckBox, QRadioButton, QLineEdit])
def test_the_edges_of_empty_boxes_and_fields_are_seen(
    qapp: QApplication, qtbot: QtBot, theme: str, kind: type[QWidget]
) -> None:
    apply_theme(qapp, theme)
    page = QWidget()
    page.resize(200, 60)
    box = kind(page)
    box.setGeometry(20, 20, 120, 24)
    qtbot.addWidget(page)
    image = page.grab().toImage()
    ratio = image.devicePixelRatio()
    ground = _rgb(image.pixelColor(2, 2))
    row = int((20 + box.height() / 2) * ratio)
    seen = max(
        contrast(ground, _rgb(image.pixelColor(column, row)))
        for column in range(image.width() - int(8 * ratio))
    )
    apply_theme(qapp, "light")
    assert seen >= 3


@pytest.mark.parametrize("dark", [False, True])
def test_fields_that_are_disabled_have_the_ground_of_the_window(dark: bool) -> None:
    colours = palette(dark)
    disabled = colours.color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base)
    assert disabled == colours.color(QPalette.ColorRole.Window)
    assert disabled != colours.color(QPalette.ColorGroup.Active, QPalette.ColorRole.Base)
