"""Sentences and tokens."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from annotator.text.tokens import sentences


def tokens(text: str) -> list[list[str]]:
    """Words of each sentence."""
    return [[text[one.start : one.end] for one in found] for _sentence, found in sentences(text)]


def test_words_numbers_and_signs_of_sentences() -> None:
    text = "Mr. Khan’s co-leader paid £1,200.50. “No!” she said\nThe end 😀\n"
    assert tokens(text) == [
        ["Mr", ".", "Khan’s", "co-leader", "paid", "£", "1,200.50", "."],
        ["“", "No", "!", "”", "she", "said"],
        ["The", "end", "😀"],
    ]


def test_a_combining_mark_stays_with_its_letter() -> None:
    assert tokens("e\u0301te\u0301 là") == [["e\u0301te\u0301", "là"]]


@given(st.text(st.sampled_from("aB. !?“”\n\u2028\u00a0\u200b😀é1,-"), max_size=60))
def test_sentences_and_tokens_follow_each_other_and_hold_no_white_space(text: str) -> None:
    found = list(sentences(text))
    for one, other in pairwise(sentence for sentence, _tokens in found):
        assert one.end <= other.start
    for sentence, of_it in found:
        assert "\n" not in text[sentence.start : sentence.end]
        assert (sentence.start, sentence.end) == (of_it[0].start, of_it[-1].end)
        for one, other in pairwise(of_it):
            assert one.end <= other.start
            assert not text[one.end : other.start].strip()
