"""Letters pressed in a menu choose by the letter that is underlined, and never tag."""

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QMenu

from annotator.ui.text_view.guard import guarded

_SHIFT = Qt.KeyboardModifier.ShiftModifier


class MenuLetters(QObject):
    """Claims letters for the menu bar of a window and all its menus.

    Keys of an article are shown beside the actions in the menus. While the menu bar has the keyboard, Qt takes the
    articles' keys to be its own, and would tag the selection before it looks for a letter in the open menu.
    """

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        bar = window.menuBar()
        bar.installEventFilter(self)
        for menu in {*window.findChildren(QMenu), *bar.findChildren(QMenu)}:
            menu.installEventFilter(self)

    @guarded(bool)
    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if (
            event.type() == QEvent.Type.ShortcutOverride
            and isinstance(event, QKeyEvent)
            and event.text().isprintable()
            and event.text().strip()
            and not event.modifiers() & ~_SHIFT
        ):
            event.accept()
            return True
        return False
