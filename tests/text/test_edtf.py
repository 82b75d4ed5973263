"""Dates in EDTF are told from what only looks like one."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.edtf import is_edtf


@pytest.mark.parametrize(
    "value",
    ["2023", "2023-05", "2023-05-12", "2023-05-12~", "2023?", "199X", "19XX", "2023-XX", "2023-05-XX", "2023-21",
     "2011/2023", "../2011", "2011/..", "2011/", "2023/2023-05", "2024-02-29"],
)  # fmt: skip
def test_dates_of_level_one_are_taken(value: str) -> None:
    assert is_edtf(value)


@pytest.mark.parametrize(
    "value",
    ["", "20 September 2023", "2023-9-1", "2023-13", "2023-02-30", "2023-02-29", "2023/2011", "../..", "/",
     "2023-05-12T", "٢٠٢٣", "2023~~", "20XX-05", "2023-XX-05", "P12Y"],
)  # fmt: skip
def test_everything_else_is_refused(value: str) -> None:
    assert not is_edtf(value)


@given(st.dates(), st.dates())
def test_an_interval_is_a_date_exactly_when_it_does_not_run_backwards(start: object, end: object) -> None:
    assert is_edtf(f"{start}/{end}") is (str(start) <= str(end))


@given(st.text(max_size=12))
def test_no_text_at_all_makes_the_check_fail(value: str) -> None:
    assert is_edtf(value) in (True, False)
