"""Holds a window back once when a field holds what could not be kept, so that nothing typed goes without a word."""

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QDockWidget

from annotator.ui.docks.field_editors import FieldEditor
from annotator.ui.message_bar import MessageBar


class Leaving:
    """Asks nothing: the first try to leave goes back to the field, the second leaves."""

    def __init__(self, inspector: QDockWidget, messages: MessageBar) -> None:
        self._inspector = inspector
        self._messages = messages
        self._told = ""

    def may_leave(self) -> bool:
        """Whether everything typed has been kept, or its loss was announced already."""
        refused = next(
            (
                editor
                for editor in self._inspector.findChildren(FieldEditor)
                if editor.isVisibleTo(self._inspector) and editor.problem_with(editor.value)
            ),
            None,
        )
        if refused is None or refused.value == self._told:
            return True
        self._told = refused.value
        self._inspector.show()
        self._inspector.raise_()
        refused.setFocus(Qt.FocusReason.OtherFocusReason)
        words = QCoreApplication.translate(
            "Leaving",
            "“{typed}” in the inspector is not kept; correct or empty the field, or close again to go without it.",
        )
        self._messages.show_message(words.format(typed=refused.value), kind="warning")
        return False
