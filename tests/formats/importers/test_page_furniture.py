"""Lines that are no article become zones; only long menus are left out, and that is said."""

from annotator.formats.importers.html_blocks import Block
from annotator.formats.importers.page_furniture import MOST_LINES_AROUND, marked, shortened, zones_of
from annotator.model.span import Span


def test_neighbours_in_one_place_are_one_zone_in_code_points() -> None:
    blocks = [
        Block("🙂 Nav", "navigation"),
        Block("More", "navigation"),
        Block("Text."),
        Block("Credit", "caption"),
    ]
    zones = zones_of(blocks, [False, False, True, False])
    assert [(zone.span, zone.kind, zone.rule) for zone in zones] == [
        (Span(0, 10), "navigation", "Page navigation"),
        (Span(17, 23), "caption", "Picture caption"),
    ]


def test_headline_standfirst_and_cross_headings_belong_and_captions_do_not() -> None:
    blocks = [
        Block("News", links=1.0),
        Block("Strike ends", heading="h1"),
        Block("It took nine weeks.", "standfirst"),
        Block("By Jane Doe"),
        Block("The gates", "caption"),
        Block("First paragraph of it."),
        Block("A heading", heading="h2"),
        Block("Second paragraph of it."),
    ]
    main = "News\nThe gates\nFirst paragraph of it.\nSecond paragraph of it."
    assert marked(blocks, main, "Strike ends at mill") == [False, True, True, False, False, True, True, True]


def test_without_a_main_text_the_page_body_is_the_article() -> None:
    assert marked([Block("Nav", "navigation"), Block("Text.")], "", "") == [False, True]


def test_a_small_page_is_kept_whole() -> None:
    blocks = [*[Block(f"link {n}", "navigation") for n in range(MOST_LINES_AROUND)], Block("Text.")]
    is_main = [False] * MOST_LINES_AROUND + [True]
    assert shortened(blocks, is_main) == (blocks, is_main, ())


def test_of_long_menus_around_the_article_only_telling_lines_stay_and_it_is_said() -> None:
    menu = [Block(f"link {n}", links=1.0) for n in range(100)]
    blocks = [
        *menu,
        Block("Byline"),
        Block("Text."),
        Block("An advert", "advertisement"),
        Block("End."),
        *menu,
    ]
    is_main = [block.text in ("Text.", "End.") for block in blocks]
    kept, mine, remarks = shortened(blocks, is_main)
    assert [block.text for block in kept] == ["Byline", "Text.", "An advert", "End."]
    assert mine == [False, True, False, True]
    assert remarks == (
        "100 lines of the page before the article, mostly links, were left out of the text; the original has them.",
        "100 lines of the page after the article, mostly links, were left out of the text; the original has them.",
    )
