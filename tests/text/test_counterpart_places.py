"""A tag has its place in the other text that shares its passage: whole, at word borders, inside the passage."""

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from annotator.model.span import Span, Target, target_of
from annotator.text.counterpart_places import CounterpartPlaces, Place
from annotator.text.families import families
from annotator.text.passages import passages
from annotator.text.word_edges import snapped, trimmed
from tests.text.test_passages import articles

HERE = (
    'He said the party "no longer upholds the values that initially drew him to its cause", and thanked council '
    "leader Hazel Simmons MBE for 12 years. It has grown not only distant from the volunteers, but has actually "
    "created an environment which treats us with distrust and disdain."
)
THERE = (
    "“It’s become evident that the party no longer upholds the values that initially drew me to its cause.\n"
    "Advertisement\n“I thanked council leader Hazel Simmons for 13 years. It’s grown distant from the "
    "volunteers, and it’s actually created an environment which treats us with distrust and distain.”"
)
AD = Span(THERE.index("Advertisement"), THERE.index("Advertisement") + 14)


def found(words: str, text: str = HERE, other: str = THERE, *, quotation: bool = False) -> list[str] | None:
    """What stands in the other text for words of a text."""
    here, start = [HERE, THERE].index(text), text.index(words)
    for passage in passages(HERE, THERE, (), [AD]):
        places = CounterpartPlaces(passage, (HERE, THERE), ((), (AD,)))
        place = places.place((Span(start, start + len(words)),), here, 1 - here, quotation)
        if place is not None:
            return [other[span.start : span.end] for span in place.target]
    return None


@pytest.mark.parametrize(
    ("words", "others"),
    [
        ("Hazel Simmons", ["Hazel Simmons"]),
        ("council leader Hazel Simmons MBE", ["council leader Hazel Simmons"]),
        ("him", ["me"]),
        ("12 years", ["13 years"]),
        ("It has grown", ["It’s grown"]),
        ("distrust and disdain", ["distrust and distain"]),
        ("distant from the volunteers, but has", ["distant from the volunteers, and it’s"]),
        ("drew him to its", ["drew me to its"]),
    ],
)
def test_words_stand_for_words_in_spite_of_their_differences(words: str, others: list[str]) -> None:
    assert found(words) == others


@pytest.mark.parametrize("words", ["MBE", "not only", "He said", "He said the party", "not"])
def test_what_the_other_text_lacks_has_no_place_there(words: str) -> None:
    assert found(words) is None


def test_quotation_marks_go_along_at_both_ends_or_at_none() -> None:
    quoted = '"no longer upholds the values that initially drew him to its cause"'
    assert found(quoted) == ["no longer upholds the values that initially drew me to its cause"]
    back = "“It’s become evident that the party no longer upholds the values that initially drew me to its cause."
    assert found(back, THERE, HERE) is None
    most = "the party no longer upholds the values that initially drew me to its cause."
    assert found(most, THERE, HERE) == [
        'the party "no longer upholds the values that initially drew him to its cause"'[:-1]
    ]


def test_a_tag_is_parted_by_the_furniture_that_runs_through_its_place() -> None:
    text = "The party no longer upholds the values that drew me to its cause and embodied the ideals I held dear."
    other = text.replace("its cause ", "its cause\nAdvertisement\n")
    at = other.index("Advertisement")
    zones = ((), (Span(at, at + 14),))
    [passage] = passages(text, other, *zones)
    places = CounterpartPlaces(passage, (text, other), zones)
    place = places.place((Span(0, len(text)),), 0, 1)
    assert place is not None and place.exact
    assert [other[span.start : span.end] for span in place.target] == [
        text[: text.index(" and")],
        text[text.index("and") :],
    ]
    # and is whole again where there is none
    assert places.place(place.target, 1, 0) == Place((Span(0, len(text)),), exact=True)


