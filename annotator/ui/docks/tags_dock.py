"""The table of all tags: sorted and filtered by queries, a row leads to its place in the text."""

from array import array
from collections.abc import Iterator, Sequence

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QModelIndex, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from annotator.model.change import Change
from annotator.model.errors import KnownError
from annotator.model.progress import Progress
from annotator.services.session import Session
from annotator.ui.docks.counted import counted
from annotator.ui.docks.listing import Listing
from annotator.ui.docks.queried_dock import QueriedDock
from annotator.ui.docks.running import Run, run_here
from annotator.ui.docks.tag_filter import TagFilter
from annotator.ui.docks.tag_table import TagTable
from annotator.ui.docks.tag_view import TagView

_FEW = 10
"""Selected rows that are looked for one by one, each in a tenth of the time of going through all rows here."""

Found = tuple["array[int]", list[str]] | KnownError
"""Row numbers of the tags wanted and names of all annotators, or why there are none."""


class TagsDock(QueriedDock):
    """Every tag of the project or of one article."""

    filter: TagFilter
    tag_activated = Signal(str)
    refused = Signal(str)
    """A sentence that says why something was not done."""

    def __init__(self, session: Session, parent: QWidget | None = None, run: Run = run_here) -> None:
        super().__init__("tags", session, parent, run)
        self.setWindowTitle(self.tr("Tags"))
        self._awaited = ""
        self.table = TagTable(session, self)
        self.make()
        self.refresh()

    def _build(self) -> None:
        self.filter = TagFilter(self._session, self)
        self.filter.changed.connect(self.refresh)
        self.delete = QPushButton(self.tr("Delete"), self)
        self.delete.setAccessibleName(self.tr("Delete the selected tags"))
        self.delete.clicked.connect(self.delete_selected)
        self.view = TagView(self)
        self.view.setAccessibleName(self.tr("Tags"))
        self._make_sortable(self.view, self.table)
        self.view.activated.connect(self._activate)
        self.view.delete_pressed.connect(self.delete_selected)
        self.view.selectionModel().selectionChanged.connect(lambda *_sides: self._mark_delete())
        self._listing = Listing(self, self.view, (self.filter, 4), (self.delete, 0), rest=1)
        self.count, self.empty = self._listing.count, self._listing.empty
        self.setWidget(self._listing)
        self.begins_at = self.view

    # What others call

    def show_change(self, change: Change) -> None:
        """Bring the table in line with what a step changed, a moment later."""
        if change.kinds & {"annotation", "article", "record", "tag_type"}:
            self._refresh_later()
            if self._asking.slow:
                self.table.forget_pages()

    def show_article(self, article_id: str) -> None:
        """Say which one is *this article*."""
        self.filter.set_article(article_id)

    def select_tag(self, identifier: str) -> None:
        """Select and show the row of this tag alone, or none; the focus stays where it is.

        A tag that is not listed yet is selected as soon as it is.
        """
        number = self._session.library.tag_number(identifier) if identifier else 0
        row = self.table.row_of(number) if number else -1
        self._awaited = identifier if number and row < 0 else ""
        if row < 0:
            self.view.selectionModel().clear()
            return
        if self._selected_rows() != [row]:
            # What to select is said: `selectRow` would add to the selection while Ctrl (of Ctrl+Z, say) is held.
            flags = QItemSelectionModel.SelectionFlag
            self.view.selectionModel().setCurrentIndex(
                self.table.index(row, 0), flags.ClearAndSelect | flags.Rows
            )
        self.view.scrollTo(self.table.index(row, 0))

    def refresh(self) -> None:
        """Query again, keeping the selection."""
        self._later.stop()
        self.filter.offer_types()
        wanted, sort, descending = self.filter.wanted, self._sort, self._descending
        library = self._session.library

        def query(_progress: Progress) -> Found:
            try:
                return library.tag_numbers(wanted, sort, descending), library.annotators()
            except KnownError as error:
                return error

        self._asking.ask(self.tr("Listing tags"), query, self._show)

    def delete_selected(self) -> None:
        """Retract the tags of the selected rows, as one step."""
        tags = self.table.tag_ids(self._selected_rows())
        if not tags:
            return
        try:
            self._session.tagging.retract(tags)
        except KnownError as error:
            self.refused.emit(str(error))
        self.refresh()

    # Inside

    def _selected_rows(self) -> list[int]:
        # `selectedRows` asks the model some twenty times for each row: seconds when all of a long table is selected.
        return sorted(
            {
                row
                for part in self.view.selectionModel().selection().toList()
                for row in range(part.top(), part.bottom() + 1)
            }
        )

    def _activate(self, index: QModelIndex) -> None:
        tag = self.table.tag(index.row())
        if tag is not None:
            self.tag_activated.emit(tag.id)

    def _show(self, answer: Found) -> None:
        if isinstance(answer, KnownError):
            self.refused.emit(str(answer))
            return
        found, people = answer
        self.filter.offer_people(people)
        numbers, rows = self.table.numbers, self._selected_rows()
        selected = [numbers[row] for row in rows]
        current = self.view.currentIndex()
        kept = numbers[current.row()] if current.isValid() else None
        top = self.view.verticalScrollBar().value()
        changed = found != numbers
        self.table.set_numbers(found)
        if changed:
            self._select(selected, kept)
            self.view.verticalScrollBar().setValue(top)
        if self._awaited:
            self.select_tag(self._awaited)
        self._say_what_is_shown()

    def _select(self, selected: list[int], current: int | None) -> None:
        if not selected and current is None:
            return
        wanted = {*selected, *(() if current is None else (current,))}
        if len(wanted) <= _FEW:
            places = {number: row for number in wanted if (row := self.table.row_of(number)) >= 0}
        else:
            places = {number: row for row, number in enumerate(self.table.numbers) if number in wanted}
        last = len(self.table.columns) - 1
        selection = QItemSelection()
        for top, bottom in runs(sorted(places[number] for number in selected if number in places)):
            selection.select(self.table.index(top, 0), self.table.index(bottom, last))
        model = self.view.selectionModel()
        if current is not None and current in places:
            model.setCurrentIndex(
                self.table.index(places[current], 0), QItemSelectionModel.SelectionFlag.NoUpdate
            )
        model.select(selection, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def _say_what_is_shown(self) -> None:
        shown = self.table.rowCount()
        filtered = self.filter.wanted != type(self.filter.wanted)()
        told = (
            self.tr("No tag fits the filter.")
            if filtered
            else self.tr(
                "No tags yet. Select some words in an article and press a tag key, such as P for person."
            )
        )
        self._listing.show_rows(shown > 0, told, counted("tag", shown))
        self._mark_delete()

    def _mark_delete(self) -> None:
        self.delete.setEnabled(self.view.selectionModel().hasSelection() and not self._session.read_only)


def runs(rows: Sequence[int]) -> Iterator[tuple[int, int]]:
    """Join sorted rows that follow each other: first and last of each run."""
    for place, row in enumerate(rows):
        if place == 0 or rows[place - 1] != row - 1:
            first = row
        if place == len(rows) - 1 or rows[place + 1] != row + 1:
            yield first, row
