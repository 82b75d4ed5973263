"""Cases of review are read, shown in the articles and decided one by one, by keyboard alone; next never decides."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QTableWidget, QWidget
from pytestqt.qtbot import QtBot

from annotator.bootstrap import open_session
from annotator.model.annotation import Annotation
from annotator.services.session import Session
from annotator.services.settings import Settings
from annotator.ui.dialogs.agreed_dialog import AgreedDialog
from annotator.ui.dialogs.feedback_dialog import FeedbackDialog
from annotator.ui.dialogs.like_it_dialog import LikeItDialog
from annotator.ui.dialogs.rules_dialog import RulesDialog
from annotator.ui.dialogs.stages_dialog import StagesDialog
from annotator.ui.docks.version_row import VersionLine
from annotator.ui.main_window import MainWindow
from tests.ui.conftest import Desk

CTRL = Qt.KeyboardModifier.ControlModifier


def tag(session: Session, by: str, kind: str, words: str, **values: str) -> str:
    """Tag the first place where some words stand in the first article, as somebody; returns the tag's id."""
    article = session.library.articles()[0].id
    start = session.library.text(article).index(words)
    before, session.history.by = session.history.by, by
    made = session.tagging.add(article, kind, [(start, start + len(words))], values=values)
    session.history.by = before
    return made.id


@pytest.fixture
def reviewed(sample_path: Path) -> Session:
    """What Ada and Ben tagged: one alike, four in two ways; Cleo reviews."""
    session = open_session(sample_path, by="Cleo")
    for by in ("Ada", "Ben"):
        ada = by == "Ada"
        tag(session, by, "place", "Bedfordshire")
        tag(session, by, "person", "Mohammed Aslam Khan" if ada else "Aslam Khan")
        tag(session, by, "role" if ada else "organisation", "Labour")
        tag(session, by, "date" if ada else "quote", "12 years")
    tag(session, "Ada", "place", "Lewsey")
    session.history.forget_steps()
    return session


def begin(desk: Desk, session: Session) -> MainWindow:
    """Open a window and go to the review."""
    opened = desk.show(session, Settings(annotator="Cleo"))
    desk.qtbot.waitUntil(opened.isActiveWindow)
    QTest.keyClick(opened.panes.active.view, Qt.Key.Key_R, CTRL)
    assert isinstance(focused(), VersionLine)
    return opened


@pytest.fixture
def window(desk: Desk, reviewed: Session) -> Iterator[MainWindow]:
    """A window on the project, the review with the keyboard."""
    yield begin(desk, reviewed)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def press(*keys: Qt.Key) -> None:
    for key in keys:
        QTest.keyClick(focused(), key)


def states(window: MainWindow) -> dict[str, int]:
    return dict(window.session.reviewing.cases(decided=True).states)


def shown(window: MainWindow) -> list[Annotation]:
    return [row.tag for row in window.review.card.rows if row.tag is not None]


def cell(table: QTableWidget, row: int, column: int) -> str:
    item = table.item(row, column)
    assert item is not None
    return item.text()


def card_words(window: MainWindow) -> list[str]:
    return [row.line.accessibleName() for row in window.review.card.rows]


def test_one_card_shows_every_version_with_who_says_so_and_what_differs(window: MainWindow) -> None:
    dock = window.review
    assert dock.windowTitle() == "Review (4)"
    assert dock.count.text() == "1 of 4 · 0 of 4 decided"
    dock.filters.kind.setCurrentIndex(dock.filters.kind.findData("boundary"))
    assert dock.card.head.text().startswith("Boundary · ")
    first, second = card_words(window)
    assert first.startswith("1, Ada: Person.") and second.startswith("2, Ben: Person.")
    dock.filters.kind.setCurrentIndex(dock.filters.kind.findData("type"))
    assert "≠ Role" in card_words(window)[0]
    assert "≠ Organisation" in card_words(window)[1]


