"""Durations are read, said and counted back, never more precisely than they were said."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.durations import UNITS, Duration, duration_in_words, parse_duration, span_implied


@pytest.mark.parametrize(
    ("value", "words"),
    [
        ("P12Y", "12 years"),
        ("P1Y6M", "1 year and 6 months"),
        ("P3W", "3 weeks"),
        ("PT1H", "1 hour"),
        ("PT0.5H", "0.5 hours"),
        ("P1Y2M3DT4H5M6S", "1 year, 2 months, 3 days, 4 hours, 5 minutes and 6 seconds"),
    ],
)
def test_a_duration_is_said_in_words(value: str, words: str) -> None:
    duration = parse_duration(value)
    assert duration is not None
    assert duration_in_words(duration) == words


@pytest.mark.parametrize(
    "value", ["", "P", "PT", "P1", "12Y", "P1S", "twelve years", "P1Y ", "P١Y", "p1y", "P-1Y"]
)
def test_what_only_looks_like_a_duration_is_none(value: str) -> None:
    assert parse_duration(value) is None


@given(st.dictionaries(st.sampled_from(UNITS), st.integers(0, 999), min_size=1))
def test_a_duration_is_written_as_it_was_read(amounts: dict[str, int]) -> None:
    duration = Duration(tuple((unit, str(amounts[unit])) for unit in UNITS if unit in amounts))
    assert parse_duration(str(duration)) == duration


@pytest.mark.parametrize(
    ("duration", "before", "span"),
    [
        ("P13Y", "2023-09-20", "2010~/2023-09-20"),
        ("P12Y", "2023", "2011~/2023"),
        ("P3M", "2023-02-20", "2022-11~/2023-02-20"),
        ("P1Y6M", "2023-03", "2021-09~/2023-03"),
        ("P2W", "2023-09-20", "2023-09-06~/2023-09-20"),
        ("P1M1D", "2023-03-31", "2023-02-27~/2023-03-31"),
    ],
)
def test_a_duration_before_a_date_implies_when_it_began(duration: str, before: str, span: str) -> None:
    assert str(span_implied(duration, before)) == span


@pytest.mark.parametrize(
    ("duration", "before"),
    [("P3M", "2023"), ("P10D", "2023-09"), ("PT1H", "2023-09-20"), ("P0.5Y", "2023"), ("12 years", "2023"),
     ("P12Y", "../2023"), ("P12Y", "202X"), ("P12Y", "2023~"), ("P3000Y", "2023"), ("P800000D", "2023-09-20"),
     ("P3M", "2023-22")],
)  # fmt: skip
def test_what_does_not_say_enough_implies_nothing(duration: str, before: str) -> None:
    assert span_implied(duration, before) is None
