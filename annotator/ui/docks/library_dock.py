"""The library: which articles the project holds, how far each is tagged, and how to open one."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QItemSelectionModel, QModelIndex, QPoint, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QLineEdit,
    QMenu,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from annotator.model.article import Article
from annotator.model.change import Change
from annotator.model.errors import KnownError
from annotator.services.session import Session
from annotator.ui.docks.article_list import ID_ROLE, ArticleList
from annotator.ui.docks.article_row import ArticleRow
from annotator.ui.docks.counted import counted
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.row_list import RowList
from annotator.ui.docks.running import Run, is_large, run_here
from annotator.ui.text_view.guard import guarded, nothing

_PAUSE = 150
"""Milliseconds by which the list may lag behind, so that tagging and importing never wait for it."""
_FEW = 500
"""Articles that are listed again at once."""


class LibraryDock(Dock):
    """List of articles with filter; it opens nothing itself but says what the archivist wants."""

    article_activated = Signal(str, bool)
    """Article id, and whether a new pane is wanted."""
    metadata_wanted = Signal(str)
    removal_wanted = Signal(str)
    import_wanted = Signal()

    def __init__(self, session: Session, parent: QWidget | None = None, run: Run = run_here) -> None:
        super().__init__("library", parent)
        self.setWindowTitle(self.tr("Library"))
        self._session = session
        self._run = run
        self._asked = 0
        self.model = ArticleList(self)
        self.make()
        self._later = QTimer(self, singleShot=True, interval=_PAUSE)
        self._later.timeout.connect(self._catch_up)
        self._stale = False
        self._recounted: set[str] = set()
        """Articles whose tags are to be counted again."""
        self._reload()

    def _build(self) -> None:
        body = QWidget(self)
        column = QVBoxLayout(body)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(4)
        self.filter = QLineEdit(body, clearButtonEnabled=True)
        self.filter.setPlaceholderText(self.tr("Filter by title, outlet, date …"))
        self.filter.setAccessibleName(self.tr("Filter articles"))
        self.filter.textChanged.connect(lambda _text: self._narrow())
        self.state = QComboBox(body)
        self.state.setAccessibleName(self.tr("Show articles by state"))
        for text, tagged in (
            (self.tr("All articles"), None),
            (self.tr("Without tags"), False),
            (self.tr("With tags"), True),
        ):
            self.state.addItem(text, tagged)
        self.state.currentIndexChanged.connect(lambda _index: self._narrow())
        self.view = _ArticleView(body)
        self.view.setModel(self.model)
        self.view.setItemDelegate(ArticleRow(self.view))
        self.view.setAccessibleName(self.tr("Articles"))
        self.view.wanted.connect(self._open)
        self.view.customContextMenuRequested.connect(self._show_menu)
        self.empty = PlainLabel(faint=True)
        self.empty.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        self.empty.setContentsMargins(4, 12, 4, 4)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.view)
        self._stack.addWidget(self.empty)
        self.count = PlainLabel(faint=True)
        for widget in (self.filter, self.state):
            column.addWidget(widget)
        column.addLayout(self._stack, 1)
        column.addWidget(self.count)
        self.setWidget(body)
        self.begins_at = self.view

    # What others call

    def show_change(self, change: Change) -> None:
        """Bring the list in line with what a step changed."""
        if "article" in change.kinds:
            if self.model.total < _FEW:
                self._reload()
                return
            if len(change.articles) < _FEW and self._replace(change.articles):
                return
            self._stale = True
        if change.kinds & {"article", "annotation"}:
            self._recounted |= change.articles
            if not self._later.isActive():
                self._later.start()

    def stop(self) -> None:
        """Ask the project for nothing more; to be called before it is closed."""
        self._later.stop()
        self._asked += 1

    def select_article(self, article_id: str) -> None:
        """Make this the current row, if it is shown."""
        row = self.model.row_of(article_id)
        if row >= 0:
            # What to select is said: the view would ask whether Ctrl (of Ctrl+Z, say) is held, and turn the row.
            self.view.selectionModel().setCurrentIndex(
                self.model.index(row), QItemSelectionModel.SelectionFlag.ClearAndSelect
            )

    @property
    def current_article(self) -> str:
        """Id of the article in the current row, or empty."""
        return self.view.currentIndex().data(ID_ROLE) or ""

    @property
    def selected_articles(self) -> list[str]:
        """Ids of the articles in the selected rows, in the order of the list."""
        rows = sorted(index.row() for index in self.view.selectionModel().selectedRows())
        return [self.model.article(row).id for row in rows]

    # Inside

    def _reload(self) -> None:
        self._stale = False
        self._recounted.clear()
        self._asked += 1
        asked, library = self._asked, self._session.library

        def show(found: tuple[list[Article], dict[str, int]]) -> None:
            if asked == self._asked:
                self._keep_current(lambda: self.model.set_articles(*found))

        run = self._run if is_large(self._session.path) else run_here
        run(
            self.tr("Listing articles"),
            lambda _progress: (library.articles(), library.tag_counts()),
            show,
        )

    def _replace(self, names: Collection[str]) -> bool:
        """Show the new states of some articles of a long list; False when the list has to be made again."""
        states: dict[str, Article | None] = {}
        for name in names:
            try:
                states[name] = self._session.library.article(name)
            except KnownError:  # removed
                states[name] = None
        done = False

        def change() -> None:
            nonlocal done
            done = self.model.replace(states)

        self._keep_current(change)
        return done

    def _catch_up(self) -> None:
        if self._stale or len(self._recounted) >= _FEW:
            self._reload()
        else:
            self._recount()

    def _recount(self) -> None:
        changed, self._recounted = list(self._recounted), set()
        counts = dict.fromkeys(changed, 0) | self._session.library.tag_counts(changed)
        self._keep_current(lambda: self.model.set_counts(counts))

    def _narrow(self) -> None:
        self._keep_current(lambda: self.model.set_filter(self.filter.text(), self.state.currentData()))

    def _keep_current(self, change: Callable[[], None]) -> None:
        current, top = self.current_article, self.view.verticalScrollBar().value()
        change()
        if current:
            self.select_article(current)
        self.view.verticalScrollBar().setValue(top)
        self._say_what_is_shown()

    def _say_what_is_shown(self) -> None:
        shown, total = self.model.rowCount(), self.model.total
        if not total:
            self.empty.setText(
                self.tr(
                    "No articles yet.\n\nDrop text files or saved web pages on this window, "
                    "or choose File › Import Files."
                )
            )
        elif not shown:
            self.empty.setText(self.tr("No article fits the filter. Press Esc in the filter to see all."))
        self._stack.setCurrentIndex(0 if shown else 1)
        self.count.setVisible(bool(total))
        self.count.setText(
            counted("article", total)
            if shown == total
            else self.tr("{shown} of {total}").format(shown=shown, total=counted("article", total))
        )

    def _open(self, index: QModelIndex, new_pane: bool) -> None:
        if index.isValid():
            self.article_activated.emit(index.data(ID_ROLE), new_pane)

    def _show_menu(self, point: QPoint) -> None:
        index = self.view.indexAt(point) if self.view.underMouse() else self.view.currentIndex()
        if not index.isValid():
            index = self.view.currentIndex()
        if index.isValid():
            self.menu(index.data(ID_ROLE)).popup(self.view.viewport().mapToGlobal(point))

    def menu(self, article_id: str) -> QMenu:
        """The context menu of an article."""
        menu = QMenu(self, toolTipsVisible=True)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(self.tr("&Open")).triggered.connect(
            lambda: self.article_activated.emit(article_id, False)
        )
        menu.addAction(self.tr("Open in &New Pane")).triggered.connect(
            lambda: self.article_activated.emit(article_id, True)
        )
        menu.addSeparator()
        menu.addAction(self.tr("Edit &Details…")).triggered.connect(
            lambda: self.metadata_wanted.emit(article_id)
        )
        remove = menu.addAction(self.tr("&Remove from the Project"))
        remove.triggered.connect(lambda: self.removal_wanted.emit(article_id))
        remove.setEnabled(not self._session.read_only)
        return menu

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Cancel) and self.filter.hasFocus() and self.filter.text():
            self.filter.clear()
            return
        if self.filter.hasFocus() and event.key() in (Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter_list()
            return
        super().keyPressEvent(event)

    def _enter_list(self) -> None:
        if not self.view.currentIndex().isValid() and self.model.rowCount():
            self.view.setCurrentIndex(self.model.index(0))
        self.view.setFocus(Qt.FocusReason.TabFocusReason)


class _ArticleView(RowList):
    """A list whose rows open with Enter, and in a new pane with Ctrl."""

    wanted = Signal(QModelIndex, bool)

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setDragEnabled(True)
        self.setDragDropMode(QAbstractItemView.DragDropMode.DragOnly)
        self.setDefaultDropAction(Qt.DropAction.CopyAction)
        self.doubleClicked.connect(self._double_clicked)

    @guarded(nothing)
    def dataChanged(self, *_corners: object) -> None:
        """Draw again; Qt would lay out all rows anew, though every row has the same height."""
        self.viewport().update()

    def _double_clicked(self, index: QModelIndex) -> None:
        self.wanted.emit(index, False)

    @guarded(nothing)
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            new_pane = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            self.wanted.emit(self.currentIndex(), new_pane)
            return
        super().keyPressEvent(event)
