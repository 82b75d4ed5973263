"""Lets Undo and Redo in a field turn back steps of the project once nothing typed in the field is left to undo."""

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QKeyEvent, QKeySequence, QTextDocument
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QWidget

from annotator.ui.text_view.guard import guarded


class FieldUndo(QObject):
    """Watches the fields of a window as they get the keyboard: Qt lets every field keep these keys for itself."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._watch)

    def _watch(self, _left: QWidget | None, focused: QWidget | None) -> None:
        if isinstance(focused, QLineEdit | QPlainTextEdit) and self._window.isAncestorOf(focused):
            focused.installEventFilter(self)

    @guarded(bool)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.ShortcutOverride or not isinstance(event, QKeyEvent):
            return False
        field = watched.document() if isinstance(watched, QPlainTextEdit) else watched
        if not isinstance(field, QLineEdit | QTextDocument):
            return False
        keys = QKeySequence.StandardKey
        is_for_window = (event.matches(keys.Undo) and not field.isUndoAvailable()) or (
            event.matches(keys.Redo) and not field.isRedoAvailable()
        )
        if is_for_window:
            event.ignore()
        return is_for_window
