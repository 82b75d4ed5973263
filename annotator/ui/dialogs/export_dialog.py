"""Hands over articles as a file: which kind in words, which articles, how it will look, and what came of it."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QLocale, Qt
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QButtonGroup,
    QFileDialog,
    QGridLayout,
    QGroupBox,
    QPlainTextEdit,
    QRadioButton,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import KnownError
from annotator.model.progress import Progress
from annotator.services.exporting import Exported
from annotator.services.session import Session
from annotator.ui.dialogs.busy_dialog import BusyDialog
from annotator.ui.dialogs.buttons import only_close
from annotator.ui.dialogs.folded_header import folded
from annotator.ui.docks.counted import counted
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.running import Run, run_here

_READ = 60_000
"""Code points of an export in which its text has to begin to be previewed."""


class ExportDialog(BusyDialog):
    """Stays open after an export, so that another kind can be made of the same choice."""

    def __init__(
        self,
        session: Session,
        run: Run = run_here,
        shown: Sequence[str] = (),
        parent: QWidget | None = None,
        *,
        chosen: Sequence[str] = (),
        ask: Callable[[str, str], str] | None = None,
    ) -> None:
        """Offer all articles, the ones `shown` in panes, and those `chosen` in the library (ids).

        `ask(suggested name, filter)` returns where to save, empty for nowhere; without it the system asks.
        """
        super().__init__(run, parent)
        self._session = session
        self._ask = ask or self._ask_system
        self._asked = 0
        self._scopes: list[tuple[str, tuple[str, ...]]] = [
            (self.tr("All articles of the project"), ()),
            (self.tr("Articles open in panes ({count})").format(count=len(shown)), tuple(shown)),
            (self.tr("Articles selected in the library ({count})").format(count=len(chosen)), tuple(chosen)),
        ]
        self.setWindowTitle(self.tr("Export"))
        self.resize(760, 640)
        self._build()
        self._show_preview()

    def _build(self) -> None:
        self.formats = QButtonGroup(self)
        self.scopes = QButtonGroup(self)
        self.preview = QPlainTextEdit(self)
        self.preview.setReadOnly(True)
        self.preview.setTabChangesFocus(True)
        self.preview.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        self.preview.setFont(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont))
        self.preview.setCornerWidget(QWidget(self.preview))  # else a square in the colour of the edges
        self.preview.setAccessibleName(self.tr("Preview of the beginning"))
        self.outcome = PlainLabel(strong=True, selectable=True)
        self.outcome.hide()
        self.box = only_close(self)
        self.save = self.box.addButton(self.tr("Save As…"), self.box.ButtonRole.ActionRole)
        self.save.setDefault(True)
        self.save.clicked.connect(self._save_as)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addWidget(self._format_box())
        column.addWidget(self._scope_box())
        column.addWidget(PlainLabel(self.tr("The beginning of the first article:"), faint=True))
        column.addWidget(self.preview, 1)
        for widget in (self.outcome, self.work_row, self.box):
            column.addWidget(widget)
        self.formats.idToggled.connect(lambda _id, on: self._show_preview() if on else None)
        self.scopes.idToggled.connect(lambda _id, on: self._show_preview() if on else None)

    def _format_box(self) -> QGroupBox:
        box = QGroupBox(self.tr("What it is for"), self)
        grid = QGridLayout(box)
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(16)
        for number, kind in enumerate(self._session.exporting.formats()):
            button = QRadioButton(kind.label.replace("&", "&&"), box)
            button.setAccessibleDescription(kind.description)
            button.setChecked(number == 0)
            self.formats.addButton(button, number)
            grid.addWidget(button, number, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(PlainLabel(kind.description, faint=True), number, 1)
        return box

    def _scope_box(self) -> QGroupBox:
        box = QGroupBox(self.tr("Which articles"), self)
        column = QVBoxLayout(box)
        for number, (label, ids) in enumerate(self._scopes):
            button = QRadioButton(label, box)
            button.setChecked(number == 0)
            button.setEnabled(number == 0 or bool(ids))
            self.scopes.addButton(button, number)
            column.addWidget(button)
        return box

    @property
    def format_name(self) -> str:
        """Name of the format chosen."""
        return self._session.exporting.formats()[self.formats.checkedId()].name

    @property
    def articles(self) -> tuple[str, ...]:
        """Ids of the articles chosen; empty for all."""
        return self._scopes[self.scopes.checkedId()][1]

    def _show_preview(self) -> None:
        self._asked += 1
        asked, kind, articles = self._asked, self.format_name, self.articles

        def work(_progress: Progress) -> str | KnownError:
            try:
                return folded(self._session.exporting.preview(kind, articles, _READ))
            except KnownError as error:
                return error

        def done(found: str | KnownError) -> None:
            if asked == self._asked:
                self.preview.setPlainText(str(found))
                self.save.setEnabled(isinstance(found, str))

        self.outcome.hide()
        self.do(self.tr("Preparing the preview"), work, done)

    def _save_as(self) -> None:
        kind, articles = self.format_name, self.articles
        suffix = next(f.suffix for f in self._session.exporting.formats() if f.name == kind)
        suggested = self._session.exporting.suggested_name(kind, articles)
        name = self._ask(suggested, f"*{suffix}")
        if name:
            out = Path(name)
            self._export(kind, out if out.suffix else out.with_name(out.name + suffix), articles)

    def _export(self, kind: str, out: Path, articles: Sequence[str]) -> None:
        def work(progress: Progress) -> Exported | KnownError:
            try:
                return self._session.exporting.export(kind, out, articles, progress)
            except KnownError as error:
                return error

        self.save.setEnabled(False)
        self.outcome.hide()
        self.do(self.tr("Exporting"), work, self._show_result)

    def _show_result(self, found: Exported | KnownError) -> None:
        self.save.setEnabled(True)
        self.outcome.setText(str(found) if isinstance(found, KnownError) else self._in_words(found))
        self.outcome.show()

    def _in_words(self, exported: Exported) -> str:
        size = QLocale().formattedDataSize(exported.bytes)
        words = self.tr("Saved {name}: {articles}, {tags}, {size}.").format(
            name=exported.path.name,
            articles=counted("article", exported.articles),
            tags=counted("tag", exported.annotations),
            size=size,
        )
        if exported.checked:
            words += " " + self.tr(
                "It was read again and checked: it is valid and holds exactly the stored text."
            )
        if exported.lost:
            lost = "; ".join(loss.sentence for loss in exported.lost)
            words += " " + self.tr("Not in the file: {lost}.").format(lost=lost)
        return words

    def _ask_system(self, suggested: str, pattern: str) -> str:
        folder = self._session.path.parent
        name, _filter = QFileDialog.getSaveFileName(self, self.tr("Export"), str(folder / suggested), pattern)
        return name
