"""Shows what a file of names would do to the register, and takes it in as entries or as candidates."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QButtonGroup,
    QGridLayout,
    QGroupBox,
    QHBoxLayout,
    QHeaderView,
    QLineEdit,
    QPushButton,
    QRadioButton,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import KnownError
from annotator.model.progress import Progress
from annotator.services.register_files import RegisterPlan
from annotator.services.register_matching import BAD, CHANGED, CONFLICTING, NEW, UNCHANGED
from annotator.services.session import Session
from annotator.ui.dialogs.busy_dialog import BusyDialog
from annotator.ui.dialogs.buttons import accept_and_cancel
from annotator.ui.dialogs.register_rows import RegisterRows
from annotator.ui.docks.counted import counted
from annotator.ui.docks.form_column import row_label
from annotator.ui.docks.labels import ElidedLabel, PlainLabel
from annotator.ui.docks.row_view import lay_rows
from annotator.ui.docks.running import Run, run_here

_TYPING = 400
"""Milliseconds after the last letter until the preview follows."""
_ENTRIES, _CANDIDATES = 0, 1


class RegisterImportDialog(BusyDialog):
    """`imported` tells what was taken in."""

    imported = Signal(object)

    def __init__(
        self,
        session: Session,
        path: Path,
        run: Run = run_here,
        parent: QWidget | None = None,
        *,
        ask: Callable[[], Path | None] = lambda: None,
    ) -> None:
        """Preview a file; `ask` returns another one."""
        super().__init__(run, parent)
        self._session = session
        self._ask = ask
        self._path = path
        self._plan: RegisterPlan | None = None
        self._asked = 0
        self.setWindowTitle(self.tr("Import into the Register"))
        self.resize(960, 640)
        self._build()
        self._show_file()

    def _build(self) -> None:
        self.file = ElidedLabel()
        self.other = QPushButton(self.tr("Other &File…"), self)
        self.other.setAutoDefault(False)
        self.other.clicked.connect(self._choose)
        head = QHBoxLayout()
        head.addWidget(self.file, 1)
        head.addWidget(self.other)
        self.summary = PlainLabel(self.tr("Reading …"), strong=True)
        self.rows = RegisterRows(self)
        self.view = self._table_view()
        self.remark = PlainLabel(faint=True, selectable=True)
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._say_remark())
        self.problem = PlainLabel()
        self.problem.hide()
        self.box, self.button = accept_and_cancel(self, self.tr("Import"))
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(_TYPING)
        self._later.timeout.connect(self._preview)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self._kind_box())
        column.addWidget(self.summary)
        column.addWidget(self.view, 1)
        for widget in (self.remark, self.problem, self.work_row, self.box):
            column.addWidget(widget)

    def _kind_box(self) -> QGroupBox:
        box = QGroupBox(self.tr("What it is"), self)
        grid = QGridLayout(box)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(16)
        self.kinds = QButtonGroup(self)
        for number, (label, meaning) in enumerate(
            (
                (
                    self.tr("A &register"),
                    self.tr("Its rows become entries; rows with the id of an entry change that entry."),
                ),
                (
                    self.tr("An &authority file"),
                    self.tr(
                        "Its rows are candidates: offered while you link, entries once a tag links to them."
                    ),
                ),
            )
        ):
            button = QRadioButton(label, box)
            button.setAccessibleDescription(meaning)
            self.kinds.addButton(button, number)
            grid.addWidget(button, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(meaning, faint=True), number, 1)
        self.kinds.button(_ENTRIES).setChecked(True)
        self.name, self.version = QLineEdit(box), QLineEdit(box)
        self._named = QWidget(box)
        row = QHBoxLayout(self._named)
        row.setContentsMargins(0, 0, 0, 0)
        for label, line, stretch in (
            (self.tr("Name"), self.name, 3),
            (self.tr("Version"), self.version, 1),
        ):
            line.setAccessibleName(label)
            line.textEdited.connect(lambda _text: self._later.start())
            row.addWidget(row_label(label, line))
            row.addWidget(line, stretch)
        self._named.setToolTip(self.tr("Written on every link that is made from this file"))
        grid.addWidget(self._named, 2, 1)
        self.kinds.idToggled.connect(lambda _id, on: self._preview() if on else None)
        return box

    def _table_view(self) -> QTableView:
        view = QTableView(self)
        view.setModel(self.rows)
        view.setAccessibleName(self.tr("Rows of the file"))
        view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        lay_rows(view)
        header = view.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        for column, width in enumerate((56, 150, 110, 220)):
            view.setColumnWidth(column, width)
        return view

    @property
    def candidates(self) -> bool:
        """Whether its rows are to be candidates."""
        return self.kinds.checkedId() == _CANDIDATES

    @property
    def previewed(self) -> bool:
        """Whether the rows shown are those of the file and the answers given."""
        return not self.busy and not self._later.isActive()

    def _choose(self) -> None:
        path = self._ask()
        if path is not None:
            self._path = path
            self._show_file()

    def _show_file(self) -> None:
        self.file.set_line(str(self._path))
        name, version = self._session.register_files.cited_as(self._path)
        self.name.setText(name)
        self.version.setText(version)
        self._preview()

    def _preview(self) -> None:
        self._later.stop()
        self._named.setVisible(self.candidates)
        self._asked += 1
        asked, path, files = self._asked, self._path, self._session.register_files
        candidates, name, version = self.candidates, self.name.text(), self.version.text()

        def work(progress: Progress) -> RegisterPlan | KnownError:
            try:
                return files.plan(path, candidates=candidates, name=name, version=version, progress=progress)
            except KnownError as error:
                return error

        self.button.setEnabled(False)
        self.do(self.tr("Reading"), work, lambda found: self._show(found) if asked == self._asked else None)

    def _show(self, found: RegisterPlan | KnownError) -> None:
        self._plan = found if isinstance(found, RegisterPlan) else None
        lines = self._path.suffix.lower() in (".xml", ".tei")
        self.rows.set_rows(self._plan.rows if self._plan else (), lines=lines)
        counts = self._plan.counts if self._plan else {}
        words = (
            (NEW, self.tr("{number} new")),
            (CHANGED, self.tr("{number} changed")),
            (UNCHANGED, self.tr("{number} unchanged")),
            (CONFLICTING, self.tr("{number} conflicting")),
            (BAD, self.tr("{number} that cannot be taken in")),
        )
        said = ", ".join(text.format(number=counts[state]) for state, text in words if counts.get(state))
        self.summary.setText(said or self.tr("Nothing to import"))
        taken = counts.get(NEW, 0) + counts.get(CHANGED, 0)
        left = len(self._plan.faults) if self._plan else 0
        label = (
            self.tr("Import {entries}").format(entries=counted("entry", taken))
            if taken
            else self.tr("Import")
        )
        self.button.setText(label)
        self.button.setEnabled(bool(taken) and not self._session.read_only)
        self.button.setDefault(True)  # a button that was disabled has lost that
        self.view.selectRow(0)
        told = self._session.read_only or ("" if self._plan else str(found))
        if not told and left:
            told = self.tr(
                "What conflicts or cannot be taken in is left out; mend it in the file and import it again."
            )
        self.problem.setText(told)
        self.problem.setVisible(bool(told))

    def _say_remark(self) -> None:
        """All of what is cut in the table."""
        row = self.view.currentIndex().row()
        remark = self.rows.rows[row].remark if 0 <= row < len(self.rows.rows) else ""
        self.remark.setText(remark)
        self.remark.setVisible(bool(remark))

    def accept(self) -> None:
        """Take in what was shown, as one undo step."""
        if self._later.isActive():
            self._preview()  # what was just typed is shown before it is taken in
            return
        plan, files = self._plan, self._session.register_files
        if self.busy or plan is None:
            return

        def work(progress: Progress) -> RegisterPlan | KnownError:
            try:
                return files.apply(plan, leave_out=True, progress=progress)
            except KnownError as error:
                return error

        for widget in (self.button, self.other):
            widget.setEnabled(False)
        self.do(self.tr("Importing"), work, self._finish)

    def _finish(self, found: RegisterPlan | KnownError) -> None:
        if isinstance(found, KnownError):
            self.other.setEnabled(True)
            self.button.setEnabled(True)
            self.problem.setText(str(found))
            self.problem.show()
            return
        self.imported.emit(found)
        super().accept()
