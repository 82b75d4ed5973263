"""Texts that share a passage share a fingerprint, whatever stands around it."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.text.fingerprints import DENSE, GRAM, WINDOW, fingerprints

WORDS = st.sampled_from(
    [
        "the",
        "of",
        "party",
        "values",
        "letter",
        "councillor",
        "resigned",
        "a",
        "in",
        "harbour",
        "it",
        "yesterday",
    ]
)
TEXTS = st.lists(WORDS, max_size=60).map(" ".join)
SHARED = st.lists(WORDS, min_size=WINDOW + GRAM - 1, max_size=30).map(" ".join)


@given(TEXTS, SHARED, TEXTS, TEXTS, TEXTS)
def test_so_many_words_in_common_are_never_missed(
    before: str, shared: str, after: str, other_before: str, other_after: str
) -> None:
    one = fingerprints(f"{before} {shared} {after}")
    assert one & fingerprints(f"{other_before} {shared} {other_after}")


@given(TEXTS)
def test_fingerprints_are_some_of_the_runs_of_a_text_and_numbers_of_32_bits(text: str) -> None:
    found = fingerprints(text)
    assert found <= fingerprints(text, window=DENSE) <= fingerprints(text, window=1)
    assert bool(found) == (len(text.split()) >= GRAM)
    assert all(-(2**31) <= number < 2**31 for number in found)


@given(TEXTS, TEXTS, TEXTS)
def test_furniture_has_no_part_in_them(before: str, furniture: str, after: str) -> None:
    text = f"{before} {furniture} {after}"
    zone = Span(len(before), len(before) + len(furniture) + 2)
    assert fingerprints(text, [zone]) == fingerprints(f"{before} {after}")


def test_case_and_typography_make_no_difference() -> None:
    assert fingerprints("“It’s the PARTY—which I joined in March”") == fingerprints(
        'it\'s the party - which I joined in "march"'
    )


def test_they_are_the_same_on_every_machine() -> None:
    assert sorted(fingerprints("the party no longer upholds", window=1)) == [-500411062, 594975964]
