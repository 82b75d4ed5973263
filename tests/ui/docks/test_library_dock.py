"""The library lists, filters, opens and follows changes."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, Qt
from pytestqt.qtbot import QtBot

from annotator.model.article import Article, Metadata, Original
from annotator.services.session import Session
from annotator.ui.docks import library_dock, running
from annotator.ui.docks.article_list import ARTICLE_MIME, COUNT_ROLE, DETAILS_ROLE, ID_ROLE, ArticleList
from annotator.ui.docks.library_dock import LibraryDock
from annotator.ui.workers import Workers
from tests.ui.project_of_tags import tag


@pytest.fixture
def dock(session: Session, qtbot: QtBot) -> Iterator[LibraryDock]:
    dock = LibraryDock(session)
    qtbot.addWidget(dock)
    session.history.subscribe(dock.show_change)
    dock.resize(220, 600)
    dock.show()
    qtbot.waitExposed(dock)
    yield dock
    dock.stop()


def titles(dock: LibraryDock) -> list[str]:
    return [dock.model.index(row).data() for row in range(dock.model.rowCount())]


def many(count: int) -> list[Article]:
    return [
        Article(
            f"{n:016x}",
            Metadata(title=f"Report {n}", publisher=f"Paper {n % 7}"),
            "0" * 64,
            10,
            Original("0" * 64, f"{n}.txt", "text/plain", "utf_8"),
        )
        for n in range(count)
    ]


def test_articles_show_title_outlet_date_and_number_of_tags(
    session: Session, bbc: str, dock: LibraryDock, qtbot: QtBot
) -> None:
    tag(session, bbc, "person", "Mohammed Aslam Khan")
    index = dock.model.index(0)
    assert titles(dock) == ["Deputy leader quits", "With a heavy heart"]
    assert index.data(DETAILS_ROLE) == "BBC News · 2023-09"
    qtbot.waitUntil(lambda: index.data(COUNT_ROLE) == 1)
    assert index.data(Qt.ItemDataRole.AccessibleTextRole) == "Deputy leader quits, BBC News · 2023-09, 1 tag"


def test_typing_in_the_filter_narrows_by_all_words_and_esc_shows_all(dock: LibraryDock, qtbot: QtBot) -> None:
    qtbot.keyClicks(dock.filter, "heart luton")
    assert titles(dock) == ["With a heavy heart"]
    assert dock.count.text() == "1 of 2 articles"
    qtbot.keyClick(dock.filter, Qt.Key.Key_Escape)
    assert len(titles(dock)) == 2


def test_only_articles_without_tags_can_be_shown(session: Session, bbc: str, dock: LibraryDock) -> None:
    tag(session, bbc, "person", "Mohammed Aslam Khan")
    dock._catch_up()
    dock.state.setCurrentIndex(dock.state.findData(False))
    assert titles(dock) == ["With a heavy heart"]


def test_a_filter_that_fits_nothing_says_so(dock: LibraryDock, qtbot: QtBot) -> None:
    qtbot.keyClicks(dock.filter, "zzz")
    assert dock.empty.isVisible()
    assert "No article fits" in dock.empty.text()


def test_enter_opens_and_ctrl_enter_opens_in_a_new_pane(dock: LibraryDock, bbc: str, qtbot: QtBot) -> None:
    dock.select_article(bbc)
    with qtbot.waitSignal(dock.article_activated) as plain:
        qtbot.keyClick(dock.view, Qt.Key.Key_Return)
    with qtbot.waitSignal(dock.article_activated) as beside:
        qtbot.keyClick(dock.view, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert plain.args == [bbc, False]
    assert beside.args == [bbc, True]


def test_a_double_click_opens(dock: LibraryDock, today: str, qtbot: QtBot) -> None:
    point = dock.view.visualRect(dock.model.index(1)).center()
    qtbot.mouseClick(dock.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    with qtbot.waitSignal(dock.article_activated) as opened:
        qtbot.mouseDClick(dock.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert opened.args == [today, False]


def test_down_and_enter_lead_from_the_filter_to_an_article(dock: LibraryDock, bbc: str, qtbot: QtBot) -> None:
    dock.filter.setFocus()
    qtbot.keyClick(dock.filter, Qt.Key.Key_Down)
    assert dock.current_article == bbc


def test_the_menu_offers_every_verb(dock: LibraryDock, bbc: str, qtbot: QtBot) -> None:
    menu = dock.menu(bbc)
    by_words = {action.text().replace("&", ""): action for action in menu.actions()}
    with qtbot.waitSignal(dock.metadata_wanted) as details:
        by_words["Edit Details…"].trigger()
    with qtbot.waitSignal(dock.removal_wanted) as removal:
        by_words["Remove from the Project"].trigger()
    with qtbot.waitSignal(dock.article_activated) as beside:
        by_words["Open in New Pane"].trigger()
    assert (details.args, removal.args, beside.args) == ([bbc], [bbc], [bbc, True])


def test_what_is_dragged_carries_the_id(dock: LibraryDock, today: str) -> None:
    data = dock.model.mimeData([dock.model.index(1)])
    assert data.data(ARTICLE_MIME).data() == today.encode()
    assert dock.model.flags(dock.model.index(0)) & Qt.ItemFlag.ItemIsDragEnabled


def test_a_removed_article_goes_and_undo_brings_it_back_with_the_current_row_kept(
    session: Session, bbc: str, today: str, dock: LibraryDock
) -> None:
    dock.select_article(today)
    session.accessioning.remove(bbc)
    assert titles(dock) == ["With a heavy heart"]
    session.history.undo()
    assert "Deputy leader quits" in titles(dock)
    assert dock.current_article == today


def test_a_corrected_title_is_shown(session: Session, bbc: str, dock: LibraryDock) -> None:
    metadata = session.library.article(bbc).metadata
    session.accessioning.set_metadata(bbc, replace(metadata, title="<b>New</b>"))
    assert titles(dock)[0] == "<b>New</b>"
    dock.grab()


def test_several_articles_can_be_selected(dock: LibraryDock, bbc: str, today: str) -> None:
    dock.view.selectAll()
    assert dock.selected_articles == [bbc, today]


def test_the_row_stays_selected_while_ctrl_is_held(dock: LibraryDock, bbc: str, qtbot: QtBot) -> None:
    dock.select_article(bbc)
    qtbot.keyPress(dock.view, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    dock.select_article(bbc)
    qtbot.keyRelease(dock.view, Qt.Key.Key_Control)
    assert dock.selected_articles == [bbc]


def test_an_empty_project_says_how_to_begin(
    session: Session, bbc: str, today: str, dock: LibraryDock
) -> None:
    session.accessioning.remove(bbc)
    session.accessioning.remove(today)
    assert dock.empty.isVisible()
    assert "Drop text files" in dock.empty.text()


def test_twenty_thousand_articles_are_one_model_without_widgets(dock: LibraryDock, qtbot: QtBot) -> None:
    children = len(dock.view.viewport().children())
    dock.model.set_articles(many(20_000), {})
    dock.model.set_filter("report 19999")
    assert dock.model.rowCount() == 1
    dock.model.set_filter("")
    dock.view.scrollToBottom()
    dock.grab()
    assert dock.view.indexAt(dock.view.viewport().rect().center()).row() > 19_900
    assert len(dock.view.viewport().children()) == children


def test_an_index_out_of_range_has_no_data() -> None:
    model = ArticleList()
    model.set_articles(many(3), {})
    index = model.index(2)
    model.set_filter("Report 0")
    assert model.data(index, ID_ROLE) is None
    assert model.data(QModelIndex()) is None


def test_one_article_of_a_long_list_is_replaced_removed_and_not_made_up() -> None:
    model = ArticleList()
    articles = many(5)
    model.set_articles(articles, {})
    new = replace(articles[3], metadata=Metadata(title="Another"))
    assert model.replace({new.id: new, articles[0].id: None})
    assert [model.article(row).label for row in range(model.rowCount())] == [
        "Report 1",
        "Report 2",
        "Another",
        "Report 4",
    ]
    model.set_filter("another")
    assert model.rowCount() == 1
    assert not model.replace({"f" * 16: replace(new, id="f" * 16)})
    assert model.total == 4
    assert model.replace({"f" * 16: None})


def test_a_long_list_follows_changes_without_being_made_again(
    session: Session, bbc: str, dock: LibraryDock, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    metadata = session.library.article(bbc).metadata
    monkeypatch.setattr(library_dock, "_FEW", 2)
    session.accessioning.set_metadata(bbc, replace(metadata, title="New"))
    assert titles(dock) == ["New", "With a heavy heart"]
    session.accessioning.remove(bbc)
    assert titles(dock) == ["With a heavy heart"]
    session.history.undo()
    qtbot.waitUntil(lambda: titles(dock) == ["New", "With a heavy heart"])


def test_a_large_project_is_listed_in_a_worker(
    session: Session, bbc: str, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(running, "_LARGE", 0)
    workers = Workers()
    dock = LibraryDock(session, None, workers.run)
    qtbot.addWidget(dock)
    assert dock.model.total == 0
    qtbot.waitUntil(lambda: dock.model.total == 2)
    workers.shut_down()


def test_esc_in_the_list_leads_back_to_the_text(dock: LibraryDock, qtbot: QtBot) -> None:
    dock.activateWindow()
    dock.filter.setText("luton")
    dock.view.setFocus()
    with qtbot.waitSignal(dock.left):
        qtbot.keyClick(dock.view, Qt.Key.Key_Escape)
    assert dock.filter.text() == "luton"
