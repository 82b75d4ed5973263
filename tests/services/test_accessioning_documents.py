"""Documents of many kinds become articles in one step; where a PDF's pages begin survives TEI."""

from pathlib import Path

import pytest

from annotator.bootstrap import create_project
from annotator.services.session import Session
from tests.formats.importers.office_files import open_document, paragraph, word
from tests.formats.importers.pdf_files import column, pdf

_LINES = [
    "This is a line that is about as wide as the others are, and it",
    "goes on in the line below it as others do, and is a",
]
_FILES = {
    "a.docx": word(paragraph("Words of Word")),
    "b.odt": open_document("<text:p>Words of ODF</text:p>"),
    "c.rtf": rb"{\rtf1 Words of RTF\par}",
    "d.md": b"# Words\n\nof *Markdown*",
    "e.eml": b"Subject: Words\nFrom: ada@example.org\n\nof a mail\n",
    "f.pdf": pdf([column(_LINES), column([line.upper() for line in _LINES])]),
    "g.docx": b"PK\x03\x04 broken",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "in"
    folder.mkdir()
    for name, data in _FILES.items():
        (folder / name).write_bytes(data)
    return folder


def test_a_folder_of_documents_is_taken_in_without_the_broken_one_and_with_all_bytes(
    session: Session, folder: Path
) -> None:
    outcomes = session.accessioning.import_files([folder])
    assert [outcome.path.name for outcome in outcomes if outcome.error] == ["g.docx"]
    articles = {article.original.name: article for article in session.library.articles()}
    assert sorted(articles) == sorted(set(_FILES) - {"g.docx"})
    for name, article in articles.items():
        assert session.library.original(article.id) == _FILES[name]
        assert "ords" in session.library.text(article.id) or name == "f.pdf"
    session.history.undo()
    assert session.library.articles() == []


def test_the_pages_of_a_pdf_survive_an_export_and_its_import(
    session: Session, folder: Path, tmp_path: Path
) -> None:
    session.accessioning.import_files([folder / "f.pdf"])
    session.exporting.export("tei-standoff", tmp_path / "out.xml")
    other = create_project(tmp_path / "other.annotator")
    try:
        other.accessioning.import_files([tmp_path / "out.xml"])
        (article,) = other.library.articles()
        pages = [zone for zone in other.library.zones(article.id) if zone.rule == "Page begins"]
        text = other.library.text(article.id)
        assert [(zone.kind, text[zone.span.end :][:4]) for zone in pages] == [("page 2", "THIS")]
    finally:
        other.close()
