"""Each value is carried by the attribute that means it, or as a feature, and never bent."""

import pytest

from annotator.formats.tei.values import Feature, encoding_of
from annotator.model.link import Link
from annotator.model.tag_type import Field
from tests.formats.tei.material import TAG_TYPES, TYPES, tag_type

ENCODINGS = {one.name: encoding_of(one) for one in TAG_TYPES}
KHAN = "person.1"
KNOWN = {"1": KHAN}
LINK = Link(record="1")
NO_LINKS: dict[str, Link] = {}
UNSAID = {"direct": "unknown", "aloud": "unknown"}


@pytest.mark.parametrize(
    ("kind", "values", "attributes"),
    [
        ("role", {"term": "deputy-leader"}, {"role": "deputy-leader"}),
        ("date", {"edtf": "2011/.."}, {"from": "2011"}),
        ("date", {"edtf": "2011", "duration": "P12Y"}, {"when": "2011", "dur-iso": "P12Y"}),
        ("quote", {"mode": "indirect"}, UNSAID | {"direct": "false"}),
        ("quote", {"mode": "scare"}, UNSAID | {"direct": "true", "rend": "scare"}),
        ("place", {"key": "GB-LUT 1"}, {"key": "GB-LUT 1"}),
        ("mention", {"link": "https://www.wikidata.org/wiki/Q42"}, {"type": "mention", "ref": "https://www.wikidata.org/wiki/Q42"}),
    ],
)  # fmt: skip
def test_a_value_that_tei_has_an_attribute_for_is_that_attribute(
    kind: str, values: dict[str, str], attributes: dict[str, str]
) -> None:
    assert ENCODINGS[kind].carry(values, NO_LINKS, KNOWN) == (attributes, ())


@pytest.mark.parametrize(
    ("kind", "field", "link", "attributes"),
    [
        ("person", "name", LINK, {"ref": f"#{KHAN}"}),
        ("quote", "speaker", LINK, UNSAID | {"who": f"#{KHAN}"}),
        ("quote", "speaker", Link("1", "2"), UNSAID | {"who": f"#{KHAN}", "corresp": "#ann-2"}),
        ("quote", "speaker", Link("", "2"), UNSAID | {"corresp": "#ann-2"}),
        ("quote", "addressee", Link("1", "2"), UNSAID | {"toWhom": f"#{KHAN}"}),
        ("date", "relative_to", Link("", "2"), {"datingPoint": "#ann-2"}),
        ("role", "holder", Link("", "2"), {}),
        ("person", "name", Link("not in the file"), {}),
    ],
)
def test_a_link_that_tei_has_an_attribute_for_is_that_attribute(
    kind: str, field: str, link: Link, attributes: dict[str, str]
) -> None:
    assert ENCODINGS[kind].carry({}, {field: link}, KNOWN) == (attributes, ())


@pytest.mark.parametrize(("kind", "name"), [("role", "holder"), ("quote", "via"), ("theme", "unheard of")])
def test_a_link_to_an_entry_without_an_attribute_is_a_feature(kind: str, name: str) -> None:
    carried = ENCODINGS[kind].carry({}, {name: LINK}, KNOWN)
    assert carried == (ENCODINGS[kind].base, (Feature(name, "", KHAN),))


@pytest.mark.parametrize(
    ("kind", "name", "value"),
    [
        ("person", "name", "Nobody we know"),
        ("role", "term", "deputy leader"),
        ("role", "term", "député"),
        ("date", "edtf", "2023-02-30"),
        ("date", "duration", "twelve years"),
        ("quote", "mode", "mixed"),
        ("quote", "speaker", ""),
        ("place", "key", " blank "),
        ("mention", "link", "http://["),
        ("mention", "link", "javascript:alert(1)"),
        ("theme", "unheard of", "=x"),
    ],
)
def test_a_value_that_fits_no_attribute_is_a_feature(kind: str, name: str, value: str) -> None:
    carried = ENCODINGS[kind].carry({name: value}, NO_LINKS, KNOWN)
    assert carried.attributes == ENCODINGS[kind].base
    assert carried.features == (Feature(name, value, ""),)


def test_two_fields_for_one_attribute_lose_nothing() -> None:
    twice = encoding_of(tag_type("x", "date", Field("a", "A", tei="when"), Field("b", "B", tei="edtf")))
    carried = twice.carry({"a": "2011", "b": "2012/.."}, NO_LINKS, KNOWN)
    assert carried == ({"when": "2011"}, (Feature("b", "2012/..", ""),))
    assert twice.carry({"b": "2012"}, NO_LINKS, KNOWN) == ({}, (Feature("b", "2012", ""),))


def test_the_order_in_which_values_were_given_does_not_matter() -> None:
    one = ENCODINGS["quote"].carry({"cue": "said", "mode": "direct"}, {"via": LINK, "speaker": LINK}, KNOWN)
    other = ENCODINGS["quote"].carry({"mode": "direct", "cue": "said"}, {"speaker": LINK, "via": LINK}, KNOWN)
    assert one == other
    assert list(one.attributes) == list(other.attributes)


def test_an_element_that_cannot_stand_in_running_text_is_a_seg() -> None:
    assert encoding_of(tag_type("x", "body")).element == "seg"


@pytest.mark.parametrize(("answer", "aloud"), [("yes", "true"), ("no", "false")])
def test_yes_and_no_say_whether_something_was_said_aloud(answer: str, aloud: str) -> None:
    spoken = encoding_of(tag_type("x", "said", Field("spoken", "Spoken", "yesno", tei="aloud")))
    assert spoken.carry({"spoken": answer}, NO_LINKS, KNOWN).attributes == {
        "direct": "unknown",
        "aloud": aloud,
    }


def test_a_term_that_a_vocabulary_defines_is_pointed_to_beside_its_word() -> None:
    terms = {"role.term": {"leader": "term.1"}, "theme.topic": {"x": "term.2"}}
    role = encoding_of(TYPES["role"], terms)
    assert role.carry({"term": "leader"}, NO_LINKS, KNOWN) == ({"role": "leader", "ref": "#term.1"}, ())
    assert role.carry({"term": "other"}, NO_LINKS, KNOWN) == ({"role": "other"}, ())
    place = tag_type(
        "place", "placeName", Field("what", "What", "term"), Field("name", "Where", "place", tei="ref")
    )
    carried = encoding_of(place, {"place.what": {"town": "term.3"}}).carry(
        {"what": "town"}, {"name": LINK}, KNOWN
    )
    assert carried.attributes == {"ref": f"#{KHAN}"}
