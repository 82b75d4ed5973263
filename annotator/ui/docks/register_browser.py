"""Finds entries of the register: words typed, a kind chosen, a list of any length below."""

from array import array

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from annotator.model.record import RECORD_KINDS, Record
from annotator.services.session import Session
from annotator.ui.docks.asking import Asking
from annotator.ui.docks.counted import counted
from annotator.ui.docks.kind_chip import chip_of
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.record_words import kinds_label
from annotator.ui.docks.register_list import RegisterList
from annotator.ui.docks.register_row import RegisterRow
from annotator.ui.docks.row_list import RowList
from annotator.ui.docks.running import Run, is_large, run_here
from annotator.ui.text_view.guard import guarded, nothing

_PAUSE = 150
"""Milliseconds after the last key or change before the register is asked."""
_PATIENCE = 0.05
"""Seconds that a query may take in the window's thread: less than elsewhere, for somebody is typing."""


class RegisterBrowser(QWidget):
    """Emits `chosen` with the id of the entry in the selected row, or empty; `activated` when it is wanted."""

    chosen = Signal(str)
    activated = Signal(str)
    listed = Signal()
    """The list has been brought in line with what is asked for."""

    def __init__(
        self,
        session: Session,
        parent: QWidget | None = None,
        run: Run = run_here,
        *,
        kind: str = "",
        without: str = "",
    ) -> None:
        """With `kind` only entries of it are offered; `without` is the id of an entry that is left out."""
        super().__init__(parent)
        self._session = session
        self._asking = Asking(run, slow=is_large(session.path), patience=_PATIENCE)
        self._kinds = (kind,) if kind else RECORD_KINDS
        self._without = without
        self._wanted = ""
        self._stale = True
        self.model = RegisterList(session, self)
        self._build(bool(kind))
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.refresh)
        self._recount = QTimer(self, singleShot=True, interval=_PAUSE)
        self._recount.timeout.connect(self.model.forget_pages)

    def _build(self, of_one_kind: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        self.words = QLineEdit(self, clearButtonEnabled=True)
        self.words.setPlaceholderText(self.tr("Find a name or form …"))
        self.words.setAccessibleName(self.tr("Find entries by name or form"))
        self.words.textChanged.connect(lambda _text: self._later.start())
        self.kind = QComboBox(self)
        self.kind.setAccessibleName(self.tr("Show entries of a kind"))
        self.kind.addItem(self.tr("All kinds"), "")
        for kind in RECORD_KINDS:
            self.kind.addItem(kinds_label(kind), kind)
        self.kind.currentIndexChanged.connect(lambda _index: self.refresh())
        self.kind.setVisible(not of_one_kind)
        self.row = QHBoxLayout()
        self.row.addWidget(self.kind, 1)
        self.view = _EntryView(self)
        self.view.setModel(self.model)
        self.view.setItemDelegate(RegisterRow(lambda kind: chip_of(self._session, kind), self.view))
        self.view.setAccessibleName(self.tr("Entries of the register"))
        self.view.activated_row.connect(self._activate)
        self.view.selectionModel().selectionChanged.connect(lambda *_sides: self._choose())
        self.empty = PlainLabel(faint=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.empty.setContentsMargins(4, 12, 4, 4)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.count = PlainLabel(faint=True)
        column.addWidget(self.words)
        column.addLayout(self.row)
        column.addLayout(self._stack, 1)
        column.addWidget(self.count)
        self.setFocusProxy(self.words)

    # What others call

    @property
    def current(self) -> str:
        """Id of the entry in the selected row, or empty."""
        rows = self.view.selectionModel().selectedRows()
        record = self.model.record(rows[0].row()) if rows else None
        return record.id if record else ""

    def select(self, identifier: str) -> None:
        """Select the row of an entry, now or as soon as it is listed; filters that hide it are cleared."""
        self._wanted = identifier
        if not identifier:
            self.view.clearSelection()
            self.view.setCurrentIndex(QModelIndex())
            return
        row = self._row_of(identifier)
        if row >= 0:
            self._show_row(row)
            return
        with QSignalBlocker(self.words), QSignalBlocker(self.kind):
            self.words.clear()
            self.kind.setCurrentIndex(0)
        self._ask()

    def refresh_later(self) -> None:
        """Ask again in a moment, because something was changed."""
        self._later.start()

    def recount_later(self) -> None:
        """Read the shown entries again in a moment: tags were changed, the entries are the same."""
        self._recount.start()

    def refresh(self) -> None:
        """Ask the register again, keeping the selection; out of sight it is not asked before it is seen."""
        if self.isVisible():
            self._ask()
        else:
            self._stale = True

    @guarded(nothing)
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._stale:
            self._ask()

    def _ask(self) -> None:
        self._later.stop()
        self._stale = False
        words, kind = self.words.text(), self.kind.currentData()
        kinds = (kind,) if kind else self._kinds
        registering = self._session.registering
        self._asking.ask(
            self.tr("Listing the register"), lambda _progress: registering.numbers(kinds, words), self._show
        )

    def stop(self) -> None:
        """Ask the project for nothing more; to be called before it is closed."""
        self._later.stop()
        self._recount.stop()
        self._asking.forget()

    # Inside

    def _show(self, found: "array[int]") -> None:
        wanted, self._wanted = self._wanted or self.current, ""
        if self._without:
            hidden = self._session.registering.number(self._without)
            found = array("q", (number for number in found if number != hidden))
        top = self.view.verticalScrollBar().value()
        self.model.set_numbers(found)
        self.view.verticalScrollBar().setValue(top)
        row = self._row_of(wanted) if wanted else -1
        if row >= 0:
            self._show_row(row)
        shown = self.model.rowCount()
        filtered = bool(self.words.text().strip() or self.kind.currentData())
        self.empty.setText(
            self.tr("No entry fits. Press Esc in the field above to see all.")
            if filtered
            else self.tr(
                "No entries yet.\n\nAn entry is made when you give a tag a name in the inspector, "
                "or with the button New."
            )
        )
        self._stack.setCurrentIndex(0 if shown else 1)
        self.count.setText(counted("entry", shown))
        self.count.setVisible(bool(shown))
        self.listed.emit()
        self._choose()

    def _row_of(self, identifier: str) -> int:
        number = self._session.registering.number(identifier)
        return self.model.row_of(number) if number else -1

    def _show_row(self, row: int) -> None:
        index = self.model.index(row)
        if self.view.selectionModel().selectedRows() != [index]:
            self.view.setCurrentIndex(index)
        self.view.scrollTo(index)

    def _choose(self) -> None:
        self.chosen.emit(self.current)

    def _activate(self, index: QModelIndex) -> None:
        record: Record | None = self.model.record(index.row())
        if record is not None:
            self.activated.emit(record.id)

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        typing = self.words.hasFocus()
        if event.matches(QKeySequence.StandardKey.Cancel) and typing and self.words.text():
            self.words.clear()
        elif typing and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter_list()
        else:
            super().keyPressEvent(event)

    def _enter_list(self) -> None:
        if self._later.isActive():
            self.refresh()
        if not self.view.selectionModel().hasSelection() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus(Qt.FocusReason.TabFocusReason)


class _EntryView(RowList):
    """A list of entries of one height, activated by Enter and double click."""

    activated_row = Signal(QModelIndex)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.doubleClicked.connect(self.activated_row)

    @guarded(nothing)
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        for index in self.selectedIndexes():
            self.scrollTo(index)

    def keyboardSearch(self, _search: str) -> None:
        """Find nothing by letters: it would read all of a long list; the field above does it."""

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            if self.currentIndex().isValid():
                self.activated_row.emit(self.currentIndex())
            return
        super().keyPressEvent(event)
