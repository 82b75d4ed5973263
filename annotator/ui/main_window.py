"""The window on one project: puts the parts together and passes on what they say."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QAccessible,
    QAccessibleAnnouncementEvent,
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from annotator.model.change import Change
from annotator.services.session import Session
from annotator.services.settings import Settings
from annotator.ui.actions import Actions
from annotator.ui.article_pane import ArticlePane
from annotator.ui.claim_verbs import ClaimVerbs
from annotator.ui.comparing import Comparing
from annotator.ui.conflict_verbs import ConflictVerbs
from annotator.ui.dock_area import DockArea
from annotator.ui.docks.running import run_here
from annotator.ui.failures import Failures
from annotator.ui.field_undo import FieldUndo
from annotator.ui.following import Follower
from annotator.ui.furniture import Furniture
from annotator.ui.ghost_verbs import GhostVerbs
from annotator.ui.ghosting import Ghosting
from annotator.ui.importing import Importing, dropped_paths
from annotator.ui.leaving import Leaving
from annotator.ui.linked_scrolling import LinkedScrolling
from annotator.ui.look import STEP, Look
from annotator.ui.menus import Menus
from annotator.ui.message_bar import MessageBar
from annotator.ui.occurrence_verbs import OccurrenceVerbs
from annotator.ui.panes import Panes
from annotator.ui.printing_verbs import PrintingVerbs
from annotator.ui.project_verbs import Projects, ProjectVerbs
from annotator.ui.question_verbs import QuestionVerbs
from annotator.ui.reading_verbs import ReadingVerbs
from annotator.ui.register_file_verbs import RegisterFileVerbs
from annotator.ui.register_verbs import RegisterVerbs
from annotator.ui.related_verbs import RelatedVerbs
from annotator.ui.reporting import Reporting
from annotator.ui.ribbons import AllRibbons
from annotator.ui.selecting import Selecting
from annotator.ui.session_state import (
    remember_panes,
    remember_switches,
    remember_window,
    restore_panes,
    restore_scrolling,
    restore_window,
    switched_on,
)
from annotator.ui.status_line import StatusLine
from annotator.ui.tag_palette import TagPalette
from annotator.ui.tag_set_verbs import TagSetVerbs
from annotator.ui.tagging_grammar import TaggingGrammar
from annotator.ui.tie_verbs import TieVerbs
from annotator.ui.value_verbs import ValueVerbs
from annotator.ui.view_verbs import ViewVerbs
from annotator.ui.workers import Workers

if TYPE_CHECKING:
    from annotator.ui.find_bar import FindBar

_MANY = 500
"""Subjects from which on a step is turned back off the window's thread."""


