"""Holds a window back once when something typed could not be kept or was not sent, so that it is not lost."""

from collections.abc import Callable
from contextlib import suppress

from PySide6.QtCore import QCoreApplication, Qt

from annotator.model.errors import NotFound
from annotator.ui.docks.field_editors import FieldEditor
from annotator.ui.docks.inspector_dock import InspectorDock
from annotator.ui.message_bar import MessageBar


class Leaving:
    """Asks nothing: the first try to leave goes back to what was typed, the second leaves."""

    def __init__(
        self, inspector: InspectorDock, messages: MessageBar, show_tag: Callable[[str], None]
    ) -> None:
        self._inspector = inspector
        self._messages = messages
        self._show_tag = show_tag
        self._told = ""

    def may_leave(self) -> bool:
        """Whether everything typed has been kept, or its loss was announced already."""
        return not self._goes_back_to_a_field() and not self._goes_back_to_a_comment()

    def _goes_back_to_a_field(self) -> bool:
        refused = next(
            (
                editor
                for editor in self._inspector.findChildren(FieldEditor)
                if editor.isVisibleTo(self._inspector) and editor.problem_with(editor.value)
            ),
            None,
        )
        if refused is None or refused.value == self._told:
            return False
        self._inspector.show()
        self._inspector.raise_()
        refused.setFocus(Qt.FocusReason.OtherFocusReason)
        words = QCoreApplication.translate(
            "Leaving",
            "“{typed}” in the inspector is not kept; correct or empty the field, or close again to go without it.",
        )
        self._tell(words, refused.value)
        return True

    def _goes_back_to_a_comment(self) -> bool:
        for tag, typed in self._inspector.tag_panel.unsent.items():
            if typed == self._told:
                return False
            with suppress(NotFound):  # a tag that was deleted took its draft along
                self._show_tag(tag)
                self._inspector.focus_comment()
                words = QCoreApplication.translate(
                    "Leaving",
                    "The comment “{typed}” is not sent; Ctrl+Return sends it, or close again to go without it.",
                )
                self._tell(words, typed)
                return True
        return False

    def _tell(self, words: str, typed: str) -> None:
        self._told = typed
        self._messages.show_message(words.format(typed=typed), kind="warning")
