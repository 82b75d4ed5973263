"""Plain TEI holds the text, tags that never cross, and no pointer; what it leaves out is counted."""

import io
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from annotator.formats.exporters.tei_plain import EXPORTER
from annotator.formats.tei.validation import validate
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument
from annotator.model.link import Link
from annotator.model.progress import silent
from annotator.model.span import Span
from annotator.model.zone import Zone
from tests.formats.tei.compared import COMPARISON, GAZETTE, MAIL
from tests.formats.tei.material import (
    KHAN,
    annotated,
    annotated_articles,
    annotation,
    checked,
    comment,
    corpus,
)
from tests.formats.tei.official import jing_errors, needs_jing, needs_tei_all, schematron_findings

T = "{http://www.tei-c.org/ns/1.0}"


def written(*articles: AnnotatedArticle) -> tuple[bytes, set[str]]:
    """The bytes of an export, and what it says it leaves out."""
    stream = io.BytesIO()
    lost = EXPORTER.write(corpus(*articles), stream, silent)
    return stream.getvalue(), {loss.sentence for loss in lost}


def marked(document: bytes) -> list[tuple[str, dict[str, str], str]]:
    """Name, attributes and words of each element in the text."""
    body = etree.fromstring(document).find(f".//{T}body")
    assert body is not None
    return [
        (
            etree.QName(one).localname,
            {str(k): str(v) for k, v in one.attrib.items()},
            "".join(map(str, one.itertext())),
        )
        for one in body.iter()
        if one is not body and one.tag != f"{T}p"
    ]


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one=annotated_articles(number=1), other=annotated_articles(number=2))
def test_any_corpus_is_valid_has_its_texts_and_no_pointer(
    one: AnnotatedArticle, other: AnnotatedArticle
) -> None:
    for articles in ((one,), (one, other)):
        document, _lost = written(*articles)
        checked(EXPORTER, document, *articles)
        assert validate(io.BytesIO(document)) == ()
        bodies = ["".join(map(str, body.itertext())) for body in etree.fromstring(document).iter(f"{T}body")]
        assert bodies == [article.text for article in articles]
        for name, attributes, _words in marked(document):
            assert name == "g" or not {"prev", "next", "ana", "resp", "who"} & attributes.keys()
            assert name == "g" or not attributes.get("ref", "").startswith("#")


@needs_tei_all
@needs_jing
def test_random_articles_are_valid_tei_and_break_no_schematron_rule(tmp_path: Path) -> None:
    files: list[Path] = []

    @settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(article=annotated_articles(), other=annotated_articles(number=2))
    def write(article: AnnotatedArticle, other: AnnotatedArticle) -> None:
        files.append(tmp_path / f"{len(files)}.xml")
        files[-1].write_bytes(written(article, *([other] if len(files) % 2 else []))[0])

    write()
    assert jing_errors(files) == []
    assert schematron_findings(files) == []


def test_of_two_tags_that_cross_the_longer_stays_and_of_equals_the_earlier() -> None:
    article = annotated(
        "one two three four five",
        annotation(1, "theme", (0, 13)),
        annotation(2, "person", (8, 18)),
        annotation(3, "place", (14, 23)),
        annotation(4, "date", (4, 7)),
    )
    document, lost = written(article)
    assert [(name, words) for name, _a, words in marked(document)] == [
        ("seg", "one two three"),
        ("date", "two"),
        ("placeName", "four five"),
    ]
    assert "tags that cross a longer one: 1" in lost


def test_a_tag_is_counted_once_however_many_stretches_paragraphs_or_annotators_it_has() -> None:
    article = annotated(
        "He said\nmore words.",
        annotation(1, "quote", (3, 12)),
        annotation(2, "theme", (8, 12), (13, 18)),
        annotation(3, "person", (0, 2)),
        annotation(4, "person", (0, 2), by="Ben"),
        annotation(5, "place", (3, 7), state="rejected"),
    )
    document, lost = written(article)
    assert [(name, words) for name, _a, words in marked(document)] == [
        ("persName", "He"),
        ("said", "said"),
        ("seg", "more"),
    ]
    assert lost >= {
        "rejected tags: 1",
        "tags marked at their beginning only: 2",
        "tags on the same words as an older one of the same type: 1",
    }


def test_a_name_has_what_the_register_calls_it_and_the_header_lists_nobody() -> None:
    article = annotated("Mr Khan", annotation(1, "person", (0, 7), links={"name": Link(record=KHAN.id)}))
    document, lost = written(article)
    assert marked(document) == [("persName", {"key": "Aslam Khan"}, "Mr Khan")]
    header = etree.fromstring(document).find(f"{T}teiHeader")
    assert header is not None
    assert not list(header.iter(f"{T}persName", f"{T}person", f"{T}taxonomy", f"{T}change"))
    assert "entries of the register, of which names alone are kept: 1" in lost


def test_everything_that_is_left_out_is_told() -> None:
    stream = io.BytesIO()
    told = EXPORTER.write(corpus(GAZETTE, MAIL, comparison=COMPARISON), stream, silent)
    assert {loss.what for loss in told} >= {"families of tags", "settled conflicts"}
    article = annotated(
        "Mr Khan spoke",
        annotation(1, "person", (0, 7), note="Him?"),
        annotation(
            2, "quote", (8, 13), values={"cue": "spoke"}, links={"speaker": Link(mention=f"{1:032x}")}
        ),
        zones=(Zone("9" * 32, "", Span(0, 2), "caption", "", "Anna Exämple"),),
        comments=(comment(1, 1, "Why?"),),
    )
    assert written(article)[1] == {
        "comments: 1",
        "notes on tags: 1",
        "stretches of furniture: 1",
        "links from tag to tag: 1",
        "values of tags that no attribute holds: 2",
        "tags without who made them, when, how sure they were, and the review: 2",
    }


def test_another_text_or_a_tag_elsewhere_is_refused() -> None:
    article = annotated("Mr Khan went", annotation(1, "person", (0, 7)))
    document, _lost = written(article)
    with pytest.raises(InvalidDocument, match="not the stored text"):
        checked(EXPORTER, document, annotated("Mr Khan wend", *article.annotations))
    with pytest.raises(InvalidDocument, match="are not those of the project"):
        checked(EXPORTER, document, annotated("Mr Khan went", annotation(1, "person", (0, 6))))
