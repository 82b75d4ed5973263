"""The light and the dark look: palettes for the Fusion style, following the system unless told otherwise."""

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

_LIGHT = {
    QPalette.ColorRole.Window: "#f2f2ef",
    QPalette.ColorRole.WindowText: "#1f2326",
    QPalette.ColorRole.Base: "#ffffff",
    QPalette.ColorRole.AlternateBase: "#f6f6f3",
    QPalette.ColorRole.Text: "#1f2326",
    QPalette.ColorRole.PlaceholderText: "#65696e",
    QPalette.ColorRole.Button: "#ebebe7",
    QPalette.ColorRole.ButtonText: "#1f2326",
    QPalette.ColorRole.BrightText: "#ffffff",
    QPalette.ColorRole.Highlight: "#2a62a3",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Accent: "#2a62a3",
    QPalette.ColorRole.Link: "#1c5aa0",
    QPalette.ColorRole.LinkVisited: "#6b3fa0",
    QPalette.ColorRole.ToolTipBase: "#fffef2",
    QPalette.ColorRole.ToolTipText: "#1f2326",
    QPalette.ColorRole.Light: "#ffffff",
    QPalette.ColorRole.Midlight: "#e2e2dd",
    QPalette.ColorRole.Mid: "#b9b9b3",
    QPalette.ColorRole.Dark: "#8f8f89",
    QPalette.ColorRole.Shadow: "#5f5f5a",
}

_DARK = {
    QPalette.ColorRole.Window: "#26282b",
    QPalette.ColorRole.WindowText: "#e6e5e1",
    QPalette.ColorRole.Base: "#1c1e20",
    QPalette.ColorRole.AlternateBase: "#222427",
    QPalette.ColorRole.Text: "#e6e5e1",
    QPalette.ColorRole.PlaceholderText: "#9a9c9e",
    QPalette.ColorRole.Button: "#323539",
    QPalette.ColorRole.ButtonText: "#e6e5e1",
    QPalette.ColorRole.BrightText: "#ffffff",
    QPalette.ColorRole.Highlight: "#3f75b5",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Accent: "#6ba3e6",
    QPalette.ColorRole.Link: "#7fb2f0",
    QPalette.ColorRole.LinkVisited: "#c3a0ee",
    QPalette.ColorRole.ToolTipBase: "#34373b",
    QPalette.ColorRole.ToolTipText: "#e6e5e1",
    QPalette.ColorRole.Light: "#44484d",
    QPalette.ColorRole.Midlight: "#3a3d41",
    QPalette.ColorRole.Mid: "#5a5e63",
    QPalette.ColorRole.Dark: "#16181a",
    QPalette.ColorRole.Shadow: "#0c0d0e",
}

_EDGE = {False: "#b0b0ac", True: "#bcc0c5"}
_WITH_EDGES = (
    "QCheckBox",
    "QRadioButton",
    "QLineEdit",
    "QPlainTextEdit",
    "QComboBox",
    "QListView",
    "QTableView",
    "QTreeView",
)
"""Fusion draws the edges of these in their window colour made darker: on a dark ground nobody would see them."""

_FAINT = {False: "#878c90", True: "#7d8185"}


def palette(dark: bool) -> QPalette:
    """Colours of the light or the dark look; text has a contrast of at least 4.5:1 on its ground."""
    result = QPalette()
    for role, colour in (_DARK if dark else _LIGHT).items():
        result.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.Text, QPalette.ColorRole.WindowText, QPalette.ColorRole.ButtonText):
        result.setColor(QPalette.ColorGroup.Disabled, role, QColor(_FAINT[dark]))
    # An empty field that nothing can be typed into is seen to be one.
    result.setColor(
        QPalette.ColorGroup.Disabled, QPalette.ColorRole.Base, result.color(QPalette.ColorRole.Window)
    )
    return result


def palette_with_edges(dark: bool) -> QPalette:
    """Colours of fields and boxes: their edges stand out from the ground."""
    result = palette(dark)
    result.setColor(QPalette.ColorRole.Window, QColor(_EDGE[dark]))
    return result


def is_dark(colours: QPalette) -> bool:
    """Whether a page in these colours is dark."""
    return colours.color(QPalette.ColorRole.Base).lightness() < 128


def apply_theme(application: QApplication, theme: str) -> None:
    """Put the look on; `system` takes what the desktop says now."""
    scheme = application.styleHints().colorScheme()
    dark = theme == "dark" or (theme == "system" and scheme == Qt.ColorScheme.Dark)
    application.setPalette(palette(dark))
    for name in _WITH_EDGES:
        # The stub asks for bytes, the binding takes nothing but str.
        application.setPalette(palette_with_edges(dark), name)  # type: ignore[arg-type] # see above


def follow_system(application: QApplication, theme: Callable[[], str]) -> None:
    """Change the look with the desktop's while `theme()` is `system`."""
    application.styleHints().colorSchemeChanged.connect(lambda _scheme: apply_theme(application, theme()))
