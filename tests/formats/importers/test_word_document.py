"""A Word document keeps its words, and what is left out of them is said."""

import io
import zipfile

import docx
import pytest

from annotator.formats.importers.word_document import WORD_DOCUMENT
from annotator.model.errors import UnreadableFile
from annotator.model.incoming import Incoming
from tests.formats.importers.damaged import damaged, read_or_refused
from tests.formats.importers.office_files import paragraph, root, word, zipped


def _read(data: bytes) -> Incoming:
    return WORD_DOCUMENT.read(data, "a.docx", None)


def _zoned(incoming: Incoming) -> list[tuple[str, str, str]]:
    return [(zone.kind, zone.rule, incoming.text[zone.span.start : zone.span.end]) for zone in incoming.zones]


def _written() -> bytes:
    document = docx.Document()
    document.core_properties.title = "Stated title"
    document.core_properties.author = "Jane Doe"
    document.core_properties.language = "en-GB"
    document.add_heading("Shown title", 0)
    document.add_heading("A heading", 1)
    document.add_paragraph("One paragraph\nof two lines, with a\ttab and 😀.")
    for text in ("first", "second"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("point", style="List Bullet")
    table = document.add_table(2, 2)
    for number, cell in enumerate(cell for row in table.rows for cell in row.cells):
        cell.text = f"cell {number}"
    document.add_paragraph("Below a picture", style="Caption")
    document.sections[0].header.paragraphs[0].text = "The Daily Paper"
    document.sections[0].footer.paragraphs[0].text = "page 1"
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def test_what_a_word_processor_wrote_is_read_paragraph_by_paragraph() -> None:
    incoming = _read(_written())
    assert incoming.text.split("\n") == [
        "The Daily Paper",
        "Shown title",
        "A heading",
        "One paragraph",
        "of two lines, with a\ttab and 😀.",
        "1. first",
        "2. second",
        "• point",
        "cell 0\tcell 1",
        "cell 2\tcell 3",
        "Below a picture",
        "page 1",
    ]
    assert _zoned(incoming) == [
        ("other", "Page header", "The Daily Paper"),
        ("caption", "Picture caption", "Below a picture"),
        ("other", "Page footer", "page 1"),
    ]


def test_the_shown_title_counts_before_the_stated_one_and_no_date_is_taken() -> None:
    incoming = _read(_written())
    metadata = incoming.metadata
    assert (metadata.title, metadata.author, metadata.language) == ("Shown title", "Jane Doe", "en-GB")
    assert metadata.published == ""
    assert any("no date of publication" in remark for remark in incoming.remarks)
    assert (incoming.encoding, incoming.encoding_certain) == ("", True)


def test_tracked_changes_are_accepted_and_counted() -> None:
    incoming = _read(
        word(
            "<w:p><w:r><w:t>He </w:t></w:r><w:del><w:r><w:delText>left</w:delText></w:r></w:del>"
            "<w:ins><w:r><w:t>went</w:t></w:r></w:ins></w:p>"
            + paragraph("One ", "<w:rPr><w:del/></w:rPr>")
            + paragraph("two", "<w:rPr><w:del/></w:rPr>")
        )
    )
    assert incoming.text == "He went\nOne two"
    assert incoming.remarks == (
        "The document has tracked changes: what was inserted (1) is in the text, "
        "what was deleted (1) is not; the original has both.",
    )


def test_hidden_text_and_pictures_are_left_out_and_counted() -> None:
    incoming = _read(
        word(
            "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r><w:r><w:t>shown</w:t></w:r>"
            '<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t> too</w:t></w:r>'
            "<w:r><w:pict><v:imagedata/></w:pict></w:r></w:p>"
        )
    )
    assert incoming.text == "shown too"
    assert incoming.remarks == (
        "6 hidden characters were left out of the text; the original has them.",
        "1 picture was left out of the text; the original has it.",
    )


def test_notes_stand_at_the_end_under_their_marks_and_comments_as_furniture() -> None:
    body = (
        '<w:p><w:r><w:t>Fact</w:t><w:footnoteReference w:id="7"/><w:t>, end</w:t>'
        '<w:endnoteReference w:id="3"/><w:commentReference w:id="0"/></w:r></w:p>'
    )
    incoming = _read(
        word(
            body,
            footnotes=root(
                "footnotes",
                f'<w:footnote w:id="0" w:type="separator">{paragraph("x")}</w:footnote>'
                f'<w:footnote w:id="7">{paragraph(" Below.")}</w:footnote>',
            ),
            endnotes=root("endnotes", f'<w:endnote w:id="3">{paragraph("Last.")}</w:endnote>'),
            comments=root("comments", f'<w:comment w:id="0" w:author="Ann">{paragraph("Sure?")}</w:comment>'),
        )
    )
    assert incoming.text == "Fact[1], end[i]\n[1] Below.\n[i] Last.\n[Comment 1 by Ann] Sure?"
    assert _zoned(incoming) == [("metadata", "Comment in the document", "[Comment 1 by Ann] Sure?")]


def test_a_text_box_is_read_once_after_its_paragraph() -> None:
    box = f"<wps:txbx><w:txbxContent>{paragraph('In the box')}</w:txbxContent></wps:txbx>"
    incoming = _read(
        word(
            f"<w:p><w:r><mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
            "</mc:AlternateContent><w:t>Around it</w:t></w:r></w:p>"
        )
    )
    assert incoming.text == "Around it\nIn the box"


def test_readings_of_words_stand_in_brackets_behind_them() -> None:
    ruby = "<w:ruby><w:rt><w:r><w:t>かんじ</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>漢字</w:t></w:r></w:rubyBase></w:ruby>"
    assert _read(word(f"<w:p><w:r>{ruby}</w:r></w:p>")).text == "漢字(かんじ)"


def test_a_table_that_lays_out_a_page_is_read_as_paragraphs() -> None:
    cell = f"<w:tc>{paragraph('One.')}{paragraph('Two.')}</w:tc>"
    assert _read(word(f"<w:tbl><w:tr>{cell}</w:tr></w:tbl>")).text == "One.\nTwo."
    assert _read(word(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")).text == "One. Two.\tOne. Two."
    long = f"<w:tc>{paragraph('One.' * 60)}{paragraph('Two.')}</w:tc>"
    assert _read(word(f"<w:tbl><w:tr>{long}{cell}</w:tr></w:tbl>")).text.count("\n") == 3


def test_words_of_fields_and_links_stay_and_their_codes_go() -> None:
    incoming = _read(
        word(
            '<w:p><w:r><w:fldChar w:fldCharType="begin"/><w:instrText>DATE</w:instrText>'
            '<w:fldChar w:fldCharType="separate"/><w:t>20 May</w:t></w:r>'
            "<w:hyperlink><w:r><w:t> here</w:t></w:r></w:hyperlink></w:p>"
        )
    )
    assert incoming.text == "20 May here"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"", "no office document"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", "has a password or is of an old kind"),
        (zipped({"x": "y"}), "no Word document"),
        (zipped({"word/document.xml": "<w:document"}), "damaged"),
        (zipped({"word/document.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "DOCTYPE"),
        (zipped({"word/document.xml": b"<a>" + b" " * 60_000_000 + b"</a>"}), "larger than it is packed"),
        (zipped({"word/document.xml": b"<a>" * 5000}), "damaged"),
    ],
)
def test_hostile_and_broken_files_are_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        _read(data)


def test_a_damaged_document_is_read_or_refused() -> None:
    packed, loose = _written(), _loosened(_written())
    assert sum(read_or_refused(WORD_DOCUMENT, data, "a.docx") for data in damaged(packed, 60)) < 60
    assert sum(read_or_refused(WORD_DOCUMENT, data, "a.docx") for data in _damaged_parts(loose, 60)) > 0


def _loosened(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _damaged_parts(parts: dict[str, bytes], times: int) -> list[bytes]:
    text = parts["word/document.xml"]
    return [zipped({**parts, "word/document.xml": data}) for data in damaged(text, times)]
