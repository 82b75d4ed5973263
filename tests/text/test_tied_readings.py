"""Tags that stand for one thing are one quotation in several readings, however little is alike."""

from annotator.model.span import Span, target_of
from annotator.text.tied_readings import tied_passage

TEXTS = (
    'It was "instrumental in his career progression", Advertisement and an honour.',
    "“Who’s been instrumental in my career progression.”",
    "Nobody else.",
)


def test_readings_are_those_between_the_tagged_words_alone() -> None:
    targets = (target_of((7, 47)), target_of((12, 49)))
    passage = tied_passage(TEXTS[:2], targets)
    assert passage is not None
    [reading] = passage.readings
    assert reading.kind == "person"
    assert [text[slice(*place)] for text, place in zip(TEXTS, reading.places, strict=False) if place] == [
        "his",
        "my",
    ]
    assert passage.spans == (Span(8, 46), Span(12, 49))
    assert passage.matched == 4


def test_what_has_no_word_in_common_is_one_reading() -> None:
    targets = [target_of((text.index(" ") + 1, len(text) - 1)) for text in TEXTS]
    passage = tied_passage(TEXTS, targets)
    assert passage is not None
    assert all(span is not None for span in passage.spans)
    assert passage.members == (0, 1, 2)
    names = tied_passage(("Councillor Khan", "Sir Keir"), (target_of((11, 15)), target_of((0, 8))))
    assert names is not None
    assert [(reading.kind, reading.places) for reading in names.readings] == [("wording", ((11, 15), (0, 8)))]


def test_furniture_and_what_lies_between_ranges_is_no_part_of_the_words() -> None:
    at = TEXTS[0].index("Advertisement")
    furniture = (Span(at, at + 13),)
    targets = (target_of((8, len(TEXTS[0]) - 1)), target_of((12, 49)))
    passage = tied_passage(TEXTS[:2], targets, (furniture, ()))
    assert passage is not None
    assert not any(
        reading.places[0] and TEXTS[0][slice(*reading.places[0])].startswith("Advert")
        for reading in passage.readings
    )
    parted = tied_passage(TEXTS[:2], (target_of((8, 23), (27, 46)), target_of((12, 27), (30, 49))))
    assert parted is not None and parted.readings == ()


def test_a_tag_without_a_word_has_no_readings() -> None:
    assert tied_passage(("…!", "word"), (target_of((0, 2)), target_of((0, 4)))) is None
