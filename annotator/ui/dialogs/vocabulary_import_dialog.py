"""Asks what a vocabulary file is for and called, before its terms are taken in."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QVBoxLayout, QWidget

from annotator.services.session import Session
from annotator.services.vocabulary import ROLES
from annotator.ui.dialogs.buttons import accept_and_cancel
from annotator.ui.docks.form_column import form_layout, row_label
from annotator.ui.docks.labels import ElidedLabel, PlainLabel


class VocabularyImportDialog(QDialog):
    """`vocabulary`, `name` and `version` hold the answers."""

    def __init__(self, session: Session, path: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Import a Vocabulary"))
        self.setMinimumWidth(460)
        self._box = QComboBox(self)
        for name in session.vocabulary.names():
            tag_type, _, field = name.partition(".")
            label = session.tag_set.type(tag_type).label
            self._box.addItem(f"{label}: {session.tag_set.field(tag_type, field).label}", name)
        self._box.setCurrentIndex(max(0, self._box.findData(ROLES)))
        name, version = session.vocabulary.cited_as(path)
        self._name, self._version = QLineEdit(name, self), QLineEdit(version, self)
        form = form_layout()
        for label, box in (
            (self.tr("Terms for"), self._box),
            (self.tr("Name"), self._name),
            (self.tr("Version"), self._version),
        ):
            box.setAccessibleName(label)
            form.addRow(row_label(label, box), box)
        buttons, self.button = accept_and_cancel(self, self.tr("Import Terms"))
        self.button.setEnabled(self._box.count() > 0)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        column.addWidget(ElidedLabel(str(path)))
        column.addLayout(form)
        column.addWidget(
            PlainLabel(
                self.tr(
                    "Its terms are offered while you type, beside those that tags use already. Name and version are "
                    "kept with each term. Nothing is looked up on the web."
                ),
                faint=True,
            )
        )
        column.addStretch(1)
        column.addWidget(buttons)
        self._box.setFocus()

    @property
    def vocabulary(self) -> str:
        """For which values, as `TAG TYPE.FIELD`."""
        return str(self._box.currentData())

    @property
    def name(self) -> str:
        """What the vocabulary is called."""
        return self._name.text()

    @property
    def version(self) -> str:
        """Which version of it this is."""
        return self._version.text()
