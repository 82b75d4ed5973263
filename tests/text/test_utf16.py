"""Positions in code points and in UTF-16 code units."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.utf16 import Utf16Map

texts = st.text(st.characters(codec="utf-8") | st.sampled_from("😀𐍈a\n"), max_size=80)


@given(texts, st.data())
def test_a_position_counts_the_code_units_before_it(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    units = Utf16Map(text).to_units(position)
    assert units == len(text[:position].encode("utf-16-le")) // 2


@given(texts, st.data())
def test_there_and_back_is_where_it_was(text: str, data: st.DataObject) -> None:
    position = data.draw(st.integers(0, len(text)))
    both = Utf16Map(text)
    assert both.to_points(both.to_units(position)) == position


def test_the_middle_of_a_pair_counts_as_its_start() -> None:
    both = Utf16Map("a😀b")
    assert [both.to_points(unit) for unit in range(5)] == [0, 1, 1, 2, 3]


def test_a_text_without_astral_characters_needs_no_table() -> None:
    assert Utf16Map("häuser “x”").is_identity
    assert not Utf16Map("😀").is_identity
