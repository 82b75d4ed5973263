"""Projects of MAXQDA, ATLAS.ti, NVivo and others: codes, notes and users, and however they count."""

import io
import random
import zipfile
from collections.abc import Mapping

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import etree

from annotator.formats.refi_qda.saying import Said, read_description, to_description
from annotator.formats.tagged import tagged_format_of
from annotator.formats.tagged.refi_qda import REFI_QDA
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundFile, FoundTag
from annotator.model.progress import silent
from tests.formats.exporters.test_refi_qda import SCHEMA


def guid(number: int) -> str:
    """A GUID."""
    return f"{number:08x}-0000-4000-8000-000000000000"


TEXT = "Sony formed a joint venture with Ericsson."
BOOK = f"""\
<Users><User guid="{guid(1)}" name="Ann"/><User guid="{guid(2)}" id="BB"/></Users>
<CodeBook><Codes>
<Code guid="{guid(10)}" name="Firms" isCodable="false"><Code guid="{guid(11)}" name="Japan" isCodable="true"/></Code>
<Code guid="{guid(12)}" name="Plans" isCodable="true"/>
</Codes></CodeBook>"""
NOTES = f"""\
<Notes><Note guid="{guid(40)}" name="m"><PlainTextContent>A thought.</PlainTextContent></Note>
<Note guid="{guid(41)}" name="n" plainTextPath="internal://memo.txt"/></Notes>"""


def coding(number: int, code: int, *within: str, user: int = 1) -> str:
    """A coding."""
    return (
        f'<Coding guid="{guid(number)}" creatingUser="{guid(user)}" creationDateTime="2026-03-02T11:30:00+01:00">'
        f'<CodeRef targetGUID="{guid(code)}"/>{"".join(within)}</Coding>'
    )


def selection(number: int, start: int, end: int, *within: str, name: str = "") -> str:
    """A selection."""
    return (
        f'<PlainTextSelection guid="{guid(number)}" name="{name}" startPosition="{start}" endPosition="{end}">'
        f"{''.join(within)}</PlainTextSelection>"
    )


def note_ref(number: int) -> str:
    """A reference to a note."""
    return f'<NoteRef targetGUID="{guid(number)}"/>'


def source(*within: str, number: int = 20, path: str = "internal://Text.TXT") -> str:
    """A text."""
    return f'<TextSource guid="{guid(number)}" name="Interview" plainTextPath="{path}">{"".join(within)}</TextSource>'


def project(*sources: str, book: str = BOOK, after: str = "", origin: str = "X 1") -> str:
    """The XML of a project."""
    return (
        f'<Project xmlns="urn:QDA-XML:project:1.0" name="P" origin="{origin}">{book}'
        f"<Sources>{''.join(sources)}</Sources>{after}</Project>"
    )


def packed(xml: str | bytes, **files: str | bytes) -> bytes:
    """A project as a file."""
    return archive_of(
        {"project.qde": xml, "Sources/text.txt": TEXT}
        | {f"Sources/{name}.txt": text for name, text in files.items()}
    )


def archive_of(files: Mapping[str, str | bytes], method: int = zipfile.ZIP_STORED) -> bytes:
    """A zip archive."""
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return stream.getvalue()


def read(xml: str, **files: str | bytes) -> FoundFile:
    """What our reader finds in a project that is valid."""
    SCHEMA.assertValid(etree.fromstring(xml))
    return REFI_QDA.read(packed(xml, **files), "p.qdpx", lambda name: None, silent)


def tags(found: FoundFile) -> list[tuple[str, FoundTag]]:
    """Words and tag, of the only text."""
    (document,) = found.documents
    assert document.incoming
    text = document.incoming.text
    return [(" ".join(text[span.start : span.end] for span in tag.target), tag) for tag in document.tags]


def test_codes_users_times_and_notes() -> None:
    xml = project(
        source(
            selection(
                30,
                0,
                4,
                "<Description>See</Description>",
                coding(50, 11, note_ref(40)),
                coding(51, 12, user=2),
            ),
            selection(31, 14, 27, note_ref(41)),
        ),
        after=NOTES,
        origin="Quirkos 2",
    )
    found = read(xml, memo="In a file.")
    assert (found.program, found.ours, found.losses) == ("REFI-QDA (Quirkos 2)", False, ())
    assert found.documents[0].incoming
    assert found.documents[0].incoming.metadata.title == "Interview"
    said = [(words, tag.kind, tag.by, tag.at, tag.note) for words, tag in tags(found)]
    assert said == [
        ("Sony", "Firms/Japan", "Ann", "2026-03-02T10:30:00Z", "See\nA thought."),
        ("Sony", "Plans", "BB", "2026-03-02T10:30:00Z", "See"),
        ("joint venture", "selection without a code", "", "", "In a file."),
    ]


