"""Numbers and dates contradict each other when only one of them can be so, however they are written."""

import pytest

from annotator.text.conflicts import differing_numbers
from annotator.text.contradicting_numbers import contradict
from annotator.text.families import families
from annotator.text.matching_words import Vocabulary, matching_words
from tests.golden.passages.gold import pairs, worded


def keys(words: str) -> list[str]:
    found = matching_words(words, (), Vocabulary())
    return found.keys(0, len(found))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("5m", "5 million"),
        ("£1.5m", "1,500,000"),
        ("twenty-one", "21"),
        ("one hundred and twenty", "120"),
        ("a dozen", "12"),
        ("50 per cent", "50%"),
        ("19th of September", "September 19"),
        ("20 September", "Sept 20"),
        ("12 May", "Tuesday 12 May"),
        ("May", "May 2023"),
        ("2021", "since 2021"),
        ("10.30am", "10:30am"),
        ("on Tuesday", "yesterday"),
        ("almost 500", "487"),
        ("more than 20", "21"),
    ],
)
def test_what_can_both_be_so_is_no_contradiction(one: str, other: str) -> None:
    assert not contradict(keys(one), keys(other))
    assert not contradict(keys(other), keys(one))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("12 years", "13 years"),
        ("12", "12,000"),
        ("1,234,567", "1,234,568"),
        ("two hundred", "three hundred"),
        ("almost 500", "387"),
        ("about 120", "about 130"),
        ("May", "June"),
        ("Tuesday", "Wednesday"),
        ("19 May 2023", "20 May 2023"),
        ("10.30am", "10.45am"),
    ],
)
def test_what_only_one_of_them_can_have_is_one(one: str, other: str) -> None:
    assert contradict(keys(one), keys(other))
    assert contradict(keys(other), keys(one))


def test_in_all_pairs_of_the_gold_nothing_is_found_but_numbers_that_a_reader_marked() -> None:
    marked, found = set(), set()
    for pair in pairs():
        readings = (reading for passage in pair.expected for reading in passage.readings)
        marked |= {(pair.name, *reading) for reading in readings if reading[0] == "number"}
        for reading in differing_numbers(families(pair.texts, pair.zones), pair.texts):
            left, right = (
                text[slice(*place)] for text, place in zip(pair.texts, reading.places, strict=True) if place
            )
            found.add((pair.name, *worded("number", left, right)))
    assert found <= marked
    assert ("agency_copy", "number", "on tuesday", "yesterday") in marked - found
    assert {name for name, *_reading in found} >= {
        *("agency_copy", "breaking_news", "german", "obituary", "old_papers", "school_results", "spanish"),
        "wartime",
    }
