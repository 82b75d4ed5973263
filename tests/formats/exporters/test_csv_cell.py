"""Escaping can be undone exactly, and only what is risky is escaped."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.exporters.csv_cell import escaped, unescaped


@given(st.text() | st.text("'=+-@\t\r\na", max_size=5))
def test_every_value_comes_back(value: str) -> None:
    assert unescaped(escaped(value)) == value


@given(st.text("'=+-@\t\r\na", max_size=5))
def test_no_escaped_value_is_a_formula(value: str) -> None:
    assert not escaped(value).startswith(tuple("=+-@\t\r\n"))


@pytest.mark.parametrize("value", ["", "Khan", "'tis", "2023-05", " =1", "''quoted''"])
def test_what_is_harmless_is_left_alone(value: str) -> None:
    assert escaped(value) == value
