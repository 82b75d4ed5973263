"""A passage of several texts is one family, with a reading of each."""

import sys
from itertools import pairwise, permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from annotator.model.errors import Cancelled
from annotator.model.passage import Passage
from annotator.text.families import families
from annotator.text.passages import passages
from tests.golden.families import GROUPS, Group
from tests.golden.passages.gold import Pair, pairs
from tests.golden.passages.score import CLOSE
from tests.text.test_passages import SENTENCES, articles

LETTER = "No party which treats its members with disdain, and has done so for 12 years, can count on my vote at the next election."
TEXTS = (
    f"He said: “{LETTER}” {SENTENCES[3]}",
    f"{SENTENCES[3]} In his letter it says: ‘{LETTER.replace('disdain', 'distain').replace('12', '13')}’",
    f"Nobody knows why. {LETTER.replace('my vote', 'his vote').replace('members with', 'members and friends with')}",
    f"{SENTENCES[1]} Grumbling was heard.",
)


def worded(texts: tuple[str, ...], passage: Passage) -> list[tuple[str, ...]]:
    """Kind of each reading, and its words in each text that has it."""
    return [
        (
            reading.kind,
            *(text[slice(*place)] for text, place in zip(texts, reading.places, strict=True) if place),
        )
        for reading in passage.readings
    ]


def test_three_texts_make_one_family_with_a_reading_of_each() -> None:
    [letter, other] = families(TEXTS)
    assert letter.members == (0, 1, 2)
    assert worded(TEXTS, letter) == [
        ("addition", "", "", "and friends"),
        ("spelling", "disdain", "distain", "disdain"),
        ("number", "12", "13", "12"),
        ("person", "my", "my", "his"),
    ]
    assert other.members == (0, 1)
    assert other.readings == ()
    assert other.spans[2] is other.spans[3] is None


def test_four_texts_of_which_one_has_only_a_part() -> None:
    part = LETTER[: LETTER.index(" for 12")].replace("disdain", "contempt")
    [letter, *_] = families((*TEXTS[:3], part))
    assert letter.members == (0, 1, 2, 3)
    assert [reading.places[3] is None for reading in letter.readings] == [False, False, True, True]
    assert worded((*TEXTS[:3], part), letter)[1] == ("wording", "disdain", "distain", "disdain", "contempt")


def test_a_text_that_has_the_parts_elsewhere_cuts_the_passage_of_the_others() -> None:
    whole = f"{SENTENCES[0]} {SENTENCES[3]}"
    turned = f"{SENTENCES[3]} {SENTENCES[0]}"
    found = families((whole, whole, turned))
    assert [passage.members for passage in found] == [(0, 1, 2), (0, 1, 2)]
    assert all(passage.readings == () for passage in found)


@pytest.mark.parametrize("group", GROUPS, ids=lambda group: group.name)
def test_families_of_three_and_four_articles_are_those_a_reader_marked(group: Group) -> None:
    found = families(group.texts)
    assert len(found) == len(group.families)
    for passage, marked in zip(found, group.families, strict=True):
        for text, span, words in zip(group.texts, passage.spans, marked, strict=True):
            assert (span is None) == (words is None)
            if span and words:
                start = text.index(words)
                common = min(span.end, start + len(words)) - max(span.start, start)
                assert common >= CLOSE * max(len(span), len(words))


@pytest.mark.parametrize("pair", pairs(), ids=lambda pair: pair.name)
def test_two_texts_have_the_families_that_are_their_passages(pair: Pair) -> None:
    assert families(pair.texts, pair.zones) == passages(*pair.texts, *pair.zones)


@settings(max_examples=40)
@given(st.tuples(articles(), articles(), articles()), st.permutations(range(3)))
def test_the_order_of_the_texts_changes_only_their_order(
    texts: tuple[str, str, str], order: list[int]
) -> None:
    found = {passage.spans for passage in families(texts)}
    turned = families([texts[index] for index in order])
    assert {tuple(passage.spans[order.index(index)] for index in range(3)) for passage in turned} == found


@settings(max_examples=40)
@given(st.lists(articles(), max_size=4))
def test_every_reading_lies_in_the_passage_and_readings_stand_in_order(texts: list[str]) -> None:
    for passage in families(texts):
        assert len(passage.members) >= 2
        for index in passage.members:
            span = passage.spans[index]
            assert span is not None
            places = [place for reading in passage.readings if (place := reading.places[index])]
            assert all(one[1] <= other[0] for one, other in pairwise(places))
            assert all(span.start <= start <= end <= span.end for start, end in places)
        for reading in passage.readings:
            assert sum(place is not None for place in reading.places) >= 2


def long_texts() -> tuple[str, str]:
    """A text of some thousand words that says nothing twice, and the same with other words here and there."""
    words = [f"{word}{number}" for number in range(800) for word in ("harbour", "council", "letter", "of")]
    changed = [f"no{word}" if number % 37 == 0 else word for number, word in enumerate(words)]
    return " ".join(words), " ".join(changed[1500:] + changed[:1500])


def test_progress_goes_on_through_all_of_the_work() -> None:
    told: list[tuple[int, int]] = []
    families(long_texts(), progress=lambda done, total, _what: told.append((done, total)))
    done = [done for done, _total in told]
    assert len({total for _done, total in told}) == 1
    assert done == sorted(done)
    assert done[0] < done[-1] <= told[-1][1]
    assert len(set(done)) > 20


@pytest.mark.parametrize("share", [0.0, 0.3, 0.6, 0.9, 1.0])
def test_a_comparison_stops_at_whatever_step_it_is_cancelled(share: float) -> None:
    calls = 0

    def count(_done: int, _total: int, _what: str) -> None:
        nonlocal calls
        calls += 1
        if calls > last:
            raise Cancelled("The work was stopped.")

    last = sys.maxsize
    texts = long_texts()
    families(texts, progress=count)
    last, calls = int(share * (calls - 1)), 0
    with pytest.raises(Cancelled):
        families(texts, progress=count)
    assert calls == last + 1


def test_no_text_and_one_text_share_nothing() -> None:
    assert families(()) == families((LETTER,)) == ()
    assert all(families(order) == () for order in permutations(("", LETTER, " "), 3))
