"""Whole files: always the same bytes, valid for every validator, readable by other programs."""

import io
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from annotator import __version__
from annotator.formats.exporters import EXPORTERS
from annotator.formats.exporters.exporter import Exporter
from annotator.formats.tei.validation import validate
from annotator.model.article import Metadata, Replacement
from annotator.model.errors import InvalidDocument, KnownError, NotFound
from annotator.model.link import Link
from annotator.model.progress import silent
from annotator.model.span import Span
from annotator.model.stage import Stage
from annotator.model.zone import Zone
from tests.formats.tei.material import (
    ANNA,
    AT,
    BEN,
    KHAN,
    OLD_THEME,
    RITA,
    annotated,
    annotation,
    comment,
    corpus,
    decision,
    exported,
)
from tests.formats.tei.official import jing_errors, needs_jing, needs_tei_all, schematron_findings, tei_all
from tests.formats.tei.reader import read

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "tei"
FLAVOURS = EXPORTERS[:2]
both = pytest.mark.parametrize("exporter", FLAVOURS, ids=lambda exporter: exporter.name)
T = "{http://www.tei-c.org/ns/1.0}"

TEXT = (
    "Deputy leader quits Labour\n\n- Published 10 March\n\nCouncillor Aslam Khan said: “I go,\r with a heavy heart.\n\n"
    "“I stay a councillor,” he added,\u00a0“of Luton”, as since 2011 \U0001f600\ufffd."
)


def place(words: str) -> tuple[int, int]:
    """Where words stand in the text."""
    return TEXT.index(words), TEXT.index(words) + len(words)


_QUOTE = place("“I go")[0], place("councillor,”")[1]
LETTER = annotated(
    TEXT,
    annotation(
        1, "role", place("Deputy leader"), values={"term": "deputy-leader", "organisation": "<Labour> & Co", "from": "2021"},
        links={"holder": Link(record=KHAN.id, mention=f"{2:032x}", certainty="probable")},
    ),
    annotation(2, "person", place("Councillor Aslam Khan"), values={"name": "Aslam Khan"}),
    annotation(3, "role", place("Councillor"), by=BEN, state="accepted", values={"term": "ward councillor"}),
    annotation(
        4, "quote", _QUOTE, place("“of Luton”"), values={"mode": "direct", "cue": "said"},
        links={"speaker": Link(record=KHAN.id, mention=f"{2:032x}"), "via": Link(record=KHAN.id, source="Names, 2026")},
    ),
    annotation(
        5, "theme", place("Khan said: “I"), certainty="possible", note="Where does it begin?", type_version=OLD_THEME.version
    ),
    annotation(6, "date", place("added,\u00a0“of Luton”, as since 2011"), state="rejected", values={"edtf": "2011~/.."},
               links={"relative_to": Link(mention=f"{1:032x}")}, type_version=""),
    annotation(7, "place", place("Luton"), certainty="probable", values={"name": "Luton"}),
    annotation(8, "organisation", place("Labour"), values={"name": "<Labour> & Co"}),
    zones=(
        Zone("f" * 32, "", Span(*place("- Published 10 March")), "metadata", "a line that begins with - Published", ANNA),
        Zone("e" * 32, "", Span(*place("10 March\n\nCouncillor")), "other", "", BEN),
    ),
    metadata=Metadata(
        "Deputy leader quits", "BBC News", "A. Writer", "2023-09-20", "https://www.example.org/a", "en-GB", "ACC/1", "2024-01-15"
    ),
    replaced=(Replacement(place("\ufffd")[0], 7),),
    comments=(comment(1, 4, "Where does it end?\n", resolved_by=ANNA), comment(2, 4, "There.", 1, by=ANNA), comment(3, 7, "Which?")),
)  # fmt: skip
BARE = annotated("", number=2, metadata=Metadata(url="see page 3", published="last May", language="?"))
PLAIN = annotated("Nothing is tagged here.\n", number=3)
REVIEWED = annotated(
    "Mr Khan, leader of Luton Council, left.\n",
    annotation(1, "person", (3, 7)),
    annotation(2, "person", (0, 7), by=BEN),
    annotation(3, "role", (9, 15)),
    annotation(4, "organisation", (19, 32)),
    annotation(5, "place", (19, 24), by=BEN),
    number=4,
    reviews=(
        decision(1, "rejected", replaced_by=f"{2:032x}", reason="With <Mr>.", answer="contested",
                 answer_reason="The form is no part of the name.", answered_by=ANNA, answered_at=AT),
        decision(2, "accepted"),
        decision(3, "accepted", event="", automatic=True),
        decision(4, "accepted"),
        decision(4, "rejected", by=ANNA, replaced_by="e" * 32),
    ),
    stages=(Stage("", ANNA, "signed off", by=RITA, at=AT), Stage("", BEN, "in work", "A page is missing.", BEN, AT)),
)  # fmt: skip
CASES = {
    "article": (LETTER,),
    "corpus": (LETTER, BARE, PLAIN),
    "reviewed": (REVIEWED,),
    "untagged": (PLAIN,),
    "empty": (BARE,),
}


