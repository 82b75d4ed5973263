"""EDTF and TEI's dating attributes say the same, or TEI says nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.tei.dating import dating, edtf_of, is_duration, is_w3c_date

_EDTF = {"datingMethod": "#edtf"}


@pytest.mark.parametrize(
    ("value", "attributes"),
    [
        ("2023", {"when": "2023"}),
        ("2023-05", {"when": "2023-05"}),
        ("2024-02-29", {"when": "2024-02-29"}),
        ("2011/2023-05", {"from": "2011", "to": "2023-05"}),
        ("2011/..", {"from": "2011"}),
        ("../2011", {"notAfter": "2011"}),
        ("2023~", {"when-custom": "2023~"} | _EDTF),
        ("199X", {"notBefore": "1990", "notAfter": "1999", "when-custom": "199X"} | _EDTF),
        ("1999-04-XX", {"notBefore": "1999-04", "notAfter": "1999-04", "when-custom": "1999-04-XX"} | _EDTF),
        ("2010~/2023-09-20", {"notAfter": "2023-09-20", "when-custom": "2010~/2023-09-20"} | _EDTF),
        ("2011/", {"notBefore": "2011", "when-custom": "2011/"} | _EDTF),
    ],
)
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


_sides = st.from_regex(r"\A[0-9X]{4}(-[0-9X]{2}){0,2}[?~%]?\Z") | st.sampled_from(["", "..", "-0044", "0000"])


@given(_sides | st.tuples(_sides, _sides).map("/".join) | st.text(max_size=12))
def test_attributes_always_return_the_value_and_never_contradict_each_other(value: str) -> None:
    attributes = dating(value)
    if attributes is None:
        return
    assert edtf_of(attributes) == value
    names = set(attributes)
    assert "when" not in names or names == {"when"}
    assert not ({"from", "notBefore"} <= names or {"to", "notAfter"} <= names)
    assert all(
        is_w3c_date(text) for name, text in attributes.items() if name not in ("when-custom", "datingMethod")
    )


@pytest.mark.parametrize("value", ["P12Y", "P1Y2M3DT4H5M6S", "PT0.5H", "P3W"])
def test_durations_are_recognised(value: str) -> None:
    assert is_duration(value)


@pytest.mark.parametrize("value", ["", "P", "PT", "P1", "12Y", "P1S", "twelve years", "P1Y ", "P١Y", "p1y"])
def test_what_only_looks_like_a_duration_is_none(value: str) -> None:
    assert not is_duration(value)
