"""What other programs do to the white space of a file costs nothing, or is found out; no text is ever changed silently."""

import io
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.dom import minidom
from xml.etree import ElementTree

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from annotator.formats.exporters import EXPORTERS
from annotator.formats.exporters.exporter import Exporter
from annotator.formats.tei.reading import read_corpus, verify
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import UnreadableFile
from annotator.model.span import Span
from annotator.model.zone import Zone
from tests.formats.tei.material import annotated, annotated_articles, annotation, comment, exported

_LOSSLESS = ("tei-standoff", "tei-inline", "tei-publisher", "tei-anchors")
FLAVOURS = [exporter for exporter in EXPORTERS if exporter.name in _LOSSLESS]
flavours = pytest.mark.parametrize("exporter", FLAVOURS, ids=lambda exporter: exporter.name)
Program = Callable[[bytes], bytes]

ARTICLE = annotated(
    " Mr Khan  said:\t“I go,\n\nor “stay”.”\nIn May\u00a02023 he left \U0001f600.\n",
    annotation(1, "person", (1, 8), values={"name": "Aslam Khan"}, note="a note\n  in lines"),
    annotation(2, "quote", (16, 36), values={"speaker": "Aslam Khan", "mode": "mixed"}),
    annotation(3, "date", (40, 48), (52, 56), values={"edtf": "2023-05~"}),
    annotation(4, "role", (4, 20), values={"term": "leader", "holder": "Aslam Khan"}),
    annotation(5, "theme", (0, 57), state="rejected"),
    zones=(Zone("0" * 31 + "9", "", Span(0, 5), "caption", "first line", "Anna Exämple"),),
    comments=(comment(1, 1, "Why?\n\nHm."),),
)


def read_back(document: bytes) -> list[AnnotatedArticle]:
    """The articles of a file, as `import` reads them."""
    stream = io.BytesIO(document)
    verify(stream, "file.xml", lambda: None)
    stream.seek(0)
    return list(read_corpus(stream, "file.xml").articles)


def in_lxml(document: bytes) -> bytes:
    parser = etree.XMLParser(remove_blank_text=True)
    return etree.tostring(etree.fromstring(document, parser), pretty_print=True, encoding="UTF-8")


def canonical(document: bytes) -> bytes:
    return etree.tostring(etree.fromstring(document), method="c14n2")


def in_xmllint(document: bytes) -> bytes:
    if shutil.which("xmllint") is None:
        pytest.skip("xmllint is not installed (apt-get install libxml2-utils)")
    return subprocess.run(
        ["xmllint", "--format", "-"], input=document, capture_output=True, check=True
    ).stdout


def in_saxon(document: bytes) -> bytes:
    saxon = pytest.importorskip("saxonche", reason="saxonche is not installed")
    with saxon.PySaxonProcessor(license=False) as processor:
        sheet = (
            '<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">'
            '<xsl:output indent="yes"/><xsl:mode on-no-match="shallow-copy"/></xsl:stylesheet>'
        )
        copying = processor.new_xslt30_processor().compile_stylesheet(stylesheet_text=sheet)
        node = processor.parse_xml(xml_text=document.decode("utf-8"))
        return str(copying.transform_to_string(xdm_node=node)).encode("utf-8")


def in_minidom(document: bytes) -> bytes:
    return bytes(minidom.parseString(document).toprettyxml(encoding="UTF-8"))


def by_force(document: bytes) -> bytes:
    tree: Any = etree.fromstring(document)
    etree.indent(tree, space="\t")
    return bytes(etree.tostring(tree, encoding="UTF-8"))


def by_force_in_the_library_of_python(document: bytes) -> bytes:
    tree = ElementTree.fromstring(document)
    ElementTree.indent(tree)
    return bytes(ElementTree.tostring(tree, encoding="UTF-8"))


def named(programs: list[Program]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("program", programs, ids=lambda program: program.__name__)


@flavours
@named([in_lxml, canonical, in_xmllint, in_saxon])
def test_programs_that_heed_xml_space_keep_every_flavour_whole(exporter: Exporter, program: Program) -> None:
    document = exported(exporter, ARTICLE)
    assert read_back(program(document)) == read_back(document) == [read_back(document)[0]]


@named([by_force, by_force_in_the_library_of_python])
def test_indenting_by_force_keeps_an_archive_copy_whole(program: Program) -> None:
    document = exported(FLAVOURS[0], ARTICLE)
    assert program(document) != document
    assert read_back(program(document)) == read_back(document)


@pytest.mark.parametrize("exporter", FLAVOURS[1:], ids=lambda exporter: exporter.name)
@named([by_force, by_force_in_the_library_of_python, in_minidom])
def test_indenting_by_force_of_any_other_is_refused_with_a_sentence(
    exporter: Exporter, program: Program
) -> None:
    article = annotated("one two three", annotation(1, "person", (0, 3)), annotation(2, "person", (4, 7)))
    with pytest.raises(UnreadableFile, match="is not as Annotator wrote it") as caught:
        read_back(program(exported(exporter, article)))
    assert "\n" not in str(caught.value)


def test_what_minidom_pads_is_never_the_text_nor_a_span() -> None:
    document = exported(FLAVOURS[0], ARTICLE)
    try:
        (article,) = read_back(in_minidom(document))
    except UnreadableFile:
        return
    (whole,) = read_back(document)
    assert article.text == whole.text
    assert [(tag.id, tag.target) for tag in article.annotations] == [
        (tag.id, tag.target) for tag in whole.annotations
    ]


@flavours
def test_a_paragraph_that_is_one_tag_from_end_to_end_is_indented_and_put_right(exporter: Exporter) -> None:
    article = annotated(
        "“I go.”\n“I stay.”",
        annotation(1, "quote", (0, 7), (8, 17)),
        annotation(2, "theme", (0, 17)),
        annotation(3, "person", (9, 10)),
    )
    document = exported(exporter, article)
    for program in (in_lxml, in_xmllint):
        assert read_back(program(document)) == read_back(document)


@flavours
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(article=annotated_articles())
def test_whatever_is_indented_by_force_is_whole_or_refused(
    exporter: Exporter, article: AnnotatedArticle
) -> None:
    document = exported(exporter, article)
    try:
        (found,) = read_back(by_force(document))
    except UnreadableFile:
        return
    assert found.text == article.text
    assert {tag.id: tag.target for tag in found.annotations} == {
        tag.id: tag.target for tag in article.annotations
    }


@flavours
def test_the_library_of_python_and_a_dom_read_the_same_text(exporter: Exporter, tmp_path: Path) -> None:
    document = exported(exporter, ARTICLE)
    space = "{http://www.tei-c.org/ns/1.0}"
    body = ElementTree.fromstring(document).find(f"{space}text/{space}body")
    assert body is not None
    assert "".join(body.itertext()) == ARTICLE.text
    (dom,) = minidom.parseString(document).getElementsByTagName("body")
    nodes: list[Any] = [dom]
    words = []
    while nodes:
        one = nodes.pop()
        words.append(one.data if one.nodeType == one.TEXT_NODE else "")
        nodes += reversed(one.childNodes)
    assert "".join(words) == ARTICLE.text
