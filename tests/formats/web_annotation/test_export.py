"""What is written as Web Annotations is what the Recommendation says, to a processor too, and comes back as it was."""

import copy
import io
import json
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rdflib import Graph
from rdflib.compare import isomorphic

from annotator.formats.exporters.web_annotation import EXPORTER
from annotator.formats.web_annotation.reading import is_ours, read_corpus, verify
from annotator.formats.web_annotation.terms import CONTEXT
from annotator.model.article import Metadata
from annotator.model.corpus import AnnotatedArticle
from annotator.model.errors import InvalidDocument, UnreadableFile
from annotator.model.link import Link
from tests.formats.tei.compared import COMPARED, COMPARISON
from tests.formats.tei.material import (
    ANNA,
    TAG_TYPES,
    TERMS,
    annotated,
    annotated_articles,
    annotation,
    checked,
    comment,
    corpus,
    exported,
)
from tests.formats.web_annotation.model import breaches
from tests.formats.web_annotation.processor import CONTEXT_OF_ANNO, triples
from tests.formats.whole import owned

WRITTEN = exported(EXPORTER, *(owned(one) for one in COMPARED), comparison=COMPARISON)
KHAN = owned(
    annotated(
        "😀 Mr Khan, the leader, said: “I go”",
        annotation(1, "person", (5, 9), values={"name": "Aslam Khan"}, note="Who?"),
        annotation(2, "quote", (30, 34), links={"speaker": Link(mention=f"{1:032x}", certainty="probable")}),
        annotation(3, "role", (2, 4), (11, 21), values={"from": "2011"}),
        comments=(comment(5, 1, "Sure?", resolved_by=ANNA), comment(6, 1, "Yes.", 5)),
    )
)


def document(*articles: AnnotatedArticle) -> dict[str, Any]:
    """An export as a program reads it."""
    found: dict[str, Any] = json.loads(exported(EXPORTER, *articles))
    return found


def verified(written: bytes) -> None:
    """Look at a file as it is looked at before it is taken in."""
    verify(io.BytesIO(written), "x.jsonld", lambda: None)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(annotated_articles(number=1), annotated_articles(number=2))
def test_every_article_comes_back_as_it_was(one: AnnotatedArticle, other: AnnotatedArticle) -> None:
    articles = owned(one), owned(other)
    written = exported(EXPORTER, *articles)
    checked(EXPORTER, written, *articles)
    verified(written)
    found = read_corpus(io.BytesIO(written), "x.jsonld")
    assert tuple(found.articles) == articles
    expected = corpus(*articles)
    assert (found.name, found.tag_types, found.records, found.terms) == (
        *(expected.name, TAG_TYPES),
        *(expected.records, TERMS),
    )
    assert breaches(json.loads(written)) == []


def test_what_is_said_of_several_articles_comes_back_however_the_file_is_laid_out() -> None:
    laid_out = json.dumps(json.loads(WRITTEN), indent=2).encode()
    assert is_ours(io.BytesIO(WRITTEN))
    assert is_ours(io.BytesIO(laid_out))
    found = read_corpus(io.BytesIO(laid_out), "x.jsonld")
    assert [family.ties for family in found.comparison.families] == [
        family.ties for family in COMPARISON.families
    ]
    assert found.comparison.settlements == COMPARISON.settlements
    assert found.comparison.dismissals == COMPARISON.dismissals


def test_a_stretch_is_found_by_code_points_and_by_its_words() -> None:
    person = document(KHAN)["first"]["items"][0]
    assert person["target"]["selector"] == [
        {"type": "TextPositionSelector", "start": 5, "end": 9},
        {
            "type": "TextQuoteSelector",
            "exact": "Khan",
            "prefix": "😀 Mr ",
            "suffix": ", the leader, said: “I go”",
        },
    ]


def test_a_tag_of_two_stretches_has_two_targets_of_one_source() -> None:
    role = document(KHAN)["first"]["items"][2]
    assert [target["selector"][1]["exact"] for target in role["target"]] == ["Mr", "the leader"]
    assert len({target["source"] for target in role["target"]}) == 1


