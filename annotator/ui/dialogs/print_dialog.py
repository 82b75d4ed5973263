"""Articles side by side: what is on the pages, how they will look, and the ways to paper, PDF and HTML."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtPrintSupport import QPrintDialog, QPrinter
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from annotator.model.errors import KnownError
from annotator.model.paper import SIZES, Paper
from annotator.model.progress import Progress
from annotator.model.sheet import Contents, Sheet
from annotator.services.printing import Write, write_html
from annotator.services.session import Session
from annotator.ui.dialogs.busy_dialog import BusyDialog
from annotator.ui.dialogs.buttons import only_close
from annotator.ui.docks.labels import PlainLabel
from annotator.ui.docks.running import Run, run_here
from annotator.ui.printed import pdf
from annotator.ui.printed.preview import Preview
from annotator.ui.printed.proofs import Proofs, proofs


class PrintDialog(BusyDialog):
    """Stays open, so that the same sheet can go to paper and into a file."""

    def __init__(
        self,
        session: Session,
        articles: Sequence[str],
        run: Run = run_here,
        parent: QWidget | None = None,
        *,
        ask: Callable[[str], str] | None = None,
        choose_printer: Callable[[QPrinter, int], bool] | None = None,
    ) -> None:
        """Lay articles (ids) out.

        `ask(suffix)` returns where to save, empty for nowhere; `choose_printer(printer, pages)` says whether to
        print. Without them the system asks.
        """
        super().__init__(run, parent)
        self._session = session
        self._articles = list(articles)
        self._ask = ask or self._ask_system
        self._choose_printer = choose_printer or self._ask_for_printer
        self._sheet: Sheet | None = None
        self._asked = 0
        self.setWindowTitle(self.tr("Print Side by Side"))
        self.resize(900, 720)
        self._build()
        self.lay_out()

    def _build(self) -> None:
        self.size_ = QComboBox(self)
        self.size_.addItems(list(SIZES))
        self.size_.setCurrentText(pdf.usual_size())
        self.lies = QComboBox(self)
        for label, landscape in (
            (self.tr("Portrait"), False),
            (self.tr("Landscape"), True),
        ):
            self.lies.addItem(label, landscape)
        self.lies.setCurrentIndex(int(Paper().lies_for(len(self._articles))))
        self.tags = self._choice(self.tr("&Tags, with their key"))
        self.variants = self._choice(self.tr("&Differing words"))
        self.conflicts = self._choice(self.tr("What &contradicts each other"))
        self.furniture = self._choice(self.tr("&Furniture, small and grey"))
        self.only_shared = self._choice(self.tr("&Only what they share"), on=False)
        self.preview = Preview(self)
        self.preview.wanted.connect(self._draw_more)
        self.outcome = PlainLabel(strong=True, selectable=True)
        self.outcome.hide()
        self.box = only_close(self)
        self.print_ = self._button(self.tr("&Print…"), self.send)
        self.save_pdf = self._button(self.tr("Save as PD&F…"), lambda: self._save(".pdf", pdf.write))
        self.save_html = self._button(self.tr("Save as &HTML…"), lambda: self._save(".html", write_html))
        self.print_.setDefault(True)
        form = QFormLayout()
        form.addRow(self.tr("&Paper"), self.size_)
        form.addRow(self.tr("O&rientation"), self.lies)
        options = QVBoxLayout()
        options.addLayout(form)
        options.addSpacing(8)
        for choice in (self.tags, self.variants, self.conflicts, self.furniture, self.only_shared):
            options.addWidget(choice)
        options.addStretch(1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(options)
        row.addWidget(self.preview, 1)
        column = QVBoxLayout(self)
        column.setSpacing(8)
        column.addLayout(row, 1)
        for widget in (self.outcome, self.work_row, self.box):
            column.addWidget(widget)
        for combo in (self.size_, self.lies):
            combo.currentIndexChanged.connect(self.lay_out)

    def _choice(self, label: str, *, on: bool = True) -> QCheckBox:
        choice = QCheckBox(label, self)
        choice.setChecked(on)
        choice.toggled.connect(self.lay_out)
        return choice

    def _button(self, label: str, act: Callable[[], object]) -> QPushButton:
        button = self.box.addButton(label, self.box.ButtonRole.ActionRole)
        button.clicked.connect(act)
        return button

    @property
    def paper(self) -> Paper:
        """The paper chosen."""
        return Paper(self.size_.currentText(), bool(self.lies.currentData()))

    @property
    def contents(self) -> Contents:
        """What is wanted on it."""
        return Contents(
            tags=self.tags.isChecked(),
            variants=self.variants.isChecked(),
            conflicts=self.conflicts.isChecked(),
            furniture=self.furniture.isChecked(),
            only_shared=self.only_shared.isChecked(),
        )

    def lay_out(self) -> None:
        """Show the pages as they are wanted now."""
        contents = self.contents
        self._sheet = None
        self._draw(lambda progress: self._session.printing.sheet(self._articles, contents, progress))

    def _draw_more(self) -> None:
        if (sheet := self._sheet) is not None:
            self._draw(lambda _progress: sheet)

    def _draw(self, compose: Callable[[Progress], Sheet]) -> None:
        """Draw the page that is to be shown, with its neighbours."""
        self._asked += 1
        asked, paper, number = self._asked, self.paper, self.preview.number

        def work(progress: Progress) -> tuple[Sheet, Proofs] | KnownError:
            try:
                sheet = compose(progress)
                return sheet, proofs(sheet, pdf.page_layout(paper, sheet.articles), number, progress)
            except KnownError as error:
                return error

        def done(found: tuple[Sheet, Proofs] | KnownError) -> None:
            if asked == self._asked:
                self._show(found)

        self._enable()
        self.outcome.hide()
        self.do(self.tr("Laying out"), work, done)

    def _show(self, found: tuple[Sheet, Proofs] | KnownError) -> None:
        if isinstance(found, KnownError):
            self.preview.show_proofs(None)
            self._tell(str(found))
        else:
            self._sheet, drawn = found
            self.preview.show_proofs(drawn)
            self._enable()

    def _enable(self) -> None:
        for button in (self.print_, self.save_pdf, self.save_html):
            button.setEnabled(self._sheet is not None)

    def _save(self, suffix: str, write: Write) -> None:
        sheet, paper, name = self._sheet, self.paper, self._ask(suffix)
        if sheet is None or not name:
            return
        out = Path(name)
        out = out if out.suffix else out.with_name(out.name + suffix)

        def work(progress: Progress) -> str:
            self._session.printing.save(sheet, out, write, paper, progress)
            return self.tr("Saved {name}.").format(name=out.name)

        self._do_in_words(self.tr("Saving"), work)

    def send(self) -> None:
        """Ask for a printer and print, on the paper that it was given there."""
        sheet = self._sheet
        if sheet is None:
            return
        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(sheet.title)
        printer.setFullPage(True)
        printer.setPageLayout(pdf.page_layout(self.paper, sheet.articles))
        if not self._choose_printer(printer, self.preview.count):
            return

        def work(progress: Progress) -> str:
            pages = pdf.laid_out(sheet, printer.pageLayout(), progress).pages
            if printer.printRange() == QPrinter.PrintRange.PageRange:
                pages = pages[max(0, printer.fromPage() - 1) : printer.toPage()]
            pdf.draw(pages, printer, progress, give_up=printer.abort)
            return self.tr("Sent to the printer.")

        self._do_in_words(self.tr("Printing"), work)

    def _do_in_words(self, title: str, work: Callable[[Progress], str]) -> None:
        def in_words(progress: Progress) -> str:
            try:
                return work(progress)
            except KnownError as error:
                return str(error)

        self.outcome.hide()
        self.do(title, in_words, self._tell)

    def _tell(self, outcome: str) -> None:
        self.outcome.setText(outcome)
        self.outcome.show()

    def _ask_for_printer(self, printer: QPrinter, pages: int) -> bool:
        dialog = QPrintDialog(printer, self)
        dialog.setMinMax(1, pages)
        return dialog.exec() == QPrintDialog.DialogCode.Accepted

    def _ask_system(self, suffix: str) -> str:
        folder = self._session.path.parent
        name, _kind = QFileDialog.getSaveFileName(
            self, self.windowTitle(), str(folder / f"side-by-side{suffix}"), f"*{suffix}"
        )
        return name
