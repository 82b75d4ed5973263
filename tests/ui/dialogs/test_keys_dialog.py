"""Keys are shown, changed by pressing them, and never stand for two things."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from annotator.services.session import Session
from annotator.ui.action_table import Spec, action_table
from annotator.ui.dialogs.key_table import NAME_ROLE, KeyTable
from annotator.ui.dialogs.keys_dialog import KeysDialog
from annotator.ui.dialogs.shortcut_help import ShortcutHelp
from annotator.ui.key_map import KeyMap


@pytest.fixture
def specs(session: Session) -> tuple[Spec, ...]:
    return action_table(session.tag_set.types())


@pytest.fixture
def keys(specs: tuple[Spec, ...]) -> KeyMap:
    return KeyMap(specs, {})


@pytest.fixture
def dialog(specs: tuple[Spec, ...], keys: KeyMap, qtbot: QtBot) -> KeysDialog:
    dialog = KeysDialog(specs, keys)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)
    return dialog


def key_shown(table: KeyTable, name: str) -> str:
    return next(row.text(1) for row in table.rows() if row.data(0, NAME_ROLE) == name)


def test_every_action_is_listed_with_its_key(
    dialog: KeysDialog, specs: tuple[Spec, ...], keys: KeyMap
) -> None:
    assert {row.data(0, NAME_ROLE) for row in dialog.table.rows()} == {spec.name for spec in specs}
    assert key_shown(dialog.table, "type.person") == "P"


def test_pressing_a_key_gives_it_to_the_action_at_once(
    dialog: KeysDialog, keys: KeyMap, qtbot: QtBot
) -> None:
    dialog.choose("tag.next")
    with qtbot.waitSignal(dialog.rebound):
        QTest.keyClick(dialog.capture, Qt.Key.Key_F7)
    assert keys.key("tag.next") == "F7"
    assert key_shown(dialog.table, "tag.next") == "F7"


@pytest.mark.parametrize("key", [Qt.Key.Key_Escape, Qt.Key.Key_Return])
def test_keys_that_steer_a_dialog_can_be_taken_too(dialog: KeysDialog, key: Qt.Key, keys: KeyMap) -> None:
    for taken in ("tag.disarm", "tag.answer"):
        dialog.choose(taken)
        dialog.none.click()
    dialog.choose("tag.next")
    dialog.capture.setFocus()
    QTest.keyClick(dialog.capture, key)
    assert dialog.isVisible()
    assert keys.key("tag.next") in ("Esc", "Return")


def test_a_clash_is_refused_with_the_name_of_the_other_action(dialog: KeysDialog, keys: KeyMap) -> None:
    dialog.choose("tag.next")
    QTest.keyClick(dialog.capture, Qt.Key.Key_P)
    assert "“Person”" in dialog.problem.text()
    assert keys.key("tag.next") == "]"
    assert keys.key("type.person") == "P"


def test_a_key_can_be_taken_away_and_given_back(dialog: KeysDialog, keys: KeyMap) -> None:
    dialog.choose("type.person")
    dialog.none.click()
    assert keys.key("type.person") == ""
    dialog.default.click()
    assert keys.key("type.person") == "P"


def test_all_defaults_come_back_even_when_two_were_swapped(
    dialog: KeysDialog, keys: KeyMap, specs: tuple[Spec, ...]
) -> None:
    keys.rebind("type.person", "")
    keys.rebind("type.role", "P")
    keys.rebind("type.person", "R")
    dialog.all_defaults.click()
    assert keys.changed() == {}
    assert key_shown(dialog.table, "type.person") == "P"


def test_tab_walks_on_instead_of_being_taken(dialog: KeysDialog, keys: KeyMap) -> None:
    dialog.choose("tag.next")
    dialog.capture.setFocus()
    QTest.keyClick(dialog.capture, Qt.Key.Key_Tab)
    assert keys.key("tag.next") == "]"
    assert not dialog.capture.hasFocus()


def test_the_filter_finds_by_words_and_by_key(dialog: KeysDialog) -> None:
    QTest.keyClicks(dialog.filter, "next tag")
    assert [row.data(0, NAME_ROLE) for row in dialog.table.rows() if not row.isHidden()] == ["tag.next"]


def test_without_an_action_nothing_can_be_pressed(dialog: KeysDialog) -> None:
    assert not dialog.capture.isEnabled()


def test_the_overview_shows_gestures_and_every_key_that_there_is(
    specs: tuple[Spec, ...], keys: KeyMap, qtbot: QtBot
) -> None:
    overview = ShortcutHelp(specs, keys)
    overview.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(overview)
    overview.show()
    names = {row.data(0, NAME_ROLE) for row in overview.table.rows()}
    assert names - {""} == {spec.name for spec in specs if keys.key(spec.name)}
    told = {row.text(0): row.text(1) for row in overview.table.rows()}
    assert told["A sentence"] == "Triple click"
    assert told["Dismiss the current counterpart"] == "Delete"
    with qtbot.waitSignal(overview.change_wanted):
        overview.change.click()
