"""What becomes of one kind of tag: its type, and the field for each of its values."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QGridLayout,
    QGroupBox,
    QLineEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from annotator.model.tag_type import TagType
from annotator.services.tag_mappings import FoundKind, slug
from annotator.ui.dialogs.mapping_draft import LEFT_OUT, MappingDraft
from annotator.ui.docks.form_column import form_layout, row_label
from annotator.ui.docks.labels import PlainLabel

_NEW = "\0new"
"""In the list of types: one that has no name yet."""


class KindPanel(QGroupBox):
    """`changed` tells that the draft was."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._draft = MappingDraft()
        self._types: tuple[TagType, ...] = ()
        self._kind: FoundKind | None = None
        self.type = QComboBox(self)
        self.type.setAccessibleName(self.tr("Become"))
        self.type.activated.connect(lambda _index: self._choose_type())
        self.name = QLineEdit(self)
        self.name.setAccessibleName(self.tr("Name of the new type"))
        self.name.editingFinished.connect(self._rename)
        self._name_label = row_label(self.tr("&Name of the new type"), self.name)
        self.values: list[QComboBox] = []
        self._about = PlainLabel(faint=True)
        self._area = QScrollArea(self)
        self._area.setFrameShape(QFrame.Shape.NoFrame)
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        form = form_layout()
        form.addRow(row_label(self.tr("&Become"), self.type), self.type)
        form.addRow(self._name_label, self.name)
        column = QVBoxLayout(self)
        column.addLayout(form)
        column.addWidget(self._about)
        column.addWidget(self._area, 1)

    def set_draft(self, draft: MappingDraft, types: tuple[TagType, ...]) -> None:
        """Choose in this draft, among these types of the project and new ones."""
        self._draft, self._types = draft, types
        self.show_kind(None)

    def show_kind(self, kind: FoundKind | None) -> None:
        """Offer the choices for a kind."""
        self._kind = kind
        self.setVisible(kind is not None)
        if kind is None:
            return
        self.setTitle(self.tr("Tags of the kind “{kind}”").format(kind=kind.kind.replace("&", "&&")))
        name = self._draft.rule(kind).type
        self.type.clear()
        for tag_type in self._types:
            self.type.addItem(tag_type.label, tag_type.name)
        for new in self._draft.new_types:
            self.type.addItem(self.tr("New type “{name}”").format(name=new), new)
        self.type.addItem(self.tr("Leave out"), LEFT_OUT)
        # last: who walks the list with the arrow keys is asked for a name there
        self.type.addItem(self.tr("A new type …"), _NEW)
        self.type.setCurrentIndex(self.type.findData(name))
        is_new = self._draft.is_new(name)
        self.name.setVisible(is_new)
        self._name_label.setVisible(is_new)
        self.name.setText(name)
        self._show_values(kind)

    def _show_values(self, kind: FoundKind) -> None:
        inner = QWidget(self._area)
        grid = QGridLayout(inner)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        self.values = []
        rule = self._draft.rule(kind)
        for row, (name, count) in enumerate(kind.names.items() if rule.type else ()):
            combo = QComboBox(inner)
            combo.setAccessibleName(self.tr("Value {name} goes to").format(name=name))
            for label, field in self._choices(kind, name):
                combo.addItem(label, field)
            combo.setCurrentIndex(max(0, combo.findData(rule.fields.get(name, LEFT_OUT))))
            combo.activated.connect(lambda _index, name=name, combo=combo: self._choose_field(name, combo))
            label = self.tr("{name}  ({count})").format(name=name.replace("&", "&&"), count=count)
            grid.addWidget(row_label(label, combo), row, 0)
            grid.addWidget(combo, row, 1)
            self.values.append(combo)
        grid.setRowStretch(len(kind.names), 1)
        self._area.setWidget(inner)
        self._about.setText(
            self.tr("Nothing of them is taken in.")
            if not rule.type
            else self.tr("Their values, how often, and where each goes:")
            if self.values
            else self.tr("They have no values.")
        )

    def _choices(self, kind: FoundKind, name: str) -> list[tuple[str, str]]:
        """Words and field of each choice for a value."""
        rule = self._draft.rule(kind)
        if self._draft.is_new(rule.type):
            field = rule.fields.get(name) or slug(name)
            found = [(self.tr("A value “{name}”").format(name=field), field)]
        else:
            found = [(field.label, field.name) for field in self._draft.fields(kind, name)]
            now = rule.fields.get(name)
            if now and all(now != field for _label, field in found):
                found.append((now, now))
        return [*found, (self.tr("Leave out"), LEFT_OUT)]

    def _choose_type(self) -> None:
        assert self._kind is not None
        chosen = self.type.currentData()
        asked = chosen == _NEW
        self._take(self._draft.free_name(self._kind) if asked else chosen)
        if asked:
            self.name.setFocus(Qt.FocusReason.OtherFocusReason)
            self.name.selectAll()

    def _rename(self) -> None:
        if self._kind is None or self.name.isHidden():
            return
        name = slug(self.name.text()) if self.name.text().strip() else self._draft.free_name(self._kind)
        if name != self._draft.rule(self._kind).type:
            self._take(name)
        self.name.setText(name)

    def _take(self, name: str) -> None:
        assert self._kind is not None
        self._draft.choose_type(self._kind, name)
        self.show_kind(self._kind)
        self.changed.emit()

    def _choose_field(self, name: str, combo: QComboBox) -> None:
        assert self._kind is not None
        self._draft.choose_field(self._kind, name, combo.currentData())
        self.changed.emit()
