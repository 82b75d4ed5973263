"""A list of choices for a form that is scrolled."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from annotator.ui.text_view.guard import guarded, nothing


class CalmCombo(QComboBox):
    """A wheel that scrolls the form does not change the value on its way."""

    about_to_open = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        self.setMinimumWidth(60)

    @guarded(nothing)
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @guarded(nothing)
    def showPopup(self) -> None:
        self.about_to_open.emit()
        super().showPopup()
