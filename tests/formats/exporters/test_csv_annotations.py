"""The table holds every stretch of every tag, and nothing in it is a formula."""

import csv
import io
import json

import pytest
from hypothesis import HealthCheck, given, settings

from annotator.formats.exporters.csv_annotations import EXPORTER
from annotator.formats.exporters.csv_cell import unescaped
from annotator.model.annotation import Annotation
from annotator.model.article import Metadata
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument
from annotator.model.link import Link
from tests.formats.tei.compared import COMPARISON, GAZETTE, MAIL
from tests.formats.tei.material import (
    KHAN,
    annotated,
    annotated_articles,
    annotation,
    checked,
    exported,
    name_of,
)


def rows(document: bytes) -> list[dict[str, str]]:
    """The rows of a table, with what was escaped restored."""
    text = io.StringIO(document.decode("utf-8-sig"), newline="")
    return [{name: unescaped(cell) for name, cell in row.items()} for row in csv.DictReader(text)]


def test_a_tag_of_two_stretches_is_two_numbered_rows() -> None:
    article = annotated(
        "Sir Keir – the leader – Starmer", annotation(1, "person", (0, 8), (24, 31), values={"name": "Keir"})
    )
    found = rows(exported(EXPORTER, article))
    assert [(row["range"], row["start"], row["end"], row["text"]) for row in found] == [
        ("1", "0", "8", "Sir Keir"),
        ("2", "24", "31", "Starmer"),
    ]
    assert {row["value.name"] for row in found} == {"Keir"}


def test_a_link_to_another_tag_shows_its_words_and_its_id() -> None:
    speaker = Link(mention=f"{1:032x}", certainty="probable")
    article = annotated(
        "Mr Khan said: “I go”",
        annotation(1, "person", (0, 7)),
        annotation(2, "quote", (14, 20), links={"speaker": speaker}),
    )
    (_person, quote) = rows(exported(EXPORTER, article))
    assert (quote["value.speaker"], quote["tag.speaker"]) == ("Mr Khan", f"{1:032x}")
    assert (quote["record.speaker"], quote["certainty.speaker"]) == ("", "probable")


def test_a_tag_names_those_that_it_is_tied_to() -> None:
    found = rows(exported(EXPORTER, GAZETTE, MAIL, comparison=COMPARISON))
    ids = [f"{number:032x}" for number in (11, 12, 21, 21, 22)]
    assert sorted((row["annotation"], row["tied"]) for row in found) == sorted(
        zip(ids, (ids[2], ids[4], ids[0], ids[0], ids[1]), strict=True)
    )


def test_the_heading_is_the_agreed_one() -> None:
    heading = exported(EXPORTER, annotated("x")).decode("utf-8-sig").splitlines()[0].split(",")
    assert heading[:14] == [
        *("article", "title", "published", "annotation", "type", "range", "start", "end", "text"),
        *("by", "at", "certainty", "state", "note"),
    ]
    assert heading[14:16] == ["value.name", "value.key"]
    assert heading[-1] == "other values"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(annotated_articles())
def test_every_tag_is_read_back_and_no_cell_is_a_formula(article: AnnotatedArticle) -> None:
    document = exported(EXPORTER, article)
    checked(EXPORTER, document, article)
    for cells in csv.reader(io.StringIO(document.decode("utf-8-sig"), newline="")):
        assert not any(cell.startswith(tuple("=+-@\t\r\n")) for cell in cells)
    found = iter(rows(document))
    for one in article.annotations:
        for span in one.target:
            row = next(found)
            assert row["text"] == article.text[span.start : span.end]
            assert (row["annotation"], row["by"], row["note"], row["state"]) == (
                one.id,
                one.by,
                one.note,
                one.state,
            )
            values = {
                name.removeprefix("value."): cell for name, cell in row.items() if name.startswith("value.")
            }
            values |= json.loads(row["other values"] or "{}")
            shown = {name: name_of(link.record) or None for name, link in one.links.items()}
            assert {name: value for name, value in values.items() if value and name not in one.links} == {
                name: value for name, value in one.values.items() if value
            }
            for name, link in one.links.items():
                assert shown[name] is None or values[name] == shown[name]
                if name != "undeclared link":
                    cells = [row[f"{column}.{name}"] for column in ("record", "tag", "certainty")]
                    assert cells == [link.record, link.mention, link.certainty]
            remarks = [
                f"{remark.by}: {remark.text}" for remark in article.comments if remark.annotation == one.id
            ]
            assert row["comments"] == "\n".join(remarks)
    assert next(found, None) is None


def test_a_title_that_is_a_formula_is_not_one_in_the_table() -> None:
    article = annotated("x", annotation(1, "person", (0, 1)), metadata=Metadata('=HYPERLINK("http://x")'))
    document = exported(EXPORTER, article)
    assert b"'=HYPERLINK" in document
    assert rows(document)[0]["title"] == '=HYPERLINK("http://x")'


def test_a_table_of_another_text_is_refused() -> None:
    document = exported(EXPORTER, annotated("Mr Khan", annotation(1, "person", (0, 7))))
    with pytest.raises(InvalidDocument, match="Row 1"):
        checked(EXPORTER, document, annotated("Ms Khan"))


@pytest.mark.parametrize(
    "tags",
    [
        (annotation(1, "person", (0, 7)),),
        (annotation(1, "role", (3, 7)),),
        (annotation(1, "person", (3, 7), values={"key": "K"}),),
        (annotation(1, "person", (3, 7), links={"name": Link(KHAN.id, certainty="possible")}),),
        (annotation(1, "person", (3, 7), certainty="possible"),),
        (annotation(1, "person", (3, 7)), annotation(2, "person", (0, 2))),
        (),
    ],
)
def test_a_table_of_other_tags_is_refused(tags: tuple[Annotation, ...]) -> None:
    document = exported(EXPORTER, annotated("Mr Khan", annotation(1, "person", (3, 7))))
    with pytest.raises(InvalidDocument, match="export again"):
        checked(EXPORTER, document, annotated("Mr Khan", *tags))
