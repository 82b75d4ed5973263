"""Cases that are decided together: what would be decided is seen, and left out where it is wrong, before it is."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtWidgets import QDialog, QLineEdit, QListView, QVBoxLayout, QWidget

from annotator.model.case import Decision
from annotator.services.session import Session
from annotator.ui.dialogs.buttons import accept_and_cancel
from annotator.ui.docks.case_list import CaseList
from annotator.ui.docks.check_list import ITEM_ROLE
from annotator.ui.docks.labels import PlainLabel

Name = Callable[[str], str]


class CasesDialog(QDialog):
    """A subclass puts what is chosen above the list, and says what stands in it."""

    decided = Signal(object)
    """The decisions whose boxes are checked; a list."""
    place_wanted = Signal(object)
    """The Annotation whose place is to be shown."""

    def __init__(self, session: Session, name: Name, title: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._name = name
        self.setWindowTitle(title)
        self.resize(760, 480)
        self.intro = PlainLabel("", self)
        self.cases = CaseList(session, name, self)
        self.view = QListView(self)
        self.view.setModel(self.cases)
        self.view.setUniformItemSizes(True)
        self.view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.view.setSpacing(2)
        self.view.setAlternatingRowColors(True)
        self.view.setAccessibleName(self.tr("Cases; Space turns a box"))
        self.view.activated.connect(self._show_place)
        self.why = QLineEdit(self)
        self.why.setAccessibleName(self.tr("Reason"))
        self.why.setPlaceholderText(self.tr("the reason, which the annotators read"))
        self.cases.chosen_changed.connect(self._count)
        self.top = QVBoxLayout()
        box, self.button = accept_and_cancel(self, "")
        column = QVBoxLayout(self)
        column.addLayout(self.top)
        column.addWidget(self.intro)
        column.addWidget(self.view, 1)
        column.addWidget(self.why)
        column.addWidget(box)
        self.accepted.connect(lambda: self.decided.emit(self.cases.decisions()))
        self.finished.connect(self.deleteLater)

    @property
    def reason(self) -> str:
        """Why these are decided so."""
        return self.why.text()

    def show_decisions(self, decisions: Sequence[Decision]) -> None:
        """Show what would be decided."""
        self.cases.show_decisions(decisions)
        self._count()

    def _count(self) -> None:
        count = len(self.cases.chosen())
        words = self.tr("Decide 1 Case") if count == 1 else self.tr("Decide {n} Cases").format(n=f"{count:n}")
        self.button.setText(words)
        self.button.setEnabled(bool(count))

    def _show_place(self, index: QModelIndex) -> None:
        if (one := index.data(ITEM_ROLE)) is not None:
            self.place_wanted.emit(self._session.library.tag(one.tag))
