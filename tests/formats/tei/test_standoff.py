"""Tags beside the text: the text untouched, each tag one annotation that quotes it."""

from typing import Any

from lxml import etree

from annotator.formats.exporters import tei_standoff
from tests.formats.tei.material import annotated, annotation, checked, exported

T = "{http://www.tei-c.org/ns/1.0}"


def annotations(*articles: Any) -> list[Any]:
    """The annotations of an exported article."""
    return list(etree.fromstring(exported(tei_standoff.EXPORTER, *articles)).iter(f"{T}annotation"))


def test_no_tag_stands_in_the_text() -> None:
    article = annotated("one two", annotation(1, "person", (0, 3)), annotation(2, "theme", (0, 7)))
    root: Any = etree.fromstring(exported(tei_standoff.EXPORTER, article))
    assert [
        len(paragraph) for paragraph in root.iter(f"{T}p") if paragraph.getparent().tag == f"{T}body"
    ] == [0]


def test_several_stretches_are_one_annotation_whose_quotation_has_a_gap() -> None:
    article = annotated("Sir Keir – the leader – Starmer", annotation(1, "person", (0, 8), (24, 31)))
    (one,) = annotations(article)
    assert one.get("target").count("#string-range(") == 2
    (quoted,) = one.find(f"{T}note")
    assert [child.tag for child in quoted] == [f"{T}gap"]
    assert "".join(quoted.itertext()) == "Sir KeirStarmer"


def test_a_tag_over_paragraphs_has_a_pointer_for_each_and_no_gap() -> None:
    article = annotated("one\n\ntwo\nthree", annotation(1, "quote", (1, 12)))
    (one,) = annotations(article)
    lengths = [token.split(",")[1:] for token in one.get("target").split()]
    assert lengths == [["1", "4)"], ["0", "4)"], ["0", "3)"]]
    assert list(one.find(f"{T}note")[0]) == []


def test_hundreds_of_tags_on_one_place_are_no_trouble() -> None:
    article = annotated("x", *(annotation(place, "person", (0, 1)) for place in range(1000)))
    checked(tei_standoff.EXPORTER, exported(tei_standoff.EXPORTER, article), article)
