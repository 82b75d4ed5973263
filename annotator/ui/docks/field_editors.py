"""One editor for each kind of value; all speak text, and say when it was settled."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QStringListModel, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QComboBox,
    QCompleter,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.model.proposal import Proposal
from annotator.model.tag_type import Field
from annotator.ui.docks.calm_combo import CalmCombo
from annotator.ui.docks.elided_line import ElidedLine
from annotator.ui.docks.labels import PlainLabel, plain_tooltip
from annotator.ui.text_view.guard import guarded


class FieldEditor(QWidget):
    """Holds one value. `settled` is emitted with a new value that the archivist has finished and that is valid."""

    settled = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kept = ""
        self._shown = ""
        self._about = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        self.offered = PlainLabel(faint=True)
        """What is proposed while there is no value, and why."""
        self.offered.hide()
        self.problem = PlainLabel()
        self.problem.hide()

    def _hold(self, widget: QWidget) -> None:
        layout = self.layout()
        assert layout is not None
        layout.addWidget(widget)
        layout.addWidget(self.offered)
        layout.addWidget(self.problem)
        self.box = widget
        self.setFocusProxy(widget)

    def name(self, label: str, hint: str = "") -> None:
        """Say what this is to those who see it and to those who hear it."""
        self.box.setAccessibleName(label)
        self.box.setAccessibleDescription(hint)
        self._about = hint
        self._tell(hint)

    def lock(self, reason: str) -> None:
        """Let nothing be changed and say why."""
        self.box.setEnabled(False)
        self._tell(reason)

    def _tell(self, hint: str) -> None:
        self.box.setToolTip(plain_tooltip(hint))

    @property
    def value(self) -> str:
        """What stands in the editor now; a value that nobody touched comes back as it was."""
        typed = self._typed()
        return self._kept if typed == self._shown else self._cleaned(typed)

    def set_value(self, value: str) -> None:
        """Show this as settled."""
        self._kept = value
        if self._typed() != self._shown or value != self._cleaned(self._shown):
            self._show(value)
        self._shown = self._typed()
        self._complain("")

    def settle(self) -> None:
        """Take what stands in the editor for the value, if it is another one and means something."""
        value = self.value
        problem = self.problem_with(value)
        self._complain(problem)
        if not problem and value != self._kept:
            self._kept, self._shown = value, self._typed()
            self.settled.emit(value)

    def problem_with(self, value: str) -> str:
        """A sentence that says why this is no value, or empty."""
        return ""

    def propose(self, proposal: Proposal | None) -> None:
        """Say what is proposed while there is no value; nothing is kept without a nod."""
        self.offered.setVisible(proposal is not None)
        self.box.setAccessibleDescription(self._about)
        if proposal is not None:
            words = self.tr("{value}?").format(value=proposal.words)
            self.offered.setText(words)
            self.offered.setToolTip(plain_tooltip(proposal.rule))
            self.box.setAccessibleDescription(f"{words} {proposal.rule}. {self._about}")

    def accept_offer(self) -> bool:
        """Take the value that is offered for an empty one; returns whether there was any."""
        return False

    def _show(self, value: str) -> None:
        raise NotImplementedError

    def _typed(self) -> str:
        raise NotImplementedError

    def _cleaned(self, typed: str) -> str:
        return " ".join(typed.split())

    def _complain(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))


class TextEditor(FieldEditor):
    """A line of text."""

    def __init__(self, parent: QWidget | None = None, hint: str = "") -> None:
        super().__init__(parent)
        self.line = ElidedLine(self)
        self.line.setPlaceholderText(hint)
        self.line.editingFinished.connect(self.settle)
        self._hold(self.line)

    def lock(self, reason: str) -> None:
        super().lock(reason)
        self.line.setPlaceholderText(reason)

    def _tell(self, hint: str) -> None:
        self.line.set_hint(hint)

    def _typed(self) -> str:
        return self.line.text()

    def _show(self, value: str) -> None:
        self.line.setText(value)
        self.line.setCursorPosition(0)


class NumberEditor(TextEditor):
    """A whole or decimal number."""

    def problem_with(self, value: str) -> str:
        try:
            float(value or "0")
        except ValueError:
            return self.tr("Not saved: write a number in digits, such as 12 or 3.5.")
        return ""


class ChoiceEditor(FieldEditor):
    """One of some values, or none."""

    def __init__(self, choices: Sequence[tuple[str, str]], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.combo = CalmCombo(self)
        self.combo.addItem("—", "")
        for label, value in choices:
            self.combo.addItem(label, value)
        self.combo.activated.connect(lambda _index: self.settle())
        self._hold(self.combo)

    def _typed(self) -> str:
        return self.combo.currentData() or ""

    def _show(self, value: str) -> None:
        place = self.combo.findData(value)
        if place < 0:  # a value of another tag set is kept and shown
            self.combo.addItem(value, value)
            place = self.combo.count() - 1
        self.combo.setCurrentIndex(place)


class TermEditor(FieldEditor):
    """A word of the project's vocabulary, which grows as it is used; completes over the terms there are."""

    def __init__(
        self, terms: Callable[[], Sequence[str]], parent: QWidget | None = None, hint: str = ""
    ) -> None:
        super().__init__(parent)
        self._terms = terms
        self.combo = CalmCombo(self)
        self.combo.setEditable(True)
        self.combo.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        completer = QCompleter(self)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        self._offered = QStringListModel(self)
        completer.setModel(self._offered)
        self.line = ElidedLine(self.combo)
        self.combo.setLineEdit(self.line)
        self.combo.setModel(self._offered)
        self.combo.setCompleter(completer)
        self.line.setPlaceholderText(hint)
        self.line.editingFinished.connect(self.settle)
        self.combo.activated.connect(lambda _index: self.settle())
        self.combo.installEventFilter(self)  # which has the focus, not its line
        self.combo.about_to_open.connect(self.offer)
        self._hold(self.combo)

    def offer(self) -> None:
        """Read again which terms there are."""
        terms = list(self._terms())
        if terms != self._offered.stringList():
            typed = self.line.text()
            self._offered.setStringList(terms)
            self.combo.setCurrentIndex(self.combo.findText(typed))
            self.line.setText(typed)

    @guarded(bool)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.offer()
        return super().eventFilter(watched, event)

    def lock(self, reason: str) -> None:
        super().lock(reason)
        self.line.setPlaceholderText(reason)

    def _tell(self, hint: str) -> None:
        super()._tell(hint)
        self.line.set_hint(hint)

    def _typed(self) -> str:
        return self.line.text()

    def _show(self, value: str) -> None:
        self.combo.setCurrentIndex(-1)
        self.line.setText(value)
        self.line.setCursorPosition(0)