def test_a_link_from_selection_to_selection_leads_from_tag_to_tag() -> None:
    link = '<Link guid="{}" name="partner" originGUID="{}" targetGUID="{}"/>'
    links = [link.format(guid(60), guid(30), guid(51)), link.format(guid(61), guid(30), guid(10))]
    xml = project(
        source(selection(30, 0, 4, coding(50, 11)), selection(31, 33, 41, coding(51, 11))),
        after=f"<Links>{''.join(links)}</Links>",
    )
    found = read(xml)
    (_sony, first), (_ericsson, second) = tags(found)
    assert first.tags == {"partner": second.id}
    assert [loss.sentence for loss in found.losses] == ["links between other things than selections: 1"]


def test_two_links_of_a_name_are_told_apart_by_a_number() -> None:
    link = '<Link guid="{}" originGUID="{}" targetGUID="{}"/>'
    links = [link.format(guid(60 + n), guid(30), guid(50 + n)) for n in (1, 2)]
    xml = project(
        source(selection(30, 0, 4, coding(50, 11)), selection(31, 5, 9, coding(51, 11), coding(52, 12))),
        after=f"<Links>{''.join(links)}</Links>",
    )
    assert tags(read(xml))[0][1].tags == {
        "link": f"{guid(51)}".replace("-", ""),
        "link 2": guid(52).replace("-", ""),
    }


def test_a_note_on_ever_so_many_selections_fills_no_memory() -> None:
    note = f'<Notes><Note guid="{guid(40)}"><PlainTextContent>{"x" * 9_000_000}</PlainTextContent></Note></Notes>'
    marked = "".join(
        selection(n, 0, 4, "<Description>y</Description>", note_ref(40)) for n in range(100, 200)
    )
    data = archive_of({"project.qde": project(source(marked), after=note), "sources/text.txt": TEXT})
    with pytest.raises(UnreadableFile, match="over and over"):
        REFI_QDA.read(data, "p.qdpx", lambda name: None, silent)


def test_code_names_nested_ever_so_deep_fill_no_memory() -> None:
    open_code = "".join(
        f'<Code guid="{guid(n)}" name="{"n" * 9000}" isCodable="true">' for n in range(100, 300)
    )
    book = f"<CodeBook><Codes>{open_code}{'</Code>' * 200}</Codes></CodeBook>"
    ((_words, tag),) = tags(read(project(source(selection(30, 0, 4, coding(50, 299))), book=book)))
    assert len(tag.kind) == 1000


ASTRAL = "😀 e\u0301té\r\n😀 à Luton\r\n"
FOLDED = ASTRAL.replace("\r\n", "\n")


def units(text: str) -> int:
    """UTF-16 units."""
    return len(text.encode("utf-16-le")) // 2


@pytest.mark.parametrize(
    ("counted", "name", "origin"),
    [
        (len, "", "QualCoder"),
        (units, "", "NVivo 14"),
        (len, "Luton", "X"),
        (lambda before: len(before.replace("\r\n", "\n")), "Luton", "X"),
        (units, "Lut…", "X"),
        (lambda before: units(before.replace("\r\n", "\n")), "Luton", "X"),
        (len, "Luton", "NVivo 14"),
    ],
)
def test_whatever_a_program_counts_the_words_are_found(counted: object, name: str, origin: str) -> None:
    assert callable(counted)
    start = ASTRAL.index("Luton")
    place = selection(30, counted(ASTRAL[:start]), counted(ASTRAL[: start + 5]), coding(50, 11), name=name)
    found = read(project(source(place), origin=origin), text=ASTRAL.encode())
    assert [words for words, _tag in tags(found)] == ["Luton"]


def test_a_byte_order_mark_is_no_character_of_the_text() -> None:
    found = read(project(source(selection(30, 0, 4, coding(50, 11)))), text=b"\xef\xbb\xbf" + TEXT.encode())
    assert [words for words, _tag in tags(found)] == ["Sony"]


def test_a_text_may_stand_in_the_project_itself() -> None:
    xml = project(
        f'<TextSource guid="{guid(20)}"><PlainTextContent>Sony &amp; co</PlainTextContent>'
        f"{selection(30, 0, 9, coding(50, 11))}</TextSource>"
    )
    assert [words for words, _tag in tags(read(xml))] == ["Sony & co"]


def test_of_a_pdf_its_text_is_taken_and_the_rest_is_told() -> None:
    box = f'<PDFSelection guid="{guid(32)}" page="0" firstX="0" firstY="0" secondX="9" secondY="9"/>'
    text = source(selection(30, 0, 4, coding(50, 11))).replace("TextSource", "Representation")
    cases = f'<Cases><Case guid="{guid(70)}" name="Station"/></Cases>'
    sets = f'<Sets><Set guid="{guid(71)}" name="All"/></Sets>'
    text = text.replace("</Representation>", coding(53, 12) + "</Representation>")
    book = BOOK.replace('name="Plans"', 'name="Plans" color="#ff0000"')
    xml = project(
        f'<PDFSource guid="{guid(21)}" name="Guide">{box}{text}{coding(52, 12)}</PDFSource>',
        f'<PictureSource guid="{guid(22)}"/>',
        f'<AudioSource guid="{guid(23)}"/>',
        source(number=24, path="relative://elsewhere.txt"),
        book=book + cases,
        after=f"{NOTES}{sets}<Description>Ours</Description>",
    )
    found = read(xml)
    assert [words for words, _tag in tags(found)] == ["Sony"]
    assert {loss.sentence for loss in found.losses} == {
        "pictures, recordings, and texts that are not in the file: 3",
        "selections on pages of PDF files: 1",
        "codes of whole texts: 2",
        "descriptions and colours of codes: 1",
        "the description of the project: 1",
        "cases and their variables: 1",
        "sets of codes, texts and notes: 1",
        "notes that are on no selection: 2",
    }


