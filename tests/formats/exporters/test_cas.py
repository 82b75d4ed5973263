"""CAS as XMI and as JSON: that they come back, and what the reader of DKPro finds in them."""

import io
import random
import zipfile
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import cassis
import pytest
from hypothesis import HealthCheck, given, settings

from annotator.formats.exporters import cas_json, cas_xmi
from annotator.formats.exporters.exporter import Exporter
from annotator.formats.exporters.reading_back import as_found
from annotator.formats.tagged.cas import CAS
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument, UnreadableFile
from annotator.model.found_file import FoundFile
from annotator.model.link import Link
from annotator.model.progress import silent
from annotator.model.span import Span
from annotator.model.zone import Zone
from tests.formats.tei.material import (
    ANNA,
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
    values={"term": "deputy leader", "odd one": "x"},
    links={"holder": Link(mention=PERSON.id), "organisation": Link(mention="f" * 32)},
    note="One\nof two.",
)
QUOTE = annotation(3, "quote", (0, 44), values={"mode": "direct"}, certainty="probable")
ARTICLE = annotated(
    TEXT, QUOTE, PERSON, ROLE, zones=(Zone("9" * 32, "", Span(0, 1), "other", "a rule", ANNA),)
)

FORMS = (cas_xmi.EXPORTER, cas_json.EXPORTER)
both = pytest.mark.parametrize("exporter", FORMS, ids=lambda exporter: exporter.name)


def files(data: bytes) -> dict[str, bytes]:
    """The files of an export."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def read(data: bytes) -> FoundFile:
    """What our reader finds."""
    return CAS.read(data, "luton.zip", lambda name: None, silent)


def of_dkpro(exporter: Exporter, *articles: AnnotatedArticle) -> Iterator[Any]:
    """Each article as DKPro's own reader has it."""
    found = files(exported(exporter, *articles))
    if exporter is cas_json.EXPORTER:
        yield from (cassis.load_cas_from_json(io.BytesIO(data)) for data in found.values())
        return
    types = cassis.load_typesystem(io.BytesIO(found.pop("TypeSystem.xml")))
    yield from (cassis.load_cas_from_xmi(io.BytesIO(data), typesystem=types) for data in found.values())


@both
def test_the_reader_of_dkpro_finds_text_places_values_and_links(exporter: Exporter) -> None:
    (found,) = of_dkpro(exporter, ARTICLE)
    assert found.sofa_string == TEXT
    (person,) = found.select("webanno.custom.Person")
    assert (person.begin, person.end, person.get_covered_text()) == (2, 12, "Aslam Khan")
    assert (person.name, person.annotatorRecord_name, person.annotatorKind_name) == (
        "Aslam Khan",
        KHAN.id,
        "person",
    )
    first, second = found.select("webanno.custom.Role")
    assert (first.get_covered_text(), second.get_covered_text()) == ("deputy leader", "said")
    assert (first.annotatorId, second.annotatorId, second.annotatorPart) == (ROLE.id, ROLE.id, "2")
    assert first.term == "deputy leader"
    (link,) = first.annotatorTags.elements
    assert (link.role, link.target.xmiID) == ("holder", person.xmiID)
    (document,) = found.select("de.tudarmstadt.ukp.dkpro.core.api.metadata.type.DocumentMetaData")
    assert document.documentTitle == "A title"
    sentences = [
        s.get_covered_text()
        for s in found.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Sentence")
    ]
    assert sentences == ["😀 Aslam Khan,", "deputy leader, said: “Enough.”"]
    tokens = found.select("de.tudarmstadt.ukp.dkpro.core.api.segmentation.type.Token")
    assert [token.get_covered_text() for token in tokens][:4] == ["😀", "Aslam", "Khan", ","]


@both
def test_it_comes_back_as_it_was(exporter: Exporter) -> None:
    data = exported(exporter, ARTICLE)
    checked(exporter, data, ARTICLE)
    found = read(data)
    assert (found.ours, found.losses) == (True, ())
    (document,) = found.documents
    assert document.article == ARTICLE.article.id
    assert document.incoming
    assert document.incoming.metadata == ARTICLE.article.metadata
    assert [(zone.span, zone.kind, zone.rule) for zone in document.incoming.zones] == [
        (Span(0, 1), "other", "a rule")
    ]
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


@both
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(one=articles, other=annotated_articles(number=2).map(without_carriage_returns))
def test_any_tags_of_any_texts_come_back(
    exporter: Exporter, one: AnnotatedArticle, other: AnnotatedArticle
) -> None:
    data = exported(exporter, one, other)
    checked(exporter, data, one, other)
    found = {document.article: document for document in read(data).documents}
    for article in (one, other):
        document = found[article.article.id]
        assert document.incoming
        assert document.incoming.text == article.text
        assert list(document.tags) == [as_found(tag) for tag in article.annotations]


@both
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(article=articles)
def test_the_reader_of_dkpro_finds_every_stretch_where_it_is(
    exporter: Exporter, article: AnnotatedArticle
) -> None:
    (found,) = of_dkpro(exporter, article)
    assert (found.sofa_string or "") == article.text
    stretches = sorted(
        (one.begin, one.end, one.annotatorId)
        for one in found.select_all_annotations()
        if getattr(one, "annotatorId", None)
    )
    assert stretches == sorted(
        (span.start, span.end, tag.id) for tag in article.annotations for span in tag.target
    )


@both
def test_losses_are_counted(exporter: Exporter) -> None:
    article = annotated(TEXT, replace(PERSON, state="accepted"), comments=(comment(1, 1, "Why?"),))
    lost = exporter.write(corpus(article), io.BytesIO(), silent)
    assert {loss.sentence for loss in lost} == {"comments: 1", "whether a tag was accepted or rejected: 1"}


@both
def test_a_file_that_says_something_else_does_not_pass(exporter: Exporter) -> None:
    other = replace(ARTICLE, annotations=(QUOTE, PERSON, replace(ROLE, note="")))
    with pytest.raises(InvalidDocument, match="does not say"):
        checked(exporter, exported(exporter, ARTICLE), other)


@both
def test_our_own_file_may_be_damaged(exporter: Exporter) -> None:
    chance = random.Random(4)
    found = files(exported(exporter, ARTICLE))
    (name,) = (one for one in found if one != "TypeSystem.xml")
    for _ in range(150):
        data = bytearray(found[name])
        for _ in range(chance.randint(1, 4)):
            data[chance.randrange(len(data))] = chance.choice(b'0189 "{}[],-aT')
        try:
            (document,) = CAS.read(bytes(data), name, found.get, silent).documents
        except UnreadableFile as error:
            assert str(error).endswith(".")
        else:
            assert document.incoming
            length = len(document.incoming.text)
            assert all(span.end <= length for tag in document.tags for span in tag.target)
