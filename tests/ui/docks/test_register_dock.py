"""The register is found by any form, shows the chosen entry, follows changes, and asks for its verbs."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from annotator.model.record import Record
from annotator.services.registering import UNLINK
from annotator.services.session import Session
from annotator.ui.docks import pages
from annotator.ui.docks.register_dock import RegisterDock
from annotator.ui.docks.register_list import COUNT_ROLE, DETAILS_ROLE, ID_ROLE
from annotator.ui.workers import Workers
from tests.ui.project_of_tags import tag


@pytest.fixture
def khan(session: Session, bbc: str, today: str) -> Record:
    """Mentioned by three forms, twice in one article."""
    record = session.registering.create(
        "person", "Mohammed Aslam Khan", forms=["Cllr Aslam"], dates="1961/.."
    )
    tag(session, bbc, "person", "Mohammed Aslam Khan", name=record.id)
    tag(session, bbc, "person", "Mr Khan", name=record.id)
    tag(session, today, "person", "Councillor Khan", name=record.id)
    return record


@pytest.fixture
def council(session: Session) -> Record:
    return session.registering.create("organisation", "Luton Council")


@pytest.fixture
def dock(session: Session, khan: Record, council: Record, qtbot: QtBot) -> Iterator[RegisterDock]:
    dock = RegisterDock(session)
    qtbot.addWidget(dock)
    session.history.subscribe(dock.show_change)
    dock.resize(230, 700)
    dock.show()
    qtbot.waitExposed(dock)
    yield dock
    dock.stop()


def names(dock: RegisterDock) -> list[str]:
    return [dock.browser.model.index(row).data() for row in range(dock.browser.model.rowCount())]


def test_an_entry_shows_name_kind_dates_and_number_of_mentions(dock: RegisterDock) -> None:
    assert names(dock) == ["Mohammed Aslam Khan", "Luton Council"]
    index = dock.browser.model.index(0)
    assert index.data(DETAILS_ROLE) == "Person · since 1961"
    assert index.data(COUNT_ROLE) == 3
    told = index.data(Qt.ItemDataRole.AccessibleTextRole)
    assert told == "Mohammed Aslam Khan, Person · since 1961, 3 mentions"


@pytest.mark.parametrize("words", ["cllr asl", "councillor", "mohammed"])
def test_typing_finds_by_given_forms_and_by_those_of_mentions(
    dock: RegisterDock, words: str, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dock.browser.words, words)
    qtbot.waitUntil(lambda: names(dock) == ["Mohammed Aslam Khan"])
    qtbot.keyClick(dock.browser.words, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: len(names(dock)) == 2)


@pytest.mark.usefixtures("khan")
def test_a_register_out_of_sight_is_not_asked_before_it_is_seen(session: Session, qtbot: QtBot) -> None:
    dock = RegisterDock(session)
    qtbot.addWidget(dock)
    assert names(dock) == []
    dock.show()
    qtbot.waitUntil(lambda: names(dock) == ["Mohammed Aslam Khan"])
    dock.stop()


def test_a_kind_narrows_the_list(dock: RegisterDock) -> None:
    dock.browser.kind.setCurrentIndex(dock.browser.kind.findData("organisation"))
    assert names(dock) == ["Luton Council"]
    assert dock.browser.count.text() == "1 entry"


def test_what_fits_nothing_is_said(dock: RegisterDock, qtbot: QtBot) -> None:
    qtbot.keyClicks(dock.browser.words, "zzz")
    qtbot.waitUntil(dock.browser.empty.isVisible)
    assert "No entry fits" in dock.browser.empty.text()


def test_enter_leads_from_the_field_to_the_list_and_then_through_the_mentions(
    session: Session, khan: Record, dock: RegisterDock, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dock.browser.words, "khan")
    qtbot.keyClick(dock.browser.words, Qt.Key.Key_Return)
    assert dock.browser.current == khan.id
    assert dock.card.name.text() == "Mohammed Aslam Khan"
    went: list[str] = []
    dock.tag_wanted.connect(went.append)
    for _ in range(4):
        qtbot.keyClick(dock.browser.view, Qt.Key.Key_Return)
    mentions = [tag for tag, _field in session.registering.mentions(khan.id)]
    assert went == [*mentions, mentions[0]]


def test_an_entry_is_chosen_by_a_click_and_let_go_by_clear(
    khan: Record, dock: RegisterDock, qtbot: QtBot
) -> None:
    chosen: list[str] = []
    dock.entry_chosen.connect(chosen.append)
    point = dock.browser.view.visualRect(dock.browser.model.index(0)).center()
    qtbot.mouseClick(dock.browser.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    dock.clear()
    assert chosen == [khan.id, ""]
    assert not dock.detail.isVisible()


@pytest.mark.parametrize(
    ("key", "verb"), [(Qt.Key.Key_Insert, "new"), (Qt.Key.Key_F2, "edit"), (Qt.Key.Key_Delete, "delete")]
)
def test_keys_ask_for_the_verbs(
    khan: Record, dock: RegisterDock, key: Qt.Key, verb: str, qtbot: QtBot
) -> None:
    dock.show_entry(khan.id)
    dock.focus_list()
    with qtbot.waitSignal(dock.verb_wanted) as asked:
        qtbot.keyClick(dock.browser.view, key)
    assert asked.args == [verb, khan.id]


def test_without_a_chosen_entry_only_a_new_one_can_be_made(dock: RegisterDock) -> None:
    enabled = {name for name, action in dock.verbs.items() if action.isEnabled()}
    assert enabled == {"new"}


def test_list_and_card_follow_a_rename_and_the_entry_stays_chosen(
    session: Session, council: Record, dock: RegisterDock, qtbot: QtBot
) -> None:
    dock.show_entry(council.id)
    session.registering.change(Record(council.id, "organisation", "Borough Council"))
    qtbot.waitUntil(lambda: names(dock) == ["Mohammed Aslam Khan", "Borough Council"])
    qtbot.waitUntil(lambda: dock.card.name.text() == "Borough Council")
    assert dock.browser.current == council.id


def test_a_deleted_entry_is_let_go_and_undo_lists_it_again(
    session: Session, council: Record, dock: RegisterDock, qtbot: QtBot
) -> None:
    dock.show_entry(council.id)
    session.registering.delete(council.id)
    qtbot.waitUntil(lambda: names(dock) == ["Mohammed Aslam Khan"])
    assert dock.browser.current == ""
    session.history.undo()
    qtbot.waitUntil(lambda: len(names(dock)) == 2)


def test_an_entry_that_the_filter_hides_is_shown_when_it_is_wanted(
    council: Record, dock: RegisterDock, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dock.browser.words, "khan")
    qtbot.waitUntil(lambda: len(names(dock)) == 1)
    dock.show_entry(council.id)
    assert dock.browser.current == council.id
    assert dock.browser.words.text() == ""


def test_names_that_are_not_linked_are_told_and_can_be_made_entries(
    session: Session, khan: Record, dock: RegisterDock, qtbot: QtBot
) -> None:
    assert not dock.unlinked.isVisible()
    session.registering.delete(khan.id, UNLINK)
    qtbot.waitUntil(dock.unlinked.isVisible)
    assert dock.unlinked_words.text() == "1 name is not linked yet."
    with qtbot.waitSignal(dock.verb_wanted) as asked:
        qtbot.mouseClick(dock.link, Qt.MouseButton.LeftButton)
    assert asked.args == ["link", ""]
    session.registering.link_names()
    qtbot.waitUntil(lambda: not dock.unlinked.isVisible())


def test_a_long_register_reads_only_the_pages_it_shows_and_asks_off_the_window(
    session: Session, khan: Record, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    page_size = 32
    monkeypatch.setattr(pages, "PAGE", page_size)
    for number in range(3 * page_size):
        session.registering.create("person", f"Person {number:05}")
    workers = Workers()
    dock = RegisterDock(session, run=workers.run)
    qtbot.addWidget(dock)
    dock.browser._asking.slow = True
    read: list[int] = []
    kept = dock.browser.model._pages
    page = kept._read
    kept._read = lambda numbers: read.append(len(numbers)) or page(numbers)  # type: ignore[func-returns-value] # counts the pages
    dock.resize(230, 600)
    dock.show()
    qtbot.waitUntil(lambda: dock.browser.model.rowCount() == 3 * page_size + 1)
    dock.grab()
    read.clear()
    qtbot.keyClicks(dock.browser.words, "person")
    qtbot.waitUntil(lambda: dock.browser.model.rowCount() == 3 * page_size)
    dock.grab()
    assert read == [page_size]
    assert dock.browser.model.index(0).data(ID_ROLE)
    dock.stop()
    workers.shut_down()
