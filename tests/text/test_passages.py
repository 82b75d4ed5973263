"""Two texts share what a reader would say they share, whichever is called the left one."""

import re
from itertools import combinations, pairwise, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.passage import READING_KINDS, Passage, Reading
from annotator.model.span import Span
from annotator.text.matching_words import Vocabulary, matching_words
from annotator.text.passages import passages
from tests.golden.passages.gold import Pair, pairs
from tests.golden.passages.score import Score, precision, recall, scored

SENTENCES = (
    "The deputy leader of the council has resigned from the party he joined in 1998.",
    "It's been an honour to serve alongside her, and many other dedicated individuals!",
    "“We never wanted to leave the harbour before the storm had passed”, said Zoë.",
    "Nobody remembers who was leading after twenty minutes on that cold afternoon.",
    "Some of these pipes were laid when Disraeli was prime minister, they don't hold water.",
    "The 𝄞 orchestra hasn’t played Schubert in this town since the theatre burnt down.",
)
UNRELATED = ("Xylo brumba quonset flirp dazzik.", "Wembly trosk yondle crim vexal pazzo.", "")
EDITS = st.sampled_from(("drop", "add", "swap", "upper", "newline", "signs", "joined"))


@st.composite
def articles(draw: st.DrawFn, repeating: bool = True) -> str:
    """A text of some of the sentences, edited, in any order."""
    chosen = draw(st.lists(st.sampled_from(SENTENCES + UNRELATED), max_size=6, unique=not repeating))
    return draw(st.sampled_from((" ", "\n\n"))).join(draw(edited(sentence)) for sentence in chosen)


@st.composite
def edited(draw: st.DrawFn, sentence: str) -> str:
    """A sentence with up to two words changed."""
    words = sentence.split()
    for _ in range(draw(st.integers(0, 2)) if words else 0):
        at, edit = draw(st.integers(0, len(words) - 1)), draw(EDITS)
        word = words[at]
        changed = {
            "drop": "",
            "add": f"{word} also",
            "swap": "grumbling",
            "upper": word.upper(),
            "newline": f"{word}\n",
            "signs": f"“{word}”,",
            "joined": f"{word}‘{word[:3]}",
        }
        words[at] = changed[edit]
    return " ".join(words)


ANY_TEXT = st.one_of(
    articles(),
    st.lists(st.sampled_from(["don't", "doesn't", "it's", "harbour's", "captaincy", "we've"])).map(" ".join),
    st.text("ab ,.’'\n市长𝄞é\u0301-5", max_size=60),
)


def words_in(text: str, span: Span | tuple[int, int]) -> str:
    start, end = (span.start, span.end) if isinstance(span, Span) else span
    return text[start:end]


def both_spans(passage: Passage) -> tuple[Span, Span]:
    left, right = passage.spans
    assert left is not None
    assert right is not None
    return left, right


def mirrored(passage: Passage) -> Passage:
    """The passage as it is when its two texts change places."""
    kinds = {"omission": "addition", "addition": "omission"}
    readings = (Reading(kinds.get(it.kind, it.kind), it.places[::-1]) for it in passage.readings)
    return Passage(passage.spans[::-1], tuple(readings), passage.matched, passage.score)


@given(ANY_TEXT, ANY_TEXT)
def test_changing_sides_changes_the_sides_of_the_passages_and_nothing_else(left: str, right: str) -> None:
    found = passages(left, right)
    there = [mirrored(passage) for passage in passages(right, left)]
    assert sorted(there, key=lambda passage: passage.spans[0] or Span(0, 1)) == list(found)


@given(ANY_TEXT, ANY_TEXT)
def test_the_same_texts_give_the_same_passages(left: str, right: str) -> None:
    assert passages(left, right) == passages(left, right)


@given(ANY_TEXT, ANY_TEXT)
def test_passages_lie_at_word_borders_and_share_no_word(left: str, right: str) -> None:
    found = [both_spans(passage) for passage in passages(left, right)]
    for side, text in enumerate((left, right)):
        words = matching_words(text, (), Vocabulary())
        spans = sorted(pair[side] for pair in found)
        assert all(one.end <= other.start for one, other in pairwise(spans))
        assert {span.start for span in spans} <= set(words.starts)
        assert {span.end for span in spans} <= set(words.ends)
        assert not any(words.enclitic(words.starts.index(span.start)) for span in spans)
        assert not any(words.cut_after(words.ends.index(span.end) + 1) for span in spans)


@given(ANY_TEXT, ANY_TEXT)
def test_readings_hold_all_that_differs_once_and_in_order(left: str, right: str) -> None:
    for passage in passages(left, right):
        rests = []
        for side, text in enumerate((left, right)):
            span = both_spans(passage)[side]
            places = [reading.places[side] or (0, 0) for reading in passage.readings]
            assert all(one[1] <= other[0] for one, other in pairwise(places))
            assert all(span.start <= start <= end <= span.end for start, end in places)
            edges = [span.start, *(at for place in places for at in place), span.end]
            rests.append(
                " ".join(text[start:end] for start, end in zip(edges[::2], edges[1::2], strict=True))
            )
        assert re.findall(r"\w+", rests[0]) == re.findall(r"\w+", rests[1])
        assert {reading.kind for reading in passage.readings} <= set(READING_KINDS)
        assert all(reading.places[0] != reading.places[1] or left != right for reading in passage.readings)


