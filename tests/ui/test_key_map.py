"""Keys: defaults, changes, clashes, and what a key press stands for."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from annotator.model.errors import InvalidValue
from annotator.model.tag_type import TagType
from annotator.ui.action_table import action_table
from annotator.ui.key_map import KeyMap, canonical, key_of


def _types() -> tuple[TagType, ...]:
    pairs = (
        ("person", "P"),
        ("role", "R"),
        ("date", "D"),
        ("quote", "Q"),
        ("organisation", "O"),
        ("place", "L"),
    )
    return tuple(
        TagType(name, name.capitalize(), key, key, "#204060", "#80a0c0", "solid", "name")
        for name, key in pairs
    )


def _press(
    key: Qt.Key, text: str = "", modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> str:
    return key_of(QKeyEvent(QEvent.Type.KeyPress, key, modifiers, text))


def test_no_two_actions_share_a_default_key() -> None:
    specs = action_table(_types())
    keys = [canonical(spec.key) for spec in specs if spec.key]
    assert "" not in keys
    assert sorted(keys) == sorted(set(keys))
    assert len({spec.name for spec in specs}) == len(specs)


def test_a_taken_key_is_refused_with_the_name_of_the_other_action() -> None:
    keys = KeyMap(action_table(_types()), {})
    with pytest.raises(InvalidValue, match="“Person”"):
        keys.rebind("type.role", "p")
    assert keys.key("type.role") == "R"


def test_a_changed_key_is_kept_for_the_settings_and_the_old_one_is_free() -> None:
    keys = KeyMap(action_table(_types()), {})
    keys.rebind("type.person", "X")
    keys.rebind("type.role", "P")
    assert keys.changed() == {"type.person": "X", "type.role": "P"}
    again = KeyMap(action_table(_types()), keys.changed())
    assert (again.action("X", "text"), again.action("P", "text")) == ("type.person", "type.role")


def test_what_is_no_key_is_refused() -> None:
    with pytest.raises(InvalidValue, match="not a key"):
        KeyMap(action_table(_types()), {}).rebind("type.role", "Nonsense+")


@pytest.mark.parametrize("key", ["Right", "Shift+Left", "PgDown", "Home", "Tab", "Ctrl+C", "Ctrl+A"])
def test_keys_that_move_or_select_are_refused(key: str) -> None:
    keys = KeyMap(action_table(_types()), {})
    with pytest.raises(InvalidValue, match="moves or selects"):
        keys.rebind("tag.retract", key)
    assert keys.key("tag.retract") == "Del"
    keys.rebind("edit.copy", "Ctrl+C")
    assert keys.key("edit.copy") == "Ctrl+C"


def test_signs_are_taken_as_signs_whatever_modifiers_the_layout_needs() -> None:
    shift, switch = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.GroupSwitchModifier
    assert _press(Qt.Key.Key_BraceLeft, "{", shift) == "{"
    assert _press(Qt.Key.Key_BracketRight, "]", switch) == "]"
    assert _press(Qt.Key.Key_Question, "?", shift) == "?"
    assert _press(Qt.Key.Key_P, "p") == "P"
    assert _press(Qt.Key.Key_O, "O", shift) == "Shift+O"
    assert _press(Qt.Key.Key_1, "1", Qt.KeyboardModifier.KeypadModifier) == "1"
    assert _press(Qt.Key.Key_Space, " ") == "Space"
    assert _press(Qt.Key.Key_Enter, "\r", shift) == "Shift+Return"
    assert _press(Qt.Key.Key_Delete, "\x7f") == "Del"
    assert _press(Qt.Key.Key_Right, "", Qt.KeyboardModifier.AltModifier) == "Alt+Right"
