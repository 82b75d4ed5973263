"""Folders for brat: what they hold, and that it comes back."""

import io
import random
import zipfile
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from annotator.formats.exporters.brat import EXPORTER, holds
from annotator.formats.exporters.reading_back import as_found
from annotator.formats.tagged.brat import BRAT
from annotator.model.annotation import Annotation
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument, UnreadableFile
from annotator.model.found_file import FoundFile
from annotator.model.link import Link
from annotator.model.progress import silent
from annotator.model.span import Span
from annotator.model.zone import Zone
from tests.formats.tei.material import (
    ANNA,
    AT,
    KHAN,
    annotated,
    annotated_articles,
    annotation,
    checked,
    comment,
    corpus,
    exported,
)

TEXT = "😀 Aslam Khan,\ndeputy leader, said: “Enough.”\n"
PERSON = annotation(1, "person", (2, 12), values={"name": "Aslam Khan"}, links={"name": Link(record=KHAN.id)})
ROLE = annotation(
    2,
    "role",
    (14, 27),
    (29, 33),
    values={"term": "deputy leader"},
    links={"holder": Link(mention=PERSON.id)},
    note="One\nof two.",
)
QUOTE = annotation(
    3, "quote", (14, 44), values={"mode": "direct", "cue": "said"}, certainty="probable", note="Mine."
)
ARTICLE = annotated(TEXT, PERSON, ROLE, QUOTE, zones=(Zone("9" * 32, "", Span(0, 1), "other", "", ANNA),))


