"""A PDF with a text layer is read as paragraphs; its pages and what runs through them are zones."""

import io

import pytest
from pypdf import PdfReader, PdfWriter

from annotator.formats.importers import pdf_document
from annotator.formats.importers.pdf_document import PDF_DOCUMENT
from annotator.formats.importers.pdf_words import LineJoiner
from annotator.model.errors import UnreadableFile
from annotator.model.incoming import Incoming
from tests.formats.importers.damaged import damaged, read_or_refused
from tests.formats.importers.pdf_files import Drawn, column, pdf

_ONE = ["The deputy leader of the council has resigned from the party,", "he said on Tuesday evening."]
_TWO = ["He had served the ward for twelve years and will continue to do", "so as an independent, he said."]
_LONG = ["This is a line that is about as wide as the others are, and it is"] * 3


def _read(data: bytes) -> Incoming:
    return PDF_DOCUMENT.read(data, "a.pdf", None)


def _zoned(incoming: Incoming) -> list[tuple[str, str]]:
    return [(zone.rule, incoming.text[zone.span.start : zone.span.end]) for zone in incoming.zones]


def test_lines_are_joined_where_the_next_word_had_no_room() -> None:
    headline: list[Drawn] = [(72, 780, 18, "A headline")]
    incoming = _read(pdf([[*headline, *column([*_ONE, *_TWO])]]))
    assert incoming.text.split("\n") == ["A headline", " ".join(_ONE), " ".join(_TWO)]


def test_a_gap_and_an_indent_begin_a_paragraph() -> None:
    gap = column([*_LONG, "", *_LONG])
    assert _read(pdf([gap])).text.split("\n") == [" ".join(_LONG)] * 2
    indented = [*column(_LONG), (84.0, 704.0, 10.0, _LONG[0]), *column(_LONG[1:], top=692)]
    assert _read(pdf([indented])).text.split("\n") == [" ".join(_LONG)] * 2


def test_columns_are_read_in_the_order_in_which_they_are_drawn() -> None:
    narrow = ["A column that is rather", "narrow as those of the", "newspapers are and then"]
    incoming = _read(pdf([[*column(narrow), *column(narrow, x=320)]]))
    assert incoming.text == " ".join(narrow * 2)


def test_a_paragraph_that_goes_on_overleaf_stays_whole_and_the_page_is_marked() -> None:
    texts = [[line.replace("This", word) for line in _LONG] for word in ("One", "Two", "Three")]
    pages = [
        [(72.0, 800.0, 8.0, "The Daily Paper"), *column(lines), (290.0, 40.0, 8.0, f"{number}")]
        for number, lines in enumerate(texts, 1)
    ]
    incoming = _read(pdf(pages))
    paragraph = " ".join(" ".join(lines) for lines in texts)
    assert incoming.text.split("\n") == [
        "The Daily Paper",
        paragraph,
        "1",
        *["The Daily Paper", "2"],
        *["The Daily Paper", "3"],
    ]
    second = len("The Daily Paper\n") + len(" ".join(texts[0]))
    breaks = [zone for zone in incoming.zones if zone.rule == "Page begins"]
    assert [(zone.kind, zone.span.start) for zone in breaks] == [
        ("page 2", second),
        ("page 3", second + 1 + len(" ".join(texts[1]))),
    ]
    assert [rule for rule, _ in _zoned(incoming) if "Page h" in rule] == ["Page header"] * 3


def test_a_page_that_begins_with_a_paragraph_is_marked_at_the_line_break() -> None:
    incoming = _read(pdf([column(_ONE), [], column(_TWO)]))
    assert incoming.text == f"{' '.join(_ONE)}\n{' '.join(_TWO)}"
    assert _zoned(incoming) == [("Page begins", "\n")]
    assert incoming.zones[0].kind == "pages 2–3"
    assert incoming.remarks == (
        "Page 2 of the PDF has no text, perhaps a picture of it; text recognition (OCR) would read that.",
    )


