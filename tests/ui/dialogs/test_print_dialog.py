"""The print dialog shows the pages, follows the choices, and sends them to paper or into a file whole."""

import re
from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter
from pytestqt.qtbot import QtBot

from annotator.model.sheet import Contents
from annotator.services.session import Session
from annotator.ui.dialogs.print_dialog import PrintDialog
from annotator.ui.printed.proofs import AT_ONCE
from tests.ui.project_of_tags import tag


@pytest.fixture
def dialog(session: Session, bbc: str, today: str, tmp_path: Path, qtbot: QtBot) -> PrintDialog:
    """A dialog that saves as `side`, and prints into `printed.pdf`."""
    tag(session, bbc, "role", "deputy leader of Luton Council")

    def choose(printer: QPrinter, _pages: int) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "printed.pdf"))
        return True

    shown = PrintDialog(
        session, [bbc, today], ask=lambda _suffix: str(tmp_path / "side"), choose_printer=choose
    )
    shown.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(shown)
    shown.show()
    qtbot.waitExposed(shown)
    return shown


def ink(dialog: PrintDialog) -> QImage:
    """The page that is shown."""
    return dialog.preview.paper.grab().toImage()


def test_the_preview_turns_pages_as_far_as_there_are_any(dialog: PrintDialog) -> None:
    preview = dialog.preview
    first = ink(dialog)
    assert not preview.back.isEnabled()
    preview.on.click()
    assert preview.place.text().startswith("Page 2 of ")
    assert ink(dialog) != first
    preview.turn(100)
    assert not preview.on.isEnabled()


def test_choices_are_laid_out_at_once(dialog: PrintDialog) -> None:
    before = ink(dialog)
    dialog.variants.click()
    assert dialog.contents == Contents(variants=False)
    assert ink(dialog) != before
    dialog.lies.setCurrentIndex(1)
    picture = dialog.preview.paper.picture
    assert picture is not None
    assert picture.width() > picture.height()


def test_pages_are_saved_as_pdf_and_as_html(dialog: PrintDialog, tmp_path: Path) -> None:
    dialog.save_pdf.click()
    assert dialog.outcome.text() == "Saved side.pdf."
    shown = dialog.preview.place.text()
    assert shown == f"Page 1 of {len(PdfReader(tmp_path / 'side.pdf').pages)}"
    dialog.save_html.click()
    assert dialog.outcome.text() == "Saved side.html."
    assert 'class="level"' in (tmp_path / "side.html").read_text(encoding="utf-8")


def test_a_printer_is_sent_the_same_pages(dialog: PrintDialog, tmp_path: Path) -> None:
    dialog.save_pdf.click()
    dialog.print_.click()
    assert dialog.outcome.text() == "Sent to the printer."
    printed, saved = PdfReader(tmp_path / "printed.pdf"), PdfReader(tmp_path / "side.pdf")
    assert [page.extract_text().split() for page in printed.pages] == [
        page.extract_text().split() for page in saved.pages
    ]
    assert printed.pages[0].mediabox == saved.pages[0].mediabox


def test_a_choice_of_pages_and_the_paper_of_the_printer_are_kept(dialog: PrintDialog, tmp_path: Path) -> None:
    out = tmp_path / "second.pdf"

    def choose(printer: QPrinter, pages: int) -> bool:
        assert pages > 1
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(out))
        printer.setPageSize(QPageSize(QPageSize.PageSizeId.A5))
        printer.setPrintRange(QPrinter.PrintRange.PageRange)
        printer.setFromTo(2, 2)
        return True

    dialog._choose_printer = choose
    dialog.print_.click()
    [page] = PdfReader(out).pages
    assert page.mediabox.width == 420
    assert re.search(r"\n2\s/\s\d+\n", page.extract_text())


def test_printing_that_fails_is_told_in_words(dialog: PrintDialog, tmp_path: Path) -> None:
    def choose(printer: QPrinter, _pages: int) -> bool:
        printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
        printer.setOutputFileName(str(tmp_path / "no folder" / "x.pdf"))
        return True

    dialog._choose_printer = choose
    dialog.print_.click()
    assert dialog.outcome.text().startswith("The printer does not take the pages")


def test_a_file_of_a_project_is_not_written_over(dialog: PrintDialog, session: Session) -> None:
    before = session.path.read_bytes()
    dialog._ask = lambda _suffix: str(session.path)
    dialog.save_pdf.click()
    assert "choose another name" in dialog.outcome.text()
    assert session.path.read_bytes() == before


def test_the_page_is_white_and_black_and_nothing_else(dialog: PrintDialog) -> None:
    picture = dialog.preview.paper.picture
    assert picture is not None
    assert picture.isGrayscale()
    assert picture.pixelColor(1, 1) == Qt.GlobalColor.white


def test_pages_far_away_are_drawn_when_they_are_turned_to(
    session: Session, tmp_path: Path, qtbot: QtBot
) -> None:
    names = []
    for name in ("one", "other"):
        path = tmp_path / f"{name}.txt"
        path.write_text("\n".join(f"{name}{line} and so on." for line in range(1500)), encoding="utf-8")
        names.append(session.accessioning.accession(session.accessioning.prepare(path)).id)
    dialog = PrintDialog(session, names)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(dialog)
    assert dialog.preview.count > 2 * AT_ONCE
    dialog.preview.turn(AT_ONCE)
    assert dialog.preview.place.text().startswith(f"Page {AT_ONCE + 1} of ")
    assert dialog.preview.paper.picture is not None
    assert dialog.print_.isEnabled()
