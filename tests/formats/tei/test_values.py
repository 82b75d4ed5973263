"""Each value is carried by the attribute that means it, or as a feature, and never bent."""

import pytest

from annotator.formats.tei.values import Feature, encoding_of
from annotator.model.record import record_id
from annotator.model.tag_type import Field
from tests.formats.tei.material import TAG_TYPES, tag_type

ENCODINGS = {one.name: encoding_of(one) for one in TAG_TYPES}
KHAN = record_id("person", "Aslam Khan")
KNOWN = frozenset({KHAN})
UNSAID = {"direct": "unknown", "aloud": "unknown"}


@pytest.mark.parametrize(
    ("kind", "values", "attributes"),
    [
        ("person", {"name": "Aslam Khan"}, {"ref": f"#{KHAN}"}),
        ("role", {"term": "deputy-leader"}, {"role": "deputy-leader"}),
        ("date", {"edtf": "2011/.."}, {"from": "2011"}),
        ("date", {"edtf": "2011", "duration": "P12Y"}, {"when": "2011", "dur-iso": "P12Y"}),
        ("quote", {"speaker": "Aslam Khan", "mode": "indirect"}, UNSAID | {"who": f"#{KHAN}", "direct": "false"}),
        ("quote", {"mode": "scare"}, UNSAID | {"direct": "true", "rend": "scare"}),
        ("place", {"key": "GB-LUT 1"}, {"key": "GB-LUT 1"}),
        ("mention", {"link": "https://www.wikidata.org/wiki/Q42"}, {"type": "mention", "ref": "https://www.wikidata.org/wiki/Q42"}),
    ],
)  # fmt: skip
def test_a_value_that_tei_has_an_attribute_for_is_that_attribute(
    kind: str, values: dict[str, str], attributes: dict[str, str]
) -> None:
    assert ENCODINGS[kind].carry(values, KNOWN) == (attributes, ())


@pytest.mark.parametrize(
    ("kind", "name", "value", "record"),
    [
        ("person", "name", "Nobody we know", ""),
        ("role", "term", "deputy leader", ""),
        ("role", "term", "député", ""),
        ("role", "holder", "Aslam Khan", KHAN),
        ("date", "edtf", "2023-02-30", ""),
        ("date", "duration", "twelve years", ""),
        ("quote", "mode", "mixed", ""),
        ("quote", "speaker", "", ""),
        ("place", "key", " blank ", ""),
        ("mention", "link", "http://[", ""),
        ("mention", "link", "javascript:alert(1)", ""),
        ("theme", "unheard of", "=x", ""),
    ],
)
def test_a_value_that_fits_no_attribute_is_a_feature(kind: str, name: str, value: str, record: str) -> None:
    carried = ENCODINGS[kind].carry({name: value}, KNOWN)
    assert carried.attributes == ENCODINGS[kind].base
    assert carried.features == (Feature(name, value, record),)


def test_two_fields_for_one_attribute_lose_nothing() -> None:
    twice = encoding_of(tag_type("x", "date", Field("a", "A", tei="when"), Field("b", "B", tei="edtf")))
    carried = twice.carry({"a": "2011", "b": "2012/.."}, KNOWN)
    assert carried == ({"when": "2011"}, (Feature("b", "2012/..", ""),))


def test_the_order_in_which_values_were_given_does_not_matter() -> None:
    one = ENCODINGS["quote"].carry({"cue": "said", "via": "Aslam Khan", "mode": "direct"}, KNOWN)
    other = ENCODINGS["quote"].carry({"mode": "direct", "via": "Aslam Khan", "cue": "said"}, KNOWN)
    assert one == other
    assert list(one.attributes) == list(other.attributes)


def test_an_element_that_cannot_stand_in_running_text_is_a_seg() -> None:
    assert encoding_of(tag_type("x", "body")).element == "seg"


@pytest.mark.parametrize(("answer", "aloud"), [("yes", "true"), ("no", "false")])
def test_yes_and_no_say_whether_something_was_said_aloud(answer: str, aloud: str) -> None:
    spoken = encoding_of(tag_type("x", "said", Field("spoken", "Spoken", "yesno", tei="aloud")))
    assert spoken.carry({"spoken": answer}, KNOWN).attributes == {"direct": "unknown", "aloud": aloud}
