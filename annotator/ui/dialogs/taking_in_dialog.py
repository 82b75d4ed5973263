"""Shows what bundles of colleagues would do to the project, and takes them in."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from annotator.model.errors import KnownError
from annotator.model.progress import Progress
from annotator.services.exchanging import LookedAt, TakenFromFolder
from annotator.services.session import Session
from annotator.ui.bundle_words import LabelOf, Section, counted_heading, headline, new_things, sections
from annotator.ui.dialogs.busy_dialog import BusyDialog
from annotator.ui.dialogs.buttons import accept_and_cancel
from annotator.ui.docks.counted import counted
from annotator.ui.docks.labels import PlainLabel, plain_tooltip
from annotator.ui.docks.running import Run, run_here

_SHORT = 30
"""Lines up to which a part is unfolded at first."""


class TakingInDialog(BusyDialog):
    """`taken` tells what came of it; the dialog is gone by then."""

    taken = Signal(object)

    def __init__(
        self,
        session: Session,
        looked: LookedAt,
        label_of: LabelOf,
        run: Run = run_here,
        parent: QWidget | None = None,
    ) -> None:
        """Show what was looked at; at least one bundle brings something new."""
        super().__init__(run, parent)
        self._session = session
        self._plans = looked.plans
        one = len(looked.plans) == 1
        self.setWindowTitle(self.tr("Take In a Bundle") if one else self.tr("Take In Bundles"))
        self.resize(820, 560)
        self.summary = PlainLabel(self._summary(), strong=True)
        self.tree = self._tree_of(label_of)
        self.refused = PlainLabel("\n".join(sentence for _name, sentence in looked.failed), selectable=True)
        self.refused.setVisible(bool(looked.failed))
        self.problem = PlainLabel(strong=True, selectable=True)
        self.problem.hide()
        self.box, self.button = accept_and_cancel(self, self.tr("Take In"))
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self.summary)
        column.addWidget(self.tree, 1)
        column.addWidget(
            PlainLabel(
                self.tr(
                    "A verified backup of the project is made first. Nothing that anybody saved is changed or "
                    "deleted; where two people said different things, both are kept."
                ),
                faint=True,
            )
        )
        for widget in (self.refused, self.problem, self.work_row, self.box):
            column.addWidget(widget)
        self.tree.setFocus()

    def _summary(self) -> str:
        if len(self._plans) == 1:
            return headline(self._plans[0].bundle)
        return self.tr("{bundles}, of which this is new: {things}").format(
            bundles=counted("bundle", len(self._plans)), things=new_things(self._plans)
        )

    def _tree_of(self, label_of: LabelOf) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setHeaderHidden(True)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        tree.setAccessibleName(self.tr("What taking it in would do"))
        for plan in self._plans:
            root = tree.invisibleRootItem()
            if len(self._plans) > 1:
                root = _row(root, f"{plan.path.name}: {headline(plan.bundle)}", strong=True)
            for part in sections(plan, label_of):
                _show(root, part)
            root.setExpanded(True)
        tree.setCurrentIndex(tree.model().index(0, 0))
        return tree

    def accept(self) -> None:
        """Take all in, one after the other; what came of each is told together."""
        if self.busy:
            return

        def work(progress: Progress) -> TakenFromFolder | KnownError:
            try:
                return self._session.exchanging.take_in_all(self._plans, progress)
            except KnownError as error:
                return error

        self.button.setEnabled(False)
        self.problem.hide()
        self.do(self.tr("Taking in"), work, self._finish)

    def _finish(self, found: TakenFromFolder | KnownError) -> None:
        if isinstance(found, KnownError):
            self.button.setEnabled(True)
            self.button.setDefault(True)
            self.problem.setText(str(found))
            self.problem.show()
            return
        super().accept()
        self.taken.emit(found)


def _show(root: QTreeWidgetItem, part: Section) -> None:
    heading = _row(root, counted_heading(part), strong=True)
    for line in part.lines:
        _row(heading, line)
    heading.setExpanded(len(part.lines) <= _SHORT)


def _row(root: QTreeWidgetItem, words: str, *, strong: bool = False) -> QTreeWidgetItem:
    row = QTreeWidgetItem(root, [words])
    row.setToolTip(0, plain_tooltip(words))
    row.setFlags(Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable)
    if strong:
        font = row.font(0)
        font.setBold(True)
        row.setFont(0, font)
    return row
