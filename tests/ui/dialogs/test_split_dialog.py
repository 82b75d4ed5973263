"""One entry becomes two: mentions are chosen by their words or one by one, and the new name is proposed."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QTreeWidgetItem
from pytestqt.qtbot import QtBot

from annotator.model.link import Link
from annotator.model.record import Record
from annotator.services.session import Session
from annotator.ui.dialogs import split_dialog
from annotator.ui.dialogs.split_dialog import SplitDialog
from tests.ui.dialogs.test_small_dialogs import kept
from tests.ui.project_of_tags import tag


@pytest.fixture
def khan(session: Session, bbc: str, today: str) -> Record:
    record = session.registering.create("person", "Khan")
    tag(session, bbc, "person", "Mohammed Aslam Khan", name=record.id)
    text = session.library.text(bbc)
    start = -1
    for _ in range(2):
        start = text.index("Mr Khan", start + 1)
        session.tagging.add(bbc, "person", [(start, start + 7)], values={"name": record.id})
    tag(session, today, "quote", "a heavy heart", speaker=record.id)
    return record


def shown(session: Session, record: Record, qtbot: QtBot) -> SplitDialog:
    dialog = SplitDialog(session, record, session.registering.mentions_in_words(record.id))
    kept(dialog, qtbot)
    return dialog


def head(dialog: SplitDialog, words: str) -> QTreeWidgetItem:
    (found,) = dialog.tree.findItems(words, Qt.MatchFlag.MatchExactly)
    return found


def check(dialog: SplitDialog, item: QTreeWidgetItem) -> None:
    """Mark a row by the keyboard."""
    dialog.tree.setCurrentItem(item)
    QTest.keyClick(dialog.tree, Qt.Key.Key_Space)


def test_mentions_stand_by_their_words_each_with_its_context(
    session: Session, khan: Record, qtbot: QtBot
) -> None:
    dialog = shown(session, khan, qtbot)
    heads = [dialog.tree.topLevelItem(number) for number in range(dialog.tree.topLevelItemCount())]
    assert [(item.text(0), item.text(1)) for item in heads if item] == [
        ("Mr Khan", "2 mentions"),
        ("Mohammed Aslam Khan", "1 mention"),
        ("Quote · speaker", "1 mention"),
    ]
    first = head(dialog, "Mr Khan").child(0)
    assert first is not None
    assert "[Mr Khan] said" in first.text(0)
    assert first.text(1) == "Deputy leader quits"
    assert not dialog.button.isEnabled()


def test_the_name_of_the_most_frequent_chosen_form_is_proposed_until_one_is_typed(
    session: Session, khan: Record, qtbot: QtBot
) -> None:
    dialog = shown(session, khan, qtbot)
    check(dialog, head(dialog, "Mohammed Aslam Khan"))
    assert dialog.name.text() == "Mohammed Aslam Khan"
    check(dialog, head(dialog, "Mr Khan"))
    assert dialog.name.text() == "Mr Khan"
    dialog.name.selectAll()
    QTest.keyClicks(dialog.name, "Tahir Khan")
    check(dialog, head(dialog, "Mr Khan"))
    assert dialog.name.text() == "Tahir Khan"


def test_a_form_marks_all_its_mentions_and_one_can_be_taken_out(
    session: Session, khan: Record, qtbot: QtBot
) -> None:
    dialog = shown(session, khan, qtbot)
    check(dialog, head(dialog, "Mr Khan"))
    assert dialog.chosen.text() == "2 mentions go to the new entry."
    first = head(dialog, "Mr Khan").child(0)
    assert first is not None
    check(dialog, first)
    assert head(dialog, "Mr Khan").checkState(0) == Qt.CheckState.PartiallyChecked
    second = session.registering.mentions(khan.id, form="Mr Khan")[1]
    dialog.button.click()
    assert (dialog.name.text(), dialog.mentions) == ("Mr Khan", [second])


def test_mentions_beyond_those_listed_follow_the_mark_of_their_form(
    session: Session, khan: Record, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr(split_dialog, "PAGE", 1)
    dialog = shown(session, khan, qtbot)
    assert head(dialog, "Mr Khan").childCount() == 1
    check(dialog, head(dialog, "Mr Khan"))
    assert len(dialog.mentions) == 2


def test_what_points_at_a_mention_is_not_listed(
    session: Session, khan: Record, bbc: str, qtbot: QtBot
) -> None:
    (name,) = (t for t, _f in session.registering.mentions(khan.id, form="Mohammed Aslam Khan"))
    speech = tag(session, bbc, "quote", "democracy")
    session.tagging.set_link(speech.id, "speaker", Link(mention=name))
    dialog = shown(session, khan, qtbot)
    assert head(dialog, "Quote · speaker").text(1) == "1 mention"
    check(dialog, head(dialog, "Mohammed Aslam Khan"))
    assert dialog.mentions == [(name, "name")]