@pytest.mark.parametrize(
    ("part", "said"),
    [
        (selection(30, 9, 9, coding(50, 11)), "selections that hold no text: 1"),
        (selection(30, -3, 9, coding(50, 11)), "selections that hold no text: 1"),
        (selection(30, 900, 909, coding(50, 11)), "selections that hold no text: 1"),
        (selection(30, 0, 4, coding(50, 99)), "codings by a code that is not in the code book: 1"),
        (selection(30, 0, 4, coding(50, 11), coding(50, 12)), "codings with the id of another: 1"),
        (selection(30, 0, 4, name="First"), "names of selections: 1"),
        (selection(30, 0, 4) + note_ref(1), "notes on whole texts: 1"),
    ],
)
def test_what_cannot_be_carried_is_told(part: str, said: str) -> None:
    assert [loss.sentence for loss in read(project(source(part))).losses] == [said]


def test_no_text_is_taken_twice() -> None:
    found = read(project(source(), source(number=21)))
    assert len(found.documents) == 1
    assert len(read(project(source(), source(path="internal://other.txt")), other="x").documents) == 1


def test_the_project_of_atlas_ti_has_a_name_of_its_own() -> None:
    xml = project(source(selection(30, 0, 4, coding(50, 11))))
    data = archive_of({"Trial.qde": xml, "sources/text.txt": TEXT})
    assert tagged_format_of(data, "trial.qdpx") is REFI_QDA
    assert [words for words, _ in tags(REFI_QDA.read(data, "t.qdpx", lambda name: None, silent))] == ["Sony"]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no zip", "no zip archive"),
        (archive_of({"x.txt": ""}), "holds no project.qde"),
        (packed("<Project/>"), "another kind of file"),
        (packed(project().removesuffix("</Project>")), "cut off"),
        (packed('<!DOCTYPE Project [<!ENTITY a "b">]>' + project()), "DOCTYPE"),
        (packed("<a>" * 400 + "</a>" * 400), "deep"),
        (packed(project(source()), text=b"\0" * 60_000_000), "MB"),
        (
            archive_of(
                {"project.qde": project(source()), "sources/text.txt": b" " * 40_000_000},
                zipfile.ZIP_DEFLATED,
            ),
            "larger than it is packed",
        ),
    ],
)
def test_a_hostile_file_is_refused_with_one_sentence(data: bytes, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        REFI_QDA.read(data, "p.qdpx", lambda name: None, silent)


@given(
    st.builds(
        Said,
        st.dictionaries(
            st.text("a =→:\\n\n\r[]", min_size=1), st.text("b =→:\\n\n\r[]tagentry 1"), max_size=3
        ),
        st.dictionaries(st.text("a =→:\\n\n", min_size=1), st.just("0a"), max_size=2),
        st.dictionaries(st.text("a =→:\\n\n", min_size=1), st.just("0b"), max_size=2),
        st.sampled_from(("certain", "probable")),
        st.text("c =→:\\n\n\r[]"),
    )
)
@settings(max_examples=300, deadline=None)
def test_a_description_says_what_was_said(said: Said) -> None:
    assert read_description(to_description(said, {"0a": "Ann → [tag 1]\n"})) == said


def test_lines_that_somebody_else_wrote_are_a_note() -> None:
    assert read_description("Look here!\nterm = x\nAnd there.") == Said(
        {"term": "x"}, note="Look here!\nAnd there."
    )


def test_a_damaged_project_gives_tags_or_one_sentence() -> None:
    chance = random.Random(3)
    sound = project(
        source(selection(30, 0, 4, coding(50, 11, note_ref(40)), name="Sony"), selection(31, 14, 27)),
        after=NOTES,
    ).encode()
    for _ in range(300):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.choice(b'<>"= 09-/&\xff\x00')
        try:
            found = REFI_QDA.read(packed(bytes(data), memo="x"), "d.qdpx", lambda name: None, silent)
        except UnreadableFile as error:
            assert str(error).endswith(".")
        else:
            for document in found.documents:
                assert all(span.end <= len(TEXT) for tag in document.tags for span in tag.target)


def test_a_damaged_archive_gives_tags_or_one_sentence() -> None:
    chance = random.Random(5)
    sound = packed(project(source(selection(30, 0, 4, coding(50, 11)))))
    for _ in range(300):
        data = bytearray(sound)
        for _ in range(chance.randint(1, 3)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        try:
            REFI_QDA.read(
                bytes(data[: chance.randint(len(data) // 2, len(data))]), "d.qdpx", lambda name: None, silent
            )
        except UnreadableFile as error:
            assert str(error).endswith(".")
