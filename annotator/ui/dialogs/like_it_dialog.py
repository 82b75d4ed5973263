"""The same decision for a case and those like it, as one step."""

from PySide6.QtWidgets import QComboBox, QFormLayout, QWidget

from annotator.model.case import Case, Queue
from annotator.services.session import Session
from annotator.ui.dialogs.cases_dialog import CasesDialog, Name


class LikeItDialog(CasesDialog):
    """Shows first the version at which the reviewer was."""

    def __init__(
        self, session: Session, case: Case, queue: Queue, name: Name, parent: QWidget | None = None
    ) -> None:
        super().__init__(session, name, "", parent)
        self.setWindowTitle(self.tr("The Same Decision for Cases Like It"))
        self._case, self._queue = case, queue
        self.take = QComboBox(self)
        self.take.setAccessibleName(self.tr("Version to take"))
        for number, version in enumerate(session.reviewing.card(case).versions, 1):
            who = ", ".join(dict.fromkeys(map(name, version.people)))
            self.take.addItem(f"{number:n} · {who}", version.tags[0].id)
        self.take.addItem(self.tr("0 · none is right"), "")
        form = QFormLayout()
        form.addRow(self.tr("&Take"), self.take)
        self.top.addLayout(form)
        self.intro.setText(
            self.tr("The same people said the same of the same words here. Uncheck what is not like it.")
        )
        self.take.currentIndexChanged.connect(lambda _index: self._fill())
        self._fill()
        self.take.setFocus()

    def choose(self, tag: str) -> None:
        """Take the version that a tag belongs to."""
        self.take.setCurrentIndex(max(0, self.take.findData(tag)))

    def _fill(self) -> None:
        take = self.take.currentData()
        alike = self._session.reviewing.alike(self._case, take, self._queue)
        self.show_decisions([(self._case, take), *alike])
