"""A difference is called what a reader would call it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.passage import READING_KINDS
from annotator.text.reading_kinds import alike, kind_of

WORDS = st.lists(
    st.sampled_from(
        [
            "he",
            "i",
            "his",
            "my",
            "'s",
            "is",
            "12",
            "13",
            "june",
            "disdain",
            "distain",
            "the",
            "council",
            "also",
        ]
    ),
    max_size=4,
)


@pytest.mark.parametrize(
    ("left", "right", "kind"),
    [
        ("disdain", "distain", "spelling"),
        ("form", "from", "spelling"),
        ("organise", "organize", "spelling"),
        ("definately", "definitely", "spelling"),
        ("him", "me", "person"),
        ("his", "my", "person"),
        ("he has", "i have", "person"),
        ("sie habe", "ich habe", "person"),
        ("it 's", "it is", "contraction"),
        ("he 'd", "he would", "contraction"),
        ("12", "13", "number"),
        ("tuesday", "yesterday", "number"),
        ("may 2023", "this year", "wording"),
        ("3 march", "4 april", "number"),
        ("health care", "healthcare", "typographic"),
        ("twenty", "20", "typographic"),
        ("fifty one", "51", "typographic"),
        ("fifty", "51", "number"),
        ("3 march", "march 3", "typographic"),
        ("council", "councils", "wording"),
        ("these", "those", "wording"),
        ("torn", "tore", "wording"),
        ("would", "could", "wording"),
        ("he thanked", "and to borough", "wording"),
        ("also", "", "omission"),
        ("", "not only", "addition"),
    ],
)
def test_differences_have_their_kinds(left: str, right: str, kind: str) -> None:
    assert kind_of(left.split(), right.split()) == kind


@given(WORDS, WORDS)
def test_changing_sides_changes_only_omission_and_addition(left: list[str], right: list[str]) -> None:
    mirror = {"omission": "addition", "addition": "omission"}
    if left != right:
        kind = kind_of(left, right)
        assert kind in READING_KINDS
        assert kind_of(right, left) == mirror.get(kind, kind)


@pytest.mark.parametrize(
    ("left", "right"), [("disdain", "distain"), ("him", "me"), ("'s", "has"), ("has", "have")]
)
def test_words_that_stand_for_each_other_do_not_end_a_passage(left: str, right: str) -> None:
    assert alike(left, right)
    assert alike(right, left)
    assert not alike(left, "harbour")
