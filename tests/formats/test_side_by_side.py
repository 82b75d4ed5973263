"""The page for the printer holds every word in its order, and nothing in it is run, fetched or interpreted."""

import io
import re
from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from annotator.formats.side_by_side import write
from annotator.model.annotation import Annotation
from annotator.model.article import Article, Metadata, Original
from annotator.model.corpus import AnnotatedArticle
from annotator.model.paper import USUAL, Paper
from annotator.model.passage import Passage, Reading
from annotator.model.sheet import EVERYTHING, Sheet
from annotator.model.span import Span
from annotator.model.tag_type import TagType
from annotator.model.zone import Zone
from annotator.text import columns_of_articles, keys_of_tags

HOSTILE = "</title></style><script>alert(1)</script><img src=http://x onerror=y>&amp; \" '"
ROLE = TagType("role", "Role", "r", "R", "#000000", "#ffffff", "plain", "roleName")


def column(
    text: str, title: str = "T", tags: Sequence[tuple[int, int]] = (), zones: Sequence[tuple[int, int]] = ()
) -> AnnotatedArticle:
    metadata = Metadata(title, publisher="BBC <News>", published="2023-09-20", url="https://x.test/?a&b")
    article = Article("0" * 16, metadata, "", len(text), Original("", "a.txt", "text/plain", "utf-8"))
    return AnnotatedArticle(
        article,
        text,
        tuple(Zone("z", article.id, Span(*place), "links", "", "Ada") for place in zones),
        tuple(Annotation("n", article.id, "role", (Span(*place),), "Ada", "") for place in tags),
    )


def page(
    columns: Sequence[AnnotatedArticle],
    passages: Sequence[Passage] = (),
    name: str = "P",
    paper: Paper = USUAL,
) -> bytes:
    types = {ROLE.name: ROLE}
    named = keys_of_tags.keys(columns, types)
    tables = (
        columns_of_articles.table(columns, passages, named, EVERYTHING),
        keys_of_tags.table(columns, types, named, lambda tag: tag.values),
    )
    stream = io.BytesIO()
    write(Sheet(name, len(columns), tables), stream, paper)
    return stream.getvalue()


def parsed(written: bytes) -> html.HtmlElement:
    return html.document_fromstring(written, parser=html.HTMLParser(encoding="utf-8"))


def words(tree: html.HtmlElement, at: int) -> str:
    """The text of one column without what was set into it."""
    cells = tree.xpath(f"//table[1]/tbody/tr[not(@class='source')]/td[{at + 2}]")
    return "".join(
        "".join(cell.xpath(".//text()[not(ancestor::*[contains(@class, 'mark')])]")) for cell in cells
    )


LEFT, RIGHT = "Adverts here. He drew him in.\nMoved words.", "Moved words.\nHe drew me in. The end."
SHARED = (
    Passage((Span(14, 29), Span(13, 27)), (Reading("person", ((22, 25), (21, 23))),), 9, 0.8),
    Passage((Span(30, 42), Span(0, 12)), (Reading("omission", ((30, 35), (5, 5))),), 2, 1.0),
)


@pytest.fixture
def tree() -> html.HtmlElement:
    return parsed(page([column(LEFT, "One", [(14, 16)], [(0, 13)]), column(RIGHT, "Other")], SHARED))


def test_every_word_of_both_articles_is_there_in_its_order(tree: html.HtmlElement) -> None:
    assert [words(tree, 0), words(tree, 1)] == [LEFT, RIGHT]


def test_a_shared_passage_is_level_under_its_number_and_its_differing_words_are_marked(
    tree: html.HtmlElement,
) -> None:
    [row] = tree.xpath("//tr[@class='level']")
    assert row[0].text_content() == "1"
    assert [cell.xpath(".//span[@class='differs']/text()") for cell in row[1:]] == [["him"], ["me"]]


def test_a_passage_in_another_order_says_where_it_is_else(tree: html.HtmlElement) -> None:
    assert tree.xpath("//*[@id='p2A']/text()")[0] == "[2: see 2 in "
    assert [link.get("href") for link in tree.xpath("//a")] == ["#p2A", "#p2B"]
    assert {tree.get_element_by_id(link.get("href")[1:]).tag for link in tree.xpath("//a")} == {"bdi"}
    assert tree.xpath("//td[3]//bdi/text()").count("[–]") == 1


def test_tags_are_lettered_and_the_key_tells_the_letters(tree: html.HtmlElement) -> None:
    marks = [mark.text for mark in tree.xpath("//tr[@class='level']/td[2]//bdi")]
    assert marks == ["R1[", "]", "p"]
    [row] = tree.xpath("//table[2]/tbody/tr")
    assert [cell.text_content() for cell in row] == ["R1", "A", "He", "Role", "", "Ada"]


def test_the_head_names_articles_outlets_and_dates_and_furniture_is_set_apart(tree: html.HtmlElement) -> None:
    heads = [head.text_content() for head in tree.xpath("//table[1]/thead//th")]
    assert heads == ["No.", "A  One", "B  Other"]
    about = tree.xpath("//tr[@class='source']/td[2]")[0].text_content()
    assert about == "BBC <News>\n2023-09-20\nhttps://x.test/?a&b"
    assert tree.xpath("//td/span[@class='furniture']/text()") == ["Adverts here."]


def test_three_articles_lie_on_the_long_side_and_the_browser_takes_its_own_paper() -> None:
    three = [column(LEFT)] * 3
    assert b"@page { size: landscape;" in page(three)
    assert b"@page { size: portrait;" in page(three[:2])
    assert b"@page { size: Letter portrait;" in page(three, paper=Paper("Letter", landscape=False))


def test_titles_texts_and_names_are_never_markup_and_nothing_is_fetched() -> None:
    written = page([column(HOSTILE, HOSTILE), column("b", HOSTILE)], name=HOSTILE)
    tree = parsed(written)
    assert tree.findtext(".//title") == HOSTILE
    assert words(tree, 0) == HOSTILE
    assert tree.xpath("//script | //img | //link | //iframe | //@src | //@onerror") == []
    assert all(target.startswith("#") for target in tree.xpath("//@href"))
    assert not re.search(r"url\(|@import", tree.findtext(".//style"))


def test_the_same_articles_are_the_same_bytes() -> None:
    columns = [column(LEFT), column(RIGHT)]
    assert page(columns, SHARED) == page(columns, SHARED)


@given(
    st.lists(st.text("ab<&\"' \r\n]é\u2028😀", min_size=1, max_size=30), min_size=2, max_size=4), st.data()
)
def test_any_texts_with_any_tags_come_back_whole(texts: list[str], data: st.DataObject) -> None:
    columns = []
    for text in texts:
        edges = st.lists(st.integers(0, len(text)), min_size=2, max_size=2, unique=True).map(sorted)
        places = st.lists(edges.map(lambda pair: (pair[0], pair[1])), max_size=4)
        columns.append(column(text, tags=data.draw(places), zones=data.draw(places)))
    tree = parsed(page(columns))
    assert [words(tree, at) for at in range(len(texts))] == texts
