"""The window on one project: puts the parts together and passes on what they say."""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt, QTimer, Signal
from PySide6.QtGui import (
    QCloseEvent,
    QDragEnterEvent,
    QDropEvent,
    QKeyEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from annotator.services.session import Session
from annotator.services.settings import Settings
from annotator.ui.actions import Actions
from annotator.ui.agreement_verbs import AgreementVerbs
from annotator.ui.article_pane import ArticlePane
from annotator.ui.checking_verbs import CheckingVerbs
from annotator.ui.claim_verbs import ClaimVerbs
from annotator.ui.comparing import Comparing
from annotator.ui.conflict_verbs import ConflictVerbs
from annotator.ui.dock_area import DockArea
from annotator.ui.exchange_verbs import ExchangeVerbs
from annotator.ui.failures import Failures
from annotator.ui.field_undo import FieldUndo
from annotator.ui.following import Follower
from annotator.ui.furniture import Furniture
from annotator.ui.ghost_verbs import GhostVerbs
from annotator.ui.ghosting import Ghosting
from annotator.ui.importing import Importing, dropped_paths
from annotator.ui.in_step import InStep
from annotator.ui.leaving import Leaving
from annotator.ui.linked_scrolling import LinkedScrolling
from annotator.ui.look import STEP, Look
from annotator.ui.menus import Menus
from annotator.ui.message_bar import MessageBar
from annotator.ui.occurrence_verbs import OccurrenceVerbs
from annotator.ui.panes import Panes
from annotator.ui.people_menu import PeopleMenu
from annotator.ui.people_shown import PeopleShown
from annotator.ui.printing_verbs import PrintingVerbs
from annotator.ui.project_verbs import Projects, ProjectVerbs
from annotator.ui.question_verbs import QuestionVerbs
from annotator.ui.reading_verbs import ReadingVerbs
from annotator.ui.register_file_verbs import RegisterFileVerbs
from annotator.ui.register_verbs import RegisterVerbs
from annotator.ui.related_verbs import RelatedVerbs
from annotator.ui.reporting import Reporting
from annotator.ui.review_verbs import ReviewVerbs
from annotator.ui.ribbons import AllRibbons
from annotator.ui.second_pass_verbs import SecondPassVerbs
from annotator.ui.selecting import Selecting
from annotator.ui.session_state import remember, restore_panes, restore_scrolling, restore_window, switched_on
from annotator.ui.shared_folder_verbs import SharedFolderVerbs
from annotator.ui.status_line import StatusLine
from annotator.ui.tag_palette import TagPalette
from annotator.ui.tag_set_verbs import TagSetVerbs
from annotator.ui.tagging_grammar import TaggingGrammar
from annotator.ui.tie_verbs import TieVerbs
from annotator.ui.undoing import Undoing
from annotator.ui.value_verbs import ValueVerbs
from annotator.ui.view_verbs import ViewVerbs
from annotator.ui.workers import Workers

if TYPE_CHECKING:
    from annotator.ui.find_bar import FindBar


class MainWindow(QMainWindow):
    """Owns the session: closing the window gives the project free."""

    closed = Signal()

    def __init__(self, session: Session, settings: Settings, projects: Projects) -> None:
        super().__init__()
        self.session = session
        self.settings = settings
        self._shown = False
        self.failures = Failures(self)
        self.workers = Workers(self)
        self.people = PeopleShown(session, self)
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
        self.checking = CheckingVerbs(self)
        TagSetVerbs(self)
        self.claim_verbs = ClaimVerbs(self)
        self.register_file_verbs = RegisterFileVerbs(self)
        self.exchange_verbs = ExchangeVerbs(self)
        self.shared_folder = SharedFolderVerbs(self)
        self.actions_.on("help.tour", lambda: projects.show_tour(self))
        self.in_step.show_types()
        if not restore_window(self, settings):
            self._dock_area.share_room()
        restore_panes(self.panes, session, settings)
        self.comparing: Comparing = Comparing(session, self.actions_, self.panes, self.workers.run, self)
        self.follower.changed.connect(self.comparing.show_change)
        self.ribbons = AllRibbons(self.panes, self.comparing)
        self.ghosting: Ghosting = Ghosting(
            session, self.actions_, self.panes, self.comparing, self.workers.run
        )
        ReadingVerbs(self)
        RelatedVerbs(self, self.related)
        ConflictVerbs(self, self.conflicts)
        self.review_verbs = ReviewVerbs(self, self.review)
        self.agreement_verbs = AgreementVerbs(self)
        self.second_pass_verbs = SecondPassVerbs(self)
        self.follower.changed.connect(self.ghosting.show_change)
        self.ghost_verbs = GhostVerbs(self, self.ghosting, self._dock_area.counterparts)
        self.tie_verbs = TieVerbs(self, self.ghosting)
        self.linked = LinkedScrolling(self.actions_, self.panes, self.comparing)
        self.linked.set_on(switched_on(session, settings, "linked", default=True))
        self.comparing.set_on(switched_on(session, settings, "compare"))
        self.in_step.show_state()

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
        self.palette_bar = TagPalette(self.actions_, PeopleMenu(self.people, self), self)
        self.addToolBar(self.palette_bar)
        self._dock_area = area = DockArea(self, self.session, self.settings, self.workers.run, self.people)
        self.docks = area.by_name
        self.library, self.register, self.inspector = area.library, area.register, area.inspector
        self.tags, self.claims, self.questions = area.tags, area.claims, area.questions
        self.occurrences, self.readings, self.related = area.occurrences, area.readings, area.related
        self.conflicts, self.sayings, self.agreement = area.conflicts, area.sayings, area.agreement
        self.review = area.review
        self.status_line = StatusLine(self)
        self.setStatusBar(self.status_line)
        self.menus = Menus(self, self.actions_, self.palette_bar.people)
        self.reporting = Reporting(self.session, self.messages, self.panes, self.show_article)
        for dock in self.docks.values():
            self.menus.docks.addAction(dock.toggleViewAction())
        self.undoing = Undoing(self)
        self.undo = self.undoing.undo
        self.redo = self.undoing.redo
        self.importing = Importing(
            self.session,
            self.workers,
            self.messages,
            show=self.show_article,
            undo=self.undo,
            settings=self.settings,
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
        self.grammar.tag_selected.connect(lambda _tag: self.messages.withdraw())
        self.grammar.retracted.connect(
            lambda words: self.reporting.tell_step(self.tr("Deleted tag “%s”.") % words, self.undo)
        )
        self.grammar.escaped.connect(self.messages.dismiss)
        self.panes.each(self._listen)
        self.value_verbs = ValueVerbs(self)
        self.pointing = self.value_verbs.pointing
        self.in_step = InStep(self)
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
        pane.header.details_wanted.connect(self.actions_["file.metadata"].trigger)

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

    def show_article(self, article: str, in_new_pane: bool = False) -> None:
        """Open an article and give it the focus."""
        self.panes.open(article, in_new_pane).focus_text()

    def show_tag(self, identifier: str) -> None:
        """Open the article of a tag at the tag. Raises NotFound when it is gone."""
        tag = self.session.library.tag(identifier)
        pane = self.panes.open(tag.article)
        self.grammar.go_to(pane, tag)
        pane.focus_text()

    # What its parts say

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

    def _leave(self) -> None:
        if self.pointing.is_on:
            self.pointing.stop()
        elif self.grammar.armed:
            self.grammar.arm("")
        else:
            self.panes.focus()

    # Qt

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self._shown:
            self._shown = True
            # The first widget would take the focus, and its pane would be the active one.
            self.panes.active.view.setFocus(Qt.FocusReason.OtherFocusReason)
            QTimer.singleShot(0, self, lambda: restore_scrolling(self.panes, self.session, self.settings))

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
        self.actions_.guard(lambda: self.exchange_verbs.sort(paths, self.importing.take_in))

    def closeEvent(self, event: QCloseEvent) -> None:
        self.inspector.settle()
        if not self._leaving.may_leave():
            event.ignore()
            return
        self.second_pass_verbs.bring_back()
        remember(self)
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
