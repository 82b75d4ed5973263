"""All tags wanted as a table of any length."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QCoreApplication, QObject, Qt
from PySide6.QtGui import QColor, QGuiApplication, QPalette

from annotator.model.annotation import Annotation
from annotator.services.session import Session
from annotator.ui.docks.certainties import certainty_label
from annotator.ui.docks.paged_table import PagedTable


class TagTable(PagedTable[tuple[Annotation, str, str]]):
    """Rows of (tag, quoted words, article). The columns are named as `Library.tag_numbers` sorts by them."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        tr = QCoreApplication.translate
        headers = {
            "text": tr("TagTable", "Tagged words"),
            "type": tr("TagTable", "Type"),
            "article": tr("TagTable", "Article"),
            "certainty": tr("TagTable", "Certainty"),
            "values": tr("TagTable", "Values"),
            "by": tr("TagTable", "By"),
            "note": tr("TagTable", "Note"),
        }
        super().__init__(headers, session.library.tag_page, parent)
        self._session = session
        self._colours: dict[str, tuple[str, str]] = {}
        self._types: dict[str, tuple[str, dict[str, str]]] = {}

    def tag(self, row: int) -> Annotation | None:
        """The tag in a row; None when it has gone meanwhile."""
        found = self.row(row)
        return found[0] if found else None

    def tag_ids(self, rows: Sequence[int]) -> list[str]:
        """Ids of the tags in these rows."""
        return [tag.id for tag in map(self.tag, rows) if tag is not None]

    def read_again(self) -> None:
        self._types = {
            tag_type.name: (tag_type.label, {field.name: field.label for field in tag_type.fields})
            for tag_type in self._session.tag_set.types()
        }
        self._colours = {t.name: (t.colour, t.colour_dark) for t in self._session.tag_set.types()}

    def look(self, row: int, column: str, role: int) -> Any:
        return self._colour(row) if role == Qt.ItemDataRole.DecorationRole and column == "type" else None

    def _colour(self, row: int) -> QColor | None:
        """Colour of the tag's type on a page of this look."""
        tag = self.tag(row)
        light, dark = self._colours.get(tag.type, ("", "")) if tag else ("", "")
        page = QGuiApplication.palette().color(QPalette.ColorRole.Base)
        return QColor(dark if page.lightness() < 128 else light) if light else None

    def cell(self, row: int, column: str) -> str:
        found = self.row(row)
        if found is None:
            return ""
        tag, quoted, title = found
        label, fields = self._types.get(tag.type, (tag.type, {}))
        if column == "text":
            return " ".join(quoted.split())
        if column == "type":
            return label
        if column == "article":
            return title
        if column == "certainty":
            return certainty_label(tag.certainty)
        if column == "values":
            order = {name: place for place, name in enumerate(fields)}
            shown = self._session.tagging.shown(tag)
            names = sorted(shown, key=lambda name: order.get(name, len(order)))
            return " · ".join(f"{fields.get(name, name)}: {shown[name]}" for name in names)
        return tag.by if column == "by" else " ".join(tag.note.split())
