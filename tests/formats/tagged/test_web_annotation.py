"""Annotations of other programs are read as what the Recommendation says of them; what they cannot bring is told."""

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.formats.exporters.web_annotation import EXPORTER
from annotator.formats.tagged.web_annotation import read as read_file
from annotator.formats.tagged.web_annotation import recognises
from annotator.model.errors import UnreadableFile
from annotator.model.found_file import FoundFile, FoundTag
from annotator.model.loss import Loss
from annotator.model.progress import silent
from annotator.model.span import Span
from tests.formats.tei.material import annotated, exported

PAGE = "https://example.org/khan"


def written(value: Any) -> bytes:
    """A file as another program writes it."""
    return json.dumps(value).encode()


def read(value: Any) -> FoundFile:
    """What is found in a file."""
    assert recognises(written(value), "x.json")
    return read_file(written(value), "x.json", lambda _name: None, silent)


def quote(words: str, before: str = "", after: str = "") -> dict[str, Any]:
    """A selector by words."""
    return {"type": "TextQuoteSelector", "exact": words, "prefix": before, "suffix": after}


def position(start: float, end: float) -> dict[str, Any]:
    """A selector by place."""
    return {"type": "TextPositionSelector", "start": start, "end": end}


def note(selector: Any, **more: Any) -> dict[str, Any]:
    """An annotation with a note on a stretch of a page."""
    return {
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "id": "https://example.org/anno/1",
        "type": "Annotation",
        "body": {"type": "TextualBody", "value": "Who?", "purpose": "commenting"},
        "target": {"source": PAGE, "selector": selector},
        **more,
    }


def only_tag(value: Any) -> FoundTag:
    """The only tag of a file."""
    (document,) = read(value).documents
    (tag,) = document.tags
    return tag


def test_a_tag_and_a_note_of_recogito_become_one_tag_with_a_note() -> None:
    item = note(
        [quote("Khan", "Mr ", " left"), position(3, 7)],
        body=[
            {"type": "TextualBody", "purpose": "tagging", "value": "Person"},
            {"type": "TextualBody", "purpose": "commenting", "value": "The councillor."},
            {"type": "TextualBody", "value": "Or his brother?", "purpose": "commenting"},
        ],
        creator={"id": "https://example.org/ada", "name": "Ada"},
        created="2023-09-20T10:11:12.345+01:00",
    )
    found = read([item])
    (document,) = found.documents
    (tag,) = document.tags
    assert (found.program, document.article, found.losses, found.ours) == ("Web Annotation", PAGE, (), False)
    assert (tag.kind, tag.target, tag.note) == (
        *("Person", (Span(3, 7),)),
        "The councillor.\nOr his brother?",
    )
    assert (tag.by, tag.at) == ("Ada", "2023-09-20T09:11:12Z")
    assert (document.quotes[0], document.around[0]) == ("Khan", ("Mr ", " left"))


def test_what_hypothesis_hands_out_is_read() -> None:
    row = {
        "id": "abc",
        "created": "2023-09-20T10:11:12+00:00",
        "user": "acct:ada@hypothes.is",
        "uri": PAGE,
        "text": "So *he* says.",
        "tags": ["quote", "claim"],
        "target": [
            {
                "source": PAGE,
                "selector": [
                    {
                        "type": "RangeSelector",
                        "startContainer": "/p[1]",
                        "startOffset": 3,
                        "endContainer": "/p[1]",
                    },
                    position(3, 7),
                    quote("I go"),
                ],
            }
        ],
        "document": {"title": ["Khan goes"]},
    }
    found = read({"total": 2, "rows": [row, {**row, "references": ["abc"], "text": "No."}]})
    (document,) = found.documents
    assert [(tag.kind, tag.id, tag.by, tag.note) for tag in document.tags] == [
        ("quote", "abc", "ada", "So *he* says."),
        ("claim", "abc#2", "ada", "So *he* says."),
    ]
    assert (found.program, found.losses) == ("Hypothes.is", (Loss("replies to other annotations", 1),))


@pytest.mark.parametrize(
    ("selector", "target"),
    [
        (position(3, 7), (Span(3, 7),)),
        (
            {
                "type": "FragmentSelector",
                "value": "char=3,7",
                "conformsTo": "http://tools.ietf.org/rfc/rfc5147",
            },
            (Span(3, 7),),
        ),
        (
            {"type": "RangeSelector", "startSelector": position(3, 4), "endSelector": position(7, 9)},
            (Span(3, 7),),
        ),
        ([{"type": "CssSelector", "value": "p"}, position(3, 7)], (Span(3, 7),)),
        ({"type": "XPathSelector", "value": "//p[1]", "refinedBy": [position(0, 4), quote("Khan")]}, ()),
        ([quote("Khan"), position(7, 3)], ()),
        ([quote("Khan"), position(3.0, 7)], ()),
    ],
)
def test_a_place_is_taken_where_it_counts_in_the_text(selector: Any, target: Any) -> None:
    assert only_tag(note(selector)).target == target


