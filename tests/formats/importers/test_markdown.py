"""A Markdown file is read as words; the signs that mark them up go, the words stay."""

import pytest

from annotator.formats.importers.markdown import MARKDOWN
from annotator.model.incoming import Incoming
from tests.formats.importers.damaged import damaged, read_or_refused

_WHOLE = """\
---
title: "A *plain* title"
authors: [Jane Doe, 'John Roe']
date: 2023-09-20T10:00:00Z
lang: en-GB
url: https://example.org/a
tags:
  - one
---
# Heading

A paragraph with *emphasis*, **strong**, `code`, a [link](https://example.org/b) and a note[^n]
that goes on.

3. three
4. four
   - point

| Name | Votes |
|------|------:|
| Khan | 12 |

```python
  x = [^n]
```

[^n]: https://example.org/c
    and more
"""


def _read(text: str) -> Incoming:
    return MARKDOWN.read(text.encode(), "a.md", None)


def test_signs_go_and_words_stay() -> None:
    assert _read(_WHOLE).text.split("\n") == [
        "Heading",
        "A paragraph with emphasis, strong, code, a link and a note[n] that goes on.",
        "3. three",
        "4. four",
        "• point",
        "Name\tVotes",
        "Khan\t12",
        "  x = [^n]",
        "[n] https://example.org/c and more",
    ]


def test_front_matter_becomes_metadata() -> None:
    metadata = _read(_WHOLE).metadata
    assert (metadata.title, metadata.author) == ("A *plain* title", "Jane Doe, John Roe")
    assert (metadata.published, metadata.language, metadata.url) == (
        "2023-09-20",
        "en-GB",
        "https://example.org/a",
    )


def test_without_front_matter_the_first_heading_is_the_title() -> None:
    incoming = _read("A line\n\nShown *title*\n===\n\ntext\n\n---\n\nmore")
    assert incoming.metadata.title == "Shown title"
    assert incoming.text == "A line\nShown title\ntext\nmore"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("---\n\nA rule, no front matter.\n\n---\nx", "A rule, no front matter.\nx"),
        ("---\nnot an entry\n---\nx", "not an entry\nx"),
    ],
)
def test_two_rules_are_no_front_matter(text: str, read: str) -> None:
    assert _read(text).text == read


def test_what_is_left_out_is_said() -> None:
    incoming = _read("![Below it](a.png) and [two](b) [links](c) <https://example.org>")
    assert incoming.text == "Below it and two links https://example.org"
    assert incoming.remarks == (
        "2 addresses of links were left out of the text; the original has them.",
        "1 picture was left out of the text; the original has it.",
    )


def test_html_in_it_is_read_as_a_browser_shows_it() -> None:
    text = "<div><p>One</p><script>no()</script><p>Two</p></div>\n\nline<br>break <b>bold</b>"
    assert _read(text).text == "One\nTwo\nline\nbreak bold"


def test_an_encoding_that_was_guessed_is_said_to_be_uncertain() -> None:
    data = "# Über die Größe der Straße\n\nWörter für das Gehör, schöne Grüße an alle Bürger.".encode(
        "cp1252"
    )
    incoming = MARKDOWN.read(data, "a.md", None)
    assert "Größe" in incoming.text
    assert not incoming.encoding_certain
    assert MARKDOWN.read(data, "a.md", "cp1252").encoding_certain


@pytest.mark.parametrize("text", ["> " * 2000 + "x", "[" * 5000, "*" * 5000 + "a", "- " * 2000, "`" * 4999])
def test_deep_nesting_ends(text: str) -> None:
    read_or_refused(MARKDOWN, text.encode(), "a.md")


def test_a_damaged_file_is_read_or_refused() -> None:
    assert sum(read_or_refused(MARKDOWN, data, "a.md") for data in damaged(_WHOLE.encode(), 150)) > 0