def test_what_one_person_alone_tagged_is_gone_through_when_that_kind_is_chosen(
    desk: Desk, sample_path: Path
) -> None:
    session = open_session(sample_path, by="Cleo")
    made = [tag(session, "Ada", "place", words) for words in ("Bedfordshire", "Lewsey")]
    opened = desk.show(session, Settings(annotator="Cleo"))
    desk.qtbot.waitUntil(opened.isActiveWindow)
    opened.actions_["view.review"].trigger()
    dock = opened.review
    desk.qtbot.waitUntil(lambda: len(dock.queue.cases) == 2)
    assert (dock.windowTitle(), dock.case) == ("Review", None)
    assert "one person alone" in dock.empty.text()
    dock.filters.kind.setCurrentIndex(dock.filters.kind.findData("alone"))
    dock.focus_card()
    press(Qt.Key.Key_0)
    assert sorted(session.library.tag(one).state for one in made) == ["proposed", "rejected"]
    assert dock.case is not None and dock.case.is_open


def test_the_version_with_the_keyboard_is_shown_in_its_article(window: MainWindow) -> None:
    rows = window.review.card.rows
    assert isinstance(focused(), VersionLine)
    assert window.grammar.selected == shown(window)[0].id
    press(Qt.Key.Key_Down)
    assert focused() is rows[1].line
    assert window.grammar.selected == shown(window)[1].id
    assert window.panes.active.article_id == shown(window)[1].article


def test_a_number_takes_its_version_and_shows_the_next_case(window: MainWindow) -> None:
    case = window.review.case
    other, taken = (one.id for one in shown(window))
    press(Qt.Key.Key_2)
    library = window.session.library
    assert (library.tag(taken).state, library.tag(other).state) == ("accepted", "rejected")
    assert window.review.case != case
    assert isinstance(focused(), VersionLine)
    assert window.review.count.text() == "1 of 3 · 1 of 4 decided"


def test_none_is_right_is_a_decision_with_a_reason_and_skipping_is_none(window: MainWindow) -> None:
    skipped = window.review.case
    press(Qt.Key.Key_S)
    assert states(window) == {"open": 4}
    case = window.review.case
    assert case is not None and case != skipped
    press(Qt.Key.Key_M)
    QTest.keyClicks(focused(), "3 is no name")
    press(Qt.Key.Key_Return, Qt.Key.Key_0)
    assert states(window) == {"open": 3, "decided": 1}
    review = window.session.reviewing.review(case.tags[0])
    assert review is not None
    assert (review.verdict, review.reason, review.by) == ("rejected", "3 is no name", "Cleo")
    assert window.review.reason.text() == ""


def test_undo_brings_a_case_back(window: MainWindow, qtbot: QtBot) -> None:
    press(Qt.Key.Key_1)
    assert states(window) == {"open": 3, "decided": 1}
    press(Qt.Key.Key_U)
    assert states(window) == {"open": 4}
    qtbot.waitUntil(lambda: window.review.windowTitle() == "Review (4)")


def test_a_version_of_ones_own_is_changed_and_then_taken(window: MainWindow) -> None:
    case = window.review.case
    assert case is not None
    before = [window.session.library.tag(name) for name in case.tags]
    press(Qt.Key.Key_E)
    own = window.review.own
    assert own is not None and own.by == "Cleo"
    assert window.inspector.isAncestorOf(focused())
    window.session.tagging.set_target(own.id, [(own.extent.start + 1, own.extent.end)])
    QTest.keyClick(window.panes.active.view, Qt.Key.Key_R, CTRL)
    assert len(window.review.card.rows) == len(before) + 1
    press(Qt.Key(ord(str(len(before) + 1))))
    review = window.session.reviewing.review(before[0].id)
    assert review is not None and (review.verdict, review.replaced_by) == ("rejected", own.id)
    assert window.session.library.tag(own.id).state == "accepted"
    assert [window.session.library.tag(one.id).target for one in before] == [one.target for one in before]


def test_skipping_drops_the_version_that_was_begun(window: MainWindow) -> None:
    press(Qt.Key.Key_E)
    own = window.review.own
    assert own is not None
    window.review.focus_card()
    press(Qt.Key.Key_S)
    assert own.id not in {one.id for one in window.session.library.tags(own.article)}
    assert states(window) == {"open": 4}


