"""The register as TEI is valid, goes out and comes in again unchanged; foreign files are read, never trusted."""

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.registers.tei_register import read, write
from annotator.model.errors import KnownError, UnreadableFile
from annotator.model.record import Identifier, Record
from tests.formats.registers.material import ANY_RECORD, RECORDS
from tests.formats.tei.official import jing_errors, needs_jing, needs_tei_all, schematron_findings

HEAD = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><standOff><listPerson>'
FOOT = "</listPerson></standOff></TEI>"


def written(records: tuple[Record, ...] = RECORDS) -> bytes:
    """The document of the material."""
    stream = io.BytesIO()
    write([(record, 3) for record in records], "Project <1>", stream)
    return stream.getvalue()


def one(person: str) -> Record:
    """The only entry of a document with one person."""
    (row,) = read(f"{HEAD}{person}{FOOT}".encode(), "names.xml")
    return row.record


def test_what_is_written_is_read_back() -> None:
    assert tuple(row.record for row in read(written(), "register.xml")) == RECORDS


@given(ANY_RECORD)
def test_every_record_is_read_back(record: Record) -> None:
    assert [row.record for row in read(written((record,)), "register.xml")] == [record]


@needs_tei_all
@needs_jing
def test_the_document_is_valid_tei(tmp_path: Path) -> None:
    files = [tmp_path / "all.xml", tmp_path / "one.xml"]
    files[0].write_bytes(written())
    files[1].write_bytes(written((Record("0" * 32, "place", "Luton"),)))
    assert jing_errors(files) == []
    assert schematron_findings(files) == []


def test_an_empty_register_is_not_written() -> None:
    with pytest.raises(KnownError, match="empty"):
        written(())


def test_a_person_of_another_project_is_read() -> None:
    record = one(
        '<person xml:id="AlanMak"><persName><surname>Mak</surname> <forename>Alan</forename></persName>'
        '<birth when="1983-11-19"/><idno type="URI" subtype="parliament">https://members.parliament.uk/1</idno>'
        '<idno type="URI">https://www.wikidata.org/wiki/Q384</idno><idno type="viaf">24604287</idno></person>'
    )
    assert record == Record(
        "",
        "person",
        "Mak Alan",
        dates="1983-11-19/..",
        identifiers=(
            Identifier("Wikidata", "Q384"),
            Identifier("VIAF", "24604287"),
            Identifier("own", "AlanMak"),
        ),
    )


def test_the_names_of_others_inside_an_entry_are_not_its_own() -> None:
    record = one(
        "<person><persName>Khan</persName><affiliation><orgName>Council</orgName></affiliation>"
        "<note><persName>Simmons</persName></note></person>"
    )
    assert record.every_form == ("Khan",)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ('<!DOCTYPE TEI [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + HEAD + "&x;" + FOOT, "DOCTYPE"),
        ("<html><body>x</body></html>", "lists no person"),
        ("<!DOCTYPE html><html/>", "web page"),
        (HEAD + "<person>", "cut off|Premature|well-formed"),
        ("", "empty"),
        ("name,kind\nKhan,person\n", "well-formed"),
        (HEAD + FOOT, "lists no person"),
    ],
)
def test_what_is_no_tei_register_is_refused_with_a_sentence(content: str, said: str) -> None:
    with pytest.raises(UnreadableFile, match=said):
        read(content.encode(), "names.xml")


def test_nothing_is_fetched_and_nothing_included() -> None:
    record = one(
        '<person><persName>Khan<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="/etc/passwd"/>'
        "</persName></person>"
    )
    assert record.name == "Khan"


@given(st.text(max_size=60))
def test_any_text_inside_a_person_is_read_or_refused(text: str) -> None:
    try:
        read(f"{HEAD}<person>{text}</person>{FOOT}".encode("utf-8", "replace"), "names.xml")
    except UnreadableFile as error:
        assert str(error).startswith("names.xml")
