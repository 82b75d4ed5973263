"""The lines of a page that an extractor kept are found again, however it joined and cut them."""

from hypothesis import given
from hypothesis import strategies as st

from annotator.formats.importers.block_matching import matching


def kept(lines: list[str], main: str, weights: list[float] | None = None) -> list[str]:
    belongs = matching(lines, weights or [1.0] * len(lines), main)
    return [line for line, mine in zip(lines, belongs, strict=True) if mine]


def test_equal_lines_are_matched_whatever_their_blanks_marks_and_accents() -> None:
    lines = ["Menu", "“It’s  a cafe\u0301,” he said", "Foot"]
    assert kept(lines, '- "Its a café", he said') == [lines[1]]


def test_a_line_repeated_in_a_menu_is_matched_where_the_order_agrees() -> None:
    lines = ["Strike ends", "Weather", "First paragraph.", "Strike ends", "Second paragraph."]
    assert matching(lines, [1.0] * 5, "First paragraph.\nStrike ends\nSecond paragraph.") == [
        False,
        False,
        True,
        True,
        True,
    ]


def test_of_two_equal_lines_the_one_outside_the_menu_is_the_article() -> None:
    assert matching(["Strike ends", "Strike ends"], [0.5, 1.0], "Strike ends") == [False, True]


def test_lines_that_the_extractor_joined_are_all_found() -> None:
    lines = ["Nav", "The first line", "and the second of it.", "Share", "A later paragraph."]
    main = "The first line and the second of it.\nA later paragraph."
    assert kept(lines, main) == ["The first line", "and the second of it.", "A later paragraph."]


def test_a_line_from_which_the_extractor_dropped_a_few_words_is_found() -> None:
    line = "Inspectors found corrosion in a survey, external and the council said it had no choice."
    main = "Inspectors found corrosion in a survey and the council said it had no choice."
    assert kept(["Home", line, "Contact"], main) == [line]


def test_a_short_line_is_not_found_inside_a_longer_word() -> None:
    assert kept(["share", "The end."], "The shareholders met and shared it.\nThe end.") == ["The end."]


LINES = st.lists(st.sampled_from(["a b c", "Share", "d e f g h", "Menu", "i j k l m", "…"]), max_size=12)


@given(LINES, st.data())
def test_a_text_made_of_lines_of_the_page_is_found_whole(lines: list[str], data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.booleans(), min_size=len(lines), max_size=len(lines)))
    main = [line for line, taken in zip(lines, chosen, strict=True) if taken and line != "…"]
    assert kept(lines, "\n".join(main)) == main


@given(LINES, st.text(max_size=60))
def test_any_main_text_gives_one_answer_a_line(lines: list[str], main: str) -> None:
    assert len(matching(lines, [1.0] * len(lines), main)) == len(lines)