@given(articles().filter(lambda text: any(sentence in text for sentence in SENTENCES)))
def test_a_text_and_itself_are_one_passage_without_readings(text: str) -> None:
    [passage] = passages(text, text)
    words = matching_words(text, (), Vocabulary())
    assert both_spans(passage) == (Span(words.starts[0], words.ends[-1]),) * 2
    assert (passage.readings, passage.score, passage.matched) == ((), 1.0, len(words))


@given(
    articles(repeating=False),
    articles(repeating=False),
    st.sampled_from(("Hrmpf zzyzx.", "Qwerty?")),
    st.booleans(),
)
def test_an_unrelated_paragraph_before_or_after_changes_no_passage_but_at_its_ends(
    left: str, right: str, other: str, before: bool
) -> None:
    """Where words at an end are in another order, it may be drawn a few words further in or out."""
    moved = len(other) + 2 if before else 0
    longer = f"{other}\n\n{left}" if before else f"{left}\n\n{other}"
    expected = [
        (Span(one.start + moved, one.end + moved), two) for one, two in map(both_spans, passages(left, right))
    ]
    found = [both_spans(passage) for passage in passages(longer, right)]
    assert len(found) == len(expected)
    for one, two in zip(found, expected, strict=True):
        assert all(
            _common(a, b) >= 0.8 * max(a.end - a.start, b.end - b.start)
            for a, b in zip(one, two, strict=True)
        )


def _common(one: Span, two: Span) -> int:
    return min(one.end, two.end) - max(one.start, two.start)


def test_a_passage_runs_across_furniture_and_takes_no_word_of_it() -> None:
    left = "We never wanted to leave the harbour\n\nAdvertisement\n\nbefore the storm had passed."
    right = "We never wanted to leave the harbour before the storm had passed."
    zone = Span(left.index("Adv"), left.index("Adv") + len("Advertisement"))
    [passage] = passages(left, right, [zone])
    assert passage.readings == ()
    assert both_spans(passage)[0] == Span(0, len(left) - 1)
    assert [reading.kind for reading in passages(left, right)[0].readings] == ["omission"]


def test_a_contraction_that_one_text_cuts_off_takes_no_word_of_the_next_reading() -> None:
    left = "Serving this community, I’ll continue to work towards the values it holds."
    right = "Serving this community, I’the values it holds."
    [passage] = passages(left, right)
    [reading] = passage.readings
    assert [
        words_in(text, place or (0, 0)) for text, place in zip((left, right), reading.places, strict=True)
    ] == [
        "I’ll continue to work towards",
        "I",
    ]


def test_moved_sentences_are_found_where_they_are() -> None:
    one, two, three = SENTENCES[0], SENTENCES[1], SENTENCES[3]
    left, right = f"{one} {UNRELATED[0]} {two} {UNRELATED[1]} {three}", f"{three} Grim. {two} Grum. {one}"
    crossing = [both_spans(passage) for passage in passages(left, right)]
    assert [words_in(left, pair[0]) for pair in crossing] == [words_in(right, pair[1]) for pair in crossing]
    assert [pair[1].start for pair in crossing] == sorted((pair[1].start for pair in crossing), reverse=True)
    assert len(crossing) == 3


@pytest.mark.parametrize("text", ["", " \n", "one", "...", "\u0301", "’s", "市"])
def test_texts_without_anything_to_share_share_nothing(text: str) -> None:
    assert passages(text, text) == passages(text, SENTENCES[0]) == ()


def test_names_offices_and_stock_phrases_are_no_passage() -> None:
    left = "Councillor Joan Peverell, deputy leader of the council, said that it was one of the best."
    right = "It was one of those days. The deputy leader of the council met Councillor Joan Peverell."
    assert passages(left, right) == ()


def test_articles_of_different_pairs_share_next_to_nothing() -> None:
    compared = list(product(combinations(pairs(), 2), (0, 1), (0, 1)))
    by_chance = [
        words_in(one.texts[side], both_spans(passage)[0])
        for (one, other), side, far in compared
        for passage in passages(one.texts[side], other.texts[far], one.zones[side], other.zones[far])
    ]
    assert len(by_chance) <= 0.002 * len(compared)


@pytest.mark.parametrize("pair", [pair for pair in pairs() if not pair.expected], ids=lambda pair: pair.name)
def test_articles_about_the_same_place_and_people_share_nothing_unless_one_copies(pair: Pair) -> None:
    assert passages(*pair.texts, *pair.zones) == ()


def test_all_passages_of_the_samples_are_found_with_their_readings() -> None:
    [luton] = (pair for pair in pairs() if pair.name == "luton")
    score = scored(luton)
    assert score.complaints == []
    assert score.passages["exact"] >= 7


def test_the_gold_set_is_met() -> None:
    total = Score()
    for pair in pairs():
        total.add(scored(pair))
    assert precision(total.passages) >= 0.97
    assert recall(total.passages) >= 0.97
    assert precision(total.readings) >= 0.95
    assert recall(total.readings) >= 0.94
