"""Edges of tags, by word and by code point."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.errors import InvalidRange
from annotator.model.span import target_of
from annotator.ui.edges import moved

TEXT = "The deputy leader, Aslam Khan, resigned. Cafe\u0301 society."


def _words(pairs: list[tuple[int, int]]) -> list[str]:
    return [TEXT[start:end] for start, end in pairs]


def _at(words: str) -> tuple[int, int]:
    start = TEXT.index(words)
    return start, start + len(words)


def test_the_end_moves_over_punctuation_to_the_next_word() -> None:
    pairs = moved(TEXT, target_of(_at("leader")), 12, end=True, step=+1, by_word=True)
    assert _words(pairs) == ["leader, Aslam"]


def test_moving_back_leaves_no_blank_or_comma_behind() -> None:
    pairs = moved(TEXT, target_of(_at("leader, Aslam")), 12, end=True, step=-1, by_word=True)
    assert _words(pairs) == ["leader"]


def test_the_fragment_at_the_caret_is_the_one_that_changes() -> None:
    target = target_of(_at("deputy"), _at("Khan"))
    pairs = moved(TEXT, target, _at("deputy")[0], end=True, step=+1, by_word=True)
    assert _words(pairs) == ["deputy leader", "Khan"]


def test_a_letter_is_not_parted_from_its_accent() -> None:
    start = TEXT.index("Cafe")
    pairs = moved(TEXT, target_of((start, start + 3)), start, end=True, step=+1, by_word=False)
    assert _words(pairs) == ["Cafe\u0301"]


def test_nothing_left_is_refused_with_what_to_do() -> None:
    with pytest.raises(InvalidRange, match="Delete"):
        moved(TEXT, target_of(_at("Khan")), 20, end=True, step=-1, by_word=True)


@given(
    st.integers(0, len(TEXT) - 1),
    st.integers(1, len(TEXT)),
    st.booleans(),
    st.sampled_from([-1, 1]),
    st.booleans(),
)
def test_the_other_edge_never_moves_by_code_point_and_the_result_lies_in_the_text(
    start: int, length: int, end: bool, step: int, by_word: bool
) -> None:
    target = target_of((start, min(len(TEXT), start + length)))
    try:
        ((new_start, new_end),) = moved(TEXT, target, start, end=end, step=step, by_word=by_word)
    except InvalidRange:
        return
    assert 0 <= new_start < new_end <= len(TEXT)
    assert not TEXT[new_end - 1 if end else new_start].isspace()
    if not by_word:
        assert (new_start if end else new_end) == (target[0].start if end else target[0].end)
