"""`agreement` prints and writes how far people agree."""

from pathlib import Path

import pytest

from tests.cli.conftest import Annotator

BBC = "luton-bbc.txt"
TODAY = "luton-today.txt"


@pytest.fixture
def tagged(annotator: Annotator, project: Path, articles: dict[str, str]) -> dict[str, str]:
    """The articles, of which two people tagged one."""
    for person, start, kind in (
        ("Ada", 0, "person"),
        ("Bea", 0, "person"),
        ("Ada", 20, "role"),
        ("Bea", 20, "date"),
    ):
        place = f"{start}:{start + 10}"
        assert annotator("tag", project, articles[BBC], kind, place, "--by", person).status == 0
    return articles


def test_figures_are_printed_with_their_counts(
    annotator: Annotator, project: Path, tagged: dict[str, str]
) -> None:
    whole, *_types, article = [
        one for one in annotator("agreement", project, "--json").json if one["type"] in (None, "person")
    ][:3]
    assert (whole["people"], whole["tags"], whole["articles"]) == (["Ada", "Bea"], {"Ada": 2, "Bea": 2}, 1)
    assert (whole["exact"], whole["f1"], whole["retyped"], whole["spans"]) == (1, 0.5, 1, 2)
    assert (whole["article"], article["article"]) == (None, tagged[BBC])
    assert whole["fleiss_kappa"] is None


def test_the_table_has_f1_first(annotator: Annotator, project: Path, tagged: dict[str, str]) -> None:
    head, first, *rest = annotator("agreement", project, "--type", "role").text.splitlines()
    assert head.split()[:4] == ["ARTICLE", "PEOPLE", "TYPE", "F1"]
    assert first.split()[:6] == ["all", "Ada", "/", "Bea", "role", "0.00"]
    assert not rest
    assert len(annotator("agreement", project, "--type", "role", "--by-article").text.splitlines()) == 3


def test_an_article_that_one_of_them_did_not_tag_counts_nothing(
    annotator: Annotator, project: Path, tagged: dict[str, str]
) -> None:
    here = "agreement", project, "--article", tagged[TODAY], "--json"
    assert [(one["articles"], one["f1"]) for one in annotator(*here, "--people", "Ada", "Bea").json] == [
        (0, None)
    ]
    assert "two people" in annotator(*here).err


def test_reports_are_written(
    annotator: Annotator, project: Path, tagged: dict[str, str], tmp_path: Path
) -> None:
    out = tmp_path / "out.csv", tmp_path / "out.html"
    assert annotator("agreement", project, "--csv", out[0], "--html", out[1]).status == 0
    assert out[0].read_text("utf-8-sig").startswith("article,title,type,people")
    assert "<svg" in out[1].read_text("utf-8")


def test_with_one_person_it_says_what_to_do(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    annotator("tag", project, articles[BBC], "person", "0:5", "--by", "Ada")
    ran = annotator("agreement", project)
    assert (ran.status, "second pass" in ran.err) == (1, True)


def test_a_second_pass_is_compared_with_the_first(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    here = project, articles[BBC]
    annotator("tag", *here, "person", "0:5", "--by", "Ada")
    begun = annotator("second-pass", *here, "--by", "Ada", "--json").json
    assert begun["person"] == "Ada (second pass)"
    assert annotator("tag", *here, "person", "0:5", "--by", begun["person"]).status == 0
    assert "Ada (second pass)" in annotator("second-pass", *here, "--by", "Ada", "--stop").text
    whole = annotator("agreement", project, "--people", "Ada", begun["person"], "--json").json[0]
    assert (whole["exact"], whole["f1"]) == (1, 1.0)
