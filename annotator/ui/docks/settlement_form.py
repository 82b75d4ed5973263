"""What is accepted where articles contradict each other, because of what: as it was decided, or to be decided."""

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget

from annotator.model.standing import Standing
from annotator.ui.docks.calm_combo import CalmCombo
from annotator.ui.docks.history_lines import local_time
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.text_view.guard import guarded

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class SettlementForm(QWidget):
    """Says what was decided, with a way to change it; or asks for a value and a reason."""

    settle_wanted = Signal(str, str)
    """(value, reason); an empty value for none of it."""
    reopen_wanted = Signal()

    def __init__(self, standing: Standing, values: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._none = self.tr("None of it can be said")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        self._question = self._asking(standing, values)
        column.addWidget(self._question)
        self._answer = self._decided(standing) if standing.state == "settled" else None
        if self._answer is not None:
            column.addWidget(self._answer)
            self._question.hide()

    def lock(self) -> None:
        """Let nothing be changed."""
        for widget in self.findChildren(QWidget):
            if isinstance(widget, QPushButton | QComboBox | QLineEdit):
                widget.setDisabled(True)

    # Inside

    def _asking(self, standing: Standing, values: Sequence[str]) -> QWidget:
        page = QWidget(self)
        self.value = CalmCombo(page)
        self.value.setEditable(True)
        self.value.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self.value.addItems([*values, self._none])
        self.value.setAccessibleName(self.tr("Accepted value"))
        self.value.setMinimumContentsLength(12)
        self.value.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        written = self.value.lineEdit()
        assert written is not None
        written.setPlaceholderText(self.tr("choose or type a value"))
        self.value.installEventFilter(self)
        self.because = QLineEdit(page)
        self.because.setAccessibleName(self.tr("Because"))
        self.because.setPlaceholderText(self.tr("the reason (Ctrl+Return accepts)"))
        self.because.installEventFilter(self)
        accept = QPushButton(self.tr("Accept"), page)
        accept.setAutoDefault(False)
        accept.clicked.connect(self._send)
        self.accept = accept
        settlement = standing.settlement
        self.value.setCurrentIndex(-1)
        if settlement is not None:
            self.value.setEditText(settlement.value or self._none)
            self.because.setText(settlement.because)
            self.because.setCursorPosition(0)
        row = QHBoxLayout(page)
        row.setContentsMargins(6, 0, 6, 0)
        accepted, because = QLabel(self.tr("Accepted value"), page), QLabel(self.tr("because"), page)
        accepted.setBuddy(self.value)
        because.setBuddy(self.because)
        row.addWidget(accepted)
        row.addWidget(self.value, 3)
        row.addWidget(because)
        row.addWidget(self.because, 5)
        row.addWidget(accept)
        if standing.state == "settled":
            keep = QPushButton(self.tr("Cancel"), page)
            keep.setAutoDefault(False)
            keep.clicked.connect(lambda: self._ask(False))
            row.addWidget(keep)
        return page

    def _decided(self, standing: Standing) -> QWidget:
        page = QWidget(self)
        settlement = standing.settlement
        assert settlement is not None
        value = QLabel(f"✓ {settlement.value or self._none}", page)
        value.setTextFormat(Qt.TextFormat.PlainText)
        value.setMaximumWidth(320)
        font = value.font()
        font.setBold(True)
        value.setFont(font)
        told = self.tr("because {why} ({name}, {time})").format(
            why=settlement.because, name=settlement.by, time=local_time(settlement.at)
        )
        reason = PlainLabel(told, page, selectable=True)
        reason.setAccessibleName(told)
        self.change = QPushButton(self.tr("Change"), page)
        self.reopen = QPushButton(self.tr("Reopen"), page)
        row = QHBoxLayout(page)
        row.setContentsMargins(6, 0, 6, 0)
        row.addWidget(value)
        row.addWidget(reason, 1)
        for button in (self.change, self.reopen):
            button.setAutoDefault(False)
            row.addWidget(button)
        self.change.clicked.connect(lambda: self._ask(True))
        self.reopen.clicked.connect(self.reopen_wanted)
        return page

    def _ask(self, asks: bool) -> None:
        """Let the decision be written anew, or show the one there is."""
        assert self._answer is not None
        self._question.setVisible(asks)
        self._answer.setVisible(not asks)
        (self.value if asks else self.change).setFocus(Qt.FocusReason.OtherFocusReason)

    def _send(self) -> None:
        value = " ".join(self.value.currentText().split())
        because = self.because.text().strip()
        if not value:
            self.value.setFocus(Qt.FocusReason.OtherFocusReason)
            self.value.showPopup()
            return
        if not because:
            self.because.setFocus(Qt.FocusReason.OtherFocusReason)
        self.settle_wanted.emit("" if value == self._none else value, because)

    @guarded(bool)
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Ctrl+Return accepts; Return in the value goes on to the reason, and in the reason accepts."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _ENTER:
            if event.modifiers() & Qt.KeyboardModifier.ControlModifier or watched is self.because:
                self._send()
            else:
                self.because.setFocus(Qt.FocusReason.TabFocusReason)
            return True
        return super().eventFilter(watched, event)