class MainWindow(QMainWindow):
    """Owns the session: closing the window gives the project free."""

    closed = Signal()

    def __init__(self, session: Session, settings: Settings, projects: Projects) -> None:
        super().__init__()
        self.session = session
        self.settings = settings
        self._read_only_told = False
        self._shown = False
        self.failures = Failures(self)
        self.workers = Workers(self)
        self.look = Look(settings.density == "labelled", 100 + STEP * settings.zoom, self)
        self.actions_ = Actions(session.tag_set.types(), settings.keys, self.failures.handle, self)
        self._build()
        self._wire()
        self._connect_actions()
        self.view_verbs = ViewVerbs(
            self.actions_,
            self.panes,
            self.look,
            docks=self.docks,
            settings=settings,
            retheme=projects.retheme,
        )
        self.register_verbs = RegisterVerbs(self)
        self.occurrence_verbs = OccurrenceVerbs(self, self.occurrences)
        self.question_verbs = QuestionVerbs(self, self.questions)
        self.verbs = ProjectVerbs(self, projects)
        PrintingVerbs(self)
        TagSetVerbs(self)
        self.claim_verbs = ClaimVerbs(self)
        self.register_file_verbs = RegisterFileVerbs(self)
        self.actions_.on("help.tour", lambda: projects.show_tour(self))
        self._show_types()
        if not restore_window(self, settings):
            self._dock_area.share_room()
        restore_panes(self.panes, session, settings)
        self.comparing = Comparing(session, self.actions_, self.panes, self.workers.run, self)
        self.follower.changed.connect(self.comparing.show_change)
        self.ribbons = AllRibbons(self.panes, self.comparing)
        ReadingVerbs(self)
        RelatedVerbs(self, self.related)
        ConflictVerbs(self, self.conflicts)
        self.ghosting = Ghosting(session, self.actions_, self.panes, self.comparing, self.workers.run)
        self.follower.changed.connect(self.ghosting.show_change)
        self.ghost_verbs = GhostVerbs(self, self.ghosting, self._dock_area.counterparts)
        self.tie_verbs = TieVerbs(self, self.ghosting)
        self.linked = LinkedScrolling(self.actions_, self.panes, self.comparing)
        self.linked.set_on(switched_on(session, settings, "linked", default=True))
        self.comparing.set_on(switched_on(session, settings, "compare"))
        self._show_state()

    def _build(self) -> None:
        self.messages = MessageBar(self)
        self.panes = Panes(self.session, self.look, self.workers.run, self)
        middle = QWidget(self)
        self._middle = column = QVBoxLayout(middle)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.messages)
        column.addWidget(self.panes, 1)
        self.setCentralWidget(middle)
        self.palette_bar = TagPalette(self.actions_, self)
        self.addToolBar(self.palette_bar)
        self._dock_area = area = DockArea(self, self.session, self.settings, self.workers.run)
        self.docks = area.by_name
        self.library, self.register, self.inspector = area.library, area.register, area.inspector
        self.tags, self.claims, self.questions = area.tags, area.claims, area.questions
        self.occurrences, self.readings, self.related = area.occurrences, area.readings, area.related
        self.conflicts = area.conflicts
        self.sayings = area.sayings
        self.status_line = StatusLine(self)
        self.setStatusBar(self.status_line)
        self.menus = Menus(self, self.actions_)
        self.reporting = Reporting(self.session, self.messages, self.panes, self.show_article)
        for dock in self.docks.values():
            self.menus.docks.addAction(dock.toggleViewAction())
        self.importing = Importing(
            self.session,
            self.workers,
            self.messages,
            show=self.show_article,
            undo=self.undo,
            max_bytes=self.settings.max_bytes,
        )
        FieldUndo(self)
        self._leaving = Leaving(self.inspector, self.messages, self.show_tag)
        self.setAcceptDrops(True)
        self.resize(1280, 800)

    def _wire(self) -> None:
        self.grammar = TaggingGrammar(self.session, self.actions_, self.panes, self)
        self.selecting = Selecting(self.actions_, self.panes, self.grammar.selection_made)
        self.furniture = Furniture(self.session, self.actions_, self.panes, self.menus.furniture)
        self.follower = Follower(self.session, self)
        self.follower.changed.connect(self.show_change)
        self.grammar.armed_changed.connect(self._show_armed)
        self.grammar.tag_selected.connect(self._show_tag)
        self.grammar.tag_selected.connect(lambda _tag: self.messages.withdraw())
        self.grammar.inspect_wanted.connect(self._inspect)
        self.grammar.retracted.connect(
            lambda words: self.reporting.tell_step(self.tr("Deleted tag “%s”.") % words, self.undo)
        )
        self.grammar.escaped.connect(self.messages.dismiss)
        self.panes.activated.connect(self._show_active)
        self.panes.each(self._listen)
        self.value_verbs = ValueVerbs(self)
        self.pointing = self.value_verbs.pointing
        self.actions_.keys_changed.connect(self._share_keys)
        self.library.article_activated.connect(self._open_article)
        self.library.import_wanted.connect(self.actions_["file.import_files"].trigger)
        self.tags.tag_activated.connect(lambda tag: self.actions_.guard(lambda: self.show_tag(tag)))
        for dock in self.docks.values():
            dock.left.connect(self._leave)
        self.workers.progressed.connect(self.status_line.show_work)
        self.workers.idle.connect(self.status_line.show_idle)
        self.workers.failed.connect(self.failures.handle)
        self.status_line.cancelled.connect(self.workers.cancel)
        self.status_line.annotator_clicked.connect(self.actions_["edit.annotator"].trigger)
        self.failures.known.connect(self.reporting.refuse)
        self.failures.unexpected.connect(self.reporting.report)
        self.tags.refused.connect(self.reporting.refuse)

    def _connect_actions(self) -> None:
        self.actions_.on("edit.undo", self.undo)
        self.actions_.on("edit.redo", self.redo)
        self.actions_.on("edit.copy", self.panes.copy)
        self.actions_.on("edit.select_all", self.panes.select_all)
        self.actions_.on("view.message", self.messages.focus_first_offer)
        self.actions_.on("edit.find", self.find_words)
        self.actions_.on("edit.find_next", lambda: self.find_bar.go(+1))
        self.actions_.on("edit.find_previous", lambda: self.find_bar.go(-1))

    def _listen(self, pane: ArticlePane) -> None:
        pane.key_pressed.connect(self._press)
        pane.keys = self.actions_.keys.in_use()
        pane.menu_wanted.connect(self._show_menu)
        pane.article_changed.connect(lambda: self._article_changed(pane))
        pane.header.details_wanted.connect(self.actions_["file.metadata"].trigger)
        pane.caret_moved.connect(self._show_position)

    @cached_property
    def find_bar(self) -> FindBar:
        """The line below the articles, made when something is first looked for."""
        from annotator.ui.find_bar import FindBar

        bar = FindBar(self.panes, self)
        self._middle.addWidget(bar)
        return bar

    # What is asked of the window

    def find_words(self) -> None:
        """Look for words in the active article."""
        self.find_bar.open()

    def show_change(self, change: Change) -> None:
        """Bring every part in line with what a step changed."""
        self.messages.pass_on()
        if len(change.annotations) > 1 and change.label == self.session.history.undo_label:
            self.reporting.tell_step(f"{change.label}.", self.undo)
        self.panes.refresh(change)
        if "tag_type" in change.kinds:
            self.actions_.set_tag_types(self.session.tag_set.types())
            self.grammar.connect_types()
            self._show_types()
            for pane in self.panes.panes:
                pane.refresh_all()
        for dock in self.docks.values():
            dock.show_change(change)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(self, change.label))
        if "annotation" in change.kinds:
            self.grammar.follow_caret()
        if self.pointing.is_on:
            self.pointing.follow()
        self._show_state()

    def show_article(self, article: str, in_new_pane: bool = False) -> None:
        """Open an article and give it the focus."""
        self.panes.open(article, in_new_pane).focus_text()

    def show_tag(self, identifier: str) -> None:
        """Open the article of a tag at the tag. Raises NotFound when it is gone."""
        tag = self.session.library.tag(identifier)
        pane = self.panes.open(tag.article)
        self.grammar.go_to(pane, tag)
        pane.focus_text()

    def undo(self) -> None:
        """Turn the last step back."""
        history = self.session.history
        run = run_here if history.undo_size < _MANY else self.workers.run
        run(
            self.tr("Undoing"),
            lambda _progress: history.undo(),
            lambda change: self.reporting.tell_undone(change, self.redo),
        )

    def redo(self) -> None:
        """Do it again."""
        history = self.session.history
        run = run_here if history.redo_size < _MANY else self.workers.run
        run(self.tr("Doing again"), lambda _progress: history.redo(), self.reporting.tell_done_again)

    # Following

    def _open_article(self, article: str, in_new_pane: bool) -> None:
        self.actions_.guard(lambda: self.show_article(article, in_new_pane))

    def _show_menu(self, where: QPoint) -> None:
        self.menus.tag.popup(where)

    def _press(self, key: str) -> None:
        if not self.pointing.key(key):
            self.actions_.trigger_key(key)

    def _share_keys(self) -> None:
        for pane in self.panes.panes:
            pane.keys = self.actions_.keys.in_use()

    def _article_changed(self, pane: ArticlePane) -> None:
        if pane is self.panes.active:
            self.grammar.follow_caret()
            self._show_active(pane)

    def _show_types(self) -> None:
        types = self.session.tag_set.types()
        self.palette_bar.show_types(types)
        self.menus.show_types(types)

    def _show_armed(self, name: str) -> None:
        tag_type = self.session.tag_set.type(name) if name else None
        self.palette_bar.show_armed(name)
        self.status_line.show_armed(tag_type.label if tag_type else "")
        self.inspector.show_armed(name)
        for pane in self.panes.panes:
            pane.show_armed(tag_type)

    def _show_tag(self, identifier: str) -> None:
        if self.pointing.is_on:
            return  # the tag that points stays in the inspector
        self.inspector.show_tag(identifier)
        self.tags.select_tag(identifier)

    def _leave(self) -> None:
        if self.pointing.is_on:
            self.pointing.stop()
        elif self.grammar.armed:
            self.grammar.arm("")
        else:
            self.panes.focus()

    def _inspect(self) -> None:
        self.inspector.show()
        self.inspector.raise_()
        self.inspector.focus_first_field()

    def _show_active(self, pane: ArticlePane) -> None:
        if pane.article_id:
            self.library.select_article(pane.article_id)
        self.tags.show_article(pane.article_id)
        self.inspector.show_article(pane.article_id)
        selected = self.grammar.selected
        self._show_tag(selected if pane.has_tag(selected) or pane.has_ghost(selected) else "")
        self._show_position()

    def _show_position(self) -> None:
        self.status_line.show_position(self.panes.active.position_text())

    def show_read_only(self) -> None:
        """Say for as long as the window stands why nothing can be changed; grey what would change something."""
        self._read_only_told = True
        sentence = self.session.read_only
        self.grammar.arm("")
        self.actions_.refuse_changes(sentence)
        damaged = self.session.upkeep.damaged
        self.messages.show_permanent(sentence, *(self.verbs.ways_on(self.path) if damaged else ()))
        self._show_state()

    def _show_state(self) -> None:
        history = self.session.history
        for name, label, word in (
            ("edit.undo", history.undo_label, self.tr("&Undo")),
            ("edit.redo", history.redo_label, self.tr("&Redo")),
        ):
            action = self.actions_[name]
            action.setText(f"{word} {label.replace('&', '&&')}".strip())
            action.setIconText(word.replace("&", ""))
            action.setEnabled(bool(label) and not self.session.read_only)
        self.setWindowTitle(f"{self.session.name} — Annotator")
        self.status_line.show_saved(bool(self.session.read_only))
        self.status_line.show_annotator(history.by)
        if self.session.read_only and not self._read_only_told:
            self.show_read_only()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            # The first widget would take the focus, and its pane would be the active one.
            self.panes.active.view.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, self._restore_scrolling)

    def _restore_scrolling(self) -> None:
        restore_scrolling(self.panes, self.session, self.settings)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc, wherever it means nothing else, stops tagging; or else leads back to the text."""
        if event.key() == Qt.Key.Key_Escape:
            self._leave()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_paths(event.mimeData()):
            event.acceptProposedAction()
        else:
            event.ignore()

    def dropEvent(self, event: QDropEvent) -> None:
        event.acceptProposedAction()
        paths = dropped_paths(event.mimeData())
        self.actions_.guard(lambda: self.importing.take_in(paths))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.inspector.settle()
        if not self._leaving.may_leave():
            event.ignore()
            return
        remember_window(self, self.settings)
        remember_panes(self.panes, self.session, self.settings)
        remember_switches(
            self.session, self.settings, {"compare": self.comparing.is_on, "linked": self.linked.is_on}
        )
        self.settings.zoom = (self.look.zoom - 100) // STEP
        self.settings.keys = self.actions_.keys.changed()
        self.actions_.guard(self.settings.save)
        self.follower.stop()
        for timer in self.findChildren(QTimer):
            timer.stop()
        self.workers.shut_down()
        self.session.close()
        event.accept()
        self.closed.emit()

    @property
    def path(self) -> Path:
        """The project file."""
        return self.session.path