def test_a_decision_lapses_when_a_tag_is_changed_and_the_card_says_so(
    window: MainWindow, qtbot: QtBot
) -> None:
    taken = shown(window)[0]
    press(Qt.Key.Key_1)
    window.session.tagging.set_certainty(taken.id, "possible")
    dock = window.review
    qtbot.waitUntil(lambda: dock.queue.states.get("lapsed") == 1)
    dock.filters.state.setCurrentIndex(dock.filters.state.findData("lapsed"))
    assert "changed since decided" in dock.card.head.text()
    assert "Decided by Cleo" in dock.card.remarks.text()


def test_a_rule_says_how_many_cases_it_would_decide_before_it_does(window: MainWindow, qtbot: QtBot) -> None:
    press(Qt.Key.Key_R)
    dialog = window.findChild(RulesDialog)
    assert dialog is not None
    dialog.kind.setCurrentIndex(dialog.kind.findData("boundary"))
    assert dialog.intro.text() == "Accept the longer version: 1 case"
    assert dialog.button.text() == "Decide 1 Case"
    assert states(window) == {"open": 4}
    QTest.keyClick(dialog.rule, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: states(window) == {"open": 3, "decided": 1})


def test_the_same_is_decided_for_cases_like_it_but_those_unchecked(
    desk: Desk, reviewed: Session, qtbot: QtBot
) -> None:
    article = reviewed.library.articles()[1].id
    text = reviewed.library.text(article)
    for by, kind in (("Ada", "role"), ("Ben", "organisation")):
        reviewed.history.by = by
        start = text.index("Labour")
        reviewed.tagging.add(article, kind, [(start, start + 6)])
    reviewed.history.by = "Cleo"
    window = begin(desk, reviewed)
    dock = window.review
    alike = next(case for case in dock.queue.cases if reviewed.reviewing.same_as(case, dock.queue))
    while dock.case != alike:
        press(Qt.Key.Key_S)
    press(Qt.Key.Key_Down, Qt.Key.Key_L)
    dialog = window.findChild(LikeItDialog)
    assert dialog is not None
    assert (dialog.take.currentText(), dialog.button.text()) == ("2 · Ben", "Decide 2 Cases")
    QTest.keyClick(dialog.take, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: states(window) == {"open": 3, "decided": 2})
    window.undo()
    assert states(window) == {"open": 5}


def test_what_all_said_alike_is_sampled_and_accepted_as_one_step(window: MainWindow, qtbot: QtBot) -> None:
    press(Qt.Key.Key_A)
    dialog = window.findChild(AgreedDialog)
    assert dialog is not None
    assert dialog.button.text() == "Accept All 1"
    assert dialog.cases.items[0].case.kind == "agreed"
    QTest.keyClick(dialog.view, Qt.Key.Key_Down)
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    assert not dialog.button.isEnabled()
    QTest.keyClick(dialog.view, Qt.Key.Key_Space)
    dialog.button.click()
    step = "Accept 1 that all agree on"
    qtbot.waitUntil(lambda: window.session.history.undo_label == step)
    assert not window.session.reviewing.agreed().cases


