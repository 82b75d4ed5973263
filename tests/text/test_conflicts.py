"""Numbers that differ in a passage are found; remarks on one thing are told together."""

import pytest

from annotator.model.claim_note import ClaimNote
from annotator.text.conflicts import between_articles, differing_numbers, words_around
from annotator.text.families import families

TOLD = "The committee heard on {} that {} passengers had been rescued from the burning ferry in the harbour."


def differing(*texts: str) -> list[list[str | None]]:
    return [
        [None if place is None else text[slice(*place)] for text, place in zip(texts, reading.places, strict=True)]
        for reading in differing_numbers(families(texts), texts)
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        (("Monday", "12"), ("Monday", "13"), [["12", "13"]]),
        (("Monday", "twelve"), ("Monday", "13"), [["twelve", "13"]]),
        (("Monday", "twelve"), ("Monday", "12"), []),
        (("Monday", "1,200"), ("Monday", "1200"), []),
        (("Monday", "12"), ("Tuesday", "12"), [["Monday", "Tuesday"]]),
        (("3 March", "12"), ("March 3", "12"), []),
        (("May 2023", "12"), ("May", "12"), []),
        (("Tuesday", "12"), ("yesterday", "12"), []),
        (("Monday", "1.5 million"), ("Monday", "1,500,000"), []),
        (("Monday", "more than 20"), ("Monday", "21"), []),
        (("Monday", "more than 20"), ("Monday", "31"), [["more than 20", "31"]]),
    ],
)
def test_numbers_that_differ_in_a_passage_are_found_and_other_ways_to_write_them_are_none(
    one: tuple[str, str], other: tuple[str, str], expected: list[list[str]]
) -> None:
    assert differing(TOLD.format(*one), TOLD.format(*other)) == expected


def test_of_three_texts_those_that_agree_are_told_beside_the_one_that_does_not() -> None:
    texts = [TOLD.format("Monday", number) for number in ("12", "13", "12")]
    assert differing(*texts) == [["12", "13", "12"]]


def test_a_text_without_a_number_contradicts_nobody() -> None:
    texts = [TOLD.format("Monday", number) for number in ("12", "", "13")]
    assert differing(*texts) == [["12", None, "13"]]


def test_words_around_a_number_are_whole() -> None:
    text = TOLD.format("Monday", "12")
    start = text.index("12")
    assert words_around(text, start, start + 2) == (
        "“The committee heard on Monday that 12 passengers had been rescued from the …”"
    )
    assert words_around("12", 0, 2) == "“12”"


def test_remarks_that_share_a_claim_are_told_together_and_those_on_one_article_left_out() -> None:
    def note(kind: str, *claims: str) -> ClaimNote:
        return ClaimNote(kind, "Khan, councillor", kind, claims)

    duration, implied, end = note("duration", "a", "b"), note("implied", "b", "c"), note("end", "d", "e")
    bridge = note("start", "c", "d")
    assert between_articles([duration, end, note("order", "a"), implied]) == [[duration, implied], [end]]
    assert between_articles([duration, end, implied, bridge]) == [[duration, end, implied, bridge]]
