"""What the header says of a text becomes the metadata of the article."""

from annotator.model.article import Metadata
from tests.formats.foreign_tei.material import first, losses_of, read, tei

BORN_DIGITAL = (
    "<fileDesc><titleStmt><title type='main'>Luton  news</title><title type='sub'>Extra</title><author>Ann Reporter</author></titleStmt>"
    "<publicationStmt><publisher>The Archive</publisher><date when='2024-01-23'/><idno type='URI'>https://example.org/1</idno>"
    "<idno>A 12</idno></publicationStmt><sourceDesc><p>Born digital.</p></sourceDesc></fileDesc>"
)
FROM_A_PAPER = (
    "<fileDesc><titleStmt><title>Edition</title></titleStmt><publicationStmt><publisher>The Archive</publisher><date when='2024'/></publicationStmt>"
    "<sourceDesc><biblStruct><analytic><title level='a'>Leader quits</title><author>Bo</author></analytic><monogr><title level='j'>BBC News</title>"
    "<imprint><date when='2023-09-20'/></imprint></monogr><ref target='https://example.org/news'/></biblStruct></sourceDesc></fileDesc>"
    "<encodingDesc><p>x</p></encodingDesc><profileDesc><langUsage><language ident='en-GB'>English</language></langUsage><textClass/></profileDesc>"
)


def _metadata(header: str) -> Metadata:
    incoming = first(tei("<p>x</p>", header=header)).incoming
    assert incoming is not None
    return incoming.metadata


def test_a_text_without_a_printed_source_is_described_by_its_edition() -> None:
    assert _metadata(BORN_DIGITAL) == Metadata(
        title="Luton news",
        author="Ann Reporter",
        publisher="The Archive",
        published="2024-01-23",
        url="https://example.org/1",
        accession="A 12",
    )


def test_a_text_with_a_source_is_described_by_it_and_not_by_its_edition() -> None:
    assert _metadata(FROM_A_PAPER) == Metadata(
        title="Leader quits",
        author="Bo",
        publisher="BBC News",
        published="2023-09-20",
        url="https://example.org/news",
        language="en-GB",
    )


def test_the_parts_that_have_no_place_are_told() -> None:
    told = losses_of(read(tei("<p>x</p>", header=FROM_A_PAPER)))
    assert (told["part of the header: encodingDesc"], told["part of the header: textClass"]) == (1, 1)


def test_what_stands_beside_the_text_and_is_not_read_is_told() -> None:
    beside = "<facsimile/><standOff><listPerson/><listEvent/></standOff>"
    assert losses_of(read(tei("<p>x</p>", beside=beside))) == {
        "element facsimile beside the text": 1,
        "element listEvent beside the text": 1,
    }


def test_a_date_that_is_none_is_left_out() -> None:
    assert _metadata(BORN_DIGITAL.replace("when='2024-01-23'", "when='lately'")).published == ""
