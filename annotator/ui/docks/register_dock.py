"""The register: its entries, the card of the chosen one, and what can be done with it."""

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QMenu,
    QPushButton,
    QScrollArea,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from annotator.model.change import Change
from annotator.model.errors import KnownError
from annotator.model.progress import Progress
from annotator.services.session import Session
from annotator.ui.docks.counted import counted
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.running import Run, is_large, run_here

_PAUSE = 400
"""Milliseconds without a change before names that are not linked are counted again."""
_LOOKED_AT = 50
"""Changed tags that are looked at for such names; when more were changed, all are counted."""


class RegisterDock(Dock):
    """It changes nothing itself but says what the archivist wants."""

    entry_chosen = Signal(str)
    """Id of the entry whose mentions are to be lit, or empty."""
    tag_wanted = Signal(str)
    """Id of a mention that is to be shown; the keyboard stays here."""
    verb_wanted = Signal(str, str)
    """`new`, `edit`, `merge`, `split`, `delete` or `link`, and the id of the chosen entry."""

    def __init__(self, session: Session, parent: QWidget | None = None, run: Run = run_here) -> None:
        super().__init__("register", parent)
        self.setWindowTitle(self.tr("Register"))
        self._session = session
        self._run = run
        self._asked = 0
        self._chosen = ""
        self.verbs = {
            "new": self._verb("new", self.tr("&New Entry…"), "Ins"),
            "edit": self._verb("edit", self.tr("&Edit…"), "F2"),
            "merge": self._verb("merge", self.tr("&Merge with…")),
            "split": self._verb("split", self.tr("&Split…")),
            "delete": self._verb("delete", self.tr("&Delete…"), "Del"),
            "claims": self._verb("claims", self.tr("Show &Claims")),
        }
        self._panes: Sequence[tuple[str, str]] = ()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self.count_unlinked)

    def _build(self) -> None:
        from annotator.ui.docks.entity_card import EntityCard
        from annotator.ui.docks.register_browser import RegisterBrowser

        self.browser = RegisterBrowser(self._session, self, self._run)
        self.browser.row.addWidget(self._button(self.tr("New…"), self.verbs["new"]))
        self.browser.view.addActions(list(self.verbs.values()))
        self.card = EntityCard(self._session, self, self._run)
        split = QSplitter(Qt.Orientation.Vertical, self)
        split.setChildrenCollapsible(False)
        split.addWidget(self.browser)
        split.addWidget(self._detail_part())
        split.setStretchFactor(0, 2)
        split.setStretchFactor(1, 3)
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        column.addWidget(self._unlinked_line())
        column.addWidget(split, 1)
        self.setWidget(body)
        self.begins_at = self.browser.words
        self.browser.chosen.connect(self._choose)
        self.browser.activated.connect(lambda _entry: self.card.step_through_all())
        self.browser.view.customContextMenuRequested.connect(self._show_menu)
        self.card.tag_wanted.connect(self.tag_wanted)
        self.card.gone.connect(self.clear)
        self.card.show_panes(self._panes)
        self._choose("")
        self.count_unlinked()  # it reads every tag: not before somebody looks at the register

    def _detail_part(self) -> QWidget:
        self.detail = QWidget(self)
        more = QPushButton(self.tr("More"), self)
        more.setAutoDefault(False)
        more.setAccessibleName(self.tr("More that can be done with the entry"))
        menu = QMenu(more)
        menu.addActions([self.verbs[name] for name in ("merge", "split", "delete", "claims")])
        more.setMenu(menu)
        row = QHBoxLayout()
        row.addWidget(self._button(self.tr("Edit…"), self.verbs["edit"]))
        row.addWidget(more)
        row.addStretch(1)
        area = QScrollArea(self)
        area.setWidget(self.card)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        column = QVBoxLayout(self.detail)
        column.setContentsMargins(0, 4, 0, 0)
        column.addWidget(area, 1)
        column.addLayout(row)
        return self.detail

    def _unlinked_line(self) -> QWidget:
        self.unlinked = QWidget(self)
        self.unlinked_words = PlainLabel()
        self.link = QPushButton(self.tr("Make Entries of Them"), self)
        self.link.setAutoDefault(False)
        self.link.setEnabled(not self._session.read_only)
        self.link.clicked.connect(lambda: self.verb_wanted.emit("link", ""))
        column = QVBoxLayout(self.unlinked)
        column.setContentsMargins(0, 0, 0, 4)
        column.addWidget(self.unlinked_words)
        column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeft)
        self.unlinked.hide()
        return self.unlinked

    def _verb(self, name: str, text: str, key: str = "") -> QAction:
        action = QAction(text, self)
        action.setShortcut(key)
        action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        action.triggered.connect(lambda: self.verb_wanted.emit(name, self._chosen))
        return action

    def _button(self, text: str, action: QAction) -> QPushButton:
        button = QPushButton(text, self)
        button.setAutoDefault(False)
        button.clicked.connect(action.trigger)
        action.enabledChanged.connect(button.setEnabled)
        return button

    # What others call

    def show_change(self, change: Change) -> None:
        """Bring list and card in line with what a step changed, a moment later."""
        if not self.is_made:
            return
        if "record" in change.kinds:
            self.browser.refresh_later()
        elif "annotation" in change.kinds:
            self.browser.recount_later()
        self.card.show_change(change)
        if not self.unlinked.isHidden() or self._hold_names(change.annotations):
            self._later.start()

    def show_panes(self, panes: Sequence[tuple[str, str]]) -> None:
        """Say which articles are open, as (id, title)."""
        self._panes = panes
        if self.is_made:
            self.card.show_panes(panes)

    def show_entry(self, identifier: str) -> None:
        """Bring an entry forward."""
        self.show()
        self.raise_()
        self.browser.select(identifier)

    def focus_list(self) -> None:
        """Give the keyboard to the list of entries."""
        self.browser.view.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def clear(self) -> None:
        """Choose no entry, so that none is lit."""
        if self.is_made:
            self.browser.select("")

    def stop(self) -> None:
        """Ask the project for nothing more; to be called before it is closed."""
        self._later.stop()
        self._asked += 1
        if self.is_made:
            self.browser.stop()
            self.card.stop()

    def count_unlinked(self) -> None:
        """Say how many names are not linked to the register, if there are any."""
        self._asked += 1
        asked, registering = self._asked, self._session.registering

        def count(_progress: Progress) -> int:
            return len({name.name for name in registering.unlinked_names()})

        def show(names: int) -> None:
            if asked == self._asked:
                words = (
                    self.tr("1 name is not linked yet.")
                    if names == 1
                    else self.tr("{names} are not linked yet.")
                )
                self.unlinked_words.setText(words.format(names=counted("name", names)))
                self.unlinked.setVisible(names > 0)

        run = self._run if is_large(self._session.path) else run_here
        run(self.tr("Looking for names that are not linked"), count, show)

    # Inside

    def _hold_names(self, tags: Iterable[str]) -> bool:
        """Whether changed tags may hold names as plain words."""
        looked_at = list(tags)[: _LOOKED_AT + 1]
        if len(looked_at) > _LOOKED_AT:
            return True
        links = {
            (tag_type.name, field.name)
            for tag_type in self._session.tag_set.types()
            for field in tag_type.fields
            if field.is_link
        }
        for identifier in looked_at:
            try:
                tag = self._session.library.tag(identifier)
            except KnownError:  # retracted
                continue
            if any((tag.type, field) in links for field in tag.values):
                return True
        return False

    def _choose(self, identifier: str) -> None:
        writable = not self._session.read_only
        for name, action in self.verbs.items():
            action.setEnabled((writable or name == "claims") and (name == "new" or bool(identifier)))
        self.detail.setVisible(bool(identifier))
        if identifier != self.card.record_id:
            self.card.show_record(identifier)
        if identifier != self._chosen:
            self._chosen = identifier
            self.entry_chosen.emit(identifier)

    def _show_menu(self, point: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addActions(list(self.verbs.values()))
        menu.popup(self.browser.view.viewport().mapToGlobal(point))
