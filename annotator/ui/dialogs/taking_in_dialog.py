"""Shows what bundles of colleagues would do to the project, and takes them in."""

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from annotator.model.errors import KnownError
from annotator.model.progress import Progress
from annotator.services.exchanging import LookedAt, TakenFromFolder
from annotator.services.session import Session
from annotator.ui.bundle_words import LabelOf, Section, Told, counted_heading, tell
from annotator.ui.dialogs.busy_dialog import BusyDialog
from annotator.ui.dialogs.buttons import accept_and_cancel
from annotator.ui.docks.counted import counted
from annotator.ui.docks.labels import PlainLabel, plain_tooltip
from annotator.ui.docks.running import Run, run_here

_SHORT = 30
"""Lines up to which a part is unfolded at first."""
_MOST = 500
"""Lines of a part that are shown; the report afterwards has all."""


class TakingInDialog(BusyDialog):
    """`taken` tells what came of it, and in which words; the dialog is gone by then."""

    taken = Signal(object, object)
    """A `TakenFromFolder` and a `Told`."""

    def __init__(
        self,
        session: Session,
        looked: LookedAt,
        told: Told,
        run: Run = run_here,
        parent: QWidget | None = None,
        *,
        label_of: LabelOf,
    ) -> None:
        """Show what is told of what was looked at; at least one bundle brings something new."""
        super().__init__(run, parent)
        self._session = session
        self._plans = looked.plans
        self._label_of = label_of
        one = len(looked.plans) == 1
        self.setWindowTitle(self.tr("Take In a Bundle") if one else self.tr("Take In Bundles"))
        self.resize(820, 560)
        self.summary = PlainLabel(self._summary(told), strong=True)
        self.tree = self._tree_of(told)
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

    def _summary(self, told: Told) -> str:
        if len(told.bundles) == 1:
            return told.bundles[0][0]
        return self.tr("{bundles}, of which this is new: {things}").format(
            bundles=counted("bundle", len(told.bundles)), things=told.things
        )

    def _tree_of(self, told: Told) -> QTreeWidget:
        tree = QTreeWidget(self)
        tree.setHeaderHidden(True)
        tree.header().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        tree.setAccessibleName(self.tr("What taking it in would do"))
        for heading, parts in told.bundles:
            root = tree.invisibleRootItem()
            if len(told.bundles) > 1:
                root = _row(root, heading, strong=True)
            for part in parts:
                _show(root, part)
            root.setExpanded(True)
        tree.setCurrentIndex(tree.model().index(0, 0))
        return tree

    def accept(self) -> None:
        """Take all in, one after the other; what came of each is told together."""
        if self.busy:
            return

        def work(progress: Progress) -> tuple[TakenFromFolder, Told] | KnownError:
            try:
                came = self._session.exchanging.take_in_all(self._plans, progress)
            except KnownError as error:
                return error
            return came, tell([one.plan for one in came.taken], self._label_of)

        self.button.setEnabled(False)
        self.problem.hide()
        self.do(self.tr("Taking in"), work, self._finish)

    def _finish(self, found: tuple[TakenFromFolder, Told] | KnownError) -> None:
        if isinstance(found, KnownError):
            self.button.setEnabled(True)
            self.button.setDefault(True)
            self.problem.setText(str(found))
            self.problem.show()
            return
        super().accept()
        self.taken.emit(*found)


def _show(root: QTreeWidgetItem, part: Section) -> None:
    heading = _row(root, counted_heading(part), strong=True)
    for line in part.lines[:_MOST]:
        _row(heading, line)
    if len(part.lines) > _MOST:
        more = QLocale().toString(len(part.lines) - _MOST)
        _row(heading, QCoreApplication.translate("TakingInDialog", "and {number} more").format(number=more))
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
