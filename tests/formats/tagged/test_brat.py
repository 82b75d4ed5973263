"""Files of brat: the examples of its documentation, and what people's files hold beside."""

import io
import random
import zipfile

import pytest

from annotator.formats.tagged import tagged_format_of
from annotator.formats.tagged.brat import BRAT
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundFile, FoundTag
from annotator.model.progress import silent
from annotator.model.record import Identifier

SONY = "Sony formed a joint venture with Ericsson, a mobile phone company based in Sweden.\n"
SONY_LINES = """\
T1\tOrganization 0 4\tSony
T2\tMERGE-ORG 14 27\tjoint venture
T3\tOrganization 33 41\tEricsson
T4\tCountry 75 81\tSweden
E1\tMERGE-ORG:T2 Org1:T1 Org2:T3
R1\tOrigin Arg1:T3 Arg2:T4
A1\tNegation E1
A2\tConfidence E1 L1
N1\tReference T1 Wikipedia:26989\tSony
#1\tAnnotatorNotes T1\tthis annotation is suspect
"""


def read(lines: str, text: str | bytes = SONY) -> FoundFile:
    """What a pair of files says."""
    raw = text if isinstance(text, bytes) else text.encode()
    return BRAT.read(lines.encode(), "DOC-1000.ann", {"DOC-1000.txt": raw}.get, silent)


def tags(found: FoundFile) -> dict[str, FoundTag]:
    """Tags by their words."""
    (document,) = found.documents
    assert document.incoming
    text = document.incoming.text
    return {" ".join(text[span.start : span.end] for span in tag.target): tag for tag in document.tags}


def test_the_example_of_the_documentation() -> None:
    found = read(SONY_LINES)
    assert (found.program, found.ours, found.losses) == ("brat", False, ())
    (document,) = found.documents
    assert document.incoming
    assert (document.key, document.incoming.text) == ("DOC-1000", SONY)
    assert document.quotes == {}
    by_words = tags(found)
    assert {words: tag.kind for words, tag in by_words.items()} == {
        "Sony": "Organization",
        "joint venture": "MERGE-ORG",
        "Ericsson": "Organization",
        "Sweden": "Country",
    }
    venture = by_words["joint venture"]
    assert venture.tags == {"Org1": by_words["Sony"].id, "Org2": by_words["Ericsson"].id}
    assert venture.values == {"Negation": "yes", "Confidence": "L1"}
    assert by_words["Ericsson"].tags == {"Origin": by_words["Sweden"].id}
    assert by_words["Sony"].note == "this annotation is suspect"
    assert by_words["Sony"].entries == {"Reference": "Wikipedia:26989"}
    (entry,) = found.entries
    assert (entry.key, entry.kind, entry.name) == ("Wikipedia:26989", "organisation", "Sony")
    assert entry.identifiers == (Identifier("own", "Wikipedia:26989"),)


def test_a_tag_in_several_stretches() -> None:
    found = read("T1\tLocation 0 5;16 23\tNorth America\n", "North and South America")
    assert [*tags(found)] == ["North America"]


def test_what_is_equal_is_tied_in_a_chain() -> None:
    lines = "T1\tOrg 0 1\ta\nT2\tOrg 2 3\tb\nT3\tOrg 4 5\tc\n*\tEquiv T1 T2 T3\n"
    by_words = tags(read(lines, "a b c"))
    assert by_words["a"].tags == {"Equiv": by_words["b"].id}
    assert by_words["b"].tags == {"Equiv": by_words["c"].id}


def test_events_that_share_a_trigger_and_events_in_events() -> None:
    lines = "T1\tProtein 0 1\ta\nT2\tBinding 2 3\tb\nE1\tBinding:T2 Theme:T1\nE2\tRegulation:T2 Theme:E1\nM1\tSpeculation E2\n"
    (document,) = read(lines, "a b").documents
    first, second, third = document.tags
    assert (first.kind, second.kind, third.kind) == ("Protein", "Binding", "Regulation")
    assert third.tags == {"Theme": second.id}
    assert second.target == third.target
    assert third.values == {"Speculation": "yes"}


def test_what_is_said_of_the_words_that_name_an_event_is_said_of_the_event() -> None:
    lines = (
        SONY_LINES
        + "R2\tPlace Arg1:T2 Arg2:T4\nR3\tPart Arg1:T1 Arg2:T2\n#2\tAnnotatorNotes T2\tSo it was.\n"
    )
    by_words = tags(read(lines))
    venture = by_words["joint venture"]
    assert venture.note == "So it was."
    assert venture.tags["Place"] == by_words["Sweden"].id
    assert by_words["Sony"].tags == {"Part": venture.id}