def files(data: bytes) -> dict[str, str]:
    """The files of an export."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode() for name in archive.namelist()}


def read(data: bytes) -> FoundFile:
    """What our reader finds."""
    return BRAT.read(data, "luton.zip", lambda name: None, silent)


def test_a_folder_of_brat_says_all_in_lines_that_brat_shows() -> None:
    data = exported(EXPORTER, ARTICLE)
    found = files(data)
    assert [*found] == [
        "A-title-00000000.txt",
        "A-title-00000000.ann",
        "annotation.conf",
        "visual.conf",
        "annotator.json",
    ]
    assert found["A-title-00000000.txt"] == TEXT
    lines = [line for line in found["A-title-00000000.ann"].splitlines() if "\tAnnotator " not in line]
    assert lines == [
        "T1\tperson 2 12\tAslam Khan",
        f"N1\tname T1 Register:{KHAN.id}\tAslam Khan",
        "T2\trole 14 27;29 33\tdeputy leader said",
        "#2\tterm T2\tdeputy leader",
        "R1\tholder Arg1:T2 Arg2:T1",
        "T3\tquote 14 44\tdeputy leader, said: “Enough.”",
        "A1\tmode T3 direct",
        "#4\tcue T3\tsaid",
        "#5\tAnnotatorNotes T3\tMine.",
    ]
    assert "mode\tArg:quote, Value:direct|indirect|mixed|scare" in found["annotation.conf"]
    assert "holder\tArg1:role, Arg2:<ENTITY>" in found["annotation.conf"]
    assert "person | Person" in found["visual.conf"]


def test_it_comes_back_as_it_was() -> None:
    data = exported(EXPORTER, ARTICLE)
    checked(EXPORTER, data, ARTICLE)
    found = read(data)
    assert (found.ours, found.losses) == (True, ())
    (document,) = found.documents
    assert document.article == ARTICLE.article.id
    assert document.incoming
    assert document.incoming.metadata == ARTICLE.article.metadata
    assert [(zone.span, zone.kind) for zone in document.incoming.zones] == [(Span(0, 1), "other")]
    assert list(document.tags) == [as_found(tag) for tag in ARTICLE.annotations]
    (entry,) = found.entries
    assert (entry.key, entry.name, entry.forms, entry.identifiers) == (
        KHAN.id,
        KHAN.name,
        KHAN.forms,
        KHAN.identifiers,
    )


def without_carriage_returns(article: AnnotatedArticle) -> AnnotatedArticle:
    """The article as it is after accession, where every line end is a line feed."""
    return replace(article, text=article.text.replace("\r", "x"))


articles = annotated_articles().map(without_carriage_returns)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(articles, annotated_articles(number=2).map(without_carriage_returns))
def test_any_tags_of_any_texts_come_back(one: AnnotatedArticle, other: AnnotatedArticle) -> None:
    data = exported(EXPORTER, one, other)
    checked(EXPORTER, data, one, other)
    found = {document.article: document for document in read(data).documents}
    for article in (one, other):
        document = found[article.article.id]
        assert document.incoming
        assert document.incoming.text == article.text
        assert list(document.tags) == [
            as_found(tag) for tag in article.annotations if holds(tag, article.text)
        ]
        assert not document.quotes


@given(articles)
@settings(max_examples=50, deadline=None)
def test_the_words_of_each_line_stand_where_it_says_by_the_count_of_brat(article: AnnotatedArticle) -> None:
    found = files(exported(EXPORTER, article))
    text = next(value for name, value in found.items() if name.endswith(".txt"))
    for line in next(value for name, value in found.items() if name.endswith(".ann")).split("\n"):
        if line.startswith("T"):
            _id, said, words = line.split("\t", 2)
            pairs = [pair.split(" ") for pair in said.split(" ", 1)[1].split(";")]
            # as brat itself compares them
            assert words == " ".join(text[int(start) : int(end)] for start, end in pairs)
            assert len(words.splitlines()) == 1


def test_what_brat_changed_holds_where_it_differs_from_our_own_notes() -> None:
    found = files(exported(EXPORTER, ARTICLE))
    lines = (
        found["A-title-00000000.ann"]
        .replace("T3\tquote 14 44\tdeputy leader, said: “Enough.”", "T3\tquote 35 44\t“Enough.”")
        .replace("A1\tmode T3 direct", "A1\tmode T3 scare")
        + "T9\tperson 8 12\tKhan\n"
    )
    beside = {
        "A-title-00000000.txt": found["A-title-00000000.txt"].encode(),
        "annotator.json": found["annotator.json"].encode(),
    }
    again = BRAT.read(lines.encode(), "A-title-00000000.ann", beside.get, silent)
    assert again.ours
    tags = {tag.id: tag for tag in again.documents[0].tags}
    quote = tags[QUOTE.id]
    assert (quote.target, quote.values["mode"]) == ((Span(35, 44),), "scare")
    assert tags["T9"].kind == "person"


def test_losses_are_counted() -> None:
    accepted = replace(PERSON, state="accepted")
    only_line_ends = annotation(4, "title", (13, 14))
    sure = replace(
        ROLE, links={"holder": Link(mention=PERSON.id, certainty="possible", source="Names, 2026")}
    )
    article = annotated(TEXT, accepted, sure, only_line_ends, comments=(comment(1, 1, "Why?"),))
    lost = EXPORTER.write(corpus(article), io.BytesIO(), silent)
    assert {loss.sentence for loss in lost} == {
        "comments: 1",
        "whether a tag was accepted or rejected: 1",
        "how sure a link is: 1",
        "from which authority file a link was taken: 1",
        "tags that hold nothing but line ends: 1",
    }


def changed(tag: Annotation) -> Annotation:
    """Another tag of the same id."""
    return replace(tag, at=AT, certainty="unknown")


@pytest.mark.parametrize(
    ("other", "said"),
    [
        (replace(ARTICLE, text=TEXT + "!"), "The text of"),
        (replace(ARTICLE, annotations=ARTICLE.annotations[:2]), "not of the project"),
        (replace(ARTICLE, annotations=(*ARTICLE.annotations, annotation(9, "title", (0, 1)))), "missing"),
        (replace(ARTICLE, annotations=tuple(map(changed, ARTICLE.annotations))), "does not say"),
        (replace(ARTICLE, zones=()), "furniture"),
    ],
)
def test_a_file_that_says_something_else_does_not_pass(other: AnnotatedArticle, said: str) -> None:
    with pytest.raises(InvalidDocument, match=said):
        checked(EXPORTER, exported(EXPORTER, ARTICLE), other)


@given(st.data())
@settings(max_examples=20, deadline=None)
def test_the_same_project_gives_the_same_bytes(data: st.DataObject) -> None:
    article = data.draw(articles)
    assert exported(EXPORTER, article) == exported(EXPORTER, article)


def test_our_own_lines_may_be_damaged() -> None:
    chance = random.Random(4)
    found = files(exported(EXPORTER, ARTICLE))
    beside = {name: text.encode() for name, text in found.items()}
    for _ in range(200):
        data = bytearray(beside["A-title-00000000.ann"])
        for _ in range(chance.randint(1, 6)):
            data[chance.randrange(len(data))] = chance.choice(b'0189 "{}[],-aT\t\n')
        try:
            (document,) = BRAT.read(bytes(data), "A-title-00000000.ann", beside.get, silent).documents
        except UnreadableFile as error:
            assert str(error).endswith(".")
        else:
            assert all(span.end <= len(TEXT) for tag in document.tags for span in tag.target)
