"""Positions in the units of other programs."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.units import Unit, UnitMap, likeliest_map
from annotator.text.utf16 import Utf16Map

texts = st.text(
    st.characters(codec="utf-8", exclude_characters="\r\n") | st.sampled_from("😀𐍈e\u0301ß"), max_size=20
)
line_ends = st.sampled_from(["\n", "\r\n", "\r"])
UNITS: tuple[Unit, ...] = ("code points", "utf-16", "utf-8")


@st.composite
def raw_texts(draw: st.DrawFn) -> str:
    """Lines with ends of any kind."""
    lines = draw(st.lists(st.tuples(texts, line_ends), max_size=5))
    return "".join(line + end for line, end in lines)


def length(text: str, unit: Unit) -> int:
    """Units of a text."""
    if unit == "code points":
        return len(text)
    return len(text.encode("utf-16-le")) // 2 if unit == "utf-16" else len(text.encode())


@pytest.mark.parametrize("unit", UNITS)
@given(raw_texts(), st.data())
def test_both_ways_lead_to_the_same_place(unit: Unit, raw: str, data: st.DataObject) -> None:
    pieces = re.findall("\r\n|.", raw, re.DOTALL)
    point = data.draw(st.integers(0, len(pieces)))
    units = length("".join(pieces[:point]), unit)
    both = UnitMap(raw, unit)
    assert both.to_units(point) == units
    assert both.to_points(units) == point


@given(st.text(st.characters(codec="utf-8", exclude_characters="\r"), max_size=60), st.data())
def test_utf16_units_are_those_of_the_text_view(text: str, data: st.DataObject) -> None:
    unit = data.draw(st.integers(0, length(text, "utf-16")))
    assert UnitMap(text, "utf-16").to_points(unit) == Utf16Map(text).to_points(unit)


@pytest.mark.parametrize(
    ("unit", "points"),
    [
        ("code points", [0, 1, 2, 2, 3, 4, 4]),
        ("utf-16", [0, 1, 1, 2, 2, 3, 4, 4]),
        ("utf-8", [0, 1, 1, 1, 1, 2, 2, 3, 3, 4, 4]),
    ],
)
def test_the_middle_of_a_character_is_its_start_and_what_lies_behind_the_end_is_the_end(
    unit: Unit, points: list[int]
) -> None:
    raw = "a😀\r\né"
    both = UnitMap(raw, unit)
    assert [both.to_points(position) for position in range(len(points))] == points


def test_a_combining_mark_is_a_code_point_of_its_own() -> None:
    assert UnitMap("e\u0301x", "utf-8").to_units(2) == 3
    assert UnitMap("e\u0301x", "utf-16").to_units(2) == 2


@pytest.mark.parametrize("unit", UNITS)
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_words_tell_how_a_file_counts(unit: Unit, line_end: str) -> None:
    raw = "😀 ß\r\n😀 ß\r\nLuton"
    text = raw.replace("\r\n", "\n")
    place = length(raw.replace("\r\n", line_end).removesuffix("Luton"), unit)

    def agreeing(places: UnitMap) -> int:
        return text[places.to_points(place) :] == "Luton"

    assert likeliest_map(raw, text, UNITS, agreeing, 1).to_points(place) == text.index("Luton")


def test_without_words_the_first_way_of_counting_holds() -> None:
    assert likeliest_map("😀a", "😀a", ("utf-16", "code points"), lambda _places: 0, 0).to_points(2) == 1
