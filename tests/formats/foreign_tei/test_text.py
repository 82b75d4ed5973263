"""The text of a foreign TEI file: lines, white space, readings, notes, and what is none of the article."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.formats.foreign_tei.material import first, losses_of, read, tags_in, tei, text_of


@pytest.mark.parametrize(
    ("body", "text"),
    [
        ("<p>One.</p>\n  <p>Two.</p>", "One.\nTwo."),
        ("<div><head>News</head><p>One\n   two\tthree.</p></div>", "News\nOne two three."),
        ("<p>A <hi>b</hi>c <hi> d </hi> e</p>", "A bc d e"),
        ("<p>one\u00a0two\u2003three</p>", "one\u00a0two\u2003three"),
        ("<lg><l>First line</l><l>Second line</l></lg>", "First line\nSecond line"),
        (
            "<p>We need: <list><item>bread</item> <item>salt</item></list> and more.</p>",
            "We need:\nbread\nsalt\nand more.",
        ),
        (
            "<table><row><cell>Name</cell><cell>Votes</cell></row> <row><cell/><cell>12</cell></row></table>",
            "Name\tVotes\n\t12",
        ),
        ("<table><row><cell><p>a</p><p>b</p></cell> <cell><p>c</p></cell></row></table>", "a b\tc"),
        ("<ab>Line one<lb/>line two di<lb break='no'/>vided</ab>", "Line one line two divided"),
        ("<p>end of page<pb n='2'/>next page</p>", "end of page next page"),
        (
            "<sp who='#a'><speaker>A.</speaker><p>Yes.</p></sp><sp><speaker>B.</speaker><p>No.</p></sp>",
            "A.\nYes.\nB.\nNo.",
        ),
        ("<p xml:space='preserve'>two  blanks\n and a break</p>", "two  blanks\n and a break"),
        ("<p>a<![CDATA[ < ]]>b</p>", "a < b"),
        ("<p>x<!-- a remark -->y<?page 2?>z</p>", "xyz"),
        (
            "<p>He said: <q>Go.</q></p><quote><p>First.</p><p>Second.</p></quote>",
            "He said: Go.\nFirst.\nSecond.",
        ),
        ("<p>a <unknown>b</unknown> c</p>", "a b c"),
        ("<p>a<other xmlns='urn:other'>b</other></p>", "ab"),
    ],
)
def test_paragraphs_become_lines_and_white_space_is_what_xml_means_by_it(body: str, text: str) -> None:
    assert text_of(tei(body)) == text


def test_text_that_is_kept_as_written_is_kept_to_the_last_blank() -> None:
    body = "<div xml:space='preserve'><p> one\n</p>\n<p>two  \n\n</p><p>three</p></div>"
    assert text_of(tei(body)) == " one\ntwo  \n\nthree"


@pytest.mark.parametrize(
    ("body", "text", "loss"),
    [
        ("<p><choice><sic>teh</sic><corr>the</corr></choice> end</p>", "teh end", "second reading in choice"),
        ("<p><choice><reg>you</reg><orig>ye</orig></choice></p>", "ye", "second reading in choice"),
        (
            "<p><choice><abbr>Cllr</abbr><expan>Councillor</expan></choice></p>",
            "Cllr",
            "second reading in choice",
        ),
        ("<p>a <app><rdg>x</rdg><lem>b</lem><rdg>c</rdg></app></p>", "a b", "second reading in app"),
        ("<p>was <subst><del>bad</del><add>good</add></subst></p>", "was good", "deleted words “bad”"),
        ("<p>a <gap reason='damage'/> b</p>", "a b", "element gap"),
        ("<p>a <hi>b</hi></p>", "a b", "element hi"),
        ("<p rend='centre'>a</p>", "a", "attribute @rend of p"),
        ("<p>a<ptr target='#x'/></p>", "a", "element ptr"),
        ("<p>a<math xmlns='urn:math'>2</math></p>", "a2", "element math of another namespace"),
        ("<p>a<!-- b --></p>", "a", "comments and processing instructions in the text"),
        ("<p>a<g ref='#none'/></p>", "a\ufffd", "characters that are only described (g), shown as \ufffd"),
        (
            "<p>a</p><xi:include xmlns:xi='http://www.w3.org/2001/XInclude' href='b.xml'><xi:fallback>no</xi:fallback></xi:include>",
            "a",
            "XInclude, which is not followed",
        ),
    ],
)
def test_of_several_readings_one_is_the_text_and_what_is_left_out_is_told(
    body: str, text: str, loss: str
) -> None:
    found = read(tei(body))
    assert (found.documents[0].incoming or pytest.fail()).text == text
    assert losses_of(found)[loss] >= 1


def test_a_note_within_a_paragraph_stands_at_the_end_and_one_between_paragraphs_is_furniture() -> None:
    body = (
        "<p>Khan<note n='a'>A <persName>councillor</persName>.</note> left<note><p>See <hi>there</hi>.</p></note>.</p>"
        "<note>House adjourned.</note><p>End.</p>"
    )
    document = first(tei(body))
    assert document.incoming is not None
    assert document.incoming.text == "Khan left.\nHouse adjourned.\nEnd.\n[a] A councillor.\n[2] See there."
    assert tags_in(document) == [("persName", "councillor")]
    assert [(zone.kind, zone.span.start, zone.span.end) for zone in document.incoming.zones] == [
        ("other", 11, 27)
    ]
    assert document.incoming.remarks == ("Notes were put at the end of the text: 2.",)


def test_running_heads_and_pictures_are_furniture() -> None:
    body = (
        "<p>one <pb/><fw type='header'>THE TIMES</fw>two</p>"
        "<figure><graphic url='a.png'/><head>A bridge</head><figDesc>Stone</figDesc></figure><p>x<figure><graphic url='b'/></figure>y</p>"
    )
    document = first(tei(body))
    assert document.incoming is not None
    text = document.incoming.text
    assert text == "one THE TIMES two\nA bridge\nStone\nx y"
    assert [(zone.kind, text[zone.span.start : zone.span.end]) for zone in document.incoming.zones] == [
        ("other", "THE TIMES"),
        ("caption", "A bridge\nStone"),
    ]


def test_a_character_that_the_header_describes_is_what_it_is_mapped_to() -> None:
    header = "<encodingDesc><charDecl><char xml:id='ct'><mapping type='standard'>ct</mapping></char></charDecl></encodingDesc>"
    assert text_of(tei("<p>a<g ref='#ct'/>ive</p>", header=header)) == "active"


def test_words_that_the_file_joins_are_joined() -> None:
    body = (
        "<u who='#A'><seg><s>\n<w>The</w>\n<name type='ORG'>\n<w>House</w>\n</name>\n<w join='right'>votes</w>\n"
        "<pc>.</pc>\n</s>\n<s><pc join='right'>(</pc>\n<w join='right'>Yes\n<w norm='y'/></w> <pc>)</pc></s></seg>"
        "<kinesic><desc>Applause</desc></kinesic><seg>Next.</seg></u>"
    )
    document = first(tei(body))
    assert document.incoming is not None
    assert document.incoming.text == "The House votes. (Yes)\nApplause\nNext."
    assert tags_in(document) == [
        ("u", "The House votes. (Yes)\nApplause\nNext."),
        ("name type=ORG", "House"),
    ]
    assert [zone.rule for zone in document.incoming.zones] == ["Remark of a transcriber"]


def test_an_element_begins_at_its_first_word_and_ends_at_its_last() -> None:
    document = first(tei("<p>by <persName>\n  Aslam\n  Khan\n</persName> today</p>"))
    assert tags_in(document) == [("persName", "Aslam Khan")]


def test_depth_costs_no_call_stack() -> None:
    depth = 245
    assert text_of(tei("<p>" + "<hi>" * depth + "deep" + "</hi>" * depth + "</p>")) == "deep"


_WORD = st.text(
    st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zs"), exclude_characters="<>&\ufffe\uffff"),
    min_size=1,
)


@given(st.lists(st.lists(_WORD, min_size=1, max_size=4), min_size=1, max_size=5))
def test_words_are_never_changed(paragraphs: list[list[str]]) -> None:
    body = "".join(f"<p>\n {'  '.join(f'<hi>{word}</hi>' for word in line)} </p>" for line in paragraphs)
    assert text_of(tei(body)) == "\n".join(" ".join(line) for line in paragraphs)
