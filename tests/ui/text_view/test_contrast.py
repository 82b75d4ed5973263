"""Colours that can be seen and read, on both pages."""

import itertools
import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QGuiApplication

from annotator.ui.text_view import Mark
from annotator.ui.text_view.contrast import (
    BLACK,
    INK_CONTRAST,
    LANE_CONTRAST,
    WHITE,
    Rgb,
    contrast,
    ink_on,
    mixed,
    parsed,
    visible_on,
)
from annotator.ui.text_view.mark import STYLES
from annotator.ui.text_view.scheme import Scheme, scheme_of
from annotator.ui.theme import palette
from tests.ui.text_view.conftest import make_mark

TYPES = sorted((Path(__file__).parents[3] / "resources" / "tag_types").glob("*.toml"))
colours = st.tuples(*[st.integers(0, 255)] * 3)


@pytest.fixture(params=[False, True], ids=["light", "dark"])
def scheme(request: pytest.FixtureRequest, qapp: QGuiApplication) -> Scheme:
    """The colours of one look."""
    return scheme_of(palette(request.param))


def _marks() -> list[Mark]:
    looks = [tomllib.loads(path.read_text(encoding="utf-8"))["colour"] for path in TYPES]
    return [make_mark(path.stem, (0, 1), colour=look["light"], colour_dark=look["dark"]) for path, look in zip(TYPES, looks, strict=True)]  # fmt: skip


def test_the_formula_gives_the_values_of_the_standard() -> None:
    assert contrast(BLACK, WHITE) == pytest.approx(21)
    assert contrast(parsed("#777777"), WHITE) == pytest.approx(4.48, abs=0.005)
    assert contrast(parsed("#ff0000"), WHITE) == pytest.approx(4.0, abs=0.005)


def test_lanes_of_all_types_can_be_seen_and_their_chips_read(scheme: Scheme) -> None:
    marks = _marks()
    assert len(marks) >= 6
    for mark in marks:
        lane = scheme.lane(mark)
        assert lane == parsed(mark.colour_dark if scheme.dark else mark.colour), "chosen well, not mended"
        assert contrast(lane, scheme.page) >= LANE_CONTRAST
        assert contrast(ink_on(lane), lane) >= INK_CONTRAST


def test_types_are_told_apart_without_colour() -> None:
    raw = [tomllib.loads(path.read_text(encoding="utf-8")) for path in TYPES]
    for one, other in itertools.combinations(raw, 2):
        assert one["letter"] != other["letter"]
        assert one["pattern"] != other["pattern"]


def test_text_furniture_selection_and_suggestions_can_be_read(scheme: Scheme) -> None:
    assert contrast(scheme.ink, scheme.page) >= 7
    assert contrast(scheme.faint_ink, scheme.zone_ground) >= INK_CONTRAST
    assert contrast(scheme.selection_ink, scheme.selection) >= INK_CONTRAST
    assert contrast(scheme.suggestion, scheme.page) >= LANE_CONTRAST
    assert contrast(scheme.accent, scheme.page) >= LANE_CONTRAST


@given(colours, st.sampled_from([parsed("#ffffff"), parsed("#1c1e20"), parsed("#808080")]))
def test_any_colour_a_project_brings_is_mended_until_it_can_be_seen_and_its_chip_read(
    colour: Rgb, page: Rgb
) -> None:
    lane = visible_on(page, colour)
    assert contrast(lane, page) >= LANE_CONTRAST
    assert contrast(ink_on(lane), lane) >= INK_CONTRAST
    if contrast(colour, page) >= LANE_CONTRAST:
        assert lane == colour


@given(colours, colours)
def test_mixing_starts_at_one_colour_and_ends_at_the_other(one: Rgb, other: Rgb) -> None:
    assert mixed(one, other, 0) == one
    assert mixed(one, other, 1) == other


def test_a_suggestion_is_grey_whatever_its_type(scheme: Scheme) -> None:
    assert "suggestion" in STYLES
    assert len({scheme.lane(make_mark("m", (0, 1), style="suggestion", colour=c, colour_dark=c)) for c in ("#ff0000", "#00ff00")}) == 1  # fmt: skip
