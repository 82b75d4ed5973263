"""Which keys belong to the text view: those that move the caret, select and copy. All others are let through."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

_MOVING = frozenset(
    {
        Qt.Key.Key_Left,
        Qt.Key.Key_Right,
        Qt.Key.Key_Up,
        Qt.Key.Key_Down,
        Qt.Key.Key_Home,
        Qt.Key.Key_End,
        Qt.Key.Key_PageUp,
        Qt.Key.Key_PageDown,
    }
)
_COPYING = (QKeySequence.StandardKey.Copy, QKeySequence.StandardKey.SelectAll)


def moves_or_selects(event: QKeyEvent) -> bool:
    """Whether a key moves the caret, extends the selection, copies or selects everything."""
    if any(event.matches(key) for key in _COPYING):
        return True
    foreign = Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
    return event.key() in _MOVING and not event.modifiers() & foreign


def adds_fragment(event: QKeyEvent) -> bool:
    """Whether a key adds the selection to the selected tag."""
    enter = event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
    return enter and bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
