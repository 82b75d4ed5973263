"""Shows what was found in files before they are taken in, to be corrected; nothing is guessed in silence."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import Cancelled, KnownError
from annotator.model.progress import Progress
from annotator.services.accessioning import Outcome, Prepared
from annotator.services.session import Session
from annotator.ui.dialogs.busy_dialog import BusyDialog
from annotator.ui.dialogs.buttons import accept_and_cancel
from annotator.ui.dialogs.found_file import FoundFile, mark_known
from annotator.ui.dialogs.import_details import ImportDetails
from annotator.ui.dialogs.import_table import ImportTable
from annotator.ui.docks.counted import counted
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.row_view import lay_rows
from annotator.ui.docks.running import Run, run_here

KEPT_IN_MEMORY = 100_000_000
"""Bytes of files that are kept while the dialog is open; the rest is read again when it is taken in."""
_WIDTHS = {
    "file": 136,
    "state": 270,
    "title": 190,
    "publisher": 90,
    "author": 80,
    "language": 66,
    "accession": 74,
}


class ImportDialog(BusyDialog):
    """Opened with files and folders; `imported` tells what became of each file."""

    imported = Signal(object)
    """A list of `Outcome`, emitted once."""

    def __init__(
        self,
        session: Session,
        run: Run = run_here,
        paths: Sequence[Path] = (),
        parent: QWidget | None = None,
        *,
        max_bytes: int = 50_000_000,
    ) -> None:
        super().__init__(run, parent)
        self._session = session
        self._paths = list(paths)
        self._max_bytes = max_bytes
        self.setWindowTitle(self.tr("Import"))
        self.resize(1080, 640)
        self._build()
        self.do(self.tr("Reading files"), self._prepare_all, self._show_files)

    def _build(self) -> None:
        self.summary = PlainLabel(self.tr("Reading …"))
        self.table = ImportTable(self)
        self.table.dataChanged.connect(lambda *_cells: self._say())
        self.view = _table_view(self.table, self)
        self.view.setAccessibleName(self.tr("Files found"))
        self.view.selectionModel().currentRowChanged.connect(lambda *_rows: self._show_current())
        self.details = ImportDetails(self)
        self.details.encoding_chosen.connect(self._read_again)
        self.details.changed.connect(lambda: self.table.file_changed(self.view.currentIndex().row()))
        self.problem = PlainLabel(strong=True)
        self.problem.hide()
        splitter = QSplitter(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self.view)
        splitter.addWidget(self.details)
        splitter.setSizes([280, 260])
        self.box, self.button = accept_and_cancel(self, self.tr("Import"))
        column = QVBoxLayout(self)
        for widget, stretch in (
            (self.summary, 0),
            (splitter, 1),
            (self.problem, 0),
            (self.work_row, 0),
            (self.box, 0),
        ):
            column.addWidget(widget, stretch)
        self.button.setEnabled(False)

    # Reading

    def _prepare_all(self, progress: Progress) -> list[FoundFile]:
        """Read all files; when it is stopped, what was read so far is shown."""
        accessioning = self._session.accessioning
        files: list[FoundFile] = []
        kept = 0
        try:
            paths = accessioning.files_in(self._paths)
            for place, path in enumerate(paths):
                progress(place, len(paths), path.name)
                file = self._prepared(path)
                if file.prepared is not None:
                    kept += len(file.prepared.data)
                    if kept > KEPT_IN_MEMORY:
                        file.let_go()
                files.append(file)
        except Cancelled:
            pass
        mark_known(files, self._titles(files))
        return files

    def _prepared(self, path: Path) -> FoundFile:
        try:
            return FoundFile.of(self._session.accessioning.prepare(path, max_bytes=self._max_bytes))
        except KnownError as error:
            return FoundFile(path, error=str(error))

    def _titles(self, files: Sequence[FoundFile]) -> dict[str, str]:
        known = {file.prepared.duplicate_of for file in files if file.prepared} - {""}
        return {article: self._session.library.article(article).label for article in known}

    def _show_files(self, files: list[FoundFile]) -> None:
        self.table.set_files(files)
        first = next((row for row, file in enumerate(files) if file.in_the_way), 0)
        if files:
            self.view.setCurrentIndex(self.table.index(first, self.table.columns.index("title")))
        self.view.setFocus()
        self._say()

    def _show_current(self) -> None:
        row = self.view.currentIndex().row()
        self.details.show_file(self.table.files[row] if 0 <= row < len(self.table.files) else None)

    def _read_again(self, codec: str) -> None:
        row = self.view.currentIndex().row()
        file = self.table.files[row]

        def work(_progress: Progress) -> Prepared | str:
            try:
                return self._session.accessioning.prepare(
                    file.path, encoding=codec, max_bytes=self._max_bytes
                )
            except KnownError as error:
                return str(error)

        def done(result: Prepared | str) -> None:
            self._complain(result if isinstance(result, str) else "")
            if isinstance(result, Prepared):
                file.read_as(result)
                self.table.file_changed(row)
            self._show_current()

        self.do(self.tr("Reading"), work, done)

    # Saying

    def _say(self) -> None:
        files = self.table.files
        ready = [file for file in files if file.usable and file.wanted]
        known = sum(bool(file.known) for file in files)
        failed = sum(bool(file.error) for file in files)
        parts = [self.tr("{files} to import").format(files=counted("file", len(ready)))]
        if known:
            parts.append(self.tr("{number} known already").format(number=known))
        if failed:
            parts.append(self.tr("{number} cannot be read").format(number=failed))
        self.summary.setText(
            ", ".join(parts) + "."
            if files
            else self.tr("There is nothing here to import; files must end in {endings}.").format(
                endings=", ".join(self._session.accessioning.suffixes())
            )
        )
        self.button.setText(
            self.tr("Import {files}").format(files=counted("file", len(ready)))
            if ready
            else self.tr("Import")
        )
        self.button.setEnabled(bool(ready) and not self._session.read_only and not self.busy)
        self._complain(self._session.read_only)

    def _complain(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    # Taking in

    def accept(self) -> None:
        """Take in what is wanted, as one undo step, once nothing is left to be settled."""
        if self.busy:
            return
        for row, file in enumerate(self.table.files):
            if file.in_the_way:
                self.view.setCurrentIndex(self.table.index(row, self.table.columns.index("title")))
                self._complain(f"{file.path.name}: {file.state}")
                return
        for widget in (self.view, self.details, self.button):
            widget.setEnabled(False)
        self.do(self.tr("Importing"), self._accession_all, self._finish)

    def _accession_all(self, progress: Progress) -> list[Outcome]:
        session, files = self._session, self.table.files
        wanted = [file for file in files if file.usable and file.wanted]
        outcomes = [
            Outcome(
                file.path, duplicate_of=file.prepared.article_id if file.prepared else "", error=file.error
            )
            for file in files
            if not file.usable
        ]
        name = (
            wanted[0].metadata.title or wanted[0].path.name
            if len(wanted) == 1
            else counted("file", len(wanted))
        )
        with session.history.step(f"Import {name}", lasting=True):
            for place, file in enumerate(wanted):
                try:
                    progress(place, len(wanted), file.path.name)
                    article = session.accessioning.accession(
                        file.to_accession(session.accessioning), file.metadata
                    )
                except Cancelled:
                    break
                except KnownError as error:
                    outcomes.append(Outcome(file.path, error=str(error)))
                else:
                    remarks = file.incoming.remarks if file.incoming else ()
                    outcomes.append(Outcome(file.path, article, remarks=remarks))
        return outcomes

    def _finish(self, outcomes: list[Outcome]) -> None:
        self.imported.emit(outcomes)
        super().accept()


def _table_view(table: ImportTable, parent: QWidget) -> QTableView:
    view = QTableView(parent)
    view.setModel(table)
    view.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectItems)
    view.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
    view.setEditTriggers(
        QAbstractItemView.EditTrigger.DoubleClicked
        | QAbstractItemView.EditTrigger.EditKeyPressed
        | QAbstractItemView.EditTrigger.AnyKeyPressed
    )
    lay_rows(view)
    view.setTabKeyNavigation(True)  # from cell to cell: they are edited
    header = view.horizontalHeader()
    for place, column in enumerate(table.columns):
        header.resizeSection(place, _WIDTHS.get(column, 84))
    header.setSectionResizeMode(len(table.columns) - 1, QHeaderView.ResizeMode.Stretch)
    return view
