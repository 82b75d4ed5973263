"""A folder that two people share: published to with one click, and what is new there is counted and taken in."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.bootstrap import open_session
from annotator.services.settings import Settings
from annotator.ui.dialogs.taking_in_dialog import TakingInDialog
from annotator.ui.file_dialogs import FileDialogs
from annotator.ui.main_window import MainWindow
from tests.ui.colleague import Colleague
from tests.ui.conftest import Desk


@pytest.fixture
def ben(window: MainWindow, tmp_path: Path) -> Iterator[Colleague]:
    """A colleague who was given the work."""
    colleague = Colleague(window.session, tmp_path)
    yield colleague
    colleague.session.close()


@pytest.fixture
def shared(window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder that is chosen when the window asks."""
    folder = tmp_path / "shared"
    folder.mkdir()
    monkeypatch.setattr(FileDialogs, "shared_folder", lambda _self: folder)
    return folder


def settle(window: MainWindow, qtbot: QtBot) -> None:
    """Wait until the window works at nothing."""
    qtbot.waitUntil(lambda: not window.workers.busy)


def test_without_a_folder_there_is_only_the_choice_of_one(window: MainWindow) -> None:
    assert window.actions_["file.publish_to"].isVisible()
    assert not window.actions_["file.publish"].isVisible()
    assert not window.actions_["file.take_in_new"].isVisible()


def test_the_folder_is_remembered_and_published_to(
    window: MainWindow, ben: Colleague, shared: Path, qtbot: QtBot
) -> None:
    window.actions_["file.publish_to"].trigger()
    qtbot.waitUntil(lambda: window.messages.text == "Published in “shared”, for colleagues to take in.")
    settle(window, qtbot)
    assert len(list(shared.glob("Anna-*.zip"))) == 1
    assert Settings.load().folders == {str(window.path): str(shared)}
    assert window.actions_["file.publish"].text() == "&Publish in “shared”"
    assert not ben.session.exchanging.take_in_new(shared).failed
    assert ben.session.library.tag_counts() == window.session.library.tag_counts()


def test_what_is_new_is_counted_in_the_menu_and_taken_in(
    window: MainWindow, ben: Colleague, shared: Path, qtbot: QtBot
) -> None:
    tag = ben.tag("Mr Khan")
    ben.session.exchanging.publish(shared)
    window.actions_["file.publish_to"].trigger()
    take_in = window.actions_["file.take_in_new"]
    qtbot.waitUntil(lambda: take_in.text() == "Take In What Is &New (1)")
    take_in.trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(TakingInDialog)))
    dialog = window.findChildren(TakingInDialog)[-1]
    with qtbot.waitSignal(dialog.taken):
        QTest.keyClick(dialog, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: take_in.text() == "Take In What Is &New")
    assert window.session.library.tag(tag.id).by == "Ben"
    settle(window, qtbot)
    take_in.trigger()
    qtbot.waitUntil(lambda: window.messages.text == "There is nothing new in “shared”.")


def test_something_new_is_told_quietly_at_opening(
    window: MainWindow, ben: Colleague, shared: Path, qtbot: QtBot
) -> None:
    ben.tag("Mr Khan")
    ben.session.exchanging.publish(shared)
    window.settings.folders[str(window.path)] = str(shared)
    window.shared_folder.check(tell=True)
    qtbot.waitUntil(lambda: window.messages.text == "1 new bundle from Ben in “shared”.")
    assert [button.text() for button in window.messages.buttons] == ["Take In…"]


def test_a_message_that_is_shown_already_is_not_driven_away(
    window: MainWindow, ben: Colleague, shared: Path, qtbot: QtBot
) -> None:
    ben.tag("Mr Khan")
    ben.session.exchanging.publish(shared)
    window.settings.folders[str(window.path)] = str(shared)
    window.messages.show_message("Something else.")
    window.shared_folder.check(tell=True)
    qtbot.waitUntil(lambda: window.actions_["file.take_in_new"].text().endswith("(1)"))
    assert window.messages.text == "Something else."


def test_a_folder_that_cannot_be_reached_says_nothing_at_opening_and_one_sentence_when_asked(
    window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    window.settings.folders[str(window.path)] = str(tmp_path / "gone")
    window.shared_folder.check(tell=True)
    settle(window, qtbot)
    assert window.messages.text == ""
    window.actions_["file.publish"].trigger()
    qtbot.waitUntil(lambda: window.messages.text.startswith("There is no folder "))


def test_the_menu_names_the_folder_after_tag_types_have_changed(
    window: MainWindow, shared: Path, qtbot: QtBot
) -> None:
    window.actions_["file.publish_to"].trigger()
    settle(window, qtbot)
    window.session.tag_set.add_example("person", "Mr Khan", "BBC")
    assert window.actions_["file.publish"].text() == "&Publish in “shared”"


def test_a_read_only_project_can_be_published_and_takes_nothing_in(
    window: MainWindow, desk: Desk, sample_path: Path, shared: Path, qtbot: QtBot
) -> None:
    settings = Settings(annotator="Anna", folders={str(sample_path): str(shared)})
    second = desk.show(open_session(sample_path, by="Anna", fall_back=True), settings)
    assert second.actions_["file.publish"].isEnabled()
    assert not second.actions_["file.take_in_new"].isEnabled()
    second.actions_["file.publish"].trigger()
    qtbot.waitUntil(lambda: len(list(shared.glob("Anna-*.zip"))) == 1)
    settle(second, qtbot)
