"""Counterparts of tags in the other open articles: looked through and accepted, or dismissed, as one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal, SignalInstance
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QStackedLayout, QVBoxLayout, QWidget

from annotator.model.change import Change
from annotator.model.counterpart import Counterpart
from annotator.model.ghost import Ghost
from annotator.services.session import Session
from annotator.ui.docks.counted import counted
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.text_view.guard import guarded, nothing

if TYPE_CHECKING:
    from annotator.ui.docks.place_view import PlaceView

OPEN, DISMISSED = "open", "dismissed"


class CounterpartsDock(Dock):
    """Shows what it is given; it finds and changes nothing itself."""

    least_height = 210
    accept_wanted = Signal()
    """Of those that are checked, as are the others."""
    dismiss_wanted = Signal()
    recall_wanted = Signal()
    refused = Signal(object)
    """The Ghost whose row is the current one, and no other, is dismissed."""
    ghost_chosen = Signal(object)
    """The Ghost, or the Counterpart that was dismissed, whose row is the current one; the focus stays here."""
    ghost_activated = Signal(object)
    """The one to go to."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("counterparts", parent)
        self.setWindowTitle(self.tr("Counterparts"))
        self._session = session
        self._given: dict[str, Sequence[Ghost | Counterpart]] = {OPEN: (), DISMISSED: ()}
        self._is_quiet = False
        self._nothing_open = ""
        """Why no counterpart is open."""
        self.hide()

    def _build(self) -> None:
        from annotator.ui.docks.ghost_list import GhostList
        from annotator.ui.ghost_words import GhostWords

        self.list = GhostList(
            GhostWords(self._session), lambda article: self._session.library.article(article).label, self
        )
        self.list.chosen_changed.connect(self._show_count)
        body = QWidget(self)
        self.shown = QComboBox(body)
        self.shown.setAccessibleName(self.tr("Which counterparts"))
        self.shown.setToolTip(self.shown.accessibleName())
        for name in (OPEN, DISMISSED):
            self.shown.addItem("", name)
        self.shown.currentIndexChanged.connect(lambda _index: self._fill(keep=False))
        self.view = self._list_view(body)
        self.empty = PlainLabel(faint=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        row = QHBoxLayout(body)
        row.setContentsMargins(6, 4, 6, 4)
        row.addLayout(self._stack, 1)
        row.addLayout(self._buttons(body))
        self.setWidget(body)
        self.begins_at = self.view
        self._fill(keep=False)

    def _list_view(self, parent: QWidget) -> PlaceView:
        from annotator.ui.docks.ghost_row import GhostRow
        from annotator.ui.docks.place_view import PlaceView

        view = PlaceView(parent, GhostRow)
        view.setModel(self.list)
        view.setAccessibleName(self.tr("Counterparts"))
        view.selectionModel().currentChanged.connect(lambda index, _old: self._show_ghost(index))
        view.all_wanted.connect(lambda: self.list.choose_all(not self.list.chosen()))
        view.activated.connect(self._activate)
        return view

    def _buttons(self, parent: QWidget) -> QVBoxLayout:
        self.accept = self._button(self.accept_wanted, parent)
        self.dismiss = self._button(self.dismiss_wanted, parent)
        self.recall = self._button(self.recall_wanted, parent)
        self.all = QPushButton(self.tr("Select &All"), parent)
        self.all.clicked.connect(lambda: self.list.choose_all(True))
        self.none = QPushButton(self.tr("Select &None"), parent)
        self.none.clicked.connect(lambda: self.list.choose_all(False))
        self.count = PlainLabel(faint=True)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout()
        column.addWidget(self.shown)
        for button in (self.accept, self.recall, self.dismiss, self.all, self.none):
            button.setMinimumWidth(130)
            column.addWidget(button)
        column.addStretch(1)
        column.addWidget(self.count)
        return column

    @staticmethod
    def _button(wanted: SignalInstance, parent: QWidget) -> QPushButton:
        button = QPushButton(parent)
        button.setAutoDefault(False)
        button.clicked.connect(wanted)
        return button

    # What is shown

    def begin(self) -> None:
        """Come forward with what is open, and take the keyboard."""
        self.show()
        self.raise_()
        self.shown.setCurrentIndex(0)
        (self.view if self.list.items else self.shown).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_ghosts(
        self, ghosts: Sequence[Ghost], dismissed: Sequence[Counterpart], *, compared: bool
    ) -> None:
        """Show what is open and what was dismissed; boxes that were changed by hand stay as they are.

        `compared` says whether anything was looked for.
        """
        given: dict[str, Sequence[Ghost | Counterpart]] = {OPEN: ghosts, DISMISSED: dismissed}
        told = (
            self.tr("No tag of these articles waits for a counterpart in another.")
            if compared
            else self.tr(
                "Tags of one article stand here that another open one could have on the same words; "
                "turn Compare on and open two articles."
            )
        )
        if (given, told) != (self._given, self._nothing_open):
            self._given, self._nothing_open = given, told
            if self.is_made:
                self._fill(keep=True)

    def chosen(self) -> list[Ghost]:
        """Those of the open counterparts whose box is checked."""
        return [item for item in self.list.chosen() if isinstance(item, Ghost)]

    def chosen_dismissals(self) -> list[Counterpart]:
        """Those of the dismissed ones whose box is checked."""
        return [item for item in self.list.chosen() if isinstance(item, Counterpart)]

    def show_change(self, change: Change) -> None:
        """What a step changed comes with the next ghosts."""

    # Inside

    @property
    def _is_open(self) -> bool:
        return self.shown.currentIndex() == 0

    def _fill(self, *, keep: bool) -> None:
        with QSignalBlocker(self.shown):
            for index, words in enumerate((self.tr("Open (%s)"), self.tr("Dismissed (%s)"))):
                self.shown.setItemText(index, words % f"{len(self._given[self.shown.itemData(index)]):n}")
        focused = self.view.hasFocus()
        row = self.view.currentIndex().row()
        self.list.show_items(self._given[self.shown.currentData()], keep=keep)
        last = self.list.rowCount() - 1
        self._stack.setCurrentIndex(0 if last >= 0 else 1)
        self.empty.setText(
            self._nothing_open if self._is_open else self.tr("Nothing was dismissed in these articles.")
        )
        if last >= 0:
            self._is_quiet = True  # a list that is filled anew must not scroll the text
            self.view.setCurrentIndex(self.list.index(min(max(1, row if keep else 1), last)))
            self._is_quiet = False
        if focused:
            (self.view if last >= 0 else self.shown).setFocus()

    def _show_count(self) -> None:
        found, chosen = len(self.list.items), len(self.list.chosen())
        for button, words, is_open in (
            (self.accept, self.tr("Acce&pt %s"), True),
            (self.dismiss, self.tr("&Dismiss %s"), True),
            (self.recall, self.tr("&Offer %s Again"), False),
        ):
            button.setText(words % f"{chosen:n}")
            button.setVisible(self._is_open == is_open)
            button.setEnabled(chosen > 0 and not self._session.read_only)
        self.accept.setToolTip(self.tr("Make tags of those that are checked, as one step (Ctrl+Enter)"))
        self.recall.setToolTip(self.tr("Show those that are checked in the text again (Ctrl+Enter)"))
        self.dismiss.setToolTip(self.tr("Never offer those that are checked again; Delete: the current one"))
        for button in (self.all, self.none):
            button.setEnabled(found > 0)
        self.count.setText(counted("counterpart", found))

    def _show_ghost(self, index: QModelIndex) -> None:
        item = self.list.item(index.row())
        if item is not None and not self._is_quiet:
            self.ghost_chosen.emit(item)

    def _activate(self, index: QModelIndex) -> None:
        item = self.list.item(index.row())
        if item is not None:
            self.ghost_activated.emit(item)

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.hide()
            self.left.emit()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            (self.accept if self._is_open else self.recall).click()
        elif event.key() == Qt.Key.Key_Delete and self._is_open and not self._session.read_only:
            if isinstance(item := self.list.item(self.view.currentIndex().row()), Ghost):
                self.refused.emit(item)
        else:
            super().keyPressEvent(event)
