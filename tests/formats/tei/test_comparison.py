"""What is said of several articles together is valid TEI in both flavours, and is read back whole."""

import io
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from lxml import etree

from annotator import __version__
from annotator.formats.exporters import EXPORTERS
from annotator.formats.exporters.exporter import Exporter
from annotator.formats.tei.grammar import grammar_findings
from annotator.formats.tei.reading import read_corpus, verify
from annotator.formats.tei.validation import validate
from annotator.model.comparison import Comparison
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import UnreadableFile
from annotator.model.progress import silent
from tests.formats.tei.compared import COMPARED, COMPARISON, compared_articles
from tests.formats.tei.material import corpus, exported
from tests.formats.tei.official import jing_errors, needs_jing, needs_tei_all, schematron_findings
from tests.formats.tei.test_both_flavours import both, unhurried
from tests.formats.tei.test_grammar import mutants

GOLDEN = Path(__file__).resolve().parents[2] / "golden" / "tei" / "compared"
FLAVOURS = EXPORTERS[:2]
MUTANTS = 400
Compared = tuple[tuple[AnnotatedArticle, ...], Comparison]


def read_back(document: bytes) -> Comparison:
    """What a document says of its articles together."""
    verify(io.BytesIO(document), "file.xml", lambda: None)
    return read_corpus(io.BytesIO(document), "file.xml").comparison


def again(document: bytes, exporter: Exporter, articles: tuple[AnnotatedArticle, ...]) -> bytes:
    """What a document is exported to after it was read; claims are made from tags by the services."""
    read = read_corpus(io.BytesIO(document), "file.xml")
    stream = io.BytesIO()
    exporter.write(replace(read, claims_of=corpus(*articles).claims_of), stream, silent)
    return stream.getvalue()


@pytest.mark.parametrize("exporter", FLAVOURS, ids=lambda exporter: exporter.name)
def test_an_export_is_the_golden_file_byte_for_byte(exporter: Exporter) -> None:
    written = exported(exporter, *COMPARED, comparison=COMPARISON)
    golden = GOLDEN / f"{exporter.name}.xml"
    assert written.replace(f'version="{__version__}"'.encode(), b'version="0.1.0"') == golden.read_bytes()


@both
def test_families_dismissals_and_settlements_come_back_equal(exporter: Exporter) -> None:
    assert read_back(exported(exporter, *COMPARED, comparison=COMPARISON)) == COMPARISON


@both
def test_reformatting_by_another_program_keeps_what_is_compared(exporter: Exporter) -> None:
    document = exported(exporter, *COMPARED, comparison=COMPARISON)
    tree = etree.fromstring(document, etree.XMLParser(remove_blank_text=True))
    assert read_back(etree.tostring(tree, pretty_print=True, encoding="UTF-8")) == COMPARISON
    assert read_back(etree.tostring(etree.fromstring(document), method="c14n2")) == COMPARISON


@both
def test_where_nothing_is_compared_no_apparatus_is_declared(exporter: Exporter) -> None:
    document = exported(exporter, *COMPARED)
    assert b"variantEncoding" not in document
    assert b"comparison" not in document
    dismissed = exported(exporter, *COMPARED, comparison=replace(COMPARISON, families=(), cited={}))
    assert b"variantEncoding" not in dismissed
    assert list(validate(io.BytesIO(dismissed))) == []


@both
@unhurried(60)
@given(compared=compared_articles())
def test_any_comparison_is_read_back_whole_and_exported_again_byte_for_byte(
    exporter: Exporter, compared: Compared
) -> None:
    articles, comparison = compared
    document = exported(exporter, *articles, comparison=comparison)
    assert list(validate(io.BytesIO(document))) == []
    assert read_back(document) == comparison
    for flavour in FLAVOURS:
        written = exported(flavour, *articles, comparison=comparison)
        assert again(document, flavour, articles) == written


@needs_tei_all
@needs_jing
@both
def test_random_comparisons_are_valid_tei_and_break_no_schematron_rule(
    exporter: Exporter, tmp_path: Path
) -> None:
    files: list[Path] = []

    @unhurried(30)
    @given(compared=compared_articles())
    def write(compared: Compared) -> None:
        files.append(tmp_path / f"{len(files)}.xml")
        files[-1].write_bytes(exported(exporter, *compared[0], comparison=compared[1]))

    write()
    assert jing_errors(files) == []
    assert schematron_findings(files) == []


