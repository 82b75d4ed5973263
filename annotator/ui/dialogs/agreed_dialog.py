"""What all said alike, or one person alone said: to take samples of, and to accept."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from annotator.model.case import Queue
from annotator.services.session import Session
from annotator.ui.dialogs.cases_dialog import CasesDialog, Name
from annotator.ui.docks.asking import Asking
from annotator.ui.docks.running import Run


class AgreedDialog(CasesDialog):
    """A place is shown in the article by Return; what is unchecked stays open."""

    accept_wanted = Signal(object)
    """The Queue of what is accepted."""

    def __init__(self, session: Session, name: Name, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(session, name, "", parent)
        self.setWindowTitle(self.tr("Agreed (Automatically)"))
        self._people: tuple[str, ...] = ()
        self._asking = Asking(run)
        self.why.hide()
        self.intro.setText(self.tr("Looking for what all said alike …"))
        self.finished.connect(lambda _result: self._asking.forget())
        self.accepted.connect(self._accept)
        self._count()
        self.view.setFocus()
        self._asking.ask(
            self.tr("Comparing tags"),
            lambda progress: session.reviewing.agreed(None, None, progress),
            self._show,
        )

    def _show(self, found: Queue) -> None:
        self._people = found.people
        self.show_decisions([(case, case.id) for case in found.cases])
        if found.cases:
            alone = found.counts.get("alone", 0)
            words = self.tr(
                "{n} alike in words, type and values. Return shows one in its article; uncheck what is wrong all the same."
            ).format(n=f"{len(found.cases) - alone:n}")
            if alone:
                words += " " + self.tr("{n} more one person alone tagged, and nobody disagrees.").format(
                    n=f"{alone:n}"
                )
        else:
            words = self.tr("Nothing that all said alike is left to accept.")
        self.intro.setText(words)
        self.view.setCurrentIndex(self.cases.index(0))

    def _count(self) -> None:
        count = len(self.cases.chosen())
        self.button.setText(self.tr("Accept All {n}").format(n=f"{count:n}"))
        self.button.setEnabled(bool(count))

    def _accept(self) -> None:
        self.accept_wanted.emit(Queue(tuple(one.case for one in self.cases.chosen()), self._people))