class NoteEditor(FieldEditor):
    """Some lines of text; Enter settles, Shift+Enter breaks the line."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.text = QPlainTextEdit(self)
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(self.text.fontMetrics().lineSpacing() * 3 + 14)
        self.text.installEventFilter(self)
        self._hold(self.text)

    @guarded(bool)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusOut:
            self.settle()
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and _is_enter(event):
            self.settle()
            self.focusNextChild()
            return True
        return super().eventFilter(watched, event)

    def lock(self, reason: str) -> None:
        super().lock(reason)
        self.text.setPlaceholderText(reason)

    def _typed(self) -> str:
        return self.text.toPlainText()

    def _cleaned(self, typed: str) -> str:
        return typed.strip()

    def _show(self, value: str) -> None:
        self.text.setPlainText(value)


def _is_enter(event: QKeyEvent) -> bool:
    """Whether this is Enter alone; with Shift it breaks the line."""
    shifted = event.modifiers() & Qt.KeyboardModifier.ShiftModifier
    return event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not shifted


def editor_for(
    field: Field, terms: Callable[[], Sequence[str]], parent: QWidget | None = None
) -> FieldEditor:
    """Return the editor for a field of a tag type that is neither link nor date; `terms` is asked when a term is typed."""
    editor: FieldEditor
    if field.kind == "term":
        editor = TermEditor(terms, parent, field.hint)
    elif field.kind == "choice":
        editor = ChoiceEditor([(choice, choice) for choice in field.choices], parent)
    elif field.kind == "yesno":
        yes, no = (QCoreApplication.translate("ChoiceEditor", word) for word in ("Yes", "No"))
        editor = ChoiceEditor([(yes, "yes"), (no, "no")], parent)
    elif field.kind == "number":
        editor = NumberEditor(parent, field.hint)
    else:
        editor = TextEditor(parent, field.hint)
    editor.name(field.label, field.hint)
    return editor
