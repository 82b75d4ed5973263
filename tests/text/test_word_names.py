"""Words for people become names for machines."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.word_names import word_name


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("Date of birth", "date_of_birth"),
        ("Émeute", "emeute"),
        ("2nd office", "value_2nd_office"),
        ("法", "value"),
        ("", "value"),
    ],
)
def test_a_label_becomes_a_name(label: str, name: str) -> None:
    assert word_name(label) == name


@given(st.text(max_size=80), st.integers(0, 5))
def test_a_name_is_always_allowed_and_never_taken_twice(label: str, count: int) -> None:
    taken: set[str] = set()
    for _ in range(count + 1):
        name = word_name(label, taken)
        assert re.fullmatch(r"[a-z][a-z0-9_-]{0,40}", name)
        assert name not in taken
        taken.add(name)
