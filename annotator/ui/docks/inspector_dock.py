"""The inspector: the selected tag, or else the open article, in simple fields."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.model.change import Change
from annotator.model.errors import KnownError
from annotator.services.session import Session
from annotator.ui.docks.article_panel import ArticlePanel
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.names_used import NamesUsed
from annotator.ui.docks.tag_panel import TagPanel


class InspectorDock(Dock):
    """Shows what the archivist looks at; every edit is one undo step, Esc leads back to the text."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__("inspector", parent)
        self.setWindowTitle(self.tr("Inspector"))
        self._session = session
        self._tag_id = ""
        self._article_id = ""
        self._names = NamesUsed(session)
        self.tag_panel = TagPanel(session, self._names)
        self.article_panel = ArticlePanel(session)
        self.empty = PlainLabel(
            self.tr("Open an article from the library to see what is known about it."), faint=True
        )
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(8, 8, 8, 8)
        for widget in (self.tag_panel, self.article_panel, self.empty):
            column.addWidget(widget)
        column.addStretch(1)
        self.tag_panel.left.connect(self.left)
        self.article_panel.left.connect(self.left)
        self._area = QScrollArea(self)
        self._area.setWidget(body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(self._area)
        self._show_one(self.empty)

    def show_tag(self, identifier: str) -> None:
        """Show a tag; an empty id shows the article again."""
        if not identifier and not self._tag_id:
            return
        if identifier and identifier != self._tag_id:
            self._area.verticalScrollBar().setValue(0)
        self._settle_before(identifier != self._tag_id)
        self._tag_id = identifier
        self._refresh()

    def show_article(self, article_id: str) -> None:
        """Say which article is open; it is shown when no tag is selected."""
        if article_id == self._article_id:
            return
        self._settle_before(True)
        self._article_id = article_id
        if not self._tag_id:
            self._refresh()

    def focus_first_field(self) -> None:
        """Give the keyboard to the first value of what is shown."""
        self.show()
        self.raise_()
        if self.tag_panel.isVisibleTo(self):
            self.tag_panel.first_field().setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self.article_panel.isVisibleTo(self):
            self.article_panel.form.fields["title"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def show_change(self, change: Change) -> None:
        """Bring what is shown in line with what a step changed."""
        self._names.show_change(change)
        of_article = self._article_id in change.articles and change.kinds & {"article", "zone"}
        if "tag_type" in change.kinds or of_article or self._tag_id in change.annotations:
            self._refresh()

    def settle(self) -> None:
        """Save what stands in the fields; to be called before the project is closed."""
        self._settle_before(True)

    def _settle_before(self, another: bool) -> None:
        if not another:
            return
        if self.tag_panel.isVisibleTo(self):
            self.tag_panel.settle_all()
        elif self.article_panel.isVisibleTo(self):
            self.article_panel.settle_all()

    def _refresh(self) -> None:
        library = self._session.library
        try:
            tag = library.tag(self._tag_id) if self._tag_id else None
        except KnownError:  # retracted; undo will bring it back under the same id
            tag = None
        if tag is not None:
            self.tag_panel.show_tag(tag, tag.quoted(library.text(tag.article)))
            self._show_one(self.tag_panel)
            return
        try:
            article = library.article(self._article_id) if self._article_id else None
        except KnownError:
            article = None
        if article is None:
            self._show_one(self.empty)
            return
        self.article_panel.show_article(article)
        self._show_one(self.article_panel)

    def _show_one(self, wanted: QWidget) -> None:
        for widget in (self.tag_panel, self.article_panel, self.empty):
            widget.setVisible(widget is wanted)
