"""An OpenDocument text keeps its words, and what is left out of them is said."""

import pytest

from annotator.formats.importers.open_document import OPEN_DOCUMENT
from annotator.model.errors import UnreadableFile
from annotator.model.incoming import Incoming
from tests.formats.importers.damaged import damaged, read_or_refused
from tests.formats.importers.office_files import open_document, zipped


def _read(data: bytes) -> Incoming:
    return OPEN_DOCUMENT.read(data, "a.odt", None)


def _zoned(incoming: Incoming) -> list[tuple[str, str, str]]:
    return [(zone.kind, zone.rule, incoming.text[zone.span.start : zone.span.end]) for zone in incoming.zones]


def test_white_space_is_what_the_writer_meant() -> None:
    body = (
        '<text:p>  One\n   paragraph,<text:s text:c="3"/>spaced<text:tab/>and <text:span>  😀</text:span>'
        "<text:line-break/>two lines</text:p>"
    )
    assert _read(open_document(body)).text == "One paragraph,   spaced\tand 😀\ntwo lines"


def test_lists_keep_their_numbers_and_marks() -> None:
    styles = (
        '<text:list-style style:name="N"><text:list-level-style-number text:level="1" style:num-format="1"'
        ' style:num-suffix="."/><text:list-level-style-number text:level="2" style:num-format="a"'
        ' style:num-suffix=")"/></text:list-style>'
        '<text:list-style style:name="B"><text:list-level-style-bullet text:level="1" text:bullet-char="–"/>'
        "</text:list-style>"
    )
    nested = "<text:list><text:list-item><text:p>a</text:p></text:list-item></text:list>"
    items = f"<text:list-item><text:p>one</text:p><text:p>more</text:p>{nested}</text:list-item>"
    body = (
        f'<text:list text:style-name="N">{items}<text:list-item><text:p>two</text:p></text:list-item></text:list>'
        '<text:list text:style-name="B"><text:list-item><text:p>point</text:p></text:list-item></text:list>'
        '<text:list text:style-name="N" text:continue-numbering="true"><text:list-item><text:p>three</text:p>'
        "</text:list-item></text:list>"
    )
    assert _read(open_document(body, automatic=styles)).text.split("\n") == [
        "1. one",
        "more",
        "a) a",
        "2. two",
        "– point",
        "3. three",
    ]


def test_headings_tables_boxes_and_notes_are_read_in_order() -> None:
    cells = "".join(f"<table:table-cell><text:p>{n}</text:p></table:table-cell>" for n in (1, 2))
    body = (
        '<text:h text:outline-level="1">Heading</text:h>'
        '<text:p>Fact<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        "<text:note-body><text:p>Below.</text:p></text:note-body></text:note>.<draw:frame><draw:text-box>"
        "<text:p>In the box</text:p></draw:text-box></draw:frame><draw:custom-shape><text:p>In the shape</text:p>"
        "</draw:custom-shape></text:p>"
        f"<table:table><table:table-header-rows><table:table-row>{cells}</table:table-row>"
        "</table:table-header-rows></table:table>"
    )
    assert _read(open_document(body)).text.split("\n") == [
        "Heading",
        "Fact[1].",
        "In the box",
        "In the shape",
        "1\t2",
        "[1] Below.",
    ]


def test_what_is_not_the_article_is_a_zone() -> None:
    body = (
        "<text:p>Text<office:annotation><dc:creator>Ann</dc:creator><dc:date>2023</dc:date><text:p>Sure?</text:p>"
        '</office:annotation></text:p><text:p text:style-name="P1">Below a picture</text:p>'
    )
    incoming = _read(
        open_document(
            body,
            automatic='<style:style style:name="P1" style:parent-style-name="Caption"/>',
            styles="<office:master-styles><style:master-page><style:header><text:p>The Daily Paper</text:p>"
            "</style:header><style:footer><text:p>page 1</text:p></style:footer></style:master-page>"
            "</office:master-styles>",
        )
    )
    assert _zoned(incoming) == [
        ("other", "Page header", "The Daily Paper"),
        ("caption", "Picture caption", "Below a picture"),
        ("other", "Page footer", "page 1"),
        ("metadata", "Comment in the document", "[Comment 1 by Ann] Sure?"),
    ]
    assert incoming.remarks == ("1 comment stands at the end of the text, as furniture.",)


def test_hidden_and_deleted_text_is_left_out_and_said() -> None:
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>gone</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes><text:p>shown<text:span text:style-name='H'> secret</text:span>"
        "<draw:frame><draw:image/></draw:frame></text:p>"
    )
    hidden = '<style:style style:name="H"><style:text-properties text:display="none"/></style:style>'
    incoming = _read(open_document(body, automatic=hidden))
    assert incoming.text == "shown"
    assert incoming.remarks == (
        "The document has tracked changes: what was inserted (0) is in the text, "
        "what was deleted (1) is not; the original has both.",
        "6 hidden characters were left out of the text; the original has them.",
        "1 picture was left out of the text; the original has it.",
    )


def test_properties_become_metadata_but_no_date_of_publication() -> None:
    meta = (
        "<dc:title>A  title</dc:title><meta:initial-creator>Jane Doe</meta:initial-creator>"
        "<dc:language>de-DE</dc:language><meta:creation-date>2023-09-20T10:00:00</meta:creation-date>"
    )
    metadata = _read(open_document("<text:p>x</text:p>", meta=meta)).metadata
    assert (metadata.title, metadata.author, metadata.language) == ("A title", "Jane Doe", "de-DE")
    assert metadata.published == ""


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"{}", "no office document"),
        (zipped({"content.xml": "<a/>"}), "no OpenDocument text"),
        (zipped({"content.xml": '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'}), "DOCTYPE"),
        (open_document("", manifest="<manifest><encryption-data/></manifest>"), "password"),
    ],
)
def test_hostile_and_broken_files_are_refused_in_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        _read(data)


def test_a_damaged_document_is_read_or_refused() -> None:
    content = b'<a><body><text><list><list-item><p style-name="x">One</p></list-item></list><note/></text></body></a>'
    made = [zipped({"content.xml": data}) for data in damaged(content, 120)]
    assert 0 < sum(read_or_refused(OPEN_DOCUMENT, data, "a.odt") for data in made) < 120