def test_comments_are_replies_to_the_tag_and_to_each_other() -> None:
    person, _quote, _role, opening, reply = document(KHAN)["first"]["items"]
    assert (opening["target"], reply["target"]) == (person["id"], opening["id"])
    assert {opening["motivation"], reply["motivation"]} == {"replying"}
    assert opening["resolvedBy"]["name"] == ANNA


@pytest.mark.parametrize(("url", "via"), [("https://x.org/é?a=1#b", True), ("x.org/a b", False), ("", False)])
def test_an_article_says_where_it_was_obtained_where_that_is_an_address(url: str, via: bool) -> None:
    source = replace(KHAN, article=replace(KHAN.article, metadata=Metadata("Khan", url=url)))
    (article,) = document(source)["articles"]
    assert article.get("via") == (url if via else None)
    checked(EXPORTER, exported(EXPORTER, source), source)
    assert any("<http://www.w3.org/ns/oa#via>" in quad for quad in triples(document(source))) == via


def test_a_processor_of_json_ld_reads_what_is_meant() -> None:
    written = document(KHAN)
    quads = triples(written)
    oa, annotator = "<http://www.w3.org/ns/oa#{}>".format, "<urn:x-annotator:{}>".format
    person, record = f"<{written['first']['items'][0]['id']}>", f"<{written['register'][0]['id']}>"
    rdf = "<http://www.w3.org/1999/02/22-rdf-syntax-ns#{}>".format
    assert f"{person} {rdf('type')} {oa('Annotation')} ." in quads
    assert f"{person} {oa('motivatedBy')} {oa('tagging')} ." in quads
    assert f'{person} {annotator("certainty")} "certain" .' in quads
    (body,) = [quad.split()[0] for quad in quads if f"{oa('hasSource')} {record} ." in quad]
    assert f"{person} {oa('hasBody')} {body} ." in quads
    assert f"{body} {oa('hasPurpose')} {oa('identifying')} ." in quads
    assert f'{body} {annotator("field")} "name" .' in quads
    assert f'{record} <http://xmlns.com/foaf/0.1/name> "Aslam Khan" .' in quads
    article = f"<{written['articles'][0]['id']}>"
    assert f'{article} {rdf("value")} "{KHAN.text}" .' in quads
    number = "<http://www.w3.org/2001/XMLSchema#nonNegativeInteger>"
    (selector,) = [quad.split()[0] for quad in quads if f'{oa("start")} "5"^^{number} .' in quad]
    assert f'{selector} {oa("end")} "9"^^{number} .' in quads
    assert sum(quad.endswith(f"{oa('Annotation')} .") for quad in quads) == 5
    assert not any("luton-bbc.txt" in quad for quad in quads), "what is only ours is left out"


def test_a_processor_of_json_ld_1_0_reads_the_same() -> None:
    written = document(KHAN)
    assert triples(written, mode="json-ld-1.0") == triples(written)


def test_another_processor_of_json_ld_reads_the_same() -> None:
    written = document(KHAN)
    expected = Graph().parse(data="\n".join(triples(written)), format="nt")
    written["@context"] = [CONTEXT_OF_ANNO, CONTEXT[1]]
    assert isomorphic(Graph().parse(data=json.dumps(written), format="json-ld"), expected)


def test_every_term_of_ours_is_defined() -> None:
    own = CONTEXT[1]
    assert isinstance(own, dict)
    standard = {"@context", "id", "type", "first", "total", "label", "generator", "language"}
    written = document(KHAN)
    assert (written.keys() | written["articles"][0].keys() | written["register"][0].keys()) <= (
        own.keys() | standard | {"name"}
    )


