"""Hands over articles as a file: which kind in words, which articles, how it will look, and what came of it."""

import itertools
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QLocale
from PySide6.QtGui import QFontDatabase
from PySide6.QtWidgets import (
    QCheckBox,
    QFileDialog,
    QHBoxLayout,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import KnownError
from annotator.model.progress import Progress
from annotator.services.exporting import Exported
from annotator.services.session import Session
from annotator.ui.dialogs.article_scope import ArticleScope
from annotator.ui.dialogs.busy_dialog import BusyDialog
from annotator.ui.dialogs.buttons import only_close
from annotator.ui.dialogs.folded_header import folded
from annotator.ui.dialogs.format_list import FormatList
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

        `ask(suggested name, filter)` returns where to save, empty for nowhere, and a folder for no filter; without it the system asks.
        """
        super().__init__(run, parent)
        self._session = session
        self._ask = ask or self._ask_system
        self._asked = 0
        self.scope = ArticleScope(shown, chosen, self)
        self.setWindowTitle(self.tr("Export"))
        self.resize(960, 640)
        self._build()
        self._choose()

    def _build(self) -> None:
        self.formats = FormatList(self._session.exporting.formats(), self)
        self.description = PlainLabel("")
        self.each = QCheckBox(self.tr("A &file for each article, in a folder"), self)
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
        right = QVBoxLayout()
        right.addWidget(self.description)
        self.scope.column.addWidget(self.each)
        right.addWidget(self.scope)
        right.addWidget(PlainLabel(self.tr("The beginning of the first article:"), faint=True))
        right.addWidget(self.preview, 1)
        sides = QHBoxLayout()
        sides.setSpacing(12)
        sides.addWidget(self.formats)
        sides.addLayout(right, 1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(sides, 1)
        for widget in (self.outcome, self.work_row, self.box):
            column.addWidget(widget)
        self.formats.chosen.connect(self._choose)
        self.scope.chosen.connect(self._choose)

    @property
    def format_name(self) -> str:
        """Name of the format chosen."""
        return self.formats.format.name

    def _choose(self) -> None:
        """Say what the choice means, and show what it gives."""
        self.description.setText(self.formats.format.description)
        self.each.setEnabled(self.formats.format.each)
        self._show_preview()

    def _show_preview(self) -> None:
        self._asked += 1
        asked, kind, articles = self._asked, self.format_name, self.scope.articles

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
        kind, articles = self.formats.format, self.scope.articles
        exporting = self._session.exporting
        each = self.each.isChecked() and kind.each
        suggested = exporting.suggested_name(kind.name, articles)
        name = self._ask(suggested, "" if each else f"*{kind.suffix}")
        if not name:
            return
        out = Path(name)
        if each:
            out = _free_folder(out, Path(suggested).stem)
            self._export(partial(exporting.export_each, kind.name, out, articles))
        else:
            out = out if out.suffix else out.with_name(out.name + kind.suffix)
            self._export(partial(exporting.export, kind.name, out, articles))

    def _export(self, export: Callable[[Progress], Exported]) -> None:
        def work(progress: Progress) -> Exported | KnownError:
            try:
                return export(progress)
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
            words += " " + self.tr("It was read again and checked: what it holds is what the project says.")
        if exported.lost:
            lost = "; ".join(loss.sentence for loss in exported.lost)
            words += "\n" + self.tr("Not in the file: {lost}.").format(lost=lost)
        return words

    def _ask_system(self, suggested: str, pattern: str) -> str:
        folder = self._session.path.parent
        if not pattern:
            return QFileDialog.getExistingDirectory(self, self.tr("Folder for the files"), str(folder))
        name, _filter = QFileDialog.getSaveFileName(self, self.tr("Export"), str(folder / suggested), pattern)
        return name


def _free_folder(chosen: Path, name: str) -> Path:
    """The folder chosen, if nothing is in it yet; else a new one in it."""
    if not chosen.is_dir() or not any(chosen.iterdir()):
        return chosen
    names = itertools.chain([name], (f"{name}-{number}" for number in itertools.count(2)))
    return next(folder for folder in (chosen / one for one in names) if not folder.exists())
