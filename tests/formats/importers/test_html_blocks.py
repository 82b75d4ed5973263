"""The visible text of a page is read as a browser shows it."""

import pytest

from annotator.formats.importers.html_blocks import Block, blocks_of
from annotator.formats.importers.html_tree import parse, without_hidden


def blocks(source: str) -> list[Block]:
    tree = parse(f"<html><body>{source}</body></html>", "a.html")
    assert tree is not None
    return list(blocks_of(without_hidden(tree)))


def lines(source: str) -> list[str]:
    return [block.text for block in blocks(source)]


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("<p>one</p><p>two</p>", ["one", "two"]),
        ("<p> a \n\t b<b> c</b> <i>d</i> </p>", ["a b c d"]),
        ("<p>in<b>side</b> a word</p>", ["inside a word"]),
        ("<p>first<br>second<br/><br>third</p>", ["first", "second", "third"]),
        ("<div>loose<p>para</p>tail</div>", ["loose", "para", "tail"]),
        ("<ul><li>one<li>two</ul>", ["one", "two"]),
        ("<table><tr><td>a<td>b</tr><tr><th>c</th> <td>d</td></tr></table>", ["a\tb", "c\td"]),
        ("<table><tr><td><p>x</p><p>y</p></td><td>z</td></tr></table>", ["x", "y", "z"]),
        ("<pre>  kept\n as  is\n</pre>", ["  kept", " as  is"]),
        ("a&nbsp;b&hellip;&#8220;c&rdquo;&#150;&amp;lt;", ["a\u00a0b…“c”–&lt;"]),
        ("a\u2028b\u2003c\u200bd", ["a\u2028b\u2003c\u200bd"]),
        ("<p></p><p> </p>", []),
        ("5 < 6 and <3 hearts", ["5 < 6 and <3 hearts"]),
    ],
)
def test_blocks_are_lines_and_white_space_collapses(source: str, expected: list[str]) -> None:
    assert lines(source) == expected


@pytest.mark.parametrize(
    "hidden",
    [
        "<script>alert('x')</script>",
        "<style>p{}</style>",
        "<template><p>x</p></template>",
        "<noscript>x</noscript>",
        "<p hidden>x</p>",
        "<p style='color:red; DISPLAY : none'>x<b>y</b></p>",
        "<span class='visually-hidden'>, external</span>",
        "<span class='ssrcss-1-VisuallyHidden e1'>x</span>",
        "<span class='sr-only'>x</span>",
        "<svg><title>x</title></svg>",
        "<textarea>x</textarea><select><option>x</select>",
        "<dialog>x</dialog>",
        "<!-- x -->",
        "<?php x ?>",
        "<iframe>x</iframe>",
    ],
)
def test_what_is_not_shown_is_not_read(hidden: str) -> None:
    assert lines(f"<p>before{hidden}after</p><p>end</p>")[-1] == "end"
    assert "".join(lines(f"<p>before{hidden}after</p>")) == "beforeafter"


@pytest.mark.parametrize(
    ("source", "place"),
    [
        ("<p>x</p>", "body"),
        ("<nav><p>x</p></nav>", "navigation"),
        ("<header><p>x</p></header>", "navigation"),
        ("<article><header><h1>x</h1></header></article>", "body"),
        ("<div role=navigation>x</div>", "navigation"),
        ("<div class='main-menu'>x</div>", "navigation"),
        ("<button>x</button>", "navigation"),
        ("<figure><figcaption>x</figcaption></figure>", "caption"),
        ("<div id=ad-slot>x</div>", "advertisement"),
        ("<div class='advert wide'>x</div>", "advertisement"),
        ("<div class='adventure headline'>x</div>", "body"),
        ("<div class='article__chapo'>x</div>", "standfirst"),
        ("<div class='advert'><nav>x</nav></div>", "advertisement"),
        ("<nav>a</nav><p>x</p>", "body"),
    ],
)
def test_each_line_knows_where_it_stands(source: str, place: str) -> None:
    assert blocks(source)[-1].place == place


def test_headings_and_shares_of_links_are_known() -> None:
    assert [block.heading for block in blocks("<h1>a</h1><h3><b>b</b></h3><p>c</p>")] == ["h1", "h3", ""]
    assert [block.links for block in blocks("<p><a>all</a></p><p>half <a>full</a></p><p>none</p>")] == [
        1.0,
        0.5,
        0.0,
    ]


def test_links_of_a_menu_that_only_its_style_sets_apart_are_set_apart() -> None:
    assert lines("<nav><a>News</a><a>Sport</a></nav>") == ["News Sport"]
    assert lines("<p><a>quo</a><a>te</a></p>") == ["quote"]
