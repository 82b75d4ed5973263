"""`counterparts` lists what tags could be in other articles, makes them, ties and dismisses them."""

from pathlib import Path

import pytest

from tests.cli.conftest import Annotator

BBC, TODAY = "luton-bbc.txt", "luton-today.txt"
QUOTE = '"instrumental in his career progression"'


@pytest.fixture
def quote(annotator: Annotator, project: Path, articles: dict[str, str]) -> str:
    """Id of a quotation with a speaker in one of the articles."""
    return _tag(annotator, project, articles[BBC], "quote", QUOTE, "--value", "speaker=Aslam Khan")


def _tag(annotator: Annotator, project: Path, article: str, kind: str, words: str, *more: str) -> str:
    start = annotator("text", project, article).text.index(words)
    ran = annotator("tag", project, article, kind, f"{start}:{start + len(words)}", "--json", *more)
    identifier: str = ran.json["id"]
    return identifier


def test_counterparts_are_listed_and_made_with_their_values(
    annotator: Annotator, project: Path, articles: dict[str, str], quote: str
) -> None:
    [ghost] = annotator("counterparts", project, articles[BBC], articles[TODAY], "--json").json
    assert ghost["annotation"] == quote and ghost["article"] == articles[TODAY]
    assert (ghost["text"], ghost["same_words"]) == ("instrumental in my career progression", False)
    assert ghost["values"] == {"speaker": "Aslam Khan"} and ghost["existing"] is None
    head, row = annotator("counterparts", project).text.splitlines()
    assert head.split() == ["ID", "ARTICLE", "TYPE", "RANGES", "TEXT", "VALUES", "TIES"]
    assert row.startswith(ghost["id"]) and row.endswith("speaker=Aslam Khan")
    assert annotator("counterparts", project, "--type", "person", "--json").json == []
    [made] = annotator("counterparts", project, "--accept", ghost["id"][:12], "--json").json
    assert made["tied"] == [quote] and made["ranges"] == ghost["ranges"]
    assert annotator("counterparts", project, "--json").json == []
    tied = {form["id"]: form["tied"] for form in annotator("annotations", project, "--json").json}
    assert tied == {quote: [made["id"]], made["id"]: [quote]}
    assert annotator("undo", project).status == 0
    assert annotator("counterparts", project, "--json").json == [ghost]
    assert annotator("counterparts", project, "--accept", "all").text.endswith(
        "quote  “instrumental in my career progression”\n"
    )


def test_what_is_dismissed_is_listed_and_recalled(annotator: Annotator, project: Path, quote: str) -> None:
    [ghost] = annotator("counterparts", project, "--dismiss", "all", "--by", "Ben", "--json").json
    assert annotator("counterparts", project, "--json").json == []
    [answer] = annotator("counterparts", project, "--dismissed", "--json").json
    assert answer == {
        "id": ghost["id"],
        "article": ghost["article"],
        "annotation": quote,
        "by": "Ben",
        "text": QUOTE,
    }
    assert QUOTE in annotator("counterparts", project, "--recall", ghost["id"]).text
    assert annotator("counterparts", project, "--json").json == [ghost]
    assert annotator("counterparts", project, "--dismissed", "--json").json == []


def test_tags_are_tied_and_untied(
    annotator: Annotator, project: Path, articles: dict[str, str], quote: str
) -> None:
    other = _tag(annotator, project, articles[TODAY], "quote", "instrumental in my career")
    [ghost] = annotator("counterparts", project, "--json").json
    assert ghost["existing"] == other
    assert {
        form["id"]: form["tied"]
        for form in annotator("counterparts", project, "--tie", quote, other, "--json").json
    } == {
        quote: [other],
        other: [quote],
    }
    assert annotator("counterparts", project, "--json").json == []
    assert annotator("counterparts", project, "--untie", other, quote).status == 0
    assert annotator("counterparts", project, "--json").json == [ghost]


@pytest.mark.parametrize(
    ("wish", "told"),
    [
        (("--accept", "feed"), "feed is the id of no counterpart that waits"),
        (("--recall", "feed"), "feed is the id of no counterpart that waits"),
        (("--type", "nothing"), "nothing"),
        (("--tie", "feed", "f00d"), "This tag is no longer there"),
        (("only-one",), "only-one"),
    ],
)
def test_what_cannot_be_done_is_said_in_one_sentence(
    annotator: Annotator, project: Path, quote: str, wish: tuple[str, ...], told: str
) -> None:
    ran = annotator("counterparts", project, *wish)
    assert ran.status == 1
    assert told in ran.err and ran.err.count("\n") == 1
    assert annotator("annotations", project, "--json").json[0]["id"] == quote


def test_one_article_alone_has_no_counterparts(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    ran = annotator("counterparts", project, articles[BBC])
    assert ran.status == 1 and "two different articles" in ran.err
