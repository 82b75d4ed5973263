"""The inspector: the selected tag, or else the open article, in simple fields."""

from __future__ import annotations

from collections.abc import MutableSequence
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QScrollArea, QVBoxLayout, QWidget

from annotator.model.change import Change
from annotator.model.errors import KnownError
from annotator.services.session import Session
from annotator.ui.docks.dock import Dock
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.tag_panel import TagPanel
from annotator.ui.docks.type_card import TypeCard

if TYPE_CHECKING:
    from annotator.model.ghost import Ghost
    from annotator.ui.docks.article_panel import ArticlePanel
    from annotator.ui.docks.ghost_card import GhostCard


class InspectorDock(Dock):
    """Shows what the archivist looks at; every edit is one undo step, Esc leads back to the text."""

    point_wanted = Signal(str, str)
    """(tag, field) for which another tag is to be pointed at in the text."""
    entry_wanted = Signal(str)
    """Id of an entry to show in the register."""
    ghost_accepted = Signal()
    """The ghost shown shall be a tag."""
    ghost_dismissed = Signal()
    ghosts_wanted = Signal()
    """All counterparts are to be looked through."""

    def __init__(
        self, session: Session, parent: QWidget | None = None, known_types: MutableSequence[str] | None = None
    ) -> None:
        """`known_types` gets the names of the tag types whose definition was folded away."""
        super().__init__("inspector", parent)
        self.setWindowTitle(self.tr("Inspector"))
        self._session = session
        self._tag_id = ""
        self._article_id = ""
        self._armed = ""
        self.type_card = TypeCard(known_types if known_types is not None else [])
        self.tag_panel = TagPanel(session)
        self.empty = PlainLabel(
            self.tr("Open an article from the library to see what is known about it."), faint=True
        )
        body = QWidget()
        self._column = QVBoxLayout(body)
        self._column.setContentsMargins(8, 8, 8, 8)
        for widget in (self.type_card, self.tag_panel, self.empty):
            self._column.addWidget(widget)
        self._column.addStretch(1)
        self.tag_panel.left.connect(self.left)
        self.tag_panel.point_wanted.connect(self.point_wanted)
        self.tag_panel.values.entry_wanted.connect(self.entry_wanted)
        self._area = QScrollArea(self)
        self._area.setWidget(body)
        self._area.setWidgetResizable(True)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.verticalScrollBar().valueChanged.connect(self.tag_panel.values.follow_scrolling)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._reveal)
        self.setWidget(self._area)
        self._show_one(self.empty)

    @cached_property
    def article_panel(self) -> ArticlePanel:
        """What is known about the article; made when it is first shown."""
        from annotator.ui.docks.article_panel import ArticlePanel

        panel = ArticlePanel(self._session)
        panel.left.connect(self.left)
        self._column.insertWidget(self._column.indexOf(self.empty), panel)
        return panel

    @cached_property
    def ghost_card(self) -> GhostCard:
        """What a tag would be; made when it is first shown."""
        from annotator.ui.docks.ghost_card import GhostCard

        card = GhostCard(self._session)
        for said, told in (
            (card.left, self.left),
            (card.accept_wanted, self.ghost_accepted),
            (card.dismiss_wanted, self.ghost_dismissed),
            (card.all_wanted, self.ghosts_wanted),
        ):
            said.connect(told)
        self._column.insertWidget(self._column.indexOf(self.empty), card)
        return card

    def show_ghost(self, ghost: Ghost | None) -> None:
        """Show a ghost, of which `show_tag` was told, or none."""
        if ghost is not None:
            self.ghost_card.show_ghost(ghost)
            self._show_one(self.ghost_card)
        elif self._shown is self.__dict__.get("ghost_card"):
            self._refresh()

    def show_tag(self, identifier: str) -> None:
        """Show a tag; an empty id shows the article again."""
        if identifier == self._tag_id:
            return
        if identifier:
            self._area.verticalScrollBar().setValue(0)
        self._settle_before()
        self._tag_id = identifier
        self._refresh()

    def show_armed(self, tag_type: str) -> None:
        """Say which type every selection is tagged with; its definition is shown meanwhile."""
        self._armed = tag_type
        self._show_definition()

    def show_article(self, article_id: str) -> None:
        """Say which article is open; it is shown when no tag is selected."""
        if article_id == self._article_id:
            return
        self._settle_before()
        self._article_id = article_id
        if not self._tag_id:
            self._refresh()

    def focus_first_field(self) -> None:
        """Give the keyboard to the first value of what is shown."""
        self.show()
        self.raise_()
        if self.tag_panel.isVisibleTo(self):
            self.tag_panel.first_field().setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._shown is self.__dict__.get("ghost_card"):
            self.ghost_card.accept.setFocus(Qt.FocusReason.ShortcutFocusReason)
        elif self._shown is not self.empty:
            self.article_panel.form.fields["title"].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def accept_offer(self) -> bool:
        """Take the value that is offered for the tag shown; returns whether there was one."""
        return self.tag_panel.isVisibleTo(self) and self.tag_panel.accept_offer()

    def focus_value(self, field: str, *, after: bool = False) -> None:
        """Give the keyboard to a value of the tag shown, or to the one after it."""
        editor = self.tag_panel.values.editors.get(field)
        if editor is not None and after:
            self.tag_panel.values.go_on(editor)
        elif editor is not None:
            editor.setFocus(Qt.FocusReason.OtherFocusReason)

    def focus_note(self) -> None:
        """Give the keyboard to the note on the tag shown."""
        self.show()
        self.raise_()
        self.tag_panel.note.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def focus_comment(self) -> None:
        """Give the keyboard to the box for comments on the tag shown."""
        self.show()
        self.raise_()
        self.tag_panel.write_comment()

    def show_change(self, change: Change) -> None:
        """Bring what is shown in line with what a step changed."""
        self.tag_panel.values.terms.show_change(change)
        of_article = self._article_id in change.articles and change.kinds & {"article", "zone"}
        of_any = change.kinds & {"tag_type", "record"}
        if of_any or of_article or self._tag_id in change.annotations or self._is_pointed_at(change):
            self._refresh()
            return
        if "comment" in change.kinds:
            self.tag_panel.show_comments()
        if "counterpart" in change.kinds or change.annotations & self.tag_panel.tied.rows.keys():
            self.tag_panel.show_tied()

    def _is_pointed_at(self, change: Change) -> bool:
        """Whether the tag shown points at one that was changed."""
        return bool(change.annotations & self.tag_panel.pointed_at)

    def settle(self) -> None:
        """Save what stands in the fields; to be called before the project is closed."""
        self._settle_before()

    def _reveal(self, _left: QWidget | None, focused: QWidget | None) -> None:
        """Scroll so that the field which has got the keyboard is seen."""
        body = self._area.widget()
        if focused is not None and body is not None and body.isAncestorOf(focused):
            if (layout := body.layout()) is not None:
                layout.activate()  # something may have been unfolded just now
            self._area.ensureWidgetVisible(focused, 0, 12)
            self.tag_panel.values.follow_scrolling()

    def _settle_before(self) -> None:
        """Something else will be shown."""
        if self.tag_panel.isVisibleTo(self):
            self.tag_panel.settle_all()
        elif self._shown is self.__dict__.get("article_panel"):
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

    def _show_definition(self) -> None:
        name = self._armed or self.tag_panel.tag_type if self.tag_panel.isVisibleTo(self) else self._armed
        known = {tag_type.name: tag_type for tag_type in self._session.tag_set.types()}
        self.type_card.show_type(known.get(name))

    def _show_one(self, wanted: QWidget) -> None:
        self._shown = wanted
        made = (self.__dict__.get(name) for name in ("article_panel", "ghost_card"))
        for widget in (self.tag_panel, *made, self.empty):
            if widget is not None:
                widget.setVisible(widget is wanted)
        self._show_definition()
