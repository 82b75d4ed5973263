"""How all articles of a window are drawn: density of the tags and size of the text."""

from PySide6.QtCore import QObject, Signal

from annotator.ui.text_view.view import ZOOM_LEAST, ZOOM_MOST

STEP = 10
"""Per cent of one step of zoom."""


class Look(QObject):
    """Told once, followed by every pane."""

    changed = Signal()

    def __init__(self, labelled: bool, zoom: int, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.labelled = labelled
        self.zoom = max(ZOOM_LEAST, min(ZOOM_MOST, zoom))
        """Size of the text in per cent."""

    def set_labelled(self, labelled: bool) -> None:
        """Draw tags with their labels, or only their lanes."""
        self.labelled = labelled
        self.changed.emit()

    def set_zoom(self, percent: int) -> None:
        """Draw the text larger or smaller."""
        zoom = max(ZOOM_LEAST, min(ZOOM_MOST, percent))
        if zoom != self.zoom:
            self.zoom = zoom
            self.changed.emit()
