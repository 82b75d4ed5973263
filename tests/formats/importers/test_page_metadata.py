"""What a page states about its article is read, in the order of trust."""

import pytest

from annotator.formats.importers.html_tree import parse
from annotator.formats.importers.page_metadata import page_metadata
from annotator.model.article import Metadata


def stated(head: str, *, html: str = "<html>", before: str = "") -> Metadata:
    tree = parse(f"{before}{html}<head>{head}</head><body><p>x</p></body></html>", "a.html")
    assert tree is not None
    return page_metadata(tree)


def json_ld(document: str) -> str:
    return f'<script type="application/ld+json">{document}</script>'


def test_json_ld_says_most() -> None:
    found = stated(
        json_ld(
            '{"@graph":[{"@type":"WebSite","name":"S"},{"@type":["NewsArticle"],"headline":"It &amp; They",'
            '"datePublished":"2023-09-20T23:30:00-05:00","author":[{"name":"Jane Doe"},{"name":"John Roe"}],'
            '"publisher":{"name":"Luton Today"},"inLanguage":"en_gb","url":"https://example.org/a"}]}'
        )
    )
    assert found == Metadata(
        title="It & They",
        publisher="Luton Today",
        author="Jane Doe, John Roe",
        published="2023-09-20",
        url="https://example.org/a",
        language="en-GB",
    )


@pytest.mark.parametrize(
    "document",
    [
        "",
        "{",
        "[" * 100_000,
        "null",
        "[1, null, {}]",
        '{"@type":"NewsArticle","headline":7,"author":{"name":["x"]},"datePublished":{},"publisher":[[]]}',
        '{"@type":"NewsArticle","headline":"\\ud800\\u0000"}',
        '{"@type":"WebPage","headline":"not an article"}',
    ],
)
def test_json_ld_that_says_nothing_is_passed_over(document: str) -> None:
    assert stated(json_ld(document)) == Metadata()


@pytest.mark.parametrize(
    ("head", "name", "value"),
    [
        ("<meta property=og:title content='A &ldquo;title&rdquo;'>", "title", "A “title”"),
        ("<meta property=og:site_name content='The  Paper '>", "publisher", "The Paper"),
        ("<meta name=Author content='By Jane Doe'>", "author", "Jane Doe"),
        ("<meta name=author content='Effie Manson, health correspondent'>", "author", "Effie Manson"),
        ("<meta property=article:author content='https://social.example/jane'>", "author", ""),
        ("<meta name=date content='2023-09-20'>", "published", "2023-09-20"),
        ("<meta name=DC.date.issued content='20230920'>", "published", "2023-09-20"),
        ("<meta name=date content='20 September'>", "published", ""),
        ("<meta name=date content='2023-13-45'>", "published", ""),
        ("<meta itemprop=datePublished content='1893-05-01'>", "published", "1893-05-01"),
        ("<link rel=canonical href='https://example.org/a'>", "url", "https://example.org/a"),
        ("<link rel=canonical href='/relative'>", "url", ""),
        ("<meta property=og:url content='javascript:alert(1)'>", "url", ""),
        ("<meta http-equiv=content-language content=de>", "language", "de"),
        ("<meta property=og:locale content=pt_BR>", "language", "pt-BR"),
    ],
)
def test_meta_elements_are_read_when_they_mean_something(head: str, name: str, value: str) -> None:
    assert getattr(stated(head), name) == value


@pytest.mark.parametrize(
    ("html", "language"),
    [
        ("<html lang=en>", "en"),
        ("<html lang=EN-gb>", "en-GB"),
        ("<html lang='zh-hant-tw'>", "zh-Hant-TW"),
        ("<html lang=''>", ""),
        ("<html lang='not a tag!'>", ""),
        ("<html xml:lang=fr>", "fr"),
    ],
)
def test_the_language_is_written_as_bcp_47_does(html: str, language: str) -> None:
    assert stated("", html=html).language == language


def test_a_browsers_note_gives_the_address() -> None:
    comment = "<!DOCTYPE html>\n<!-- saved from url=(0025)https://example.org/news -->\n"
    assert stated("", before=comment).url == "https://example.org/news"


def test_a_single_file_pages_note_gives_address_and_day() -> None:
    comment = (
        "<!DOCTYPE html> <html><!--\n Page saved with SingleFile \n url: https://example.org/a \n "
        "saved date: Thu Sep 21 2023 10:15:32 GMT+0100 (BST)\n-->"
    )
    tree = parse(comment + "<head></head><body><p>x", "a.html")
    assert tree is not None
    assert page_metadata(tree) == Metadata(url="https://example.org/a", accessed="2023-09-21")


def test_a_time_marked_as_publication_is_read_and_others_are_not() -> None:
    assert stated("<time itemprop=datePublished datetime=2023-09-20T10:00>").published == "2023-09-20"
    assert stated("<time datetime=2001-01-01>").published == ""
