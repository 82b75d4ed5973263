"""The signs at the ends of a tag go along to the other text where they say the same there."""

import pytest

from annotator.model.span import Span
from annotator.text.edge_signs import as_quoted, with_signs


def signed(text: str, tag: str, other: str, words: str) -> str:
    """Words of the other text with the signs that go along from a tag of a text."""
    start, there = text.index(tag), other.index(words)
    span = with_signs(text, Span(start, start + len(tag)), other, Span(there, there + len(words)))
    return other[span.start : span.end]


@pytest.mark.parametrize(
    ("text", "tag", "other", "expected"),
    [
        ("He said “I go”, again.", "“I go”", 'He said "I go." Then', '"I go."'),
        ("He said “I go”, again.", "I go", 'He said "I go." Then', "I go"),
        ("He said “I go”, again.", "“I go”", "He will not say I go or stay", "I go"),
        ("He said “I go”, again.", "“I go”", "It was “I go and stay”.", "I go"),
        ("“I go.\n“I stay.”", "“I go.", "“I go.”", "“I go.”"),
        ("“I go.\n“I stay.”", "“I go.", "“I go.\n“He stays", "“I go."),
        ("It was (I go).", "(I go)", "Now (I go), but", "(I go)"),
        ("It was (I go).", "(I go)", "Now I go, but", "I go"),
        ("Il dit « I go ».", "« I go »", 'He said "I go".', '"I go"'),
        ('He said "I go".', '"I go"', "Il dit\u00a0: «\u00a0I go\u00a0».", "«\u00a0I go\u00a0»"),
        ("Then I go.", "I go.", "Now I go. But", "I go."),
        ("Then I go.", "I go.", "Now “I go”. But", "I go"),
    ],
)
def test_signs_go_along(text: str, tag: str, other: str, expected: str) -> None:
    assert signed(text, tag, other, "I go") == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        (
            "Then he “joined a party that did something”.",
            "he “joined a party that did something",
            "“joined a party that did something”",
        ),
        ("Then he “joined a party that did something good”.", "he “joined a party that did something", ""),
        ("Then he and his friends “joined it”.", "he and his friends “joined it”", ""),
        ("Then he joined a party that did something.", "he joined a party that did something", ""),
    ],
)
def test_a_stretch_that_is_a_quotation_but_for_a_word_is_the_quotation(
    text: str, words: str, expected: str
) -> None:
    start = text.index(words)
    span = as_quoted(text, Span(start, start + len(words)), ())
    assert text[span.start : span.end] == (expected or words)
