"""Articles stand beside each other with their differences, tags and passages in another order marked."""

from collections.abc import Sequence

from annotator.model.annotation import Annotation
from annotator.model.article import Article, Metadata, Original
from annotator.model.corpus import AnnotatedArticle
from annotator.model.passage import Passage, Reading
from annotator.model.sheet import EVERYTHING, Contents, Table
from annotator.model.span import Span
from annotator.model.zone import Zone
from annotator.text.columns_of_articles import table

LEFT, RIGHT = "The deputy leader left.", "Advert\nDeputy leader of Luton left."


def article(text: str, *tags: Annotation, zones: Sequence[tuple[int, int]] = ()) -> AnnotatedArticle:
    about = Article("a" * 16, Metadata("T"), "", len(text), Original("", "a.txt", "text/plain", "utf-8"))
    furniture = tuple(Zone("z", about.id, Span(*place), "links", "", "Ada") for place in zones)
    return AnnotatedArticle(about, text, furniture, tags)


def tag(name: str, *places: tuple[int, int]) -> Annotation:
    return Annotation(name, "a" * 16, "role", tuple(Span(*place) for place in places), "Ada", "")


def cells(told: Table) -> list[list[str]]:
    """Words of each cell, without the row about the sources."""
    return [["".join(run.text for run in cell) for cell in row.cells] for row in told.rows[1:]]


def shared(*readings: Reading) -> Passage:
    return Passage((Span(0, 22), Span(7, 34)), readings, 3, 0.8)


def test_differences_are_classed_and_what_is_lacking_is_marked_where_it_lacks() -> None:
    passage = shared(
        Reading("omission", ((0, 3), (7, 7))),
        Reading("typographic", ((4, 10), (7, 13))),
        Reading("addition", ((17, 17), (21, 29))),
    )
    told = table([article(LEFT), article(RIGHT)], [passage], {}, EVERYTHING)
    assert cells(told) == [
        ["", "", "Advert\n"],
        ["1", "The+ deputyt leader[–] left.", "[–]Deputyt leader of Luton+ left."],
    ]


def test_the_end_of_a_tag_repeats_its_key_where_its_beginning_is_not_next_to_it() -> None:
    tags = [tag("1", (0, 17)), tag("2", (4, 10)), tag("3", (18, 22))]
    told = table([article(LEFT, *tags), article(RIGHT)], [], {"1": "R1", "2": "R2", "3": "R3"}, EVERYTHING)
    assert cells(told)[0][1] == "R1[The R2[deputy] leader]R1 R3[left]."


def test_pieces_of_one_tag_have_one_key() -> None:
    told = table([article(LEFT, tag("1", (0, 3), (11, 17))), article(RIGHT)], [], {"1": "R1"}, EVERYTHING)
    assert cells(told)[0][1] == "R1[The] deputy R1[leader] left."


def test_furniture_may_be_left_out_and_leaves_no_empty_row() -> None:
    both = [article(LEFT), article(RIGHT, zones=[(0, 6)])]
    told = table(both, [shared()], {}, Contents(furniture=False))
    assert cells(told) == [["1", LEFT, "Deputy leader of Luton left."]]


def test_a_passage_of_paragraphs_that_correspond_is_a_row_for_each_under_one_number() -> None:
    left, right = "One here.\nTwo here.", "One there.\nTwo there."
    whole = Passage((Span(0, len(left)), Span(0, len(right))), (), 4, 1.0)
    told = table([article(left), article(right)], [whole], {}, EVERYTHING)
    assert cells(told) == [["1", "One here.\n", "One there.\n"], ["1", "Two here.", "Two there."]]
    assert [row.kind for row in told.rows] == ["source", "begins", "ends"]
