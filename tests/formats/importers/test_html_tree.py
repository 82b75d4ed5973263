"""A page is parsed whole or refused."""

import pytest

from annotator.formats.importers.html_tree import (
    declared_encoding,
    parse,
    with_forbidden_references_read,
)
from annotator.model.errors import UnreadableFile


@pytest.mark.parametrize("depth", [300, 1500])
def test_a_page_of_many_nested_elements_is_read_whole(depth: int) -> None:
    tree = parse("<body>" + "<div>" * depth + "deep" + "</div>" * depth + "<p>after</p></body>", "a.html")
    assert tree is not None
    assert [text.strip() for text in tree.itertext() if text.strip()] == ["deep", "after"]


@pytest.mark.parametrize("depth", [2100, 50_000])
def test_a_page_that_would_be_cut_is_refused(depth: int) -> None:
    with pytest.raises(UnreadableFile, match=r"^a\.html nests more than 2,000 elements"):
        parse("<div>" * depth + "deep", "a.html")


@pytest.mark.parametrize("attribute", ["a{}=1 ", "a{}='x>' ", 'a{}="1"', "a{} "])
def test_an_element_with_thousands_of_attributes_is_refused_before_it_is_parsed(attribute: str) -> None:
    with pytest.raises(UnreadableFile, match=r"more than 1,000 attributes"):
        parse("<p " + "".join(map(attribute.format, range(50_000))) + ">end</p>", "a.html")


@pytest.mark.parametrize(
    "source",
    [
        "<script>if (a <b) {" + "x = 1; " * 5000 + "}</script>end",
        "<!-- <p " + "a=1 " * 5000 + "-->end",
        "<p title='" + "word " * 5000 + "'>end</p>",
        "a <b " + "<br> " * 5000 + "end",
    ],
)
def test_what_only_looks_like_many_attributes_is_read(source: str) -> None:
    tree = parse(source, "a.html")
    assert tree is not None
    assert "end" in tree.text_content()


def test_more_than_ten_million_characters_in_one_element_are_read_whole() -> None:
    tree = parse("<p>" + "word " * 2_200_000 + "end</p>", "a.html")
    assert tree is not None
    assert len(tree.text_content()) == 11_000_003


@pytest.mark.parametrize("source", ["", "  \n", "<!-- only a comment -->"])
def test_a_page_without_elements_is_nothing_or_an_empty_tree(source: str) -> None:
    tree = parse(source, "a.html")
    assert tree is None or not tree.text_content().strip()


@pytest.mark.parametrize(
    ("head", "label"),
    [
        (b"<meta charset=utf-8>", "utf-8"),
        (b"<META HTTP-EQUIV='Content-Type' CONTENT='text/html; charset=ISO-8859-1'>", "ISO-8859-1"),
        (b"<?xml version='1.0' encoding='windows-1251'?><html>", "windows-1251"),
        (b"<!-- <meta charset=koi8-r> --><meta charset='big5'>", "big5"),
        (b"<p>charset=utf-8</p>", None),
        (b"", None),
        (b" " * 9000 + b"<meta charset=utf-8>", None),
    ],
)
def test_the_declared_encoding_is_found_near_the_top(head: bytes, label: str | None) -> None:
    assert declared_encoding(head) == label


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("a&#1;b", "a\x01b"),
        ("a&#x1F;b&#0;", "a\x1fb\x00"),
        ("&#65;&#x41;&amp;&#150;", "&#65;&#x41;&amp;&#150;"),
        ("&#55357;&#56898;", "\ud83d\ude42"),
        ("&#99999999;", "&#99999999;"),
    ],
)
def test_references_to_forbidden_characters_are_read_early(source: str, expected: str) -> None:
    assert with_forbidden_references_read(source) == expected