def test_a_quotation_that_goes_on_after_an_advertisement_is_one_range() -> None:
    text = (
        "“The party no longer upholds the values that drew me to its cause. I can no longer continue in it.”"
    )
    other = text.replace(" I can", "\nAdvertisement\n“I can")
    at = other.index("Advertisement")
    zones = ((), (Span(at, at + 14),))
    [passage] = passages(text, other, *zones)
    places = CounterpartPlaces(passage, (text, other), zones)
    assert places.place((Span(0, len(text)),), 0, 1, quotation=True) == Place(
        (Span(0, len(other)),), exact=True
    )
    parted = places.place((Span(0, len(text)),), 0, 1, quotation=False)
    assert parted is not None and len(parted.target) == 2


def test_a_text_that_has_only_a_part_of_the_passage_has_a_place_for_that_part() -> None:
    whole = "The party which treats its members with disdain, and has done so for years, can count on no vote of mine."
    part = whole[whole.index("members") : whole.index(", can")]
    texts = (whole, whole.replace("disdain", "distain"), part)
    for passage in families(texts):
        places = CounterpartPlaces(passage, texts)
        tag = (Span(whole.index("with disdain"), whole.index("with disdain") + 12),)
        assert places.place(tag, 0, 1) == Place(tag, exact=False)
        there = places.place(tag, 0, 2)
        assert there is not None and [part[s.start : s.end] for s in there.target] == ["with disdain"]
        assert places.place((Span(0, 9),), 0, 2) is None
        assert places.place((Span(0, 9),), 1, 0) == Place((Span(0, 9),), exact=True)


@st.composite
def two_texts_and_a_tag(draw: st.DrawFn) -> tuple[str, str, Target, tuple[Span, ...]]:
    """Two texts, a tag of the first that cuts no word, and furniture of the second."""
    text, other = draw(articles()), draw(articles())
    cut = st.integers(0, max(0, len(text) - 1))
    start, end = sorted((draw(cut), draw(cut)))
    span = trimmed(text, *snapped(text, start, end + 1))
    assume(span is not None)
    assert span is not None
    zone = draw(st.integers(0, max(0, len(other) - 1)))
    zones = (Span(zone, zone + 9),) if draw(st.booleans()) and other else ()
    return text, other, (span,), zones


@given(two_texts_and_a_tag(), st.booleans())
def test_a_place_lies_in_the_passage_at_word_borders_outside_of_furniture(
    case: tuple[str, str, Target, tuple[Span, ...]], quotation: bool
) -> None:
    text, other, tag, zones = case
    for passage in passages(text, other, (), zones):
        place = CounterpartPlaces(passage, (text, other), ((), zones)).place(tag, 0, 1, quotation)
        if place is None:
            continue
        assert place.target == target_of(*((span.start, span.end) for span in place.target))
        whole = passage.spans[1]
        assert whole is not None
        for span in place.target:
            words = trimmed(other, span.start, span.end, punctuation=False)
            assert words == span
            inked = [at for at in range(span.start, span.end) if other[at].isalnum()]
            assert all(whole.start <= at < whole.end for at in inked)
            if not zones:
                assert snapped(other, span.start, span.end) == (span.start, span.end)
            elif not quotation:
                assert not any(zone.overlaps(span) for zone in zones)


@given(two_texts_and_a_tag(), st.booleans())
def test_in_the_text_itself_a_tag_stands_where_it_is(
    case: tuple[str, str, Target, tuple[Span, ...]], quotation: bool
) -> None:
    text, _other, tag, _zones = case
    for passage in passages(text, text):
        whole, same = passage.spans
        place = CounterpartPlaces(passage, (text, text)).place(tag, 0, 1, quotation)
        if place is not None and whole is not None and whole == same and whole.contains(tag[0]):
            assert place == Place(tag, exact=True)


@given(two_texts_and_a_tag())
def test_the_place_of_the_place_of_the_same_words_is_the_tag(
    case: tuple[str, str, Target, tuple[Span, ...]],
) -> None:
    text, other, tag, _zones = case
    for passage in passages(text, other):
        places = CounterpartPlaces(passage, (text, other))
        place = places.place(tag, 0, 1)
        span = passage.spans[0]
        assert span is not None
        if place is not None and place.exact and span.contains(tag[0]) and len(place.target) == 1:
            there = other[place.target[0].start : place.target[0].end]
            if there == text[tag[0].start : tag[0].end]:
                assert places.place(place.target, 1, 0) == Place(tag, exact=True)
