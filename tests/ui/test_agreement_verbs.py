"""Agreement in the window: figures with F1 first, the tags behind each, the way to the text, and a report."""

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from annotator.bootstrap import open_session
from annotator.model.agreement import Agreement
from annotator.model.progress import Progress
from annotator.ui.main_window import MainWindow
from tests.services.several_people import tag_words
from tests.ui.conftest import Desk


@pytest.fixture
def measured(desk: Desk, sample_path: Path) -> MainWindow:
    """A window on articles of which Anna and Ben tagged one, with the figures in front."""
    session = open_session(sample_path, by="Anna")
    article = session.library.articles()[0].id
    for person, kind, words in (
        ("Anna", "person", "Mohammed Aslam Khan"),
        ("Ben", "person", "Mohammed Aslam Khan"),
        ("Anna", "role", "deputy leader of Luton Council"),
        ("Ben", "role", "deputy leader"),
        ("Anna", "organisation", "Labour"),
    ):
        tag_words(session, person, article, kind, words)
    window = desk.show(session)
    window.actions_["view.agreement"].trigger()
    return window


def rows(window: MainWindow) -> list[list[str]]:
    table = window.agreement.table
    return [
        [table.index(row, column).data() for column in range(table.columnCount())]
        for row in range(table.rowCount())
    ]


def listed(window: MainWindow) -> list[list[str]]:
    table = window.agreement.pair_table
    return [[table.index(row, column).data() for column in range(3)] for row in range(table.rowCount())]


def go_behind(window: MainWindow, column: str) -> None:
    dock = window.agreement
    dock.view.setCurrentIndex(dock.table.index(0, dock.table.columns.index(column)))
    QTest.keyClick(dock.view, Qt.Key.Key_Return)


def test_types_are_rows_with_f1_first(measured: MainWindow) -> None:
    assert [row[:4] for row in rows(measured)] == [
        ["Anna / Ben", "All types", "0.40", "0.80"],
        ["Anna / Ben", "Organisation", "0.00", "0.00"],
        ["Anna / Ben", "Person", "1.00", "1.00"],
        ["Anna / Ben", "Role", "0.00", "1.00"],
    ]
    assert measured.agreement.count.text().startswith("1 article, ")


def test_a_figure_leads_to_the_tags_behind_it_and_a_tag_to_the_text(measured: MainWindow) -> None:
    go_behind(measured, "f1")
    assert sorted(row[0] for row in listed(measured)) == ["Only Anna", "Other ends", "Same words"]
    dock = measured.agreement
    assert dock.pair_view.hasFocus()
    row = next(row for row, cells in enumerate(listed(measured)) if cells[0] == "Other ends")
    dock.pair_view.setCurrentIndex(dock.pair_table.index(row, 2))
    QTest.keyClick(dock.pair_view, Qt.Key.Key_Return)
    selected = measured.session.library.tag(dock.pair_table.pairs[row].second)
    assert measured.panes.active.article_id == selected.article
    assert measured.grammar.selected == selected.id


def test_a_count_leads_to_the_tags_that_it_counts(measured: MainWindow) -> None:
    go_behind(measured, "exact")
    assert listed(measured) == [
        ["Same words", "Anna: Person “Mohammed Aslam Khan”", "Ben: Person “Mohammed Aslam Khan”"]
    ]


def test_a_click_on_a_figure_lists_its_tags_and_one_on_a_name_does_not(measured: MainWindow) -> None:
    dock = measured.agreement
    for column, shown in (("people", 0), ("retyped", 1)):
        place = dock.view.visualRect(dock.table.index(2, dock.table.columns.index(column))).center()
        QTest.mouseClick(dock.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert dock.pages.currentIndex() == shown
    assert dock.what.currentData() == "type"
    assert listed(measured) == []


def test_escape_leads_back_to_the_figures_and_then_to_the_text(measured: MainWindow) -> None:
    go_behind(measured, "f1")
    QTest.keyClick(measured.agreement.pair_view, Qt.Key.Key_Escape)
    assert measured.agreement.view.hasFocus()
    QTest.keyClick(measured.agreement.view, Qt.Key.Key_Escape)
    assert measured.panes.active.view.hasFocus()


def test_figures_follow_what_is_tagged(measured: MainWindow, qtbot: QtBot) -> None:
    article = measured.session.library.articles()[0].id
    tag_words(measured.session, "Ben", article, "organisation", "Labour")
    qtbot.waitUntil(lambda: rows(measured)[1][2] == "1.00")


def test_each_article_has_its_figures(measured: MainWindow) -> None:
    dock = measured.agreement
    dock.scope.setCurrentIndex(dock.scope.findData("each"))
    assert [row[1] for row in rows(measured)] == [measured.session.library.articles()[0].label]
    dock.scope.setCurrentIndex(dock.scope.findData("this"))
    assert len(rows(measured)) == 4


def test_a_report_is_written_where_the_archivist_says(
    measured: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = str(tmp_path / "report")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (target, "Page for the browser (*.html)"))
    measured.agreement.save.click()
    assert "<svg" in (tmp_path / "report.html").read_text("utf-8")
    assert "report.html" in measured.messages.text


def test_with_one_person_it_says_what_to_do(window: MainWindow, press: Callable[..., None]) -> None:
    window.actions_["view.agreement"].trigger()
    assert "second pass" in window.agreement.empty.text()
    assert not window.agreement.save.isEnabled()


def test_long_work_can_be_stopped_and_begun_again(
    measured: MainWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    dock = measured.agreement
    dock._asking.slow = True
    gate = threading.Event()
    measure = measured.session.agreeing.measure

    def slowly(progress: Progress) -> Agreement:
        gate.wait()
        return measure(progress=progress)

    monkeypatch.setattr(measured.session.agreeing, "measure", slowly)
    dock.again.click()
    assert dock.count.text() == "Measuring …"
    measured.workers.cancel()
    gate.set()
    qtbot.waitUntil(lambda: "stopped" in dock.empty.text())
    dock.again.click()
    qtbot.waitUntil(lambda: len(rows(measured)) == 4)


def test_where_measuring_takes_long_a_change_is_only_told(measured: MainWindow, qtbot: QtBot) -> None:
    dock = measured.agreement
    dock._takes_long = True
    article = measured.session.library.articles()[0].id
    tag_words(measured.session, "Ben", article, "organisation", "Labour")
    qtbot.waitUntil(lambda: dock.count.text() == "Tags have changed since.")
    assert rows(measured)[1][2] == "0.00"
    dock.again.click()
    qtbot.waitUntil(lambda: rows(measured)[1][2] == "1.00")
