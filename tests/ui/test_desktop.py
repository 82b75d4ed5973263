"""Starting: the sample project with a tour at first, the last project later, and known errors in one sentence."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from annotator import bootstrap
from annotator.model.errors import KnownError
from annotator.services import places
from annotator.services.settings import Settings
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


def test_what_is_no_project_raises_one_sentence(desktop: Desktop, tmp_path: Path) -> None:
    path = tmp_path / "letter.annotator"
    path.write_text("Dear Sir Keir", encoding="utf-8")
    with pytest.raises(KnownError):
        desktop.begin(path)
