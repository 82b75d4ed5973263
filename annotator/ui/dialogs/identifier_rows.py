"""What other authority files call an entry: one row for each, checked as it is typed, nothing looked up."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import InvalidValue
from annotator.model.record import IDENTIFIER_SCHEMES, Identifier
from annotator.text.identifiers import identifier_of, recognise, shown
from annotator.ui.docks.labels import PlainLabel


class IdentifierRow(QWidget):
    """A scheme and a value; a pasted address of an authority file chooses its scheme itself."""

    def __init__(self, identifier: Identifier, parent: QWidget) -> None:
        super().__init__(parent)
        self.scheme = QComboBox(self)
        self.scheme.addItems(list(IDENTIFIER_SCHEMES))
        self.scheme.setCurrentText(identifier.scheme)
        self.scheme.setAccessibleName(self.tr("Scheme of the identifier"))
        self.value = QLineEdit(shown(identifier), self)
        self.value.setAccessibleName(self.tr("Identifier"))
        self.value.setPlaceholderText(self.tr("Number, or the address of its page"))
        self.remove = QToolButton(self)
        self.remove.setText("×")
        self.remove.setAutoRaise(True)
        self.remove.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.remove.setAccessibleName(self.tr("Remove this identifier"))
        self.problem = PlainLabel()
        self.problem.hide()
        row = QHBoxLayout()
        row.addWidget(self.scheme)
        row.addWidget(self.value, 1)
        row.addWidget(self.remove)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(1)
        column.addLayout(row)
        column.addWidget(self.problem)
        self.value.textEdited.connect(self._recognise)
        self.value.editingFinished.connect(self.check)
        self.scheme.activated.connect(lambda _index: self.check())

    @property
    def identifier(self) -> Identifier | None:
        """What stands here, None when nothing does. Raises InvalidValue."""
        typed = self.value.text().strip()
        return identifier_of(self.scheme.currentText(), typed) if typed else None

    def check(self) -> bool:
        """Say what is wrong with what stands here; False when something is."""
        try:
            found = self.identifier
        except InvalidValue as error:
            self.problem.setText(str(error))
            self.problem.show()
            return False
        self.problem.hide()
        if found is not None:
            self.value.setText(shown(found))
        return True

    def _recognise(self, typed: str) -> None:
        pasted = recognise(typed)
        if pasted is not None:
            self.scheme.setCurrentText(pasted[0])
        if not self.problem.isHidden():
            self.problem.hide()


class IdentifierRows(QWidget):
    """Any number of rows."""

    def __init__(self, identifiers: Sequence[Identifier], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: list[IdentifierRow] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self.add = QPushButton(self.tr("Add an Identifier"), self)
        self.add.setAutoDefault(False)
        self.add.clicked.connect(self._add_empty)
        self._column.addWidget(self.add, 0, Qt.AlignmentFlag.AlignLeft)
        for identifier in identifiers:
            self._add(identifier)

    def check(self) -> bool:
        """Say what is wrong with any of them; False when something is."""
        wrong = [row for row in self.rows if not row.check()]
        return not wrong

    @property
    def identifiers(self) -> tuple[Identifier, ...]:
        """What stands in the rows. Raises InvalidValue."""
        found = (row.identifier for row in self.rows)
        return tuple(identifier for identifier in found if identifier is not None)

    def _next_scheme(self) -> str:
        """The first scheme that has no row yet."""
        used = {row.scheme.currentText() for row in self.rows}
        return next((scheme for scheme in IDENTIFIER_SCHEMES if scheme not in used), IDENTIFIER_SCHEMES[-1])

    def _add_empty(self) -> None:
        row = self._add(Identifier(self._next_scheme(), ""))
        row.show()
        row.value.setFocus()

    def _add(self, identifier: Identifier) -> IdentifierRow:
        row = IdentifierRow(identifier, self)
        row.remove.clicked.connect(lambda: self._remove(row))
        self._column.insertWidget(len(self.rows), row)
        self.rows.append(row)
        return row

    def _remove(self, row: IdentifierRow) -> None:
        self.rows.remove(row)
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.add.setFocus()
