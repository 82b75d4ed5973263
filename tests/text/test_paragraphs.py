"""Splitting into blocks without moving positions."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.text.paragraphs import split_softly

texts = st.text(st.sampled_from("ab \n\u00a0\u2028\u2029\r\t😀\ufdd0"), max_size=120)


@given(texts, st.integers(4, 30))
def test_the_shown_text_is_as_long_as_the_text_and_differs_only_where_it_must(text: str, limit: int) -> None:
    shown, blocks = split_softly(text, limit)
    assert len(shown) == len(text) == blocks.size
    cuts = set(blocks.starts[1:])
    for position, (was, now) in enumerate(zip(text, shown, strict=True)):
        if was != now:
            assert was in "\r\u2029\ufdd0" or position + 1 in cuts


@given(texts, st.integers(4, 30))
def test_blocks_are_what_lies_between_line_feeds(text: str, limit: int) -> None:
    shown, blocks = split_softly(text, limit)
    parts = shown.split("\n")
    assert [blocks.length(index) for index in range(len(blocks.starts))] == [len(part) for part in parts]
    for position in range(len(text) + 1):
        index = blocks.index_at(position)
        assert blocks.starts[index] <= position <= blocks.starts[index] + blocks.length(index)


def test_a_long_paragraph_is_broken_at_blanks_and_its_pieces_are_soft() -> None:
    text = "head\n" + "word " * 2000 + "\ntail"
    shown, blocks = split_softly(text)
    assert len(blocks.soft) == 3
    assert all(blocks.length(index) <= 3000 for index in range(len(blocks.starts)))
    assert 1 not in blocks.soft
    assert shown.replace("\n", " ") == text.replace("\n", " ")


def test_a_paragraph_without_blanks_stays_whole() -> None:
    assert len(split_softly("x" * 10_000)[1].starts) == 1


@pytest.mark.parametrize("character", ["\r", "\u2029", "\ufdd0", "\ufdd1", "\ufffc"])
def test_characters_that_qt_would_take_for_its_own_are_replaced_one_for_one(character: str) -> None:
    shown, _ = split_softly(f"a{character}b")
    assert len(shown) == 3
    assert character not in shown
