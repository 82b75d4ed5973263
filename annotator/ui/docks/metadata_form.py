"""What is known about an article, to be corrected field by field."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from annotator.model.article import Metadata
from annotator.ui.docks.date_editor import DateEditor
from annotator.ui.docks.field_editors import FieldEditor, TextEditor
from annotator.ui.docks.form_column import form_layout, row_label


class MetadataForm(QWidget):
    """Eight fields; `settled` carries the whole after one of them was changed, `read` is what was shown first."""

    settled = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._metadata = self.read = Metadata()
        form = form_layout(self)
        self.fields: dict[str, FieldEditor] = {}
        date_hint = self.tr("2023, 2023-09 or 2023-09-20")
        for name, label, hint in (
            ("title", self.tr("Title"), ""),
            ("publisher", self.tr("Outlet"), self.tr("Newspaper or broadcaster")),
            ("author", self.tr("Author"), ""),
            ("published", self.tr("Published"), date_hint),
            ("url", self.tr("Address"), "https://…"),
            ("language", self.tr("Language"), self.tr("en, cy, de-AT")),
            ("accession", self.tr("Accession"), self.tr("Number in your archive")),
            ("accessed", self.tr("Accessed"), date_hint),
        ):
            editor = (DateEditor if name in ("published", "accessed") else TextEditor)(self, hint)
            editor.name(label, hint)
            editor.settled.connect(lambda value, name=name: self._take(name, value))
            form.addRow(row_label(label, editor), editor)
            self.fields[name] = editor

    @property
    def metadata(self) -> Metadata:
        """What stands in the form, with dates that mean nothing left as they were."""
        return self._metadata

    def set_metadata(self, metadata: Metadata) -> None:
        """Show this."""
        self._metadata = self.read = metadata
        for name, editor in self.fields.items():
            editor.set_value(getattr(metadata, name))

    def settle(self) -> bool:
        """Take what stands in the fields; False when one of them means nothing."""
        for editor in self.fields.values():
            editor.settle()
        return not any(editor.problem_with(editor.value) for editor in self.fields.values())

    def _take(self, name: str, value: str) -> None:
        self._metadata = replace(self._metadata, **{name: value})
        self.settled.emit(self._metadata)
