"""EDTF and TEI's dating attributes say the same, or TEI says nothing."""

from collections.abc import Mapping

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from annotator.formats.tei.dating import DATING_ATTRIBUTES, dating, edtf_of, is_duration, is_w3c_date
from annotator.resource_files import resource
from annotator.text.edtf import parse
from tests.formats.tei.official import needs_tei_all, tei_all

_EDTF = {"datingMethod": "#edtf"}
_EXAMPLES: Mapping[str, Mapping[str, str]] = {
    "2023": {"when": "2023"},
    "2023-05": {"when": "2023-05"},
    "2024-02-29": {"when": "2024-02-29"},
    "2011/2023-05": {"from": "2011", "to": "2023-05"},
    "2011/..": {"from": "2011"},
    "../2011": {"notAfter": "2011"},
    "2023~": {"when-custom": "2023~"} | _EDTF,
    "199X": {"notBefore": "1990", "notAfter": "1999", "when-custom": "199X"} | _EDTF,
    "1999-04-XX": {"notBefore": "1999-04", "notAfter": "1999-04", "when-custom": "1999-04-XX"} | _EDTF,
    "2023-22": {"notBefore": "2023", "notAfter": "2023", "when-custom": "2023-22"} | _EDTF,
    "2023-24": {"notBefore": "2023", "notAfter": "2024-03", "when-custom": "2023-24"} | _EDTF,
    "2023-09-20T10:30:00Z": {
        "notBefore": "2023-09-20", "notAfter": "2023-09-20", "when-custom": "2023-09-20T10:30:00Z"
    } | _EDTF,
    "2010~/2023-09-20": {"from-custom": "2010~", "to": "2023-09-20"} | _EDTF,
    "199X/2005": {"notBefore": "1990", "from-custom": "199X", "to": "2005"} | _EDTF,
    "2005/201X": {"from": "2005", "notAfter": "2019", "to-custom": "201X"} | _EDTF,
    "2023-05?/..": {"from-custom": "2023-05?"} | _EDTF,
    "../201X": {"notAfter": "2019", "to-custom": "201X"} | _EDTF,
    "2011/": {"notBefore": "2011", "when-custom": "2011/"} | _EDTF,
    "/2011": {"notAfter": "2011", "when-custom": "/2011"} | _EDTF,
    "Y17000": {"when-custom": "Y17000"} | _EDTF,
    "-0043": {"when-custom": "-0043"} | _EDTF,
}  # fmt: skip


@pytest.mark.parametrize(("value", "attributes"), _EXAMPLES.items())
def test_a_date_becomes_the_attributes_that_mean_it(value: str, attributes: dict[str, str]) -> None:
    assert dating(value) == attributes
    assert edtf_of(attributes) == value


@pytest.mark.parametrize(
    "value",
    ["", "May", "2023-9-1", "2023-13", "2023-02-30", "2023-02-29", "--09-19", "2023/2011", "2023-05/2022-12-31", "../..", "/",
     "٢٠٢٣", "2023-05-12 ", "2023\n", "1/2/3"],
)  # fmt: skip
def test_what_is_no_date_gets_no_attribute(value: str) -> None:
    assert dating(value) is None


def test_attributes_of_others_are_read() -> None:
    assert edtf_of({"to": "2023"}) == "../2023"
    assert edtf_of({"from": "2011", "notAfter": "2023"}) == "2011/.."
    assert edtf_of({"dur-iso": "P12Y"}) == ""


_sides = (
    st.from_regex(r"\A-?[0-9]{2}([0-9]{2}|[0-9]X|XX)[?~%]?\Z")
    | st.from_regex(r"\A(19|20)[0-9]{2}-(0[1-9]|1[012]|2[1-4]|XX)(-([0-3][0-9]|XX))?[?~%]?\Z")
    | st.sampled_from(["", "..", "-0044", "0000", "Y17000", "2023-09-20T10:30:00Z", "2023-09-20"])
)
_values = _sides | st.tuples(_sides, _sides).map("/".join)


@given(_values | st.text(max_size=12))
def test_every_date_comes_back_and_its_attributes_never_contradict_each_other(value: str) -> None:
    attributes = dating(value)
    assert (attributes is None) is (parse(value) is None)
    if attributes is None:
        return
    assert edtf_of(attributes) == value
    names = set(attributes)
    assert names <= set(DATING_ATTRIBUTES)
    assert "when" not in names or names == {"when"}
    assert not ({"from", "notBefore"} <= names or {"to", "notAfter"} <= names)
    assert ("datingMethod" in names) is any(name.endswith("-custom") for name in names)
    assert all(is_w3c_date(attributes[name]) for name in names & set(DATING_ATTRIBUTES[:5]))


@pytest.mark.parametrize("value", ["2023-22", "2023-05-XX", "0000", "2023~", "-0044", "--09-19"])
def test_what_w3c_dates_cannot_say_is_none_of_them(value: str) -> None:
    assert not is_w3c_date(value)


@needs_tei_all
def test_the_official_schema_takes_every_form_of_date() -> None:
    namespace = "http://www.tei-c.org/ns/1.0"
    root = etree.fromstring(
        f'<TEI xmlns="{namespace}"><teiHeader><fileDesc><titleStmt><title/></titleStmt><publicationStmt><p/></publicationStmt>'
        "<sourceDesc><p/></sourceDesc></fileDesc></teiHeader><text><body><p/></body></text></TEI>"
    )
    paragraph = root.find(f".//{{{namespace}}}body/{{{namespace}}}p")
    assert paragraph is not None
    for attributes in _EXAMPLES.values():
        etree.SubElement(paragraph, f"{{{namespace}}}date", dict(attributes))
    schema = tei_all()
    assert schema.validate(root), schema.error_log


def test_our_grammar_takes_every_form_of_date_and_no_contradiction() -> None:
    schema = _grammar_of_dating()
    for attributes in _EXAMPLES.values():
        assert schema.validate(etree.Element("date", dict(attributes))), attributes
    for wrong in (
        {"when": "2023", "from": "2011"},
        {"from": "2011", "notBefore": "2010"},
        {"from-custom": "2010~"},
        {"from": "2010~"},
        {"from": "2011", "to": "2012", "datingMethod": "#edtf"},
        {"when": "--09-19"},
    ):
        assert not schema.validate(etree.Element("date", wrong)), wrong


def _grammar_of_dating() -> etree.RelaxNG:
    """Our grammar, begun at the dating attributes of an element without a namespace."""
    wrapper = etree.fromstring(
        f"""<grammar xmlns="http://relaxng.org/ns/structure/1.0">
              <include href="{resource("tei", "annotator.rng").as_uri()}">
                <start><element name="date"><ref name="dating"/></element></start>
              </include>
            </grammar>"""
    )
    return etree.RelaxNG(etree.ElementTree(wrapper))


def test_iso_durations_are_recognised() -> None:
    assert is_duration("P12Y")
    assert not is_duration("12 years")
