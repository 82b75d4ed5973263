"""The window's actions: one QAction for each entry of the table, with its key, connected through one error path."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QCoreApplication, QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence

from annotator.model.errors import ProjectReadOnly
from annotator.model.tag_type import TagType
from annotator.ui.action_table import Spec, action_table
from annotator.ui.key_map import KeyMap, plain


class Actions(QObject):
    """Named actions whose keys can be changed.

    Keys of scope `text` are pressed in an article and handed to `trigger_key`; Qt's own shortcut map never
    sees them, so that a letter typed into a field, a list or a table stays a letter.
    """

    keys_changed = Signal()

    def __init__(
        self,
        tag_types: Sequence[TagType],
        changed_keys: dict[str, str],
        failed: Callable[[BaseException], None],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._failed = failed
        self._changed = dict(changed_keys)
        self._actions: dict[str, QAction] = {}
        self._refusal = ""
        self._connected: set[str] = set()
        self.specs: tuple[Spec, ...] = ()
        self.set_tag_types(tag_types)

    def set_tag_types(self, tag_types: Sequence[TagType]) -> None:
        """Make actions for the tag types there are now; actions that stay keep their connections."""
        self.specs = action_table(tag_types)
        self.keys = KeyMap(self.specs, self._changed)
        for spec in self.specs:
            action = self._actions.get(spec.name) or self._new(spec)
            action.setText(QCoreApplication.translate("Actions", spec.text))
        self.show_keys()

    def __getitem__(self, name: str) -> QAction:
        return self._actions[name]

    def on(self, name: str, act: Callable[[], object]) -> None:
        """Let an action do something; what it raises goes to the one error path."""

        self._connected.add(name)
        self._actions[name].triggered.connect(lambda: self.guard(act))

    def is_free(self, name: str) -> bool:
        """Whether an action exists and does nothing yet."""
        return name in self._actions and name not in self._connected

    def guard(self, act: Callable[[], object]) -> None:
        """Do something; what it raises goes to the one error path."""
        try:
            act()
        except Exception as error:  # decided in one place: a sentence, or a report
            self._failed(error)

    def words(self, name: str) -> str:
        """Text of an action without its mnemonic."""
        return plain(self._actions[name].text())

    def refuse_changes(self, sentence: str) -> None:
        """Grey every action that changes the project; its key in an article says this sentence instead."""
        self._refusal = sentence
        for spec in self.specs:
            if spec.changes:
                self._actions[spec.name].setEnabled(False)
                self._actions[spec.name].setToolTip(sentence)

    def trigger_key(self, key: str) -> None:
        """Do what a key stands for while an article has the focus."""
        name = self.keys.meaning(key)
        if self._refusal and any(spec.name == name and spec.changes for spec in self.specs):
            self._failed(ProjectReadOnly(self._refusal))
        elif name:
            self._actions[name].trigger()

    def _new(self, spec: Spec) -> QAction:
        action = QAction(self)
        action.setObjectName(spec.name)
        action.setCheckable(spec.checkable)
        if spec.scope == "text":
            action.setShortcutContext(Qt.ShortcutContext.WidgetShortcut)
        self._actions[spec.name] = action
        return action

    def show_keys(self) -> None:
        """Let the keys hold that the key map has now."""
        self._changed = self.keys.changed()
        for spec in self.specs:
            key = self.keys.key(spec.name)
            action = self._actions[spec.name]
            keys = [QKeySequence(k) for k in (key, self.keys.second(spec.name)) if k]
            action.setShortcuts(keys)
            shown = QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)
            action.setToolTip(f"{plain(action.text())} ({shown})" if shown else plain(action.text()))
        self.keys_changed.emit()