@both
@pytest.mark.parametrize("case", CASES)
def test_an_export_is_the_golden_file_byte_for_byte(exporter: Exporter, case: str) -> None:
    golden = GOLDEN / f"{case}.{exporter.name}.xml"
    written = exported(exporter, *CASES[case])
    assert written.replace(f'version="{__version__}"'.encode(), b'version="0.1.0"') == golden.read_bytes()


@needs_tei_all
@needs_jing
def test_every_golden_file_is_valid_in_jing_and_breaks_no_schematron_rule() -> None:
    files = sorted(GOLDEN.rglob("*.xml"))
    assert len(files) == (len(CASES) + 1) * len(FLAVOURS)
    assert jing_errors(files) == []
    assert schematron_findings(files) == []


@needs_tei_all
def test_every_golden_file_is_valid_in_lxml() -> None:
    for file in sorted(GOLDEN.rglob("*.xml")):
        assert tei_all().validate(etree.parse(file)), (file.name, tei_all().error_log)


@needs_tei_all
@needs_jing
def test_the_validators_see_faults(tmp_path: Path) -> None:
    text = (GOLDEN / "article.tei-standoff.xml").read_text(encoding="utf-8")
    refused, warned = tmp_path / "refused.xml", tmp_path / "warned.xml"
    refused.write_text(text.replace('cert="high"', 'cert="certain"'), encoding="utf-8")
    warned.write_text(text.replace('when="2023-09-20"', 'when="2023" from="2023"'), encoding="utf-8")
    assert jing_errors([refused]) != []
    assert schematron_findings([warned]) != []


_AGAIN = """
import sys
from annotator.formats.exporters import EXPORTERS
from tests.formats.tei.material import exported
from tests.formats.tei.test_document import CASES
for exporter in EXPORTERS:
    if exporter.name != "bagit":  # a deposit is made of a project, not only of articles
        sys.stdout.buffer.write(exported(exporter, *CASES["corpus"]))
"""


def test_exports_do_not_depend_on_hash_seed_locale_zone_or_folder(tmp_path: Path) -> None:
    root = str(Path(__file__).resolve().parents[3])
    results = set()
    for seed, language, zone in (
        ("0", "C", "UTC"),
        ("1", "de_DE.UTF-8", "Asia/Tokyo"),
        ("77", "tr_TR", "EST5EDT"),
    ):
        surroundings = os.environ | {
            "PYTHONHASHSEED": seed,
            "LC_ALL": language,
            "TZ": zone,
            "PYTHONPATH": root,
        }
        run = subprocess.run(
            [sys.executable, "-c", _AGAIN], cwd=tmp_path, env=surroundings, capture_output=True, check=True
        )
        results.add(run.stdout)
    assert len(results) == 1


@both
def test_the_order_in_which_tags_come_does_not_matter(exporter: Exporter) -> None:
    turned = replace(LETTER, zones=LETTER.zones[::-1], annotations=LETTER.annotations[::-1])
    assert exported(exporter, turned) == exported(exporter, LETTER)


def test_one_changed_tag_changes_only_its_own_lines_in_an_archive_copy() -> None:
    before = exported(FLAVOURS[0], LETTER).splitlines()
    changed = tuple(
        replace(one, certainty="certain", note="Here.") if one.note else one for one in LETTER.annotations
    )
    after = exported(FLAVOURS[0], replace(LETTER, annotations=changed)).splitlines()
    assert len(before) == len(after)
    differing = [new for old, new in zip(before, after, strict=True) if old != new]
    assert len(differing) == 2
    assert b"ann-00000000000000000000000000000005" in differing[0]
    assert b"Here." in differing[1]


