"""The table of claims sorts, filters, remarks, follows, and leads to the text and to the register."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from annotator.services.session import Session
from annotator.ui.docks.claims_dock import ClaimsDock
from annotator.ui.workers import Workers
from tests.ui.project_of_tags import tag

KHAN = "Mohammed Aslam Khan"
COUNCIL = "Luton Borough Council"


@pytest.fixture
def claimed(session: Session, bbc: str, today: str) -> dict[str, str]:
    """Ids of four claims by a short name."""
    councillor = {"person": KHAN, "event": "councillor"}
    return {
        "deputy": tag(session, bbc, "role", "deputy leader of Luton Council", term="deputy leader", holder=KHAN,
                      organisation=COUNCIL, **{"from": "2021", "to": "2023-09-19"}).id,
        "since": tag(session, today, "date", "since 2011", edtf="2011/..", **councillor).id,
        "13": tag(session, today, "date", "past 13 years", duration="P13Y", **councillor).id,
        "leader": tag(session, today, "role", "borough council leader", term="leader", holder="Hazel Simmons").id,
    }  # fmt: skip


@pytest.fixture
def dock(session: Session, qtbot: QtBot) -> Iterator[ClaimsDock]:
    dock = ClaimsDock(session)
    qtbot.addWidget(dock)
    session.history.subscribe(dock.show_change)
    dock.resize(1100, 260)
    dock.show()
    qtbot.waitExposed(dock)
    yield dock
    dock.stop()


def column(dock: ClaimsDock, name: str) -> list[str]:
    place = dock.table.columns.index(name)
    return [dock.table.index(row, place).data() for row in range(dock.table.rowCount())]


def choose(dock: ClaimsDock, identifier: str) -> int:
    row = dock.table.row_of(dock._session.library.tag_number(identifier))
    dock.view.selectRow(row)
    return row


def test_an_empty_table_tells_how_to_make_a_claim(
    dock: ClaimsDock, session: Session, bbc: str, qtbot: QtBot
) -> None:
    assert dock.empty.isVisible()
    assert "Tag a role and give its holder" in dock.empty.text()
    assert dock.timeline.why.text() == "Choose a claim to see the timeline of its holder."
    tag(session, bbc, "role", "deputy leader of Luton Council", term="deputy leader")
    qtbot.waitUntil(lambda: dock.table.rowCount() == 1)
    assert dock.view.isVisible()


def test_a_row_says_who_what_where_when_and_by_which_article(
    claimed: dict[str, str], dock: ClaimsDock
) -> None:
    row = [dock.table.index(0, place).data() for place in range(len(dock.table.columns))]
    assert row == [
        KHAN, "deputy leader", COUNCIL, "2021", "19 September 2023", "BBC News: Deputy leader quits", "Certain", "",
    ]  # fmt: skip
    assert column(dock, "time") == ["2021", "since 2011", "", ""]
    assert column(dock, "end") == ["19 September 2023", "", "", "13 years"]
    assert dock.count.text() == "4 claims"


def test_a_click_on_a_header_sorts_and_another_turns_the_order(
    claimed: dict[str, str], dock: ClaimsDock, qtbot: QtBot
) -> None:
    header = dock.view.horizontalHeader()
    point = header.rect().center()
    point.setX(header.sectionViewportPosition(dock.table.columns.index("person")) + 10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
    first = column(dock, "person")
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert first == ["Hazel Simmons", KHAN, KHAN, KHAN]
    assert column(dock, "person")[-1] == "Hazel Simmons"
    point.setX(header.sectionViewportPosition(dock.table.columns.index("remarks")) + 10)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert column(dock, "person")[-1] == "Hazel Simmons"
    assert header.sortIndicatorSection() == dock.table.columns.index("person")


def test_words_person_and_article_narrow_the_table(
    claimed: dict[str, str], dock: ClaimsDock, bbc: str, qtbot: QtBot
) -> None:
    qtbot.keyClicks(dock.filter.words, "simmons")
    qtbot.waitUntil(lambda: dock.table.rowCount() == 1)
    choose(dock, claimed["leader"])
    dock.filter.person.setCurrentIndex(1)
    dock.filter.words.clear()
    qtbot.waitUntil(lambda: not dock.filter._later.isActive())
    assert dock.filter.person.currentText() == "Only Hazel Simmons"
    assert column(dock, "term") == ["leader"]
    dock.filter.person.setCurrentIndex(0)
    dock.show_article(bbc)
    dock.filter.scope.setCurrentIndex(1)
    assert column(dock, "term") == ["deputy leader"]
    qtbot.keyClicks(dock.filter.words, "zzz")
    qtbot.waitUntil(dock.empty.isVisible)
    assert dock.empty.text() == "No claim fits the filter."


def test_enter_and_double_click_lead_to_the_text(
    claimed: dict[str, str], dock: ClaimsDock, qtbot: QtBot
) -> None:
    row = choose(dock, claimed["since"])
    with qtbot.waitSignal(dock.tag_activated) as by_key:
        qtbot.keyClick(dock.view, Qt.Key.Key_Return)
    point = dock.view.visualRect(dock.table.index(row, 0)).center()
    qtbot.mouseClick(dock.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    with qtbot.waitSignal(dock.tag_activated) as by_mouse:
        qtbot.mouseDClick(dock.view.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert by_key.args == by_mouse.args == [claimed["since"]]


def test_what_does_not_go_together_is_remarked_on_in_the_row_and_below(
    claimed: dict[str, str], dock: ClaimsDock, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: any(column(dock, "remarks")))
    assert column(dock, "remarks") == ["", "Implies another start", "", "Implies another start"]
    row = choose(dock, claimed["13"])
    cell = dock.table.index(row, dock.table.columns.index("remarks"))
    sentence = "“past 13 years” in Luton Today (20 September 2023) implies a start about 2010; Luton Today says 2011."
    assert not cell.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert cell.data(Qt.ItemDataRole.ToolTipRole) == f"{KHAN}, councillor: {sentence}"
    assert dock.remark.isVisible()
    assert dock.remark.text() == f"⚠ {sentence}"
    choose(dock, claimed["leader"])
    assert not dock.remark.isVisible()


def test_a_remark_goes_when_the_claims_agree(
    session: Session, claimed: dict[str, str], dock: ClaimsDock, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: any(column(dock, "remarks")))
    session.tagging.set_value(claimed["13"], "duration", "P12Y")
    qtbot.waitUntil(lambda: not any(column(dock, "remarks")))
    assert "12 years" in column(dock, "end")


def test_the_timeline_is_that_of_the_chosen_claim_s_holder(
    session: Session, claimed: dict[str, str], dock: ClaimsDock
) -> None:
    choose(dock, claimed["since"])
    assert dock.timeline.heading.text() == KHAN
    assert dock.timeline.view.isVisible()
    assert dock.timeline.view.current == claimed["since"]
    choose(dock, claimed["leader"])
    assert dock.timeline.why.text() == "No claim about Hazel Simmons gives a time."
    assert dock.timeline.summary.text() == "1 claim without a time"


def test_somebody_who_is_not_in_the_register_has_no_timeline(
    session: Session, claimed: dict[str, str], dock: ClaimsDock, qtbot: QtBot
) -> None:
    choose(dock, claimed["since"])
    session.registering.delete(session.registering.find(KHAN).id, "unlink")
    qtbot.waitUntil(lambda: "not in the register" in dock.timeline.why.text())
    assert dock.timeline.why.text().startswith(KHAN)
    chosen = dock.table.claim(dock.view.currentIndex().row())
    assert chosen is not None
    assert chosen.annotation == claimed["since"]


def test_a_bar_leads_to_the_text_by_mouse_and_by_keyboard(
    claimed: dict[str, str], dock: ClaimsDock, qtbot: QtBot
) -> None:
    choose(dock, claimed["13"])
    view = dock.timeline.view
    point = view.rectangle(claimed["deputy"]).center().toPoint()
    with qtbot.waitSignal(dock.tag_activated) as by_mouse:
        qtbot.mouseClick(view, Qt.MouseButton.LeftButton, pos=point)
    assert by_mouse.args == [claimed["deputy"]]
    view.setFocus()
    qtbot.keyClick(view, Qt.Key.Key_Home)
    with qtbot.waitSignal(dock.tag_activated) as by_key:
        qtbot.keyClick(view, Qt.Key.Key_Down)
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert by_key.args == [claimed["since"]]
    assert view.accessibleName() == f"Timeline of {KHAN}"
    assert view.accessibleDescription() == (
        "councillor, since 2011, according to Luton Today (20 September 2023)"
    )


def menu_of(dock: ClaimsDock, row: int) -> dict[str, QAction]:
    point: QPoint = dock.view.visualRect(dock.table.index(row, 0)).center()
    dock.view.customContextMenuRequested.emit(point)
    menu = dock.findChildren(QMenu)[-1]
    return {action.text(): action for action in menu.actions()}


def test_the_menu_of_a_row_leads_to_the_register_and_narrows_to_a_person(
    session: Session, claimed: dict[str, str], dock: ClaimsDock, qtbot: QtBot
) -> None:
    actions = menu_of(dock, choose(dock, claimed["deputy"]))
    assert list(actions) == [
        "Go to the Text",
        f"Only Claims about {KHAN}",
        f"Show {KHAN} in the Register",
        f"Show {COUNCIL} in the Register",
    ]
    with qtbot.waitSignal(dock.entry_wanted) as shown:
        actions[f"Show {COUNCIL} in the Register"].trigger()
    assert shown.args == [session.registering.find(COUNCIL).id]
    actions[f"Only Claims about {KHAN}"].trigger()
    assert column(dock, "person") == [KHAN] * 3


def test_a_table_that_nobody_sees_asks_nothing_until_it_is_seen(
    session: Session, claimed: dict[str, str], dock: ClaimsDock, bbc: str, qtbot: QtBot
) -> None:
    dock.hide()
    tag(session, bbc, "role", "Labour leader", term="leader")
    qtbot.waitUntil(lambda: not dock._later.isActive())
    assert dock.table.rowCount() == 4
    dock.show()
    assert dock.table.rowCount() == 5


def test_a_slow_project_is_asked_off_the_windows_thread(
    session: Session, claimed: dict[str, str], qtbot: QtBot
) -> None:
    workers = Workers()
    dock = ClaimsDock(session, run=workers.run)
    qtbot.addWidget(dock)
    dock._asking.slow = True
    dock.resize(1100, 260)
    dock.show()
    qtbot.waitUntil(lambda: dock.table.rowCount() == 4)
    qtbot.waitUntil(lambda: any(column(dock, "remarks")))
    dock.stop()
    workers.shut_down()
