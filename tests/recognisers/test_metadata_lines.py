"""What an article says about itself is found; what it does not say is never made up."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from annotator.model.article import Metadata
from annotator.model.span import Span
from annotator.model.zone import ProposedZone
from annotator.recognisers.metadata_lines import find
from annotator.text.edtf import is_edtf
from tests.shared_material import SAMPLES, needs_shared

SENTENCE = "The council met on Monday and decided nothing."


@needs_shared
def test_the_broadcasters_sample_has_a_title_and_no_date_of_its_own() -> None:
    found = find((SAMPLES / "luton-bbc.txt").read_text(encoding="utf-8"))
    assert found == Metadata(title="Luton deputy council leader quits 'dictatorial' Labour Party")


@needs_shared
def test_the_local_papers_sample_has_a_date_and_no_title() -> None:
    found = find((SAMPLES / "luton-today.txt").read_text(encoding="utf-8"))
    assert found == Metadata(published="2023-09-20")


@pytest.mark.parametrize(
    ("line", "published"),
    [
        ("date 2023-09-20 Luton Town Hall", "2023-09-20"),
        ("- Published10 March 2023", "2023-03-10"),
        ("Published 20 September 2023", "2023-09-20"),
        ("Published: Wed, 20th September 2023 at 10:15 am", "2023-09-20"),
        ("Published on September 20, 2023", "2023-09-20"),
        ("Posted 2023-09-20T10:15:00Z", "2023-09-20"),
        ("20 Sep 2023", "2023-09-20"),
        ("Wednesday 20 September 2023", "2023-09-20"),
        ("2023-09-20", "2023-09-20"),
        ("20.09.2023", "2023-09-20"),
        ("20/09/2023", "2023-09-20"),
        ("09/20/2023", "2023-09-20"),
        ("20. September 2023, 18:20 Uhr", "2023-09-20"),
        ("Veröffentlicht am 20. September 2023", "2023-09-20"),
        ("Publié le 20 septembre 2023 à 10h15", "2023-09-20"),
        ("20 de septiembre de 2023", "2023-09-20"),
        ("By Jane Doe | 20 September 2023", "2023-09-20"),
        ("Published 20 September 2023 Updated 21 September 2023", "2023-09-20"),
        ("Published 20 September", ""),
        ("September 19th", ""),
        ("09/10/2023", ""),
        ("31 September 2023", ""),
        ("2023", ""),
        ("20 September 20233", ""),
        ("Updated 20 September 2023", ""),
        ("He was born on 20 September 2023 in Luton.", ""),
        ("On 20 September 2023", ""),
    ],
)
def test_a_date_is_read_when_it_is_whole_and_can_mean_one_day_only(line: str, published: str) -> None:
    assert find(f"A headline of some words\n{line}\n{SENTENCE}").published == published


@pytest.mark.parametrize(
    "heading", ["Related topics", "More on this story", "Follow us on Facebook", "Read more"]
)
def test_dates_of_other_articles_do_not_count(heading: str) -> None:
    assert find(f"A headline\n{SENTENCE}\n{heading}\nPublished 10 March 2023").published == ""


def test_a_bare_date_far_down_is_the_articles_own_matter() -> None:
    assert find("A headline\n" + f"{SENTENCE}\n" * 12 + "20 September 2023\n").published == ""


@pytest.mark.parametrize(
    ("line", "author"),
    [
        ("By Jane Doe", "Jane Doe"),
        ("BY JANE DOE", "JANE DOE"),
        ("By Jane Doe, political editor", "Jane Doe"),
        ("By Jane Doe and John van der Berg", "Jane Doe and John van der Berg"),
        ("By Siân O’Connor-Price", "Siân O’Connor-Price"),
        ("Von Käthe Brüggemann", "Käthe Brüggemann"),
        ("By Tuesday Morning", ""),
        ("By The Numbers", ""),
        ("By Our Reporter", ""),
        ("By BBC News", ""),
        ("By the river", ""),
        ("By Jane Doe’s account the car was red.", ""),
        ("By Jane", ""),
    ],
)
def test_a_byline_names_a_person_or_nobody(line: str, author: str) -> None:
    assert find(f"A headline of some words\n{line}\n{SENTENCE}").author == author


@pytest.mark.parametrize(
    "first",
    [
        "Deputy leader quits party",
        "‘Ruinous for trade’: bridge to close",
        "Who owns the riverbank?",
        "نائب رئيس المجلس يستقيل",
        "Mr. Khan goes",
    ],
)
def test_a_first_line_that_reads_as_a_title_is_one(first: str) -> None:
    assert find(f"{first}\n\n{SENTENCE}").title == first


@pytest.mark.parametrize(
    "text",
    [
        "",
        "\n \n",
        "Only one line",
        f"{SENTENCE}\n{SENTENCE}",
        f"Advertisement\n{SENTENCE}",
        f"2023-09-20\n{SENTENCE}",
        f"By Jane Doe\n{SENTENCE}",
        f"https://example.org/a\n{SENTENCE}",
        f"* * *\n{SENTENCE}",
        "The deputy leader of the council has resigned from the party and\nwill sit as an independent.",
        "Word " * 60 + f"\n{SENTENCE}",
        "He left. She stayed\nand nobody knew.",
    ],
)
def test_a_first_line_that_does_not_read_as_a_title_is_none(text: str) -> None:
    assert find(text).title == ""


def test_an_address_and_the_day_of_retrieval_are_read() -> None:
    found = find(
        f"A headline here\nSource: https://example.org/a?b=c\nRetrieved 21 September 2023\n{SENTENCE}"
    )
    assert (found.url, found.accessed, found.published) == ("https://example.org/a?b=c", "2023-09-21", "")


def test_menus_of_a_web_page_say_nothing_about_the_article() -> None:
    text = f"Published 1 January 2001\nA headline here\n{SENTENCE}"
    menu = ProposedZone(Span(0, 24), "navigation", "Page navigation")
    assert find(text, (menu,)) == Metadata(title="A headline here")


@given(st.text(), st.sampled_from(["", "date ", "Published ", "By Jane Doe, "]))
def test_whatever_is_found_is_a_date_or_nothing(text: str, prefix: str) -> None:
    published = find(f"{prefix}{text}\n{text}").published
    assert not published or is_edtf(published)