def test_feedback_says_what_became_of_ones_tags_and_is_answered_or_contested(
    desk: Desk, reviewed: Session, qtbot: QtBot
) -> None:
    for case in reviewed.reviewing.cases().cases:
        if "role" in case.types:
            reviewed.reviewing.decide(case, case.versions[1 - case.types.index("role")][0], "the party")
        elif "date" in case.types:
            reviewed.reviewing.decide(case, "", "a duration")
    reviewed.history.by = "Ada"
    window = desk.show(reviewed, Settings(annotator="Ada"))
    QTest.keyClick(window.panes.active.view, Qt.Key.Key_F, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = window.findChild(FeedbackDialog)
    assert dialog is not None
    assert dialog.sentence.text() == "2 of your 5 tags were changed."
    assert [dialog.kind.itemText(at) for at in range(dialog.kind.count())] == [
        "All (2)",
        "Type (1)",
        "Rejected (1)",
    ]
    qtbot.waitUntil(dialog.isActiveWindow)
    row = next(at for at in range(2) if cell(dialog.table, at, 3) == "the party")
    dialog.table.setCurrentCell(row, 0)
    dialog.answer("contested")
    assert dialog.told.text() == "Say why the decision is not right; the reviewer has to know."
    QTest.keyClicks(dialog.why, "it is an office")
    QTest.keyClick(dialog.why, Qt.Key.Key_Return, CTRL)
    qtbot.waitUntil(lambda: states(window).get("contested") == 1)
    dialog.table.setCurrentCell(1 - row, 0)
    dialog.agree.click()
    assert cell(dialog.table, 1 - row, 5) == "accepted"


def test_a_contested_case_is_back_in_the_queue_and_says_why(window: MainWindow, qtbot: QtBot) -> None:
    dock, session = window.review, window.session
    dock.filters.kind.setCurrentIndex(dock.filters.kind.findData("type"))
    dock.focus_card()
    [contested, *_rest] = (one for one in shown(window) if one.by == "Ada")
    press(Qt.Key.Key_0)
    session.history.by = "Ada"
    session.answering.answer(contested.id, "contested", "it is right")
    session.history.by = "Cleo"
    qtbot.waitUntil(lambda: dock.queue.states.get("contested") == 1)
    dock.filters.state.setCurrentIndex(dock.filters.state.findData("contested"))
    assert "contested by Ada: it is right" in dock.card.remarks.text()


def test_stages_are_shown_for_articles_and_people_and_set_with_a_reason(window: MainWindow) -> None:
    QTest.keyClick(window.panes.active.view, Qt.Key.Key_S, CTRL | Qt.KeyboardModifier.ShiftModifier)
    dialog = window.findChild(StagesDialog)
    assert dialog is not None
    table = dialog.table
    assert [table.model().headerData(at, Qt.Orientation.Horizontal) for at in range(1, 4)] == [
        "Ada",
        "Ben",
        "Review",
    ]
    assert cell(table, 0, 1) == "in work · 5 tags"
    assert cell(table, 0, 3) == "4 open, 0 decided"
    table.setCurrentCell(0, 1)
    dialog.stage.setCurrentIndex(dialog.stage.findData("signed off"))
    QTest.keyClick(dialog.why, Qt.Key.Key_Return)
    assert "4 cases of this article are open" in dialog.told.text()
    dialog.stage.setCurrentIndex(dialog.stage.findData("handed in"))
    QTest.keyClick(dialog.why, Qt.Key.Key_Return)
    assert cell(table, 0, 1) == "handed in · 5 tags"
    dialog.stage.setCurrentIndex(dialog.stage.findData("in work"))
    QTest.keyClicks(dialog.why, "two pages are missing")
    QTest.keyClick(dialog.why, Qt.Key.Key_Return)
    assert cell(table, 0, 1) == "in work · 5 tags · two pages are missing"


def test_feedback_that_is_open_comes_forward_instead_of_opening_twice(window: MainWindow) -> None:
    window.actions_["file.feedback"].trigger()
    window.actions_["file.feedback"].trigger()
    assert len(window.findChildren(FeedbackDialog)) == 1


def test_nothing_is_decided_in_a_project_that_is_read_only(desk: Desk, reviewed: Session) -> None:
    path = reviewed.path
    reviewed.close()
    window = desk.show(open_session(path, by="Cleo", write=False), Settings(annotator="Cleo"))
    desk.qtbot.waitUntil(window.isActiveWindow)
    QTest.keyClick(window.panes.active.view, Qt.Key.Key_R, CTRL)
    press(Qt.Key.Key_1, Qt.Key.Key_0, Qt.Key.Key_E)
    assert states(window) == {"open": 4}
    second = window.session.reviewing.cases().cases[1]
    press(Qt.Key.Key_S)
    assert window.review.case == second


def test_a_version_that_was_begun_goes_when_another_one_is_taken_or_the_filter_changes(
    window: MainWindow,
) -> None:
    def own_tags() -> list[Annotation]:
        tags = window.session.library.tags(window.panes.active.article_id)
        return [one for one in tags if one.by == "Cleo"]

    press(Qt.Key.Key_E)
    window.review.focus_card()
    press(Qt.Key.Key_1)
    assert (own_tags(), states(window)) == ([], {"open": 3, "decided": 1})
    window.undo()
    assert (len(own_tags()), states(window).get("decided")) == (1, None)
    window.undo()
    window.review.focus_card()
    press(Qt.Key.Key_E)
    assert len(own_tags()) == 1
    window.review.filters.type.setCurrentIndex(1)
    assert own_tags() == []
