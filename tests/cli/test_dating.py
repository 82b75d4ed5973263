"""`date` and `dates` from outside."""

from pathlib import Path

import pytest

from tests.cli.conftest import Annotator

TODAY = "luton-today.txt"


@pytest.fixture
def tagged(annotator: Annotator, project: Path, articles: dict[str, str]) -> list[str]:
    """Ids of three date tags without a value: *May*, *since 2011*, *over the years*."""
    text = annotator("text", project, articles[TODAY]).text
    ids = []
    for words in ("May", "since 2011", "over the years"):
        start = text.index(words)
        ran = annotator(
            "tag", project, articles[TODAY], "date", f"{start}:{start + len(words)}", "--by", "Ada", "--json"
        )
        ids.append(ran.json["id"])
    return ids


def test_date_says_what_a_phrase_means(annotator: Annotator) -> None:
    assert annotator("date", "since 2011").text == "2011/..\nsince 2011\nsince 2011 → 2011/..\n"
    assert annotator("date", "May", "--published", "2023-09-20", "--json").json == {
        "value": "2023-05",
        "kind": "date",
        "words": "May 2023",
        "rule": "May, published 2023-09-20 → 2023-05",
        "certain": True,
        "approximate": False,
    }


def test_date_refuses_nonsense_with_one_sentence(annotator: Annotator) -> None:
    ran = annotator("date", "09/10/2023")
    assert (ran.status, ran.out) == (1, b"")
    assert ran.err.count("\n") == 1
    assert "write the month in letters" in ran.err


def test_dates_lists_what_has_no_value_with_its_rule(
    annotator: Annotator, project: Path, articles: dict[str, str], tagged: list[str]
) -> None:
    forms = annotator("dates", project, "--json").json
    assert [form["id"] for form in forms] == tagged
    assert forms[0] == {
        "id": tagged[0],
        "article": articles[TODAY],
        "text": "May",
        "value": "2023-05",
        "field": "edtf",
        "words": "May 2023",
        "rule": "May, published 2023-09-20 → 2023-05",
    }
    assert forms[2]["value"] is None
    assert "“over the years” proposes nothing" in annotator("dates", project).text


def test_dates_accepts_some_or_all_and_lists_what_it_accepted(
    annotator: Annotator, project: Path, tagged: list[str]
) -> None:
    may, since, years = tagged
    ran = annotator("dates", project, "--accept", may, "--by", "Ada", "--json")
    assert [form["value"] for form in ran.json] == ["2023-05"]
    assert [form["id"] for form in annotator("dates", project, "--json").json] == [since, years]
    ran = annotator("dates", project, "--accept-all", "--by", "Ada", "--json")
    assert [form["value"] for form in ran.json] == ["2011/.."]
    values = {form["id"]: form["values"] for form in annotator("annotations", project, "--json").json}
    assert (values[may], values[since], values[years]) == ({"edtf": "2023-05"}, {"edtf": "2011/.."}, {})
    assert annotator("dates", project, "--accept", years, "--by", "Ada").status == 1


def test_a_date_of_publication_that_is_none_is_refused(annotator: Annotator) -> None:
    assert "no date of publication" in annotator("date", "May", "--published", "banana").err
