"""How far the work on each article has come for each person, with the cases of its review; a stage can be set."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QDialog,
    QHBoxLayout,
    QHeaderView,
    QLabel,
    QLineEdit,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QVBoxLayout,
    QWidget,
)

from annotator.model.change import Change
from annotator.model.errors import KnownError
from annotator.model.matrix import Cell, Line, Matrix
from annotator.model.stage import STAGES
from annotator.services.session import Session
from annotator.ui.dialogs.buttons import only_close
from annotator.ui.dialogs.cases_dialog import Name
from annotator.ui.docks.asking import Asking
from annotator.ui.docks.labels import PlainLabel, plain_tooltip
from annotator.ui.docks.running import Run


class StagesDialog(QDialog):
    """A matrix of articles and people."""

    article_wanted = Signal(str)
    """Id of an article that is to be shown."""

    def __init__(self, session: Session, name: Name, run: Run, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._name = name
        self._asking = Asking(run)
        self._matrix = Matrix((), ())
        self.setWindowTitle(self.tr("Stages of the Work"))
        self.resize(820, 440)
        self.table = QTableWidget(0, 0, self)
        self.table.setAccessibleName(self.tr("Articles and people; Return shows an article"))
        self.table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        self.table.cellActivated.connect(
            lambda row, _column: self.article_wanted.emit(self._matrix.lines[row].article)
        )
        self.table.currentCellChanged.connect(lambda *_cells: self._show_current())
        self.whose = PlainLabel("", self)
        self.stage = QComboBox(self)
        self.stage.setAccessibleName(self.tr("Stage"))
        for stage in STAGES:
            self.stage.addItem(self._stage_name(stage), stage)
        self.why = QLineEdit(self)
        self.why.setAccessibleName(self.tr("Reason"))
        self.why.setPlaceholderText(self.tr("the reason; a step back needs one"))
        self.button = QPushButton(self.tr("Set &Stage"), self)
        self.button.setAutoDefault(False)
        self.button.clicked.connect(self._set)
        self.why.returnPressed.connect(self._set)
        self.told = PlainLabel("", self)
        label = QLabel(self.tr("S&tage"), self)
        label.setBuddy(self.stage)
        foot = QHBoxLayout()
        for widget in (label, self.stage):
            foot.addWidget(widget)
        foot.addWidget(self.why, 1)
        foot.addWidget(self.button)
        column = QVBoxLayout(self)
        column.addWidget(self.table, 1)
        column.addWidget(self.whose)
        column.addLayout(foot)
        column.addWidget(self.told)
        column.addWidget(only_close(self))
        self.finished.connect(lambda _result: self._asking.forget())
        self.finished.connect(self.deleteLater)
        self.refresh()
        self.table.setFocus()

    def refresh(self) -> None:
        """Ask again how far the work has come."""
        session = self._session
        self._asking.ask(
            self.tr("Comparing tags"), lambda progress: session.staging.matrix(None, progress), self._show
        )

    def show_change(self, change: Change) -> None:
        """Follow what was tagged, decided or set."""
        if change.kinds & {"stage", "review", "annotation", "article"}:
            self.refresh()

    def _show(self, matrix: Matrix) -> None:
        row, column = self.table.currentRow(), self.table.currentColumn()
        self._matrix = matrix
        table = self.table
        table.setRowCount(len(matrix.lines))
        table.setColumnCount(len(matrix.people) + 2)
        heads = [self.tr("Article"), *map(self._name, matrix.people), self.tr("Review")]
        table.setHorizontalHeaderLabels(heads)
        table.horizontalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Stretch)
        for number, line in enumerate(matrix.lines):
            words = [self._of_cell(line.cells[person]) for person in matrix.people]
            label = self._session.library.article(line.article).label
            for place, said in enumerate([label, *words, self._of_review(line)]):
                item = QTableWidgetItem(said)
                item.setToolTip(plain_tooltip(said))
                table.setItem(number, place, item)
        if matrix.lines:
            table.setCurrentCell(max(0, row), max(1, column))
        self._show_current()

    def _of_cell(self, cell: Cell) -> str:
        tags = self.tr("1 tag") if cell.tags == 1 else self.tr("{n} tags").format(n=f"{cell.tags:n}")
        words = f"{self._stage_name(cell.stage.stage)} · {tags}"
        return f"{words} · {cell.stage.reason}" if cell.stage.reason else words

    def _of_review(self, line: Line) -> str:
        words = self.tr("{open} open, {decided} decided").format(
            open=f"{line.open:n}", decided=f"{line.decided:n}"
        )
        if line.contested:
            words += ", " + self.tr("{n} contested").format(n=f"{line.contested:n}")
        return words

    def _stage_name(self, stage: str) -> str:
        return {
            "open": self.tr("open"),
            "in work": self.tr("in work"),
            "handed in": self.tr("handed in"),
            "reviewed": self.tr("reviewed"),
            "signed off": self.tr("signed off"),
        }[stage]

    def _current(self) -> tuple[str, str] | None:
        """Article and person of the current cell."""
        row, column = self.table.currentRow(), self.table.currentColumn() - 1
        if not 0 <= row < len(self._matrix.lines) or not 0 <= column < len(self._matrix.people):
            return None
        return self._matrix.lines[row].article, self._matrix.people[column]

    def _show_current(self) -> None:
        current = self._current()
        for widget in (self.stage, self.why, self.button):
            widget.setEnabled(current is not None and not self._session.read_only)
        if current is None:
            self.whose.setText(self.tr("Choose the cell of a person to set a stage."))
            return
        article, person = current
        line = self._matrix.lines[self.table.currentRow()]
        self.stage.setCurrentIndex(self.stage.findData(line.cells[person].stage.stage))
        label = self._session.library.article(article).label
        words = self.tr("{name} on “{article}”")
        self.whose.setText(words.format(name=self._name(person), article=label))

    def _set(self) -> None:
        current = self._current()
        if current is None:
            return
        try:
            self._session.staging.set_stage(*current, self.stage.currentData(), self.why.text())
        except KnownError as error:
            self.told.setText(str(error))
            self.why.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.told.setText("")
        self.why.clear()
        self.refresh()
        self.table.setFocus()
