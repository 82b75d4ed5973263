"""An office of people with a project and a window each, who hand each other files and nothing else."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from itertools import product
from pathlib import Path
from typing import TypeVar
from unittest.mock import patch

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog

from annotator.bootstrap import create_project
from annotator.model.case import Case
from annotator.services.session import Session
from annotator.services.settings import Settings
from annotator.ui.dialogs.agreed_dialog import AgreedDialog
from annotator.ui.dialogs.bundle_dialog import BundleDialog
from annotator.ui.dialogs.export_dialog import ExportDialog
from annotator.ui.dialogs.feedback_dialog import FeedbackDialog
from annotator.ui.dialogs.stages_dialog import StagesDialog
from annotator.ui.dialogs.taking_in_dialog import TakingInDialog
from annotator.ui.file_dialogs import FileDialogs
from annotator.ui.main_window import MainWindow
from tests.ui.driver import ALT, CTRL, Hands

D = TypeVar("D", bound=QDialog)
Show = Callable[[Session, Settings], MainWindow]
PATIENCE = 1_000
"""Times of 10 ms."""


class Person:
    """Somebody at a window of their own."""

    def __init__(self, name: str, folder: Path, show: Show) -> None:
        """Begin with an empty project in a folder; `show` opens a window on it."""
        self.name = name
        self.folder = folder
        self.session = create_project(folder / f"{name}.annotator", by=name)
        self.window = show(self.session, Settings(annotator=name))
        self.hands = Hands(self.window)

    def turn_to(self) -> None:
        """Sit down at the window of this person."""
        self.window.activateWindow()
        wait_for(self.window.isActiveWindow)

    # Articles and tags

    @property
    def articles(self) -> dict[str, str]:
        """Ids of the articles by name of the file that they came from."""
        return {one.original.name: one.id for one in self.session.library.articles()}

    def tags(self) -> list[str]:
        """Ids of all tags."""
        library = self.session.library
        return [tag.id for article in library.articles() for tag in library.tags(article.id)]

    def drop(self, *paths: Path) -> None:
        """Drop files on the window and wait until they were read."""
        self.hands.drop_files(*paths)
        self.wait()

    def open(self, article: str) -> None:
        """Go to the library and open an article."""
        row = [one.id for one in self.session.library.articles()].index(article)
        self.hands.press("1", with_=ALT)
        self.hands.press(Qt.Key.Key_Home, *[Qt.Key.Key_Down] * row, Qt.Key.Key_Return)
        assert self.hands.pane.article_id == article

    def tag(self, key: str, words: str) -> str:
        """Drag over the first place where some words stand, press the key of a type; returns the tag's id."""
        start = self.hands.pane.text.index(words)
        self.hands.drag(start, start + len(words))
        self.hands.press(key)
        made = self.session.library.tag(self.window.grammar.selected)
        assert self.session.library.quoted(made.id) == words
        return made.id

    def tag_all(self, wanted: dict[str, list[tuple[str, str]]]) -> None:
        """Tag words in articles, by name of the file: (key, words)."""
        self.turn_to()
        for name, tags in wanted.items():
            self.open(self.articles[name])
            for key, words in tags:
                self.tag(key, words)

    # Bundles

    def begin_bundle(self, action: str, recipient: str, *, blind: bool = False) -> BundleDialog:
        """Choose a kind of bundle in the menu, and say for whom it is."""
        self.turn_to()
        self.window.actions_[action].trigger()
        dialog = self.dialog(BundleDialog)
        if blind:
            dialog.blind.setFocus()
            self.hands.press(Qt.Key.Key_Space)
            assert dialog.blind.isChecked()
        dialog.recipient.setFocus()
        self.hands.press("a", with_=CTRL)
        self.hands.type(recipient)
        return dialog

    def hand_over(self, action: str, name: str, recipient: str, *, blind: bool = False) -> Path:
        """Write a bundle and return where it lies."""
        path = self.folder / name
        self.begin_bundle(action, recipient, blind=blind)
        with patch.object(FileDialogs, "bundle_target", lambda _self, _suggested: path):
            self.hands.press(Qt.Key.Key_Return)
            self.wait()
        return path

    def take_in(self, path: Path) -> str:
        """Drop a bundle on the window and press Return; returns what is said of it afterwards."""
        self.turn_to()
        self.hands.drop_files(path)
        self.dialog(TakingInDialog)
        self.hands.press(Qt.Key.Key_Return)
        self.wait()
        return self.window.messages.text

    def export(self, name: str) -> Path:
        """Write the archive copy of all articles and return where it lies."""
        path = self.folder / name
        self.turn_to()
        self.hands.press("e", with_=CTRL)
        dialog = self.dialog(ExportDialog)
        wait_for(lambda: not self.window.workers.busy)
        with patch.object(QFileDialog, "getSaveFileName", lambda *_asked: (str(path), "")):
            self.hands.click_widget(dialog.save)
            wait_for(dialog.outcome.isVisible)
        assert "read again and checked" in dialog.outcome.text()
        self.hands.press(Qt.Key.Key_Escape)
        return path

    # Review

    def go_to_review(self) -> None:
        """Give the keyboard to the first case that is to be decided."""
        self.turn_to()
        self.hands.press("r", with_=CTRL)
        wait_for(lambda: self.window.review.case is not None)

    def review(self, decisions: Mapping[str, tuple[str, str]]) -> None:
        """Decide case after case: (key, reason or nothing) by the words of the first version."""
        for _ in decisions:
            case = self.window.review.case
            assert case is not None
            key, reason = decisions[self.session.library.quoted(case.versions[0][0])]
            if reason:
                self.hands.press("m")
                self.hands.type(reason)
                self.hands.press(Qt.Key.Key_Return)
            self.hands.press(key)
            wait_for(partial(self._is_past, case))

    def _is_past(self, case: Case) -> bool:
        return self.window.review.case != case

    def accept_agreed(self) -> None:
        """Look at what all agree on, and accept it."""
        self.hands.press("a")
        dialog = self.dialog(AgreedDialog)
        wait_for(dialog.button.isEnabled)
        self.hands.click_widget(dialog.button)
        self.wait()

    def contest(self, row: int, reason: str) -> None:
        """Go to what became of the tags, and contest what stands in a row."""
        self.turn_to()
        self.window.actions_["file.feedback"].trigger()
        dialog = self.dialog(FeedbackDialog)
        self.hands.press(*[Qt.Key.Key_Down] * row)
        dialog.why.setFocus()
        self.hands.type(reason)
        self.hands.press(Qt.Key.Key_Return, with_=CTRL)
        wait_for(lambda: not dialog.why.text())
        self.hands.press(Qt.Key.Key_Escape)

    def sign_off(self) -> None:
        """Go through the matrix of articles and people, and sign all off."""
        self.turn_to()
        self.window.actions_["file.stages"].trigger()
        dialog = self.dialog(StagesDialog)
        wait_for(lambda: dialog.table.rowCount() == len(self.articles))
        for row, column in product(range(len(self.articles)), range(dialog.table.columnCount() - 1)):
            dialog.table.setCurrentCell(row, column)
            dialog.stage.setFocus()
            self.hands.press(Qt.Key.Key_End)
            self.hands.click_widget(dialog.button)
            self.wait()
        self.hands.press(Qt.Key.Key_Escape)

    # Windows in front

    def dialog(self, kind: type[D]) -> D:
        """Wait for a dialog of some kind to be in front."""
        wait_for(lambda: isinstance(QApplication.activeWindow(), kind))
        found = QApplication.activeWindow()
        assert isinstance(found, kind)
        return found

    def wait(self) -> None:
        """Wait until no dialog is in the way and nothing is worked on."""
        wait_for(lambda: QApplication.activeModalWidget() is None and not self.window.workers.busy)


def wait_for(done: Callable[[], bool]) -> None:
    """Let the window work until something is so."""
    for _ in range(PATIENCE):
        QApplication.processEvents()
        if done():
            return
        QTest.qWait(10)
    raise AssertionError("the window does not get there")
