"""The selected tag: its words, type, values, certainty, note and history, each change one undo step."""

from collections.abc import Callable

from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from annotator.model.annotation import CERTAINTIES, Annotation
from annotator.model.errors import KnownError, NotFound
from annotator.model.tag_type import TagType
from annotator.services.session import Session
from annotator.ui.docks.certainties import certainty_label
from annotator.ui.docks.field_editors import ChoiceEditor, FieldEditor, NoteEditor, editor_for
from annotator.ui.docks.form_column import FormColumn, form_layout, row_label
from annotator.ui.docks.history_lines import history_lines
from annotator.ui.docks.labels import PlainLabel, plain_tooltip
from annotator.ui.docks.names_used import NamesUsed
from annotator.ui.docks.section import Section
from annotator.ui.docks.type_chip import TypeChip

_QUOTED_LIMIT = 400
"""Code points of the tagged words that are shown."""
_HISTORY_LIMIT = 50


class TagPanel(FormColumn):
    """Shows one tag and lets it be changed."""

    def __init__(self, session: Session, names: NamesUsed, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._names = names
        self._tag: Annotation | None = None
        self._quoted = ""
        self._fields: dict[str, FieldEditor] = {}
        self._fields_of: TagType | None = None
        self._build()

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        self.quoted = PlainLabel(selectable=True)
        self.quoted.setAccessibleName(self.tr("Tagged words"))
        font = self.quoted.font()
        font.setPointSizeF(font.pointSizeF() * 1.1)
        self.quoted.setFont(font)
        self.position = PlainLabel(faint=True)
        self.problem = PlainLabel(strong=True)
        self.problem.hide()
        self.type = QComboBox(self)
        self.type.setAccessibleName(self.tr("Type of the tag"))
        self.type.activated.connect(self._retype)
        head = QHBoxLayout()
        self.chip = TypeChip(self)
        head.addWidget(self.chip)
        head.addWidget(self.type, 1)
        self._values = QWidget(self)
        self._values_form = form_layout(self._values)
        column.addLayout(head)
        column.addWidget(self.quoted)
        column.addWidget(self.position)
        column.addWidget(self.problem)
        column.addWidget(self._values)
        column.addWidget(self._common(), 0)
        self.history = PlainLabel(faint=True, selectable=True)
        self.history.setAccessibleName(self.tr("History of the tag"))
        self.history_section = Section(self.tr("History of the tag"), self.history, self, is_open=False)
        self.history_section.folded.connect(lambda _away: self._show_history())
        column.addWidget(self.history_section)
        self.delete = QPushButton(self.tr("Delete Tag"), self)
        self.delete.setAutoDefault(False)
        self.delete.clicked.connect(self._delete)
        column.addWidget(self.delete, 0, Qt.AlignmentFlag.AlignLeft)

    def _common(self) -> QWidget:
        common = QWidget(self)
        form = form_layout(common)
        self.certainty = ChoiceEditor([(certainty_label(c), c) for c in CERTAINTIES], common)
        self.certainty.combo.removeItem(0)
        self.certainty.name(self.tr("Certainty"))
        self.certainty.settled.connect(
            lambda value: self._do(lambda tag: self._session.tagging.set_certainty(tag.id, value))
        )
        self.note = NoteEditor(common)
        self.note.name(self.tr("Note"))
        self.note.settled.connect(
            lambda value: self._do(lambda tag: self._session.tagging.set_note(tag.id, value))
        )
        form.addRow(row_label(self.tr("Certainty"), self.certainty), self.certainty)
        form.addRow(row_label(self.tr("Note"), self.note), self.note)
        self._common_form = form
        return common

    # What others call

    @property
    def tag_id(self) -> str:
        """Id of the tag shown, or empty."""
        return self._tag.id if self._tag else ""

    def show_tag(self, tag: Annotation, quoted: str) -> None:
        """Show a tag and its words. Fields of the same type stay as they are, so that the focus does."""
        if self._tag is not None and self._tag.id != tag.id:
            self.settle_all()
            self._complain(self._refused())
        self._tag, self._quoted = tag, quoted
        self._show_head(tag, quoted)
        self._show_values(tag)
        self.certainty.set_value(tag.certainty)
        self.note.set_value(tag.note)
        self._show_history()
        reason = self._session.read_only
        self.lock(reason)
        for widget in (self.type, self.delete):
            widget.setEnabled(not reason)
            widget.setToolTip(plain_tooltip(reason))

    def first_field(self) -> QWidget:
        """Where a keyboard begins."""
        return next(iter(self._fields.values()), self.certainty)

    # Inside

    def _refused(self) -> str:
        """What was typed for the tag shown so far and is no value, so that it does not go without a word."""
        lost = [editor.value for editor in self._fields.values() if editor.problem_with(editor.value)]
        return (
            self.tr("Not kept for “{words}”: {values}").format(
                words=self._quoted[:40], values=", ".join(f"“{value}”" for value in lost)
            )
            if lost
            else ""
        )

    def _show_head(self, tag: Annotation, quoted: str) -> None:
        words = quoted if len(quoted) <= _QUOTED_LIMIT else f"{quoted[:_QUOTED_LIMIT]} …"
        self.quoted.setText(f"“{words}”" if tag.type != "quote" else words)
        self.position.setText(self._position(tag))
        types = self._session.tag_set.types()
        listed = [(t.label, t.name) for t in types]
        if tag.type not in (name for _label, name in listed):
            listed.append((tag.type, tag.type))
        if listed != [(self.type.itemText(i), self.type.itemData(i)) for i in range(self.type.count())]:
            self.type.clear()
            for label, name in listed:
                self.type.addItem(label, name)
        self.type.setCurrentIndex(self.type.findData(tag.type))
        self.chip.set_type(self._type_of(tag))

    def _position(self, tag: Annotation) -> str:
        places = ", ".join(
            f"{QLocale().toString(span.start)}–{QLocale().toString(span.end)}" for span in tag.target[:6]
        )
        if len(tag.target) > 6:
            places += " …"
        words = (
            self.tr("Characters {places}")
            if len(tag.target) == 1
            else self.tr("{count} fragments, characters {places}")
        )
        return words.format(places=places, count=len(tag.target))

    def _type_of(self, tag: Annotation) -> TagType:
        try:
            return self._session.tag_set.type(tag.type)
        except NotFound:  # a type of another tag set: its values are shown as they are
            return TagType(tag.type, tag.type, "", tag.type[:1].upper(), "#6b7075", "#9a9c9e", "plain", "seg")

    def _show_values(self, tag: Annotation) -> None:
        tag_type = self._type_of(tag)
        if tag_type != self._fields_of:
            self._build_fields(tag_type)
        for name, editor in self._fields.items():
            editor.set_value(tag.values.get(name, ""))

    def _build_fields(self, tag_type: TagType) -> None:
        while self._values_form.rowCount():
            self._values_form.removeRow(0)
        self._fields_of = tag_type
        self._fields = {}
        before: QWidget = self.type
        for field in tag_type.fields:
            editor = editor_for(field, self._name_source(field.kind), self._values)
            editor.settled.connect(self._value_setter(field.name))
            self._fields[field.name] = editor
            self._values_form.addRow(row_label(field.label, editor), editor)
            QWidget.setTabOrder(before, editor.box)
            before = editor.box
        QWidget.setTabOrder(before, self.certainty.combo)
        self._values.setVisible(bool(tag_type.fields))
        self._align_labels()

    def _align_labels(self) -> None:
        """One left edge for the fields of both forms."""
        labels = [
            label
            for form, editors in (
                (self._values_form, self._fields.values()),
                (self._common_form, (self.certainty, self.note)),
            )
            for label in map(form.labelForField, editors)
            if label is not None
        ]
        width = max(label.sizeHint().width() for label in labels)
        for label in labels:
            label.setFixedWidth(width)

    def _name_source(self, kind: str) -> Callable[[], list[str]]:
        def names() -> list[str]:
            own = " ".join(self._quoted.split())
            known = self._names.of(kind)
            fitting = self._tag is not None and self._tag.type == kind and own and own not in known
            return [own, *known] if fitting else known

        return names

    def _value_setter(self, name: str) -> Callable[[str], None]:
        return lambda value: self._do(lambda tag: self._session.tagging.set_value(tag.id, name, value))

    def _retype(self, index: int) -> None:
        kind = self.type.itemData(index)
        if self._tag is not None and kind != self._tag.type:
            self._do(lambda tag: self._session.tagging.retype(tag.id, kind))

    def _delete(self) -> None:
        self._do(lambda tag: self._session.tagging.retract([tag.id]))

    def _do(self, verb: Callable[[Annotation], object]) -> None:
        """Change the tag; what was refused is said, and the fields show again what is."""
        if self._tag is None:
            return
        tag = self._tag
        try:
            verb(tag)
        except KnownError as error:
            self._complain(str(error))
            self.show_tag(tag, self._quoted)
        else:
            self._complain("")

    def _complain(self, problem: str) -> None:
        self.problem.setText(problem)
        self.problem.setVisible(bool(problem))

    def _show_history(self) -> None:
        if self._tag is None or not self.history_section.is_open:
            return
        entries = self._session.history.of_subject(self._tag.id)
        lines = history_lines(entries)[-_HISTORY_LIMIT:]
        if len(entries) > _HISTORY_LIMIT:
            lines.insert(0, "…")
        self.history.setText("\n".join(lines))