def test_cells_of_a_table_are_set_apart() -> None:
    drawn: list[Drawn] = [
        (72, 700, 10, "Name"),
        (300, 700, 10, "Votes"),
        (72, 688, 10, "Khan"),
        (300, 688, 10, "12"),
    ]
    assert _read(pdf([drawn])).text == "Name\tVotes\nKhan\t12"


def test_words_that_are_stated_for_glyphs_are_read_in_their_place() -> None:
    more = [
        b"BT /F1 10 Tf 72 600 Td (A di) Tj /Span <</ActualText <FEFF006600660069>>> BDC (#) Tj (?) Tj EMC (cult word) Tj",
        b"/Span <</ActualText <FEFF>>> BDC (-) Tj EMC ET",
    ]
    assert _read(pdf([[(72, 700, 10, "x")]], more=more)).text == "x\nA difficult word"


def _joined(joiner: LineJoiner, line: str, following: str) -> str:
    cut, between = joiner.seam(line, following)
    return f"{line[: len(line) - cut]}{between}{following}"


def test_a_hyphen_goes_only_where_the_word_stands_whole_elsewhere() -> None:
    joiner = LineJoiner.of(["The council of the", "well-known infor-", "mation, the coun-"])
    assert _joined(joiner, "the coun-", "cil said") == "the council said"
    assert _joined(joiner, "the infor-", "mation") == "the infor-mation"
    assert _joined(joiner, "a well-", "known man") == "a well-known man"
    assert _joined(joiner, "soft\u00ad", "ware") == "software"
    assert _joined(joiner, "Anglo-", "Saxon") == "Anglo-Saxon"
    assert _joined(joiner, "he left -", "at last") == "he left - at last"
    assert _joined(joiner, "日本", "語") == "日本語"
    assert joiner.remarks() == (
        "2 words divided at the end of a line stand whole elsewhere and were put together.",
        "2 words divided at the end of a line kept the hyphen, which may not belong there.",
    )


def test_properties_become_metadata_but_no_date_of_publication() -> None:
    info = "/Title (Microsoft Word - A title.docx) /Author (Jane Doe) /CreationDate (D:20230920101500Z)"
    incoming = _read(pdf([column(_ONE)], info=info))
    metadata = incoming.metadata
    assert (metadata.title, metadata.author, metadata.language) == ("A title", "Jane Doe", "en-GB")
    assert metadata.published == ""
    assert incoming.remarks == (
        "The document says that it was made on 2023-09-20; no date of publication was taken from that.",
    )


@pytest.mark.parametrize("text", [b"", b"%PDF-1.4 nothing", pdf([column(_ONE)])[:200]])
def test_a_broken_file_is_refused_in_one_sentence(text: bytes) -> None:
    with pytest.raises(UnreadableFile, match=r"^a\.pdf "):
        _read(text)


def test_a_document_of_pictures_says_what_to_do() -> None:
    with pytest.raises(UnreadableFile, match="text recognition"):
        _read(pdf([[], []]))


def _encrypted(password: str) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf([column(_ONE)]))))
    writer.encrypt(password, "owner", algorithm="RC4-128")
    stream = io.BytesIO()
    writer.write(stream)
    return stream.getvalue()


def test_a_password_is_asked_for_in_one_sentence_and_none_needed_without_one() -> None:
    with pytest.raises(UnreadableFile, match="encrypted"):
        _read(_encrypted("secret"))
    assert _read(_encrypted("")).text == " ".join(_ONE)


@pytest.mark.parametrize("limit", ["_MOST_PAGES", "_MOST_BYTES", "_MOST_OPERATIONS"])
def test_far_too_much_is_refused(limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pdf_document, limit, 1)
    with pytest.raises(UnreadableFile):
        _read(pdf([column(_ONE)] * 2))


def test_a_damaged_document_is_read_or_refused() -> None:
    whole = pdf([column([*_ONE, *_TWO]), column(_LONG)], info="/Title (A title)")
    assert sum(read_or_refused(PDF_DOCUMENT, data, "a.pdf") for data in damaged(whole, 150)) > 0
