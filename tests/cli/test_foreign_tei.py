"""TEI of other programs from the command line: taken in with its tags, or refused with one sentence."""

from pathlib import Path

import pytest
from lxml import etree

from tests.cli.conftest import Annotator
from tests.formats.foreign_tei.dialects import PIECES, TEXT, catma
from tests.formats.foreign_tei.material import tei
from tests.formats.foreign_tei.test_tags import LISTS

BODY = (
    "<p><persName xml:id='m' ref='#khan'>Mr Khan</persName>, <roleName role='councillor'>councillor</roleName> of "
    "<orgName key='Q42'>Luton Council</orgName>, said on <date when='2023-05-12'>Friday</date>: "
    "<said who='#khan' direct='true'>“I left.”</said></p>"
)


def test_tags_become_tags_of_the_project_and_their_entries_entries(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    file = tmp_path / "foreign.xml"
    file.write_bytes(tei(BODY, header=LISTS))
    assert annotator("import", project, file).status == 0
    tags = {tag["type"]: tag for tag in annotator("annotations", project, "--json").json}
    assert sorted(tags) == ["date", "organisation", "person", "quote", "role"]
    assert tags["date"]["values"] == {"edtf": "2023-05-12"}
    assert tags["quote"]["values"]["mode"] == "direct"
    assert tags["role"]["values"] == {"term": "councillor"}
    names = {entry["name"] for entry in annotator("register", project, "--json").json}
    assert {"Aslam Khan", "Luton Council"} <= names


def test_taken_in_twice_it_brings_nothing_new(annotator: Annotator, project: Path, tmp_path: Path) -> None:
    file = tmp_path / "foreign.xml"
    file.write_bytes(tei(BODY, header=LISTS))
    annotator("import", project, file)
    before = annotator("annotations", project, "--json").json
    annotator("import", project, file)
    assert annotator("annotations", project, "--json").json == before


def test_tags_of_catma_come_with_the_text_beside_them(
    annotator: Annotator, project: Path, tmp_path: Path
) -> None:
    (tmp_path / "tags.xml").write_bytes(catma(PIECES))
    refused = annotator("import", project, tmp_path / "tags.xml")
    assert (refused.status, "tags.txt" in refused.err) == (1, True)
    (tmp_path / "tags.txt").write_bytes(TEXT.encode())
    assert annotator("import", project, tmp_path / "tags.xml").status == 0
    assert len(annotator("annotations", project, "--json").json) == 2


SIGNED = "<encodingDesc><appInfo><application ident='annotator' version='1'/></appInfo></encodingDesc>"


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"<!DOCTYPE html><html><body>x</body></html>",
        b"<html><body>x</body></html>",
        b"<!DOCTYPE TEI [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><TEI><text><body><p>&x;</p></body></text></TEI>",
        tei("<p>x</p>")[:-9],
        tei("<p>x</p>", header=SIGNED),
        tei("<p>x</p>", header=SIGNED)[:-9],
        b"<TEI.2><text><body><p>x</p></body></text></TEI.2>",
        b"<mets xmlns='http://www.loc.gov/METS/'/>",
    ],
)
def test_what_cannot_be_read_is_told_in_one_sentence_and_the_project_stays_as_it_was(
    annotator: Annotator, project: Path, tmp_path: Path, data: bytes
) -> None:
    file = tmp_path / "bad.xml"
    file.write_bytes(data)
    before = annotator("annotations", project, "--json").json, annotator("articles", project, "--json").json
    ran = annotator("import", project, file)
    assert ran.status == 1
    assert ran.err.count("\n") <= 1
    assert "bad.xml" in ran.err
    assert (
        annotator("annotations", project, "--json").json,
        annotator("articles", project, "--json").json,
    ) == before


@pytest.mark.parametrize(("flavour", "status"), [("tei-standoff", 0), ("tei-inline", 1)])
def test_a_file_of_ours_that_was_indented_is_ours_and_whole_or_it_is_refused(
    annotator: Annotator, project: Path, tmp_path: Path, flavour: str, status: int
) -> None:
    sample, file = tmp_path / "sample.annotator", tmp_path / "sample.xml"
    annotator("init", sample, "--sample", "--by", "Ada")
    annotator(
        "tag", sample, annotator("articles", sample, "--json").json[0]["id"], "person", "0:9", "--by", "Ada"
    )
    assert annotator("export", sample, file, "--format", flavour).status == 0
    tree = etree.parse(file)
    etree.indent(tree, space="  ")
    tree.write(file, encoding="UTF-8", xml_declaration=True)
    ran = annotator("import", project, file)
    assert ran.status == status
    assert ("is not as Annotator wrote it" in ran.err) is bool(status)
    assert bool(annotator("articles", project, "--json").json) is not bool(status)
