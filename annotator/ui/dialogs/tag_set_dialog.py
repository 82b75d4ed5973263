"""Edits the tag set of a project: its types, their values, definitions and examples."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import KnownError
from annotator.model.tag_type import Field, TagType
from annotator.services.session import Session
from annotator.text.word_names import word_name
from annotator.ui.dialogs.buttons import only_close
from annotator.ui.dialogs.tag_type_form import TagTypeForm, swatch
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.theme import is_dark

_COLOURS = (("#00695c", "#4db6ac"), ("#ad1457", "#f48fb1"), ("#4e5d00", "#c0ca33"), ("#5d4037", "#bcaaa4"))


class TagSetDialog(QDialog):
    """A list of types and a form. *Save* states the new definition; tags keep the one they were made under."""

    def __init__(self, session: Session, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Tag Set"))
        self.resize(860, 620)
        self._session = session
        self._draft: TagType | None = None
        self.list = QListWidget(self)
        self.list.setAccessibleName(self.tr("Tag types"))
        self.list.setMaximumWidth(230)
        self.form = TagTypeForm(self)
        self.version = PlainLabel("", faint=True)
        self.problem = PlainLabel("", strong=True)
        self.add = QPushButton(self.tr("New Type"), self)
        self.forget = QPushButton(self.tr("Remove"), self)
        self.save = QPushButton(self.tr("Save"), self)
        self.revert = QPushButton(self.tr("Revert"), self)
        for button in (self.add, self.forget, self.save, self.revert):
            button.setAutoDefault(False)
        self.list.currentRowChanged.connect(lambda _row: self._show_current())
        self.form.edited.connect(self._show_state)
        self.add.clicked.connect(self._new)
        self.forget.clicked.connect(self._forget)
        self.save.clicked.connect(self.keep)
        self.revert.clicked.connect(self._show_current)
        self._lay_out()
        self._fill("")

    def _lay_out(self) -> None:
        under_list = QHBoxLayout()
        under_list.addWidget(self.add)
        under_list.addWidget(self.forget)
        left = QVBoxLayout()
        left.addWidget(self.list, 1)
        left.addLayout(under_list)
        under_form = QHBoxLayout()
        under_form.addWidget(self.version, 1)
        under_form.addWidget(self.revert)
        under_form.addWidget(self.save)
        right = QVBoxLayout()
        right.addWidget(self.form, 1)
        right.addWidget(self.problem)
        right.addLayout(under_form)
        both = QHBoxLayout()
        both.addLayout(left)
        both.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.addLayout(both, 1)
        column.addWidget(only_close(self))

    @property
    def _types(self) -> list[TagType]:
        types = list(self._session.tag_set.types())
        return [*types, self._draft] if self._draft is not None else types

    def _fill(self, chosen: str) -> None:
        types = self._types
        self.list.blockSignals(True)
        self.list.clear()
        dark = is_dark(self.palette())
        for tag_type in types:
            colour = tag_type.colour_dark if dark else tag_type.colour
            icon = swatch(colour, self.fontMetrics().height())
            self.list.addItem(QListWidgetItem(icon, f"{tag_type.letter}  {tag_type.label}"))
        names = [tag_type.name for tag_type in types]
        self.list.setCurrentRow(names.index(chosen) if chosen in names else 0)
        self.list.blockSignals(False)
        self._show_current()

    @property
    def _current(self) -> TagType | None:
        row, types = self.list.currentRow(), self._types
        return types[row] if 0 <= row < len(types) else None

    def _show_current(self) -> None:
        self.problem.setText("")
        self.form.set_type(self._current)
        self._show_state()

    def _show_state(self) -> None:
        current, edited = self._current, self.form.tag_type
        changed = edited is not None and (edited != current or current is self._draft)
        writable = not self._session.read_only
        self.save.setEnabled(changed and writable)
        self.revert.setEnabled(changed and current is not self._draft)
        self.add.setEnabled(writable and self._draft is None)
        self.forget.setEnabled(writable and current is not None)
        self.version.setText(self._told(current))

    def _told(self, current: TagType | None) -> str:
        if self._session.read_only:
            return self._session.read_only
        if current is None or current is self._draft:
            return self.tr("Not saved yet")
        versions = self._session.tag_set.versions(current.name)
        last = versions[-1]
        told = self.tr("Version {version}, definition {number}").format(
            version=current.version, number=len(versions)
        )
        return f"{told} · {last.by} {last.at[:10]}" if last.by else told

    def _new(self) -> None:
        label = self.tr("New type")
        names = {tag_type.name for tag_type in self._types}
        light, dark = _COLOURS[len(names) % len(_COLOURS)]
        self._draft = TagType(word_name(label, names), label, "", "", light, dark, "ticks", "seg")
        self._fill(self._draft.name)
        self.form.tabs.setCurrentIndex(0)
        self.form.label.setFocus(Qt.FocusReason.OtherFocusReason)
        self.form.label.selectAll()

    def keep(self) -> None:
        """State what stands in the form; what is wrong with it is said below it."""
        edited = self.form.tag_type
        if edited is None:
            return
        if self._current is self._draft:
            names = {tag_type.name for tag_type in self._session.tag_set.types()}
            edited = replace(edited, name=word_name(edited.label, names))
        edited = replace(edited, fields=_named(edited.fields))
        try:
            self._session.tag_set.define(edited, None if self._current is self._draft else self._current)
        except KnownError as error:
            self.problem.setText(str(error))
            return
        self._draft = None
        self._fill(edited.name)

    def _forget(self) -> None:
        current = self._current
        try:
            if current is not None and current is not self._draft:
                self._session.tag_set.forget(current.name)
        except KnownError as error:
            self.problem.setText(str(error))
            return
        self._draft = None
        self._fill("")


def _named(fields: Sequence[Field]) -> tuple[Field, ...]:
    """The fields, those that are new with a name made from their label."""
    names = {field.name for field in fields}
    named = []
    for field in fields:
        name = field.name or word_name(field.label, names)
        names.add(name)
        named.append(replace(field, name=name))
    return tuple(named)
