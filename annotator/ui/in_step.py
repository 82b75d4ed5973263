"""Keeps the parts of a window in step with the project, the active article, the selected tag and the armed type."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication
from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent

from annotator.model.change import Change
from annotator.ui.article_pane import ArticlePane

if TYPE_CHECKING:
    from annotator.ui.main_window import MainWindow


class InStep:
    """Hears what happened in one part of the window and shows it in the others."""

    def __init__(self, window: MainWindow) -> None:
        self._window = window
        self._read_only_told = False
        window.follower.changed.connect(self.show_change)
        window.grammar.armed_changed.connect(self._show_armed)
        window.grammar.tag_selected.connect(self._show_tag)
        window.grammar.inspect_wanted.connect(self.inspect)
        window.panes.activated.connect(self._show_active)
        window.panes.each(self._listen)
        for label in window.session.history.turned_back:
            words = _tr(
                "“{step}” was interrupted when the program ended, and nothing of it was kept; do it again."
            )
            window.messages.show_message(words.format(step=label), kind="warning")

    def _listen(self, pane: ArticlePane) -> None:
        pane.article_changed.connect(lambda: self._article_changed(pane))
        pane.caret_moved.connect(self._show_position)

    def show_change(self, change: Change) -> None:
        """Bring every part in line with what a step changed."""
        window = self._window
        window.messages.pass_on()
        if len(change.annotations) > 1 and change.label == window.session.history.undo_label:
            window.reporting.tell_step(f"{change.label}.", window.undo)
        window.panes.refresh(change)
        if "tag_type" in change.kinds:
            window.actions_.set_tag_types(window.session.tag_set.types())
            window.grammar.connect_types()
            self.show_types()
            for pane in window.panes.panes:
                pane.refresh_all()
        for dock in window.docks.values():
            dock.show_change(change)
        if QAccessible.isActive():
            QAccessible.updateAccessibility(QAccessibleAnnouncementEvent(window, change.label))
        if "annotation" in change.kinds:
            window.grammar.follow_caret()
        if window.pointing.is_on:
            window.pointing.follow()
        self.show_state()

    def show_types(self) -> None:
        """Offer the tag types of the project."""
        types = self._window.session.tag_set.types()
        self._window.palette_bar.show_types(types)
        self._window.menus.show_types(types)

    def show_state(self) -> None:
        """Say what can be undone, whose tags they will be, and whether anything can be changed."""
        window = self._window
        window.undoing.show_labels()
        window.setWindowTitle(f"{window.session.name} — Annotator")
        window.status_line.show_saved(bool(window.session.read_only))
        window.status_line.show_annotator(window.session.history.by)
        if window.session.read_only and not self._read_only_told:
            self.show_read_only()

    def show_read_only(self) -> None:
        """Say for as long as the window stands why nothing can be changed; grey what would change something."""
        window = self._window
        self._read_only_told = True
        sentence = window.session.read_only
        window.grammar.arm("")
        window.actions_.refuse_changes(sentence)
        damaged = window.session.upkeep.damaged
        window.messages.show_permanent(sentence, *(window.verbs.ways_on(window.path) if damaged else ()))
        self.show_state()

    def _show_armed(self, name: str) -> None:
        window = self._window
        tag_type = window.session.tag_set.type(name) if name else None
        window.palette_bar.show_armed(name)
        window.status_line.show_armed(tag_type.label if tag_type else "")
        window.inspector.show_armed(name)
        for pane in window.panes.panes:
            pane.show_armed(tag_type)

    def _show_tag(self, identifier: str) -> None:
        if self._window.pointing.is_on:
            return  # the tag that points stays in the inspector
        self._window.inspector.show_tag(identifier)
        self._window.tags.select_tag(identifier)

    def inspect(self) -> None:
        """Give the keyboard to the first value of the selected tag."""
        inspector = self._window.inspector
        inspector.show()
        inspector.raise_()
        inspector.focus_first_field()

    def _article_changed(self, pane: ArticlePane) -> None:
        if pane is self._window.panes.active:
            self._window.grammar.follow_caret()
            self._show_active(pane)

    def _show_active(self, pane: ArticlePane) -> None:
        window = self._window
        if pane.article_id:
            window.library.select_article(pane.article_id)
        window.tags.show_article(pane.article_id)
        window.inspector.show_article(pane.article_id)
        selected = window.grammar.selected
        self._show_tag(selected if pane.has_tag(selected) or pane.has_ghost(selected) else "")
        self._show_position()

    def _show_position(self) -> None:
        self._window.status_line.show_position(self._window.panes.active.position_text())


def _tr(text: str) -> str:
    return QCoreApplication.translate("InStep", text)
