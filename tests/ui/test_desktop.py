"""Starting: the sample project with a tour at first, the last project later, and known errors in one sentence."""

import contextlib
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from annotator import bootstrap
from annotator.services import places
from annotator.services.settings import Settings
from annotator.services.upkeep import newest_backup
from annotator.ui.desktop import Desktop
from annotator.ui.tour import Tour


@pytest.fixture
def desktop(qtbot: QtBot, qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desktop]:
    monkeypatch.setattr(
        "annotator.ui.desktop.catch_all", lambda _handle: None
    )  # the tests catch errors themselves
    desktop = Desktop(qapp, bootstrap.openers())
    yield desktop
    for window in list(desktop.windows):
        window.close()


def _tour(desktop: Desktop) -> Tour | None:
    return next((tour for tour in desktop.windows[0].findChildren(Tour) if tour.isVisible()), None)


def test_the_tour_speaks_of_what_no_key_can_take_away(desktop: Desktop, qtbot: QtBot) -> None:
    window = desktop.begin(None)
    tour = _tour(desktop)
    assert tour is not None
    first = window.panes.panes[0]
    window.actions_["view.close_pane"].trigger()
    qtbot.waitUntil(lambda: not isValid(first))
    QTest.keyClick(tour, Qt.Key.Key_Right)
    window.resize(window.width() + 40, window.height())
    assert not tour.grab().isNull()


def test_the_first_start_shows_the_sample_project_and_a_tour_that_escape_skips(
    desktop: Desktop, qtbot: QtBot
) -> None:
    window = desktop.begin(None)
    assert window.path == places.sample_project()
    assert all(pane.article_id for pane in window.panes.panes)
    tour = _tour(desktop)
    assert tour is not None
    QTest.keyClick(tour, Qt.Key.Key_Escape)
    assert _tour(desktop) is None
    assert Settings.load().tour_seen
    assert "Your tags will carry the name" in window.messages.text


def test_the_tour_can_be_walked_to_its_end_by_keyboard(desktop: Desktop) -> None:
    window = desktop.begin(None)
    tour = _tour(desktop)
    assert tour is not None
    for _ in range(4):
        assert tour.isVisible()
        QTest.keyClick(tour, Qt.Key.Key_Return)
    assert not tour.isVisible()
    assert window.messages.buttons


def test_the_name_is_asked_once(desktop: Desktop) -> None:
    desktop.settings.tour_seen = True
    window = desktop.begin(None)
    keep = window.messages.buttons[0]
    keep.click()
    assert Settings.load().annotator == window.session.history.by
    window.close()
    again = desktop.begin(None)
    assert again.messages.text == ""


def test_a_new_name_stands_beside_new_tags(desktop: Desktop) -> None:
    desktop.settings.tour_seen = True
    window = desktop.begin(None)
    window.verbs.set_name(" Anna Archivist ")
    pane = window.panes.active
    pane.select(0, 5)
    window.actions_["type.person"].trigger()
    assert window.session.library.tag(window.grammar.selected).by == "Anna Archivist"
    assert Settings.load().annotator == "Anna Archivist"


def test_the_last_project_is_opened_again(desktop: Desktop, sample_path: Path) -> None:
    desktop.settings.tour_seen = True
    desktop.open(sample_path).close()
    assert desktop.windows == []
    assert desktop.begin(None).path == sample_path


def test_a_project_that_is_open_already_is_brought_forward(desktop: Desktop, sample_path: Path) -> None:
    window = desktop.open(sample_path)
    assert desktop.open(sample_path) is window


def test_a_last_project_that_cannot_be_opened_leads_to_the_sample_project(
    desktop: Desktop, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.annotator"
    broken.write_text("This is no project.", encoding="utf-8")
    desktop.settings.tour_seen = True
    desktop.settings.recent = [str(broken)]
    window = desktop.begin(None)
    assert window.path == places.sample_project()
    assert "broken.annotator" in window.messages.text


def test_what_is_no_project_leads_to_a_window_that_says_so(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "letter.annotator"
    path.write_text("Dear Sir Keir", encoding="utf-8")
    desktop.settings.tour_seen = True
    window = desktop.begin(path)
    assert window.path == places.sample_project()
    assert "letter.annotator" in window.messages.text
    assert [button.text() for button in window.messages.buttons] == ["Open Another…"]


def test_the_newest_backup_of_what_cannot_be_opened_opens_as_a_copy(
    desktop: Desktop, sample_path: Path
) -> None:
    session = bootstrap.open_session(sample_path)
    session.upkeep.back_up()
    session.close()
    sample_path.write_bytes(b"burnt")
    desktop.settings.tour_seen = True
    window = desktop.begin(sample_path)
    assert [button.text() for button in window.messages.buttons] == ["Open Newest Backup", "Open Another…"]
    window.messages.buttons[0].click()
    restored = desktop.windows[-1]
    assert restored.path == sample_path.with_name("samples (restored).annotator")
    assert len(restored.session.library.articles()) == 2
    assert not restored.session.read_only
    assert sample_path.read_bytes() == b"burnt"
    window.verbs.ways_on(sample_path)[0][1]()
    assert desktop.windows[-1].path == sample_path.with_name("samples (restored 2).annotator")


def test_a_damaged_sample_project_is_no_reason_for_no_window(desktop: Desktop) -> None:
    desktop.settings.tour_seen = True
    places.sample_project().parent.mkdir(parents=True, exist_ok=True)
    places.sample_project().write_bytes(b"burnt")
    assert len(desktop.begin(None).session.library.articles()) == 2


def test_a_project_is_backed_up_soon_after_it_was_opened(
    desktop: Desktop, sample_path: Path, qtbot: QtBot
) -> None:
    window = desktop.open(sample_path)
    qtbot.waitUntil(lambda: window.session.upkeep.backups() != [])
    assert newest_backup(sample_path) == window.session.upkeep.backups()[0].path


def test_what_turns_out_damaged_is_not_written_any_more_and_its_backup_is_offered(
    desktop: Desktop, sample_path: Path, qtbot: QtBot
) -> None:
    desktop.settings.annotator = "Anna"
    window = desktop.open(sample_path)
    window.session.upkeep.back_up()
    pane = window.panes.active
    pane.select(0, 5)
    window.actions_["type.person"].trigger()
    with contextlib.closing(sqlite3.connect(sample_path)) as other:
        other.execute("UPDATE annotation SET note = 'changed behind the log'")
        other.commit()
    window.verbs.look_after()
    qtbot.waitUntil(lambda: "damaged" in window.messages.text)
    assert window.session.read_only
    assert window.messages.buttons[0].text() == "Open Newest Backup"
    assert not window.actions_["type.person"].isEnabled()


def test_fingerprints_that_are_missing_are_made_in_the_background(
    desktop: Desktop, sample_path: Path, qtbot: QtBot
) -> None:
    desktop.settings.annotator = "Anna"
    window = desktop.open(sample_path)
    with contextlib.closing(sqlite3.connect(sample_path)) as other:
        other.executescript(
            "DELETE FROM shingle; DELETE FROM fingerprint; INSERT INTO unfingerprinted SELECT id FROM article"
        )
    assert window.session.comparing.waiting == 2
    window.verbs.look_after()
    qtbot.waitUntil(lambda: window.session.comparing.waiting == 0)
    first, second = window.session.library.articles()
    assert [other.article for other in window.session.comparing.related(first.id)] == [second.id]
