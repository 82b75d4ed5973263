"""Other places where the words of a tag stand: found, looked through, and tagged as one step."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QModelIndex, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QHBoxLayout,
    QPushButton,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from annotator.model.change import Change
from annotator.services.session import Session
from annotator.ui.docks.counted import counted
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.labels import ElidedLabel, PlainLabel
from annotator.ui.text_view.guard import guarded, nothing

if TYPE_CHECKING:
    from annotator.model.occurrence import Hit, Manner
    from annotator.ui.docks.place_view import PlaceView

PANE, PANES, PROJECT = "pane", "panes", "project"
"""Where to look: in the active pane, in all panes, in the whole project."""


class OccurrencesDock(Dock):
    """Asks for places and shows them; it finds and changes nothing itself."""

    least_height = 210
    asked = Signal()
    """Look again: in another manner, elsewhere, or because the project has changed."""
    tagging_wanted = Signal()
    place_chosen = Signal(object)
    """The Hit whose row is the current one; the focus stays here."""
    place_activated = Signal(object)
    """The Hit to go to."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("occurrences", parent)
        self.setWindowTitle(self.tr("Occurrences"))
        self._session = session
        self._is_quiet = False
        self._begins = False
        self.hide()

    def _build(self) -> None:
        from annotator.ui.docks.place_list import PlaceList

        self.list = PlaceList(lambda article: self._session.library.article(article).label, self)
        self.list.chosen_changed.connect(self._show_count)
        body = QWidget(self)
        self.words = ElidedLabel("", body, Qt.TextElideMode.ElideRight)
        self.type = self._combo(self.tr("Tag type of the places"))
        self.scope = self._combo(self.tr("Where to look"))
        for name, text in (
            (PANE, self.tr("This pane")),
            (PANES, self.tr("All panes")),
            (PROJECT, self.tr("Whole project")),
        ):
            self.scope.addItem(text, name)
        self.scope.setCurrentIndex(1)
        self.any_case = self._box(self.tr("Any &case"))
        self.whole_words = self._box(self.tr("&Whole words"))
        self.whole_words.setChecked(True)
        self.any_form = self._box(self.tr("Any name &form"))
        head = QHBoxLayout()
        head.addWidget(self.words, 1)
        for widget in (self.type, self.scope, self.any_case, self.whole_words, self.any_form):
            head.addWidget(widget)
        for combo in (self.type, self.scope):
            combo.currentIndexChanged.connect(lambda _index: self.asked.emit())
        for box in (self.any_case, self.whole_words, self.any_form):
            box.toggled.connect(lambda _on: self.asked.emit())
        middle = QHBoxLayout()
        self._stack = QStackedLayout()
        self.view = self._list_view(body)
        self.empty = PlainLabel(
            self.tr("Select some words or a tag in an article and press A: other places like it stand here."),
            faint=True,
        )
        self.empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        middle.addLayout(self._stack, 1)
        middle.addLayout(self._buttons(body))
        column = QVBoxLayout(body)
        column.setContentsMargins(6, 4, 6, 4)
        column.setSpacing(4)
        column.addLayout(head)
        column.addLayout(middle, 1)
        self._stack.setCurrentWidget(self.empty)
        self.type.hide()  # until there are words to choose it for
        self.setWidget(body)
        self.begins_at = self.view
        self._show_count()

    def _list_view(self, parent: QWidget) -> PlaceView:
        from annotator.ui.docks.place_view import PlaceView

        view = PlaceView(parent)
        view.setModel(self.list)
        view.setAccessibleName(self.tr("Places found"))
        view.selectionModel().currentChanged.connect(lambda index, _old: self._show_place(index))
        view.all_wanted.connect(lambda: self.list.choose_all(not self.list.chosen()))
        view.activated.connect(self._activate)
        view.doubleClicked.connect(self._activate)
        return view

    def _buttons(self, parent: QWidget) -> QVBoxLayout:
        self.count = PlainLabel(faint=True)
        self.count.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.tag = QPushButton(parent)
        self.tag.setDefault(False)
        self.tag.clicked.connect(self.tagging_wanted)
        self.all = QPushButton(self.tr("Select &All"), parent)
        self.all.clicked.connect(lambda: self.list.choose_all(True))
        self.none = QPushButton(self.tr("Select &None"), parent)
        self.none.clicked.connect(lambda: self.list.choose_all(False))
        column = QVBoxLayout()
        for widget in (self.tag, self.all, self.none):
            widget.setMinimumWidth(120)
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(self.count)
        return column

    def _combo(self, name: str) -> QComboBox:
        combo = QComboBox(self)
        combo.setAccessibleName(name)
        combo.setToolTip(name)
        return combo

    def _box(self, text: str) -> QCheckBox:
        return QCheckBox(text, self)

    # What is asked

    @property
    def manner(self) -> Manner:
        """How alike the places shall be."""
        from annotator.model.occurrence import Manner

        return Manner(self.any_case.isChecked(), self.whole_words.isChecked())

    @property
    def wants_any_form(self) -> bool:
        """Whether every form of the entry is looked for."""
        return self.any_form.isChecked() and self.any_form.isEnabled()

    def begin(self, words: str, kind: str, *, choose_type: bool, forms: bool, any_form: bool) -> None:
        """Come forward and say what is looked for.

        `kind` is the tag type of the places, which can be chosen with `choose_type`; `forms` says whether there
        is an entry whose forms can be looked for.
        """
        with QSignalBlocker(self.type), QSignalBlocker(self.any_form):
            self.type.clear()
            for tag_type in self._session.tag_set.types():
                self.type.addItem(tag_type.label, tag_type.name)
            self.type.setCurrentIndex(max(0, self.type.findData(kind)))
            self.type.setVisible(choose_type)
            self.any_form.setEnabled(forms)
            self.any_form.setChecked(forms and any_form)
        self.words.set_line(words)
        self.empty.setText(self.tr("Looking …"))
        self._stack.setCurrentIndex(1)
        self.show()
        self.raise_()
        self.scope.setFocus()  # until there is a list
        self._begins = True

    def show_hits(self, hits: Sequence[Hit], *, keep: bool) -> None:
        """Show what was found; with `keep`, boxes changed by hand stay as they are."""
        focused = QApplication.focusWidget()
        wants_focus = focused is self.view or (self._begins and focused is self.scope)
        self._begins = False
        row = self.view.currentIndex().row()
        self.list.show_items(hits, keep=keep)
        self.empty.setText(self.tr("There is no other place that is not tagged yet."))
        self._stack.setCurrentIndex(0 if hits else 1)
        last = self.list.rowCount() - 1
        if hits:
            self._is_quiet = True  # a list that is filled anew must not scroll the text
            self.view.setCurrentIndex(self.list.index(min(row, last) if keep and row > 0 else 1))
            self._is_quiet = False
        if wants_focus:
            (self.view if hits else self.scope).setFocus()

    def chosen(self) -> list[Hit]:
        """The places that shall be tagged."""
        return self.list.chosen()

    def show_change(self, change: Change) -> None:
        """Look again after a step, while the dock is seen."""
        if self.isVisible() and change.kinds & {"annotation", "article", "zone", "record", "tag_type"}:
            self.asked.emit()

    def end(self) -> None:
        """Go away."""
        self.hide()
        self.left.emit()

    # Inside

    def _show_count(self) -> None:
        found, chosen = len(self.list.items), len(self.list.chosen())
        self.tag.setText(self.tr("&Tag %s") % f"{chosen:n}")
        self.tag.setToolTip(self.tr("Tag the places that are checked, as one step (Ctrl+Enter)"))
        self.tag.setEnabled(chosen > 0 and not self._session.read_only)
        for button in (self.all, self.none):
            button.setEnabled(found > 0)
        self.count.setText(counted("place", found))

    def _show_place(self, index: QModelIndex) -> None:
        hit = self.list.item(index.row())
        if hit is not None and not self._is_quiet:
            self.place_chosen.emit(hit)

    def _activate(self, index: QModelIndex) -> None:
        hit = self.list.item(index.row())
        if hit is not None:
            self.place_activated.emit(hit)

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.matches(QKeySequence.StandardKey.Cancel):
            self.end()
        elif enter and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.tag.click()
        else:
            super().keyPressEvent(event)
