"""Asks what becomes of the mentions of an entry that is deleted: moved to another entry, or unlinked."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QRadioButton, QVBoxLayout, QWidget

from annotator.model.record import Record
from annotator.services.session import Session
from annotator.ui.dialogs.buttons import accept_and_cancel
from annotator.ui.docks.counted import counted
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.register_browser import RegisterBrowser
from annotator.ui.docks.running import Run, run_here


class DeleteDialog(QDialog):
    """It only asks: once accepted, `target` is the entry that is to have the mentions, None to unlink them."""

    def __init__(
        self,
        session: Session,
        record: Record,
        mentions: int,
        parent: QWidget | None = None,
        run: Run = run_here,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Delete the Entry"))
        self._session = session
        self.target: Record | None = None
        self.move_to = QRadioButton(self.tr("&Move them to another entry:"), self)
        self.unlink = QRadioButton(self.tr("&Unlink them; each keeps the name as plain words"), self)
        self.browser = RegisterBrowser(session, self, run, kind=record.kind, without=record.id)
        buttons, self.button = accept_and_cancel(self, self.tr("Delete"))
        question = self.tr("“{name}” has {mentions}. What becomes of them?").format(
            name=record.name, mentions=counted("mention", mentions)
        )
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(PlainLabel(question, strong=True))
        column.addWidget(self.move_to)
        column.addWidget(self.browser, 1)
        column.addWidget(self.unlink)
        column.addWidget(buttons)
        self.resize(460, 440)
        self.move_to.toggled.connect(lambda _on: self._allow())
        self.browser.chosen.connect(lambda _entry: self._allow())
        self.browser.activated.connect(lambda _entry: self.button.setFocus())
        self.move_to.setChecked(True)
        self.browser.words.setFocus()
        self._allow()

    def accept(self) -> None:
        if self.button.isEnabled():
            chosen = self.browser.current if self.move_to.isChecked() else ""
            self.target = self._session.registering.record(chosen) if chosen else None
            super().accept()

    def _allow(self) -> None:
        self.browser.setEnabled(self.move_to.isChecked())
        self.button.setEnabled(self.unlink.isChecked() or bool(self.browser.current))
