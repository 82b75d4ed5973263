"""A date is typed as one says it, is explained while it is typed, and is kept as EDTF at Return."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from annotator.model.proposal import Proposal
from annotator.services.dating import read_phrase
from annotator.ui.docks.date_editor import DateEditor

MAY = Proposal("2023-05", "edtf", "May 2023", "May, published 2023-09-20 → 2023-05")


@pytest.fixture
def editors(qtbot: QtBot) -> Iterator[tuple[DateEditor, DateEditor]]:
    """A date and a duration of one tag, in an article of 20 September 2023."""
    form = QWidget()
    column = QVBoxLayout(form)
    date = DateEditor(form, "May 2023, since 2011", read=lambda typed: read_phrase(typed, "2023-09-20"))
    length = DateEditor(form, "12 years", kind="duration")
    date.share(length)
    length.share(date)
    for editor, label in ((date, "Date"), (length, "Duration")):
        editor.name(label)
        column.addWidget(editor)
    qtbot.addWidget(form)
    form.show()
    qtbot.waitExposed(form)
    yield date, length
    form.close()


def typed(editor: DateEditor, text: str) -> None:
    editor.line.selectAll()
    QTest.keyClicks(editor.line, text)


def enter(editor: DateEditor) -> None:
    QTest.keyClick(editor.line, Qt.Key.Key_Return)


@pytest.mark.parametrize(
    ("phrase", "meaning", "kept"),
    [
        ("c. 2011", "about 2011 (2011~)", ("2011~", "about 2011")),
        ("May", "May 2023 (May, published 2023-09-20 → 2023-05)", ("2023-05", "May 2023")),
        ("2011/..", "since 2011 (2011/..)", ("2011/..", "since 2011")),
        ("2023", "2023 (2023)", ("2023", "")),
    ],
)
def test_a_phrase_is_explained_while_it_is_typed_and_kept_as_edtf_at_return(
    editors: tuple[DateEditor, DateEditor], qtbot: QtBot, phrase: str, meaning: str, kept: tuple[str, str]
) -> None:
    date, _length = editors
    typed(date, phrase)
    assert date.meaning.text() == meaning
    with qtbot.waitSignal(date.settled, check_params_cb=lambda value: value == kept[0]):
        enter(date)
    assert date.line.text() == date.value == kept[0]
    assert date.meaning.text() == kept[1]
    assert date.meaning.isVisible() is bool(kept[1])


def test_what_is_no_date_gets_a_sentence_while_typing_and_is_not_kept(
    editors: tuple[DateEditor, DateEditor], qtbot: QtBot
) -> None:
    date, _length = editors
    date.set_value("2011~")
    typed(date, "09/10/2023")
    assert "could be day and month" in date.meaning.text()
    assert not date.problem.isVisible()
    with qtbot.assertNotEmitted(date.settled):
        enter(date)
    assert date.problem.text().startswith("Not saved: “09/10/2023” could be")
    assert date.line.text() == "09/10/2023"
    assert not date.meaning.isVisible()
    typed(date, "9 October 2023")
    assert not date.problem.isVisible()
    enter(date)
    assert date.value == "2023-10-09"


def test_a_length_of_time_typed_for_the_date_goes_to_the_field_for_it(
    editors: tuple[DateEditor, DateEditor], qtbot: QtBot
) -> None:
    date, length = editors
    typed(date, "12 years")
    with (
        qtbot.assertNotEmitted(date.settled),
        qtbot.waitSignal(length.settled, check_params_cb=lambda kept: kept == "P12Y"),
    ):
        enter(date)
    assert (date.line.text(), length.line.text(), length.meaning.text()) == ("", "P12Y", "12 years")
    typed(length, "since 2011")
    with qtbot.waitSignal(date.settled, check_params_cb=lambda kept: kept == "2011/.."):
        enter(length)
    assert (date.value, length.value) == ("2011/..", "P12Y")


def test_a_length_of_time_is_refused_where_only_a_date_can_stand(qtbot: QtBot) -> None:
    alone = DateEditor()
    qtbot.addWidget(alone)
    typed(alone, "12 years")
    enter(alone)
    assert "“12 years” is a length of time; write a date" in alone.problem.text()


def test_an_emptied_field_loses_its_value(editors: tuple[DateEditor, DateEditor], qtbot: QtBot) -> None:
    date, _length = editors
    date.set_value("2011~")
    date.line.selectAll()
    QTest.keyClick(date.line, Qt.Key.Key_Delete)
    with qtbot.waitSignal(date.settled, check_params_cb=lambda kept: kept == ""):
        enter(date)
    assert not date.meaning.isVisible()


def test_a_proposal_shows_its_rule_and_return_in_the_empty_field_takes_it(
    editors: tuple[DateEditor, DateEditor], qtbot: QtBot
) -> None:
    date, length = editors
    date.propose(MAY)
    assert date.offer.button.text() == "Use 2023-05"
    assert date.offer.rule.text() == "May, published 2023‑09‑20 → 2023‑05"
    with qtbot.waitSignal(date.offer_taken):
        enter(date)
    with qtbot.waitSignal(date.offer_taken):
        enter(length)
    with qtbot.waitSignal(date.offer_taken):
        QTest.mouseClick(date.offer.button, Qt.MouseButton.LeftButton)
    assert date.value == ""


def test_nothing_is_taken_without_a_nod(editors: tuple[DateEditor, DateEditor], qtbot: QtBot) -> None:
    date, _length = editors
    date.propose(MAY)
    with qtbot.assertNotEmitted(date.offer_taken):
        QTest.keyClick(date.line, Qt.Key.Key_Tab)
        typed(date, "2022")
        enter(date)
    date.propose(None)
    assert not date.offer.isVisible()
    assert not date.accept_offer()


def test_any_text_can_be_typed(editors: tuple[DateEditor, DateEditor]) -> None:
    date, _length = editors
    for text in ("<b>May</b>", "\u202e2023", "9" * 300, "since", "between and", "\U0001f600"):
        date.line.setText(text)
        date.line.textEdited.emit(text)
        date.settle()
        assert date.problem.text()
