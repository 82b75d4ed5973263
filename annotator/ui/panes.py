"""One to four articles side by side, joined by gutters; one pane is the active one."""

from collections.abc import Callable
from itertools import pairwise

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QApplication, QLineEdit, QPlainTextEdit, QTextEdit, QVBoxLayout, QWidget

from annotator.model.change import Change
from annotator.services.session import Session
from annotator.ui.article_pane import ArticlePane
from annotator.ui.docks.running import Run, run_here
from annotator.ui.gutter import Gutter, PaneSplitter
from annotator.ui.look import Look

MOST_PANES = 4


class Panes(QWidget):
    """Keeps the panes and says which is active."""

    activated = Signal(object)
    """The pane that became active."""
    pane_added = Signal(object)
    pane_closing = Signal()
    """A pane is about to go, and with it the gutter beside it."""
    pane_closed = Signal()

    def __init__(
        self, session: Session, look: Look, run: Run = run_here, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._look = look
        self._run = run
        self._splitter = PaneSplitter(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._splitter)
        self.panes: list[ArticlePane] = []
        self.active = self._new_pane()
        self._adopt(self.active)

    def add(self) -> ArticlePane:
        """Return a new empty pane at the right, or the active one when there are four."""
        if len(self.panes) >= MOST_PANES:
            return self.active
        pane = self._new_pane()
        self._adopt(pane)
        self.pane_added.emit(pane)
        return pane

    def _new_pane(self) -> ArticlePane:
        pane = ArticlePane(self._session, self._look, self._run, self)
        pane.activated.connect(lambda: self.activate(pane))
        pane.closed.connect(lambda: self.close_pane(pane))
        pane.article_dropped.connect(lambda article: self._dropped(pane, article))
        pane.article_changed.connect(self._show_state)
        return pane

    def _adopt(self, pane: ArticlePane) -> None:
        self.panes.append(pane)
        self._splitter.addWidget(pane)
        self._splitter.setStretchFactor(self._splitter.indexOf(pane), 1)
        self._share_evenly()
        self._show_state()

    def each(self, do: Callable[[ArticlePane], None]) -> None:
        """Do something with every pane there is, and with each that is added."""
        self.pane_added.connect(do)
        for pane in self.panes:
            do(pane)

    def set_count(self, count: int) -> None:
        """Show so many panes; those at the right go first."""
        while len(self.panes) > count:
            self.close_pane(self.panes[-1])
        while len(self.panes) < count:
            self.add()

    def close_pane(self, pane: ArticlePane) -> None:
        """Close a pane; the last one only becomes empty."""
        if len(self.panes) == 1:
            pane.show_article("")
            return
        self.pane_closing.emit()
        index = self.panes.index(pane)
        had_focus = pane.isAncestorOf(QApplication.focusWidget() or self)
        self.panes.remove(pane)
        pane.forget()
        pane.hide()
        pane.setParent(None)
        pane.deleteLater()
        self._share_evenly()
        if pane is self.active:
            self.activate(self.panes[min(index, len(self.panes) - 1)])
        if had_focus:
            self.focus()
        self._show_state()
        self.pane_closed.emit()

    def activate(self, pane: ArticlePane) -> None:
        """Let keys go to this pane."""
        if pane not in self.panes:
            return
        self.active = pane
        self._show_state()
        self.activated.emit(pane)

    def step(self, by: int) -> None:
        """Give the focus to the next (+1) or previous (-1) pane; from elsewhere, back to the active one."""
        focused = QApplication.focusWidget()
        if focused is None or not self.isAncestorOf(focused):
            self.focus()
            return
        index = (self.panes.index(self.active) + by) % len(self.panes)
        self.panes[index].focus_text()

    def open(self, article: str, in_new_pane: bool = False) -> ArticlePane:
        """Show an article: where it is open already, else in an empty, a new or the active pane."""
        shown = self.pane_of(article)
        if shown is not None and not in_new_pane:
            self.activate(shown)
            return shown
        empty = next((pane for pane in self.panes if not pane.article_id), None)
        pane = empty or (self.add() if in_new_pane else self.active)
        pane.show_article(article)
        self.activate(pane)
        return pane

    def pane_of(self, article: str) -> ArticlePane | None:
        """The pane that shows an article; the active one if several do."""
        showing = [pane for pane in self.panes if pane.article_id == article]
        return self.active if self.active in showing else next(iter(showing), None)

    def refresh(self, change: Change) -> None:
        """Draw again what a step changed."""
        for pane in self.panes:
            if pane.article_id in change.articles:
                pane.refresh(change.annotations, change.kinds)
            elif change.annotations:
                pane.show_links()

    def focus(self) -> None:
        """Give the focus to the active pane."""
        self.active.focus_text()

    def select_all(self) -> None:
        """Select everything in the widget that has the focus, or in the active pane."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit | QPlainTextEdit):
            focused.selectAll()
        else:
            self.active.select_all()

    def copy(self) -> None:
        """Copy what is selected in the widget that has the focus, or in the active pane."""
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit | QTextEdit | QPlainTextEdit):
            focused.copy()
        else:
            self.active.copy()

    def joints(self) -> list[tuple[Gutter, ArticlePane, ArticlePane]]:
        """Every gutter with the panes left and right of it."""
        return [
            (self._splitter.gutter(number), left, right)
            for number, (left, right) in enumerate(pairwise(self.panes), 1)
        ]

    @property
    def sizes(self) -> list[int]:
        """Widths of the panes, in pixels."""
        return self._splitter.sizes()

    def set_sizes(self, sizes: list[int]) -> None:
        """Give the panes their widths back."""
        if len(sizes) == len(self.panes):
            self._splitter.setSizes(sizes)

    def _dropped(self, pane: ArticlePane, article: str) -> None:
        pane.show_article(article)
        self.activate(pane)

    def _share_evenly(self) -> None:
        self._splitter.fit_gutters()
        self._splitter.setSizes([10_000] * len(self.panes))

    def _show_state(self) -> None:
        several = len(self.panes) > 1
        for pane in self.panes:
            pane.header.show_active(several and pane is self.active)
            pane.header.show_closable(several or bool(pane.article_id))