@both
def test_a_file_begins_with_its_schemas_and_ends_with_one_newline(exporter: Exporter) -> None:
    document = exported(exporter, LETTER)
    lines = document.decode("utf-8").split("\n")
    assert lines[0] == '<?xml version="1.0" encoding="UTF-8"?>'
    assert [line.startswith("<?xml-model href=") for line in lines[1:4]] == [True, True, False]
    assert "schematron" in lines[2]
    assert lines[3].startswith("<TEI ")
    assert document.endswith(b"</TEI>\n")
    assert b"DOCTYPE" not in document
    assert b"\r" not in document
    assert b"&#13;" in document


@both
def test_no_list_is_ever_empty(exporter: Exporter) -> None:
    for articles in CASES.values():
        root: Any = etree.fromstring(exported(exporter, *articles))
        lists = "listPerson listOrg listPlace listAnnotation standOff notesStmt taxonomy revisionDesc listChange fs"
        assert [one.tag for name in lists.split() for one in root.iter(T + name) if not len(one)] == []


@both
def test_a_language_that_is_no_language_tag_is_kept_as_words_only(exporter: Exporter) -> None:
    root: Any = etree.fromstring(exported(exporter, BARE))
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "und"
    language = root.find(f".//{T}language")
    assert (language.get("ident"), language.text) == ("und", "?")


@both
def test_a_foreign_reader_takes_the_text_from_the_body(exporter: Exporter, tmp_path: Path) -> None:
    delb = pytest.importorskip("delb", reason="delb is not installed")
    path = tmp_path / "article.xml"
    path.write_bytes(exported(exporter, LETTER))
    document = delb.Document(path)
    (body,) = document.css_select("body")
    assert body.full_text == LETTER.text


@both
def test_reformatting_by_another_program_keeps_text_and_tags(exporter: Exporter) -> None:
    document = exported(exporter, LETTER)
    tree = etree.fromstring(document, etree.XMLParser(remove_blank_text=True))
    assert read(etree.tostring(tree, pretty_print=True, encoding="UTF-8")) == read(document)
    assert read(etree.tostring(etree.fromstring(document), method="c14n2")) == read(document)


def test_indenting_by_force_leaves_an_archive_copy_whole() -> None:
    document = exported(FLAVOURS[0], annotated("one\n\ntwo\n", annotation(1, "person", (0, 6))))
    tree: Any = etree.fromstring(document)
    etree.indent(tree, space="\t")
    (text,) = (article.text for article in read(etree.tostring(tree, encoding="UTF-8")).values())
    assert text == "one\n\ntwo\n"


def test_a_reading_copy_that_indenting_damaged_is_found_out() -> None:
    tree: Any = etree.fromstring(exported(FLAVOURS[1], annotated("one two", annotation(1, "person", (0, 3)))))
    etree.indent(tree)
    (finding, *_more) = validate(io.BytesIO(etree.tostring(tree, encoding="UTF-8")))
    assert "counts 7 characters" in finding.message


@pytest.mark.parametrize("exporter", EXPORTERS, ids=lambda exporter: exporter.name)
def test_no_article_is_a_sentence(exporter: Exporter) -> None:
    with pytest.raises(KnownError, match="choose at least one"):
        exporter.write(corpus(), io.BytesIO(), silent)


@both
def test_a_tag_of_an_undefined_type_is_a_sentence(exporter: Exporter) -> None:
    article = annotated("x", annotation(1, "event", (0, 1)))
    with pytest.raises(NotFound, match="“event” is not defined"):
        exported(exporter, article)


@both
@pytest.mark.parametrize("character", ["\0", "\x0b", "\ufffe", "\ud800"])
def test_a_character_that_xml_cannot_hold_is_a_sentence(exporter: Exporter, character: str) -> None:
    with pytest.raises(InvalidDocument, match="no XML file can hold"):
        exported(exporter, annotated(f"a{character}b"))
    with pytest.raises(InvalidDocument, match="no XML file can hold"):
        exported(exporter, annotated("a", annotation(1, "person", (0, 1), note=character)))


@both
def test_progress_is_told_after_each_article_and_can_stop_the_work(exporter: Exporter) -> None:
    told: list[tuple[int, int, str]] = []

    def tell(done: int, total: int, what: str) -> None:
        told.append((done, total, what))

    exporter.write(corpus(LETTER, PLAIN), io.BytesIO(), tell)
    assert told == [(1, 2, "Deputy leader quits"), (2, 2, "A title")]
