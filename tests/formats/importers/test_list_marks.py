"""Numbers of lists are written as word processors show them."""

import pytest

from annotator.formats.importers.list_marks import bullet, letters, roman


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "i"), (4, "iv"), (1994, "mcmxciv"), (3999, "mmmcmxcix"), (0, "0"), (4000, "4000")],
)
def test_roman_numerals(number: int, written: str) -> None:
    assert roman(number) == written


@pytest.mark.parametrize(("number", "written"), [(1, "a"), (26, "z"), (27, "aa"), (53, "aaa"), (-1, "-1")])
def test_letters_begin_anew_doubled_after_z(number: int, written: str) -> None:
    assert letters(number) == written


@pytest.mark.parametrize(
    ("mark", "written"), [("\uf0b7", "•"), ("o", "•"), ("–", "–"), ("", "•"), (" ▪ ", "▪")]
)
def test_a_mark_of_a_symbol_font_becomes_one_of_any_font(mark: str, written: str) -> None:
    assert bullet(mark) == written
