"""A form that is walked with Tab and Enter and left with Esc, which keeps what was typed."""

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent, Qt
from PySide6.QtWidgets import QFormLayout, QWidget

from annotator.ui.docks.elided_line import ElidedLine
from annotator.ui.docks.field_editors import FieldEditor
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.text_view.guard import guarded, nothing


class FormColumn(QWidget):
    """Base of the inspector's panels."""

    left = Signal()
    """The archivist wants back to the text; what was typed has been settled."""

    def editors(self) -> list[FieldEditor]:
        """The fields, from top to bottom."""
        return self.findChildren(FieldEditor)

    def settle_all(self) -> None:
        """Take what stands in the fields for their values."""
        for editor in self.editors():
            editor.settle()

    def leave(self) -> None:
        """Settle all and go back to the text; a field whose value means nothing keeps the keyboard."""
        self.settle_all()
        wrong = next((editor for editor in self.editors() if editor.problem_with(editor.value)), None)
        if wrong is None:
            self.left.emit()
        else:
            wrong.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_on(self) -> None:
        """Give the keyboard to the next field."""
        self.focusNextChild()

    def lock(self, reason: str) -> None:
        """Let nothing be changed in the fields and say why; an empty reason changes nothing."""
        if reason:
            for editor in self.editors():
                editor.lock(reason)

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on()
        elif event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)


def form_layout(parent: QWidget | None = None) -> QFormLayout:
    """Return a form for a narrow dock."""
    form = QFormLayout(parent)
    form.setContentsMargins(0, 0, 0, 0)
    form.setHorizontalSpacing(8)
    form.setVerticalSpacing(4)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.AllNonFixedFieldsGrow)
    form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.DontWrapRows)
    return form


def row_label(text: str, buddy: QWidget) -> PlainLabel:
    """Return the label of a row; plain text, so that a tag type's words are never read as markup."""
    label = PlainLabel(text)
    label.setWordWrap(False)
    label.setSizePolicy(buddy.sizePolicy().Policy.Preferred, buddy.sizePolicy().Policy.Preferred)
    label.setBuddy(buddy)
    return label


def fact(text: str, name: str) -> ElidedLine:
    """Return a line that can be read, selected and copied but not changed."""
    line = ElidedLine()
    line.setText(text)
    line.setReadOnly(True)
    line.setFrame(False)
    line.setCursorPosition(0)
    line.setAccessibleName(name)
    palette = line.palette()
    palette.setColor(palette.ColorRole.Base, Qt.GlobalColor.transparent)
    line.setPalette(palette)
    return line
