"""A field that takes the next key pressed in it for its value."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from annotator.ui.key_map import key_of
from annotator.ui.text_view.guard import guarded, nothing

_MODIFIERS = (
    Qt.Key.Key_Shift,
    Qt.Key.Key_Control,
    Qt.Key.Key_Alt,
    Qt.Key.Key_Meta,
    Qt.Key.Key_AltGr,
    Qt.Key.Key_unknown,
)
_WALKING = (Qt.Key.Key_Tab, Qt.Key.Key_Backtab)


class KeyCapture(QLineEdit):
    """Press a key in it; Tab walks on."""

    captured = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setReadOnly(True)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, False)

    @guarded(bool)
    def event(self, event: QEvent) -> bool:
        # Otherwise a shortcut of the window would take the key, and Esc would close the dialog.
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
            return True
        return super().event(event)

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _WALKING:
            super().keyPressEvent(event)
        elif event.key() not in _MODIFIERS:
            event.accept()
            self.captured.emit(key_of(event))
