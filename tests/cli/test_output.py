"""Tables and single lines as a terminal shows them."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.cli.output import WIDEST, plain, print_table


@given(st.text())
def test_a_plain_line_holds_nothing_that_steers_a_terminal(text: str) -> None:
    assert not {"Cc", "Cf", "Cs", "Zl", "Zp"} & {unicodedata.category(char) for char in plain(text)}


def test_columns_are_aligned_also_under_wide_and_combining_characters(
    capsys: pytest.CaptureFixture[str],
) -> None:
    print_table(("A", "B"), [("日本", 1), ("e\u0301", 2), ("abcd", 3)])
    lines = capsys.readouterr().out.splitlines()
    assert lines == ["A     B", "日本  1", "e\u0301     2", "abcd  3"]


def test_a_long_cell_is_cut(capsys: pytest.CaptureFixture[str]) -> None:
    print_table(("A",), [("x" * 200,)])
    assert capsys.readouterr().out.splitlines()[1] == "x" * (WIDEST - 1) + "…"
