"""Rich text keeps its words, and what is left out of them is said."""

import pytest

from annotator.formats.importers.rich_text import RICH_TEXT
from annotator.model.errors import UnreadableFile
from annotator.model.incoming import Incoming
from tests.formats.importers.damaged import damaged, read_or_refused

_WHOLE = (
    rb"{\rtf1\ansi\ansicpg1252\deff0\deflang2057{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}"
    rb"{\f2\fcharset128 MS Mincho;}}{\stylesheet{\s1 Title;}{\s2\sbasedon0 Caption;}}"
    rb"{\info{\title A \'fcber title}{\author Jane Doe}{\creatim\yr2023\mo9\dy20\hr10}}"
    rb"{\header The Daily Paper\par}{\footer\chpgn page\par}"
    rb"\pard\s1 Shown title\par\pard Gr\'f6\'dfe, \u8364? and \u-10179?\u-8704?, \ldblquote quoted\rdblquote\par"
    rb"{\f1 \'cf\'f0\'e8\'e2\'e5\'f2} {\f2 \'93\'fa\'96\'7b}{\super\chftn}{\*\footnote\chftn Below.\par}\par"
    rb"{\listtext\pard\plain 1.\tab}one\par{\*\unknown gone}{\v hidden}{\field{\*\fldinst PAGE}{\fldrslt seen}}\par"
    rb"\trowd\cellx1\pard\intbl a\cell b\cell\row\pard\s2 Below a picture\par"
    rb"{\pict\bin4 {}\\x0123}{\*\atnauthor Ann}\chatn{\*\annotation Sure?}"
    rb"{\deleted was}{\revised is}\line end}"
)


def _read(data: bytes) -> Incoming:
    return RICH_TEXT.read(data, "a.rtf", None)


def test_words_of_all_alphabets_are_read_in_order() -> None:
    assert _read(_WHOLE).text.split("\n") == [
        "The Daily Paper",
        "Shown title",
        "Größe, € and 😀, “quoted”",
        "Привет 日本[1]",
        "1. one",
        "seen",
        "a\tb",
        "Below a picture",
        "is",
        "end",
        "[1] Below.",
        "page",
        "[Comment 1 by Ann] Sure?",
    ]


def test_what_is_not_the_article_is_a_zone() -> None:
    incoming = _read(_WHOLE)
    zoned = [(zone.rule, incoming.text[zone.span.start : zone.span.end]) for zone in incoming.zones]
    assert zoned == [
        ("Page header", "The Daily Paper"),
        ("Picture caption", "Below a picture"),
        ("Page footer", "page"),
        ("Comment in the document", "[Comment 1 by Ann] Sure?"),
    ]


def test_what_is_left_out_is_said() -> None:
    assert _read(_WHOLE).remarks == (
        "The document has tracked changes: what was inserted (1) is in the text, "
        "what was deleted (1) is not; the original has both.",
        "6 hidden characters were left out of the text; the original has them.",
        "1 picture was left out of the text; the original has it.",
        "1 comment stands at the end of the text, as furniture.",
        "The document says that it was made on 2023-09-20; no date of publication was taken from that.",
    )


def test_the_document_says_who_and_in_which_language() -> None:
    metadata = _read(_WHOLE).metadata
    assert (metadata.title, metadata.author, metadata.language) == ("Shown title", "Jane Doe", "en-GB")


def test_a_byte_that_means_nothing_is_visible_and_remembered() -> None:
    incoming = _read(rb"{\rtf1\ansi a\'81b}")
    assert incoming.text == "a\ufffdb"
    assert [replaced.offset for replaced in incoming.replaced] == [1]


@pytest.mark.parametrize(
    ("data", "text"),
    [
        (rb"{\rtf1 \uc2\u945\'61\'62x\uc0\u946y}", "αxβy"),
        (rb"{\rtf1 {\upr{A?}{\*\ud{A\u945}}}}", "Aα"),
        (rb"{\rtf1 a{\nonshppict{\pict 00}}{\*\shppict{\pict 00}}b", "ab"),
        (
            rb"{\rtf1 around{\shp{\*\shpinst{\sp{\sn x}{\sv 1}}{\shptxt In the box\par}}} it\par}",
            "around it\nIn the box",
        ),
        (b"{\\rtf1 a\r\nb\\~c\\_d \\{e\\}}", "ab\u00a0c\u2011d {e}"),
        (rb"{\rtf1 " + b"{" * 9_000 + b"deep", "deep"),
        (rb"{\rtf1 a}}}}b", "ab"),
    ],
)
def test_odd_groups_are_read_as_they_are_meant(data: bytes, text: str) -> None:
    assert _read(data).text == text


def test_groups_without_end_are_refused() -> None:
    with pytest.raises(UnreadableFile, match="nests more than"):
        _read(rb"{\rtf1 " + b"{" * 20_000)


def test_what_is_no_rich_text_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="no rich text"):
        _read(b"plain")


def test_a_damaged_file_is_read_or_refused() -> None:
    assert sum(read_or_refused(RICH_TEXT, data, "a.rtf") for data in damaged(_WHOLE, 400)) > 0