def test_each_target_is_a_tag_of_its_own() -> None:
    item = note(
        None, target=[{"source": PAGE, "selector": quote("Khan")}, {"source": PAGE, "selector": quote("he")}]
    )
    (document,) = read(item).documents
    assert [tag.id for tag in document.tags] == [item["id"], f"{item['id']}#2"]
    assert document.quotes == {0: "Khan", 1: "he"}


def test_annotations_are_found_in_a_page_and_in_a_collection_and_by_their_source() -> None:
    one, other = (
        note(quote("Khan")),
        note(quote("he"), id="2", target={"source": {"id": "urn:x"}, "selector": quote("he")}),
    )
    page = {"type": "AnnotationPage", "items": [one, other], "next": "https://example.org/page2"}
    for value in (page, {"type": "AnnotationCollection", "first": page}):
        found = read(value)
        assert [document.article for document in found.documents] == [PAGE, "urn:x"]
        assert Loss("pages of annotations that lie elsewhere", 1) in found.losses


@pytest.mark.parametrize(
    ("body", "kind", "remark", "values"),
    [
        (None, "highlighting", "", {}),
        ("https://example.org/b", "highlighting", "", {"body": "https://example.org/b"}),
        ({"value": "<p>Who &amp; <b>why</b>?</p>", "format": "text/html"}, "highlighting", "Who & why?", {}),
        ({"source": "http://www.wikidata.org/entity/Q1", "purpose": "identifying"}, "highlighting", "", {"identifying": "http://www.wikidata.org/entity/Q1"}),
        ({"type": "Choice", "items": [{"value": "Wer?"}, {"value": "Who?"}]}, "highlighting", "Wer?", {}),
        ({"value": ["first", "second"], "purpose": "tagging"}, "first", "", {}),
        ({"value": 7, "purpose": "tagging"}, "highlighting", "", {}),
    ],
)  # fmt: skip
def test_bodies_are_tags_notes_and_values(body: Any, kind: str, remark: str, values: dict[str, str]) -> None:
    tag = only_tag(note(quote("Khan"), body=body))
    assert (tag.kind, tag.note, tag.values) == (kind, remark, values)


@pytest.mark.parametrize(
    "target", [PAGE, {"source": PAGE}, {"source": PAGE, "selector": {"type": "SvgSelector"}}]
)
def test_what_is_about_no_words_is_told(target: Any) -> None:
    found = read([note(quote("Khan")), note(None, target=target), note(None, target=None)])
    assert set(found.losses) == {
        Loss("annotations of a whole text or of what is no text", 1),
        Loss("annotations of nothing", 1),
    }


def test_a_file_of_ours_under_another_name_is_sent_back() -> None:
    with pytest.raises(UnreadableFile, match=r"end in \.jsonld again"):
        read_file(exported(EXPORTER, annotated("x")), "x.json", lambda _name: None, silent)


def test_other_json_is_not_meant() -> None:
    assert not recognises(b'{"a": 1}', "x.json")
    assert not recognises(b"TextQuoteSelector", "x.json")


_SAMPLE = written([note([quote("Khan", "Mr ", " left"), position(3, 7)], creator={"name": "Ada"})])
_ANY = st.recursive(
    st.none() | st.booleans() | st.integers(-2, 9) | st.sampled_from(("", "x", "TextQuoteSelector", "TextPositionSelector")),
    lambda inner: st.lists(inner, max_size=3)
    | st.dictionaries(
        st.sampled_from(
            ("target", "selector", "type", "exact", "start", "end", "body", "value", "items", "source", "id", "refinedBy", "creator", "created")
        ),
        inner,
        max_size=6,
    ),
    max_leaves=20,
)  # fmt: skip


@settings(deadline=None)
@given(_ANY)
def test_of_anything_in_json_nothing_but_tags_or_a_sentence_comes(value: Any) -> None:
    try:
        read_file(written(value), "x.json", lambda _name: None, silent)
    except UnreadableFile as error:
        assert str(error).startswith("x.json")


@settings(deadline=None)
@given(st.integers(0, len(_SAMPLE) - 1), st.binary(max_size=2), st.integers(0, 3))
def test_of_a_damaged_file_nothing_but_tags_or_a_sentence_comes(place: int, more: bytes, cut: int) -> None:
    try:
        read_file(_SAMPLE[:place] + more + _SAMPLE[place + cut :], "x.json", lambda _name: None, silent)
    except UnreadableFile as error:
        assert str(error).startswith("x.json")
