"""The table of tags sorts, filters, keeps its selection, and deletes as one step."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QItemSelectionModel, Qt
from pytestqt.qtbot import QtBot

from annotator.services.session import Session
from annotator.ui.docks.pages import PAGE
from annotator.ui.docks.tag_view import widths
from annotator.ui.docks.tags_dock import TagsDock, runs
from annotator.ui.workers import Workers
from tests.ui.project_of_tags import tag


@pytest.fixture
def tagged(session: Session, bbc: str, today: str) -> dict[str, str]:
    """Ids of three tags by a short name."""
    return {
        "khan": tag(session, bbc, "person", "Mohammed Aslam Khan").id,
        "deputy": tag(
            session, bbc, "role", "deputy leader of Luton Council", term="deputy leader", **{"from": "2021"}
        ).id,
        "heart": tag(session, today, "quote", "a heavy heart", speaker="Mohammed Aslam Khan").id,
    }


@pytest.fixture
def dock(session: Session, tagged: dict[str, str], qtbot: QtBot) -> Iterator[TagsDock]:
    dock = TagsDock(session)
    qtbot.addWidget(dock)
    session.history.subscribe(dock.show_change)
    dock.resize(800, 240)
    dock.show()
    qtbot.waitExposed(dock)
    yield dock
    dock.stop()


def column(dock: TagsDock, name: str) -> list[str]:
    place = dock.table.columns.index(name)
    return [dock.table.index(row, place).data() for row in range(dock.table.rowCount())]


def test_a_row_says_everything_about_a_tag(dock: TagsDock) -> None:
    row = [dock.table.index(0, place).data() for place in range(len(dock.table.columns))]
    assert row == [
        "deputy leader of Luton Council",
        "Role",
        "Deputy leader quits",
        "Certain",
        "Role: deputy leader · From: 2021",
        "Anna",
        "",
    ]


def test_the_type_stands_beside_its_colour(session: Session, dock: TagsDock) -> None:
    index = dock.table.index(0, dock.table.columns.index("type"))
    role = session.tag_set.type("role")
    assert index.data(Qt.ItemDataRole.DecorationRole).name() in (role.colour, role.colour_dark)
    assert dock.table.index(0, 0).data(Qt.ItemDataRole.DecorationRole) is None


def test_tags_stand_in_text_order_at_first(dock: TagsDock) -> None:
    assert column(dock, "type") == ["Role", "Person", "Quote"]
    assert dock.count.text() == "3 tags"


def test_a_click_on_a_header_sorts_and_another_turns_the_order(dock: TagsDock, qtbot: QtBot) -> None:
    header = dock.view.horizontalHeader()
    point = header.rect().center()
    point.setX(header.sectionViewportPosition(dock.table.columns.index("text")) + 20)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
    first = column(dock, "text")
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
    second = column(dock, "text")
    assert first == sorted(first, key=str.casefold)
    assert second == first[::-1]


def test_words_are_looked_for_in_tags_values_and_notes(dock: TagsDock, qtbot: QtBot) -> None:
    qtbot.keyClicks(dock.filter.words, "aslam khan")
    qtbot.waitUntil(lambda: dock.table.rowCount() == 2)
    assert column(dock, "type") == ["Person", "Quote"]


def test_type_annotator_and_article_narrow_the_table(
    session: Session, today: str, dock: TagsDock, qtbot: QtBot
) -> None:
    dock.filter.type.setCurrentIndex(dock.filter.type.findData("role"))
    assert column(dock, "type") == ["Role"]
    dock.filter.clear()
    dock.show_article(today)
    dock.filter.scope.setCurrentIndex(1)
    assert column(dock, "type") == ["Quote"]
    dock.filter.clear()
    session.history.by = "Ben"
    tag(session, today, "person", "Hazel Simmons")
    qtbot.waitUntil(lambda: dock.filter.by.findData("Ben") > 0)
    dock.filter.by.setCurrentIndex(dock.filter.by.findData("Ben"))
    assert column(dock, "text") == ["Hazel Simmons"]


def test_a_filter_that_fits_nothing_says_so(dock: TagsDock, qtbot: QtBot) -> None:
    qtbot.keyClicks(dock.filter.words, "zzz")
    qtbot.waitUntil(dock.empty.isVisible)
    assert dock.empty.text() == "No tag fits the filter."


def test_enter_and_double_click_lead_to_the_tag(dock: TagsDock, tagged: dict[str, str], qtbot: QtBot) -> None:
    dock.view.setCurrentIndex(dock.table.index(1, 0))
    with qtbot.waitSignal(dock.tag_activated) as by_key:
        qtbot.keyClick(dock.view, Qt.Key.Key_Return)
    point = dock.view.visualRect(dock.table.index(2, 0)).center()
    qtbot.mouseClick(dock.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    with qtbot.waitSignal(dock.tag_activated) as by_mouse:
        qtbot.mouseDClick(dock.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert by_key.args == [tagged["khan"]]
    assert by_mouse.args == [tagged["heart"]]


def test_delete_retracts_all_selected_rows_as_one_step(
    session: Session, dock: TagsDock, tagged: dict[str, str], qtbot: QtBot
) -> None:
    dock.view.selectRow(0)
    dock.view.selectionModel().select(
        dock.table.index(2, 0),
        QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
    )
    qtbot.keyClick(dock.view, Qt.Key.Key_Delete)
    assert column(dock, "text") == ["Mohammed Aslam Khan"]
    assert session.history.undo_label == "Delete 2 tags"
    session.history.undo()
    qtbot.waitUntil(lambda: dock.table.rowCount() == 3)


def test_the_selection_outlives_changes_above_it(
    session: Session, bbc: str, dock: TagsDock, tagged: dict[str, str], qtbot: QtBot
) -> None:
    dock.view.selectRow(1)
    tag(session, bbc, "person", "The deputy leader")
    qtbot.waitUntil(lambda: dock.table.rowCount() == 4)
    selected = [index.row() for index in dock.view.selectionModel().selectedRows()]
    assert dock.table.tag_ids(selected) == [tagged["khan"]]


def test_a_changed_value_is_shown(
    session: Session, dock: TagsDock, tagged: dict[str, str], qtbot: QtBot
) -> None:
    session.tagging.set_note(tagged["khan"], "see\nthe letter")
    qtbot.waitUntil(lambda: column(dock, "note")[1] == "see the letter")


def test_a_tag_that_went_since_the_query_leaves_the_others_in_their_rows(
    session: Session, dock: TagsDock, tagged: dict[str, str]
) -> None:
    dock.table.forget_pages()
    session.tagging.retract([tagged["khan"]])
    assert column(dock, "text") == ["deputy leader of Luton Council", "", "a heavy heart"]
    assert dock.table.tag_ids([0, 1, 2]) == [tagged["deputy"], tagged["heart"]]


def test_a_long_table_reads_only_the_pages_it_shows(session: Session, today: str, qtbot: QtBot) -> None:
    with session.history.step("many"):
        for start in range(3 * PAGE):
            session.tagging.add(today, "person", [(start, start + 3)])
    asked: list[int] = []
    dock = TagsDock(session)
    qtbot.addWidget(dock)
    pages = dock.table._pages
    read = pages._read
    pages._read = lambda numbers: asked.append(len(numbers)) or read(numbers)  # type: ignore[func-returns-value] # counts the pages
    dock.resize(800, 240)
    dock.show()
    qtbot.waitExposed(dock)
    dock.grab()
    dock.view.scrollToBottom()
    dock.grab()
    assert asked == [PAGE, PAGE]


def test_a_slow_query_runs_in_a_worker_and_only_the_last_answer_counts(
    session: Session, tagged: dict[str, str], qtbot: QtBot
) -> None:
    workers = Workers()
    dock = TagsDock(session, run=workers.run)
    qtbot.addWidget(dock)
    dock._asking.slow = True
    dock.filter.type.setCurrentIndex(dock.filter.type.findData("role"))
    dock._asking.slow = True
    dock.filter.type.setCurrentIndex(dock.filter.type.findData("quote"))
    qtbot.waitUntil(lambda: not workers.busy)
    assert column(dock, "type") == ["Quote"]
    workers.shut_down()


def test_an_empty_project_says_how_to_tag(session: Session, qtbot: QtBot) -> None:
    dock = TagsDock(session)
    qtbot.addWidget(dock)
    dock.show()
    assert "press a tag key" in dock.empty.text()
    assert dock.empty.isVisible()


def test_rows_that_follow_each_other_are_one_run() -> None:
    assert list(runs([])) == []
    assert list(runs([3])) == [(3, 3)]
    assert list(runs([0, 1, 2, 5, 7, 8])) == [(0, 2), (5, 5), (7, 8)]


def test_all_rows_of_a_long_table_stay_selected_and_are_deleted_together(
    session: Session, dock: TagsDock, today: str, qtbot: QtBot
) -> None:
    with session.history.step("many"):
        for start in range(400):
            session.tagging.add(today, "person", [(start, start + 3)])
    dock.refresh()
    dock.view.selectAll()
    dock.table.set_numbers(dock.table.numbers[:])
    dock.refresh()
    assert len(dock._selected_rows()) == 403
    dock.delete_selected()
    assert dock.table.rowCount() == 0
    assert session.history.undo_label == "Delete 403 tags"


def test_the_tag_selected_in_the_text_is_selected_without_taking_the_focus(
    dock: TagsDock, tagged: dict[str, str]
) -> None:
    dock.activateWindow()
    dock.filter.words.setFocus()
    dock.select_tag(tagged["heart"])
    assert dock.table.tag_ids(dock._selected_rows()) == [tagged["heart"]]
    assert not dock.view.hasFocus()
    dock.select_tag("")
    assert dock._selected_rows() == []


def test_the_row_of_the_selected_tag_is_alone_while_ctrl_is_held(
    dock: TagsDock, tagged: dict[str, str], qtbot: QtBot
) -> None:
    dock.select_tag(tagged["heart"])
    qtbot.keyPress(dock.view, Qt.Key.Key_Control, Qt.KeyboardModifier.ControlModifier)
    dock.select_tag(tagged["khan"])
    qtbot.keyRelease(dock.view, Qt.Key.Key_Control)
    assert [index.data() for index in dock.view.selectionModel().selectedRows()] == ["Mohammed Aslam Khan"]


def test_a_tag_that_is_not_listed_yet_is_selected_when_it_is(
    session: Session, bbc: str, dock: TagsDock
) -> None:
    made = tag(session, bbc, "place", "Lewsey ward").id
    dock.select_tag(made)
    assert dock._selected_rows() == []
    dock.refresh()
    assert dock.table.tag_ids(dock._selected_rows()) == [made]


def test_a_tag_outside_the_filter_selects_nothing(dock: TagsDock, tagged: dict[str, str]) -> None:
    dock.filter.type.setCurrentIndex(dock.filter.type.findData("role"))
    dock.select_tag(tagged["heart"])
    assert dock._selected_rows() == []


@pytest.mark.parametrize("width", [600, 1000, 1900])
def test_the_columns_share_the_width(dock: TagsDock, width: int) -> None:
    found = dict(zip(dock.table.columns, widths(width), strict=True))
    assert sum(found.values()) == max(width, sum(widths(0)))
    assert min(found["text"], found["values"]) >= 2 * found["note"]


def test_esc_clears_the_words_and_then_leads_back_to_the_text(dock: TagsDock, qtbot: QtBot) -> None:
    dock.filter.words.setFocus()
    qtbot.keyClicks(dock.filter.words, "khan")
    with qtbot.assertNotEmitted(dock.left):
        qtbot.keyClick(dock.filter.words, Qt.Key.Key_Escape)
    assert dock.filter.words.text() == ""
    for widget in (dock.filter.words, dock.view, dock.delete, dock.filter.type):
        with qtbot.waitSignal(dock.left):
            qtbot.keyClick(widget, Qt.Key.Key_Escape)
