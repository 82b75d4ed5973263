"""Makes an entry of the register or changes one, all fields in one undo step."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QFormLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from annotator.model.errors import InvalidValue, KnownError
from annotator.model.record import RECORD_KINDS, Record
from annotator.services.session import Session
from annotator.text.date_phrases import understand
from annotator.ui.dialogs.buttons import accept_and_cancel
from annotator.ui.dialogs.identifier_rows import IdentifierRows
from annotator.ui.docks.form_column import form_layout, row_label
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.record_words import dates_in_words, kind_label, summary

_LINES = 3
"""Lines that a field of several lines shows."""


class RecordDialog(QDialog):
    """`record` is what was made or changed, once it was accepted."""

    def __init__(
        self, session: Session, record: Record | None, parent: QWidget | None = None, *, kind: str = "person"
    ) -> None:
        """Without a record a new one is made, of the kind that is proposed."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self.record = record
        self.setWindowTitle(self.tr("Edit the Entry") if record else self.tr("New Entry"))
        self._build(record or Record("", kind, ""))
        self.name.setFocus()

    def _build(self, record: Record) -> None:
        self.kind = QComboBox(self)
        for kind in RECORD_KINDS:
            self.kind.addItem(kind_label(kind), kind)
        self.kind.setCurrentIndex(self.kind.findData(record.kind))
        self.kind.setEnabled(self.record is None)
        self.name = QLineEdit(record.name, self)
        self.name.selectAll()
        self.name.textChanged.connect(lambda _text: self._look_for_namesakes())
        self.namesakes = PlainLabel(faint=True)
        self.kind.activated.connect(lambda _index: self._look_for_namesakes())
        self.forms = self._lines("\n".join(record.forms), self.tr("One form in each line"))
        self.dates = QLineEdit(record.dates, self)
        self.dates.setPlaceholderText(self.tr("1961, since 1961, 1961/2024 …"))
        self.dates.textChanged.connect(lambda _text: self._say_dates())
        self.dates_said = PlainLabel(faint=True)
        self.identifiers = IdentifierRows(record.identifiers, self)
        self.note = self._lines(record.note, "")
        self.sources = self._lines("\n".join(record.sources), self.tr("One source in each line"))
        self.problem = PlainLabel(strong=True)
        self.problem.hide()
        form = form_layout()
        for label, box, told in (
            (self.tr("Kind"), self.kind, None),
            (self.tr("Name"), self.name, self.namesakes),
            (self.tr("Other forms"), self.forms, None),
            (self.tr("Dates"), self.dates, self.dates_said),
            (self.tr("Identifiers"), self.identifiers, None),
            (self.tr("Note"), self.note, None),
            (self.tr("Sources"), self.sources, None),
        ):
            self._add_row(form, label, box, told)
        buttons, self.button = accept_and_cancel(
            self, self.tr("Save") if self.record else self.tr("Make Entry")
        )
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addLayout(form)
        column.addWidget(self.problem)
        column.addStretch(1)
        column.addWidget(buttons)
        self.setMinimumWidth(520)
        self._look_for_namesakes()
        self._say_dates()

    def _add_row(self, form: QFormLayout, label: str, box: QWidget, told: PlainLabel | None) -> None:
        box.setAccessibleName(label)
        form.addRow(row_label(label, box), box)
        if told is not None:
            form.addRow("", told)

    def _lines(self, text: str, hint: str) -> QPlainTextEdit:
        box = QPlainTextEdit(text, self)
        box.setPlaceholderText(hint)
        box.setTabChangesFocus(True)
        box.setFixedHeight(box.fontMetrics().lineSpacing() * _LINES + 14)
        return box

    def accept(self) -> None:
        if not self.identifiers.check():
            return
        try:
            self.record = self._save()
        except KnownError as error:
            self.problem.setText(str(error))
            self.problem.show()
        else:
            super().accept()

    def _save(self) -> Record:
        registering = self._session.registering
        stated = replace(
            self.record or Record("", self.kind.currentData(), ""),
            name=self.name.text(),
            forms=tuple(self.forms.toPlainText().splitlines()),
            dates=self._dates(),
            identifiers=self.identifiers.identifiers,
            note=self.note.toPlainText(),
            sources=tuple(self.sources.toPlainText().splitlines()),
        )
        if stated.id:
            return registering.change(stated, self.record)
        return registering.create(
            stated.kind,
            stated.name,
            forms=stated.forms,
            dates=stated.dates,
            identifiers=stated.identifiers,
            note=stated.note,
            sources=stated.sources,
        )

    def _dates(self) -> str:
        """The dates as EDTF. Raises InvalidValue for what cannot be read, or is no date."""
        typed = self.dates.text().strip()
        if not typed:
            return ""
        understood = understand(typed)
        if understood.kind != "date":
            raise InvalidValue(
                self.tr("“{typed}” is a duration; write when it began and ended, as in 1961/2024.").format(
                    typed=typed
                )
            )
        return understood.value

    def _say_dates(self) -> None:
        try:
            dates = self._dates()
        except InvalidValue as error:
            self.dates_said.setText(str(error))
        else:
            said = f"{dates_in_words(dates)} ({dates})" if dates else ""
            self.dates_said.setText(said if said else self.tr("When it exists or lived; may stay empty."))

    def _look_for_namesakes(self) -> None:
        """Tell of entries that have the name already; nothing forbids two people of one name."""
        name = " ".join(self.name.text().split())
        self.button.setEnabled(bool(name))
        kind = self.kind.currentData()
        found = self._session.registering.named(name, [kind]) if name else []
        others = [record for record in found if self.record is None or record.id != self.record.id]
        self.namesakes.setVisible(bool(others))
        if others:
            said = self.tr("An entry of this name is in the register already: %s")
            self.namesakes.setText(said % summary(others[0]))
