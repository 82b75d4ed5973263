"""Corrects what is known about one article, all fields in one undo step."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from annotator.model.article import Original
from annotator.model.errors import KnownError
from annotator.services.session import Session
from annotator.ui.dialogs.buttons import accept_and_cancel
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.metadata_form import MetadataForm


class MetadataDialog(QDialog):
    """The form of the inspector, with room for long titles."""

    def __init__(self, session: Session, article_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._session = session
        self._article_id = article_id
        article = session.library.article(article_id)
        self.setWindowTitle(self.tr("Details of the Article"))
        self.setMinimumWidth(560)
        self.form = MetadataForm(self)
        self.form.set_metadata(article.metadata)
        self.problem = PlainLabel(session.read_only, strong=True)
        self.problem.setVisible(bool(session.read_only))
        box, self.button = accept_and_cancel(self, self.tr("Save"))
        self.form.setEnabled(not session.read_only)
        self.button.setEnabled(not session.read_only)
        column = QVBoxLayout(self)
        column.setSpacing(10)
        for widget in (PlainLabel(_file(article.original), faint=True), self.form, self.problem):
            column.addWidget(widget)
        column.addStretch(1)
        column.addWidget(box)
        self.form.fields["title"].setFocus()

    def accept(self) -> None:
        if not self.form.settle():
            return
        try:
            self._session.accessioning.set_metadata(self._article_id, self.form.metadata, self.form.read)
        except KnownError as error:
            self.problem.setText(str(error))
            self.problem.show()
        else:
            super().accept()


def _file(original: Original) -> str:
    """Name of the file, and where it lay in a larger one."""
    return "\n".join(part for part in (original.name, original.within) if part)