BROKEN: list[tuple[str, Callable[[dict[str, Any]], object]]] = [
    ("5.1", lambda found: found.pop("@context")),
    ("5.1", lambda found: found.update(id="no iri")),
    ("5.1", lambda found: found.update(total=7)),
    ("5.2", lambda found: found["first"].pop("partOf")),
    ("5.2", lambda found: found["first"].update(type="Page")),
    ("3.1", lambda found: found["first"]["items"][0].pop("id")),
    ("3.1", lambda found: found["first"]["items"][0].update(target=[])),
    ("3.2.4", lambda found: found["first"]["items"][0]["body"][0].pop("value")),
    ("3.2.5", lambda found: found["first"]["items"][0].update(bodyValue="x")),
    ("3.3.1", lambda found: found["first"]["items"][0].update(created="yesterday")),
    ("3.3.5", lambda found: found["first"]["items"][0].update(motivation="musing")),
    ("4", lambda found: found["first"]["items"][0]["target"].pop("source")),
    ("4.2", lambda found: found["first"]["items"][0]["target"]["selector"][0].update(type="X")),
    ("4.2.4", lambda found: found["first"]["items"][0]["target"]["selector"][1].pop("exact")),
    ("4.2.5", lambda found: found["first"]["items"][0]["target"]["selector"][0].update(start=-1)),
]


@pytest.mark.parametrize(("section", "change"), BROKEN)
def test_the_rules_of_the_model_see_what_breaks_them(
    section: str, change: Callable[[dict[str, Any]], object]
) -> None:
    broken = copy.deepcopy(document(KHAN))
    change(broken)
    assert [breach.split(":")[0] for breach in breaches(broken)] == [section]


WRONG: list[Callable[[dict[str, Any]], object]] = [
    lambda found: found.pop("articles"),
    lambda found: found["articles"].pop(),
    lambda found: found["articles"][0].update(text="Another text."),
    lambda found: found["articles"][0].update(id="urn:x-annotator:article:../.."),
    lambda found: found["articles"].append(found["articles"][0]),
    lambda found: found["register"].clear(),
    lambda found: found["register"][0].update(kind="thing"),
    lambda found: found["project"].clear(),
    lambda found: found["project"][0].update(line="secret"),
    lambda found: found["first"]["items"].append(found["first"]["items"][0]),
    lambda found: found["first"]["items"][0].update(id="urn:uuid:1"),
    lambda found: found["first"]["items"][0].update(status="done"),
    lambda found: found["first"]["items"][0].update(creator=None),
    lambda found: found["first"]["items"][0].update(more=1),
    lambda found: found["first"]["items"][0]["body"][0].update(purpose="moderating"),
    lambda found: found["first"]["items"][0]["body"][0].update(value="unheard of"),
    lambda found: found["first"]["items"][0]["body"][1].update(source="urn:x"),
    lambda found: found["first"]["items"][0]["target"].update(source="urn:x-annotator:article:" + "0" * 16),
    lambda found: found["first"]["items"][0]["target"]["selector"].reverse(),
    lambda found: found["first"]["items"][0]["target"]["selector"][0].update(start=6),
    lambda found: found["first"]["items"][0]["target"]["selector"][1].update(exact="Kahn"),
    lambda found: found["first"]["items"][3].update(target="urn:uuid:" + "0" * 8),
    lambda found: found["first"]["items"][3]["body"].update(value=None),
]


@pytest.mark.parametrize("change", WRONG)
def test_what_was_never_written_so_is_refused(change: Callable[[dict[str, Any]], object]) -> None:
    wrong = copy.deepcopy(document(KHAN))
    change(wrong)
    with pytest.raises(UnreadableFile, match=r"x\.jsonld"):
        verified(json.dumps(wrong).encode())


@settings(deadline=None, max_examples=100)
@given(st.integers(0, len(WRITTEN) - 1), st.integers(0, 255), st.integers(0, 3))
def test_of_a_damaged_file_nothing_but_a_sentence_comes(place: int, byte: int, cut: int) -> None:
    try:
        verified(WRITTEN[:place] + bytes([byte]) + WRITTEN[place + cut :])
    except UnreadableFile as error:
        assert str(error).startswith("x.jsonld")


def test_a_file_of_another_project_is_not_what_is_stored() -> None:
    tag = replace(KHAN.annotations[0], note="Another note.")
    with pytest.raises(InvalidDocument, match="A title"):
        checked(EXPORTER, exported(EXPORTER, KHAN), replace(KHAN, annotations=(tag, *KHAN.annotations[1:])))