@needs_tei_all
@needs_jing
def test_whatever_our_grammar_takes_of_mutants_tei_all_takes(tmp_path: Path) -> None:
    taken: list[Path] = []
    for seed, exporter in enumerate(FLAVOURS):
        document = _alone(exported(exporter, *COMPARED, comparison=COMPARISON))
        for mutant in mutants(document, MUTANTS // 2, seed):
            if not list(grammar_findings(mutant)):
                taken.append(tmp_path / f"{len(taken)}.xml")
                taken[-1].write_bytes(etree.tostring(mutant, encoding="UTF-8", xml_declaration=True))
    assert MUTANTS // 20 < len(taken) < MUTANTS * 3 // 4
    assert jing_errors(taken) == []


def _alone(document: bytes) -> bytes:
    """The document without its tag set, so that most changes hit what is compared."""
    root: Any = etree.fromstring(document)
    for declared in root.iterfind(".//{*}category/{*}category"):
        declared.getparent().remove(declared)
    return etree.tostring(root, encoding="UTF-8")


@both
def test_a_file_with_faults_in_it_is_read_or_refused_with_a_sentence(exporter: Exporter) -> None:
    document = exported(exporter, *COMPARED, comparison=COMPARISON)
    read = 0
    for mutant in mutants(_alone(document), 120, seed=11):
        changed = etree.tostring(mutant, encoding="UTF-8", xml_declaration=True)
        try:
            read_back(changed)
            read += 1
        except UnreadableFile as error:
            assert str(error).startswith("file.xml ")
            assert "\n" not in str(error)
    assert read > 0


@both
@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        (">him</rdg>", ">her</rdg>", "other words than the place"),
        (".body,18,3)", ".body,1900,3)", "does not lie in the text"),
        (f'source="#ann-{11:032x}"', f'source="#ann-{99:032x}"', "not in the file"),
        ('wit="#a0000000000000001.witness"', 'wit="#a0000000000000009.witness"', "not in the file"),
        (f'from="#ann-{11:032x}"', f'from="#ann-{99:032x}"', "not in the file"),
        (f'target="#ann-{11:032x} #ann-{21:032x}"', f'target="#ann-{21:032x} #ann-{11:032x}"', "not the id"),
        ('subtype="claim"', 'subtype="number"', "not the id of the conflict"),
        (f'#ann-{12:032x} #a0000000000000003"', f'#ann-{12:032x} #a0000000000000002"', "not the id of the answer"),
        ('n="ffff', 'n="eeee', "not the id of the conflict"),
        ('app type="person"', 'app type="gossip"', "not as Annotator wrote it"),
    ],
)  # fmt: skip
def test_what_does_not_belong_together_is_refused_with_a_sentence(
    exporter: Exporter, old: str, new: str, sentence: str
) -> None:
    document = exported(exporter, *COMPARED, comparison=COMPARISON)
    changed = document.replace(old.encode(), new.encode())
    assert changed != document
    with pytest.raises(UnreadableFile, match=sentence):
        read_back(changed)


def test_the_apparatus_stands_beside_an_archive_copy_and_in_the_header_of_a_reading_copy() -> None:
    archive, reading = (
        etree.fromstring(exported(exporter, *COMPARED, comparison=COMPARISON)) for exporter in FLAVOURS
    )
    beside: Any = archive.find("{*}standOff[@type='comparison']")
    inside: Any = reading.find("{*}teiHeader/{*}fileDesc/{*}notesStmt/{*}note[@type='comparison']")
    assert len(beside) == 1 + len(COMPARISON.families) + 1 + len(COMPARISON.settlements)
    assert _content(beside) == _content(inside)


def _content(element: Any) -> list[tuple[str, dict[str, str], str]]:
    """Everything in an element but how it is indented."""
    return [(one.tag, dict(one.attrib), (one.text or "").strip()) for one in element.iterdescendants()]
