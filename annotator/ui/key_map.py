"""Which key does what: defaults with the archivist's changes; no key does two things."""

from collections.abc import Iterable, Mapping

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence

from annotator.model.errors import InvalidValue
from annotator.ui.action_table import Spec

_IGNORED = Qt.KeyboardModifier.KeypadModifier | Qt.KeyboardModifier.GroupSwitchModifier
_STRONG = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)


def plain(text: str) -> str:
    """Words of a menu entry without its mnemonic and dots."""
    return text.replace("&", "").rstrip("…")


def canonical(key: str) -> str:
    """One spelling for each key (`del`, `Delete` → `Del`); empty for what is no key."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.PortableText)


def key_of(event: QKeyEvent) -> str:
    """The key that was pressed, as `canonical` spells it.

    A sign such as `{` or `~` is taken as the sign, whichever modifiers the layout needs for it.
    """
    modifiers = event.modifiers() & ~_IGNORED
    text = event.text()
    if (
        len(text) == 1
        and text.isprintable()
        and not text.isalnum()
        and text != " "
        and not modifiers & _STRONG
    ):
        return canonical(text)
    if event.key() == Qt.Key.Key_Enter:
        return canonical(QKeySequence(modifiers.value | Qt.Key.Key_Return.value).toString())
    return QKeySequence(modifiers.value | int(event.key())).toString(QKeySequence.SequenceFormat.PortableText)


MOVING = frozenset(
    canonical(modifiers + key)
    for key in ("Left", "Right", "Up", "Down", "Home", "End", "PgUp", "PgDown")
    for modifiers in ("", "Shift+", "Ctrl+", "Ctrl+Shift+")
) | frozenset(map(canonical, ("Tab", "Shift+Tab", "Backtab", "Shift+Backtab", "Ctrl+C", "Ctrl+A")))
"""Keys without which nobody could move or select in an article; no action is given one."""

ALSO = {
    "Ctrl+Y": "edit.redo",
    "Ctrl+=": "view.zoom_in",
    "Ctrl+J": "edges.end_right",
    "Ctrl+H": "edges.end_left",
    "Ctrl+Shift+J": "edges.start_right",
    "Ctrl+Shift+H": "edges.start_left",
}
"""Second keys: those that hands know, and those for keys that some window managers take for themselves.

They yield to any action that is given them.
"""


class KeyMap:
    """The keys of one table of actions. A clash of defaults is settled for the first in the table."""

    def __init__(self, specs: Iterable[Spec], changed: Mapping[str, str]) -> None:
        self._specs = {spec.name: spec for spec in specs}
        self._keys: dict[str, str] = {}
        for name in self._specs:
            if name in changed:
                self._take(name, changed[name])
        for name, spec in self._specs.items():
            if name not in changed:
                self._take(name, spec.key)

    def key(self, name: str) -> str:
        """Key of an action, empty when it has none."""
        return self._keys.get(name, "")

    def action(self, key: str, scope: str = "") -> str:
        """Name of the action (of this scope) that the key stands for, or nothing."""
        for name, taken in self._keys.items():
            if taken and taken == key and (not scope or self._specs[name].scope == scope):
                return name
        return ""

    def meaning(self, key: str) -> str:
        """Name of the action that a key stands for, as its first or second key, or nothing."""
        return self.action(key) or ALSO.get(key, "")

    def second(self, name: str) -> str:
        """The action's second key, if nothing else was given it."""
        return next((key for key, other in ALSO.items() if other == name and not self.action(key)), "")

    def in_use(self) -> frozenset[str]:
        """All keys that stand for something; Return always does for somebody who points."""
        return frozenset(key for key in self._keys.values() if key) | frozenset(ALSO) | {"Return"}

    def rebind(self, name: str, key: str) -> None:
        """Give an action another key, or none.

        Raises InvalidValue when the key is none that can be pressed, or another action has it.
        """
        wanted = canonical(key)
        if key and not wanted:
            raise InvalidValue(f"“{key}” is not a key; press the key you want, such as P or Ctrl+P.")
        if wanted in MOVING and wanted != canonical(self._specs[name].key):
            raise InvalidValue(f"{wanted} moves or selects in the text; choose another key.")
        other = self.action(wanted) if wanted else ""
        if other and other != name:
            raise InvalidValue(
                f"{wanted} already stands for “{plain(self._specs[other].text)}”; "
                "give that another key first, or choose another one here."
            )
        self._keys[name] = wanted

    def changed(self) -> dict[str, str]:
        """The keys that are not the defaults, for the settings."""
        return {name: key for name, key in self._keys.items() if key != canonical(self._specs[name].key)}

    def _take(self, name: str, key: str) -> None:
        wanted = canonical(key)
        self._keys[name] = "" if wanted and self.action(wanted) else wanted
