"""Dates that count from another one are bounded by it and never more precise than it is."""

import pytest

from annotator.text.edtf import Date, parse
from annotator.text.relative_dates import read_relative


@pytest.mark.parametrize(
    ("words", "anchor", "value"),
    [
        ("prior to those elections", "2023-05", "../2023-05"),
        ("before then", "2023-05~", "../2023-05~"),
        ("since then", "2023-05", "2023-05/.."),
        ("after the vote", "199X", "199X/.."),
        ("at those elections", "2023-05", "2023-05"),
        ("that day", "2023-09-19", "2023-09-19"),
        ("in the same month", "2023-09-19", "2023-09"),
        ("that year", "2023-09-19", "2023"),
        ("the following day", "2023-12-31", "2024-01-01"),
        ("the day before", "2023-03-01", "2023-02-28"),
        ("the next month", "2023-12", "2024-01"),
        ("the previous year", "2023-05", "2022"),
    ],
)
def test_words_are_counted_from_the_anchor(words: str, anchor: str, value: str) -> None:
    date = parse(anchor)
    assert isinstance(date, Date)
    assert str(read_relative(words, date)) == value
    assert parse(value) is not None


@pytest.mark.parametrize(
    ("words", "anchor"),
    [("the following day", "2023-05"), ("that month", "2023"), ("that year", "2023-22"), ("the next year", "199X"),
     ("the next day", "2023-09-19~"), ("those elections", "2023-05"), ("blah", "2023"), ("before", "2023")],
)  # fmt: skip
def test_what_the_anchor_does_not_say_is_nothing(words: str, anchor: str) -> None:
    date = parse(anchor)
    assert isinstance(date, Date)
    assert read_relative(words, date) is None
