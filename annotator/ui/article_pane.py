"""One pane: the header of an article and its text with tags; speaks code points and ids only."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress

from PySide6.QtCore import QEvent, QObject, QPoint, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from annotator.model.annotation import Annotation
from annotator.model.conflict import Conflict
from annotator.model.errors import NotFound
from annotator.model.progress import Progress
from annotator.model.span import Span
from annotator.model.tag_type import TagType
from annotator.services.session import Session
from annotator.ui.article_header import ArticleHeader
from annotator.ui.docks.article_list import ARTICLE_MIME
from annotator.ui.docks.running import Run, run_here
from annotator.ui.key_map import key_of
from annotator.ui.look import Look
from annotator.ui.marks import mark_of
from annotator.ui.surroundings import Surroundings
from annotator.ui.text_view import LaneTextView, Mark

LARGE = 500_000
"""Code points from which on an article's text is shown before its tags have been read."""
_SINGLY = 50
"""Changed tags up to which each is read by itself."""


class ArticlePane(QWidget):
    """Shows an article; reports what is done in it and changes nothing itself."""

    activated = Signal()
    closed = Signal()
    article_changed = Signal()
    article_dropped = Signal(str)
    selection_made = Signal()
    fragment_made = Signal()
    tag_clicked = Signal(str)
    edge_dragged = Signal(str, object)
    """(id of a tag, its new Target)."""
    caret_moved = Signal()
    menu_wanted = Signal(object)
    """Where on the screen."""
    key_pressed = Signal(str)
    """A key, as `key_map.canonical` spells it, that means something in an article."""

    def __init__(
        self, session: Session, look: Look, run: Run = run_here, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._session = session
        self._run = run
        self._missed: set[str] | None = None
        """Ids of tags that changed while those of a large article are still being read."""
        self._look = look
        self._tags: dict[str, Annotation] = {}
        self._ghosts: dict[str, Mark] = {}
        self.shows: Callable[[Annotation], bool] = _any_tag
        """Which tags are to be seen; after a change of mind, `refresh` draws them again."""
        self.name: Callable[[str], str] = str
        """What a person is called."""
        self.article_id = ""
        self.keys: frozenset[str] = frozenset()
        """Keys that are not the text view's own."""
        self.header = ArticleHeader(self)
        self.view = LaneTextView(self)
        self._around = Surroundings(session, self.view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.header)
        column.addWidget(self.view, 1)
        self.setFocusProxy(self.view)
        self.setAcceptDrops(True)
        self.view.installEventFilter(self)
        self.header.closed.connect(self.closed)
        self.header.pressed.connect(self.focus_text)
        self.view.selection_made.connect(lambda _span, _gesture: self.selection_made.emit())
        self.view.fragment_added.connect(lambda _span: self.fragment_made.emit())
        self.view.mark_clicked.connect(self.tag_clicked)
        self.view.mark_edge_dragged.connect(self.edge_dragged)
        self.view.caret_moved.connect(lambda _position: self.caret_moved.emit())
        self.view.selectionChanged.connect(self.caret_moved)
        self.view.context_menu_wanted.connect(lambda _position, point: self.menu_wanted.emit(point))
        self.view.zoom_changed.connect(look.set_zoom)
        look.changed.connect(self._follow_look)
        self._follow_look()
        self.show_article("")

    # What is shown

    @property
    def text(self) -> str:
        """The article's text."""
        return self.view.text

    @property
    def tags(self) -> list[Annotation]:
        """All tags of the article, in no order."""
        return list(self._tags.values())

    def show_article(self, article: str) -> None:
        """Show another article from its beginning, or none. Raises NotFound."""
        library = self._session.library
        shown = library.article(article) if article else None
        text = library.text(article) if article else ""
        self.article_id = article
        large = shown is not None and shown.characters > LARGE
        self._missed = set() if large else None
        self._tags = {} if large or not article else {tag.id: tag for tag in self._seen(article)}
        self._ghosts = {}
        self.header.show_article(shown)
        self.view.set_text(text, self._marks(self._tags.values()), self._zones())
        self._around.show_tags(self._tags)
        self._around.show_comments(article)
        self.view.set_bare(shown is None)
        self.view.setAccessibleName(shown.label if shown else self.tr("Empty pane"))
        self.article_changed.emit()
        self.caret_moved.emit()
        if self._missed is not None:
            self._read_tags(article, self._missed)

    def _read_tags(self, article: str, missed: set[str]) -> None:
        """Read the tags of a large article while its text can be read already."""

        def work(_progress: Progress) -> tuple[list[Annotation], list[Mark]]:
            tags = self._seen(article)
            return tags, self._marks(tags)

        def done(result: tuple[list[Annotation], list[Mark]]) -> None:
            if self._missed is not missed:
                return  # another article was opened meanwhile, or the pane was closed
            tags, marks = result
            newer = self._tags
            self._missed = None
            self._tags = {tag.id: tag for tag in tags if tag.id not in missed} | newer
            kept = [mark for mark in marks if mark.id not in missed]
            self.view.set_marks([*kept, *self._marks(newer.values()), *self._ghosts.values()])
            self._around.show_tags(self._tags)
            self._around.show_comments(article)
            self.caret_moved.emit()

        self._run(self.tr("Reading tags"), work, done)

    def forget(self) -> None:
        """Wait for nothing more; the pane is about to be closed."""
        self._missed = None

    def refresh(self, annotations: frozenset[str], kinds: frozenset[str]) -> None:
        """Draw again what a step changed: these tags, the furniture, or what is known about the article."""
        if "article" in kinds:
            if not self._session.library.has(self.article_id):
                self.show_article("")
                return
            self.header.show_article(self._session.library.article(self.article_id))
        if "zone" in kinds:
            self.view.set_zones(self._zones())
        if "review" in kinds:
            annotations |= self._judged_anew()
        if annotations:
            self._refresh_tags(annotations)
        if kinds & {"comment", "annotation"}:
            self._around.show_comments(self.article_id)

    def refresh_all(self) -> None:
        """Draw all tags again, because their types changed."""
        self.view.set_marks([*self._marks(self._tags.values()), *self._ghosts.values()])

    def show_ghosts(self, ghosts: Iterable[Mark]) -> None:
        """Draw these marks among the tags, which they are not, instead of those shown until now."""
        old, self._ghosts = self._ghosts, {ghost.id: ghost for ghost in ghosts}
        added = [ghost for ghost in self._ghosts.values() if old.get(ghost.id) != ghost]
        removed = old.keys() - self._ghosts.keys()
        if added or removed:
            self.view.change_marks(added, removed)

    @property
    def ghosts(self) -> list[Mark]:
        """The marks among the tags that are none."""
        return list(self._ghosts.values())

    def show_conflicts(self, conflicts: Sequence[Conflict]) -> None:
        """Mark where others contradict this article."""
        self._around.show_conflicts(conflicts, self.article_id)

    def _judged_anew(self) -> frozenset[str]:
        """Tags that a reviewer accepted or rejected since they were read."""
        states = {tag.id: tag.state for tag in self._tags.values()}
        tags = self._session.library.tags(self.article_id)
        return frozenset(tag.id for tag in tags if states.get(tag.id) != tag.state)

    def _refresh_tags(self, annotations: frozenset[str]) -> None:
        added: list[Annotation] = []
        removed: list[str] = []
        if self._missed is not None:
            self._missed |= annotations
        there = self._read_again(annotations)
        for identifier in annotations:
            tag = there.get(identifier)
            if tag is not None:
                self._tags[identifier] = tag
                added.append(tag)
            elif self._tags.pop(identifier, None) is not None:
                removed.append(identifier)
        if added or removed:
            self.view.change_marks(self._marks(added), removed)
            self._around.follow(annotations)

    def _read_again(self, annotations: frozenset[str]) -> dict[str, Annotation]:
        """Those of some tags that are in this article now."""
        library = self._session.library
        if len(annotations) > _SINGLY:
            # most tags of a step over the whole project are in other articles
            return {tag.id: tag for tag in self._seen(self.article_id) if tag.id in annotations}
        found: dict[str, Annotation] = {}
        for identifier in annotations:
            with suppress(NotFound):
                tag = library.tag(identifier)
                if tag.article == self.article_id and self.shows(tag):
                    found[identifier] = tag
        return found

    def _seen(self, article: str) -> list[Annotation]:
        return [tag for tag in self._session.library.tags(article) if self.shows(tag)]

    def tags_at_caret(self) -> list[Annotation]:
        """Tags at the caret, the shortest first."""
        found = self.view.marks_at(self.view.caret()) if self.article_id else []
        return [self._tags[mark.id] for mark in found if mark.id in self._tags]

    def ghosts_at_caret(self) -> list[Mark]:
        """Ghosts at the caret, the shortest first."""
        found = self.view.marks_at(self.view.caret()) if self._ghosts else []
        return [mark for mark in found if mark.id in self._ghosts]

    def has_ghost(self, identifier: str) -> bool:
        """Whether it is the id of a ghost of this article."""
        return identifier in self._ghosts

    def has_tag(self, identifier: str) -> bool:
        """Whether the tag is one of this article's."""
        return identifier in self._tags

    # Caret and selection

    @property
    def caret(self) -> int:
        """Where the caret is."""
        return self.view.caret()

    def selection(self) -> tuple[int, int] | None:
        """What is selected."""
        span = self.view.selection() if self.article_id else None
        return (span.start, span.end) if span else None

    def select(self, start: int, end: int) -> None:
        """Select some words and show them."""
        self.view.select(Span(start, end))

    def select_all(self) -> None:
        """Select the whole article."""
        if self.text:
            self.view.select(Span(0, len(self.text)), reveal=False)

    def copy(self) -> None:
        """Copy what is selected."""
        self.view.copy()

    def set_caret(self, position: int, reveal: bool = False) -> None:
        """Put the caret somewhere; nothing is selected then."""
        self.view.move_caret(min(position, len(self.text)), reveal=reveal)

    def reveal(self, span: Span) -> None:
        """Put the caret at the start of a stretch and scroll so that it is seen."""
        self.view.move_caret(span.start, reveal=False)
        self.view.reveal(span)

    def top_line(self) -> tuple[int, int]:
        """Code point at the start of the topmost line, and how many pixels it is from the top."""
        return self.view.top_line() if self.text else (0, 0)

    def return_to_line(self, position: int, distance: int) -> None:
        """Scroll to what `top_line` has returned."""
        if self.text:
            self.view.return_to_line(position, distance)

    def caret_point(self) -> QPoint:
        """Where on the screen the caret is."""
        return self.view.viewport().mapToGlobal(self.view.cursorRect().bottomLeft())

    def position_text(self) -> str:
        """Where the caret is, in words."""
        if not self.article_id:
            return ""
        caret = self.caret
        paragraph = self.text.count("\n", 0, caret) + 1
        selection = self.selection()
        place = self.tr("Paragraph {paragraph}, character {caret}").format(
            paragraph=f"{paragraph:n}", caret=f"{caret:n}"
        )
        if selection is None:
            return place
        return self.tr("{count} selected").format(count=f"{selection[1] - selection[0]:n}") + " · " + place

    def focus_text(self) -> None:
        """Give the text the focus."""
        self.view.setFocus(Qt.FocusReason.OtherFocusReason)
        self.activated.emit()

    # What the window tells

    def show_selected(self, identifier: str) -> None:
        """Light up the selected tag, and draw what it points at and what points at it."""
        self.view.set_selected_mark(identifier or None)
        self.show_links()

    def show_links(self) -> None:
        """Draw again what joins the selected tag, which may be one of another pane, with those of this article."""
        self._around.show_links()

    def show_armed(self, tag_type: TagType | None) -> None:
        """Show beside the mouse which tag every selection gets."""
        self.view.set_armed(tag_type.letter if tag_type else None)

    def _follow_look(self) -> None:
        self.view.set_density("labelled" if self._look.labelled else "compact")
        self.view.set_zoom(self._look.zoom)

    def _marks(self, tags: Iterable[Annotation]) -> list[Mark]:
        types = {tag_type.name: tag_type for tag_type in self._session.tag_set.types()}
        own = self._session.history.by
        return [mark_of(tag, types.get(tag.type), "" if tag.by == own else self.name(tag.by)) for tag in tags]

    def _zones(self) -> list[Span]:
        return [zone.span for zone in self._session.library.zones(self.article_id)] if self.article_id else []

    # Qt

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Take the keys of the key map before the text view and Qt's shortcuts do."""
        if isinstance(event, QKeyEvent) and event.type() in (
            QEvent.Type.KeyPress,
            QEvent.Type.ShortcutOverride,
        ):
            key = key_of(event)
            if key in self.keys:
                event.accept()
                if event.type() == QEvent.Type.KeyPress:
                    self.key_pressed.emit(key)
                return True
        elif event.type() == QEvent.Type.FocusIn:
            self.activated.emit()
        return False

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if event.mimeData().hasFormat(ARTICLE_MIME):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        self.article_dropped.emit(bytes(event.mimeData().data(ARTICLE_MIME).data()).decode("ascii"))


def _any_tag(_tag: Annotation) -> bool:
    return True
