"""What a text has to itself and what it shares make up the whole of it."""

from collections.abc import Sequence
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.span import Span
from annotator.text.families import families
from annotator.text.matching_words import Vocabulary, matching_words
from annotator.text.only_here import only_here
from tests.text.test_passages import ANY_TEXT

TEXT = "He resigned. Nobody knew why.\n\nAdvertisement\n\n“It was time”, he said: “I was tired.”"


def worded(shared: list[Span], zones: Sequence[Span] = ()) -> list[str]:
    return [TEXT[span.start : span.end] for span in only_here(TEXT, shared, zones)]


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


def test_a_text_that_shares_nothing_is_told_by_paragraphs_without_its_furniture() -> None:
    assert worded([], [place("Advertisement")]) == [
        "He resigned. Nobody knew why.",
        "“It was time”, he said: “I was tired.”",
    ]


def test_what_a_passage_leaves_of_a_sentence_has_no_signs_of_the_passage() -> None:
    assert worded([place("It was time"), place("I was tired")], [place("Advertisement")]) == [
        "He resigned. Nobody knew why.",
        "he said:",
    ]


def test_sentences_beside_a_passage_are_whole() -> None:
    assert worded([place("Nobody knew why"), place("Advertisement\n\n“It was time")]) == [
        "He resigned.",
        "he said: “I was tired.”",
    ]


def test_nothing_is_found_in_nothing() -> None:
    assert only_here("", [None]) == []
    assert only_here("— — —\n…", []) == []


@settings(max_examples=60)
@given(
    st.tuples(ANY_TEXT, ANY_TEXT, ANY_TEXT),
    st.lists(st.tuples(st.integers(0, 80), st.integers(1, 20)), max_size=2),
)
def test_every_word_is_furniture_or_shared_or_only_here_and_in_one_place(
    texts: tuple[str, str, str], marked: list[tuple[int, int]]
) -> None:
    zones = [Span(start, min(start + size, len(texts[0]))) for start, size in marked if start < len(texts[0])]
    found = families(texts, (zones, (), ()))
    for index, text in enumerate(texts):
        furniture = zones if index == 0 else []
        shared = [passage.spans[index] for passage in found]
        stretches = only_here(text, shared, furniture)
        taken = [*furniture, *(span for span in shared if span)]
        assert not any(one.overlaps(other) for one in stretches for other in taken)
        assert all(one.end <= other.start for one, other in pairwise(stretches))
        assert not any("\n" in text[one.start : one.end] for one in stretches)
        words = matching_words(text, furniture, Vocabulary())
        for start, end in zip(words.starts, words.ends, strict=True):
            assert any(one.start <= start and end <= one.end for one in [*stretches, *filter(None, shared)])