def test_a_reference_on_what_is_no_person_organisation_or_place_stays_a_value() -> None:
    found = read("T1\tDrug 0 4\tSony\nN1\tReference T1 ATC:N02\tPainkillers\n")
    assert tags(found)["Sony"].values == {"Reference": "ATC:N02 Painkillers"}
    assert not found.entries


def test_two_of_a_name_are_told_apart_by_a_number() -> None:
    lines = "T1\tOrg 0 4\tSony\nT2\tOrg 33 41\tEricsson\nT3\tOrg 75 81\tSweden\nR1\tWith Arg1:T1 Arg2:T2\nR2\tWith Arg1:T1 Arg2:T3\n"
    assert [*tags(read(lines))["Sony"].tags] == ["With", "With2"]


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("X1\tfoo T1", "lines of brat that begin with X: 1"),
        ("no tab", "lines of brat that begin with n: 1"),
        ("T9\tOrg x y\tz", "lines of brat that begin with T: 1"),
        ("R1\tOrigin Arg1:T1 Arg2:T99", "Origin that does not lead from tag to tag: 1"),
        ("A1\tNegation R1", "attributes (Negation) that are not on a tag: 1"),
        ("#1\tAnnotatorNotes R1\tx", "notes (AnnotatorNotes) that are not on a tag: 1"),
        ("E1\tMerge:T77", "events without a place in the text: 1"),
        ("T9\tOrg 900 904\tSony", "tags that hold no text: 1"),
        ("T1\tOrg 33 41\tEricsson", "tags with the id of another: 1"),
    ],
)
def test_what_cannot_be_carried_is_told(line: str, said: str) -> None:
    found = read(f"T1\tOrganization 0 4\tSony\n{line}\n")
    assert [loss.sentence for loss in found.losses] == [said]


ASTRAL = "😀 e\u0301té\r\n😀 à Luton\r\n"


@pytest.mark.parametrize(
    "counted",
    [
        len,
        lambda before: len(before.replace("\r\n", "\n")),
        lambda before: len(before.encode("utf-16-le")) // 2,
        lambda before: len(before.replace("\r\n", "\n").encode("utf-16-le")) // 2,
        lambda before: len(before.encode()),
        lambda before: len(before.replace("\r\n", "\n").encode()),
    ],
)
def test_whatever_a_program_counts_the_words_are_found(counted: object) -> None:
    assert callable(counted)
    at = [ASTRAL.index("té"), ASTRAL.index("Luton")]
    lines = "".join(
        f"T{n}\tPlace {counted(ASTRAL[:place])} {counted(ASTRAL[: place + len(words)])}\t{words}\n"
        for n, (place, words) in enumerate(zip(at, ("té", "Luton"), strict=True), start=1)
    )
    found = read(lines, ASTRAL)
    assert [*tags(found)] == ["té", "Luton"]
    assert not found.documents[0].quotes


def test_words_that_stand_elsewhere_are_given_to_be_looked_for() -> None:
    found = read("T1\tOrganization 1 5\tSony\n")
    assert found.documents[0].quotes == {0: "Sony"}


def test_a_text_that_is_missing_is_asked_for() -> None:
    with pytest.raises(UnreadableFile, match=r"DOC-1\.txt"):
        BRAT.read(b"", "DOC-1.ann", lambda name: None, silent)


def packed(**files: str) -> bytes:
    """A zip archive of files in a folder."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name, text in files.items():
            archive.writestr(f"data/{name.replace('_', '.')}", text)
    return stream.getvalue()


def test_an_archive_of_pairs_is_read() -> None:
    data = packed(one_ann="T1\tOrg 0 4\tSony", one_txt="Sony", two_ann="T1\tOrg 0 4\tSony", two_txt="Sony")
    assert tagged_format_of(data, "a.zip") is BRAT
    assert tagged_format_of(packed(one_txt="Sony"), "a.zip") is None
    assert tagged_format_of(b"", "a.ann") is BRAT
    found = BRAT.read(data, "a.zip", lambda name: None, silent)
    assert [document.key for document in found.documents] == ["data/one", "data/two"]
    assert len({tag.id for document in found.documents for tag in document.tags}) == 2
    titles = [document.incoming.metadata.title for document in found.documents if document.incoming]
    assert titles == ["one", "two"]


def test_a_damaged_file_gives_tags_or_one_sentence() -> None:
    chance = random.Random(3)
    sound = (SONY_LINES + "*\tEquiv T1 T3\n").encode()
    for _ in range(400):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 8)):
            data[chance.randrange(len(data))] = chance.choice(b"\t\n 0T#E:;\xff\x00")
        try:
            found = BRAT.read(bytes(data), "d.ann", {"d.txt": SONY.encode()}.get, silent)
        except UnreadableFile as error:
            assert str(error).endswith(".")
        else:
            assert all(span.end <= len(SONY) for tag in found.documents[0].tags for span in tag.target)
