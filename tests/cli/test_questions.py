"""`questions` and `tag-all` from outside."""

import re
from pathlib import Path

from tests.cli.conftest import Annotator

BBC, TODAY = "luton-bbc.txt", "luton-today.txt"


def span_of(annotator: Annotator, project: Path, article: str, words: str) -> str:
    start = annotator("text", project, article).text.index(words)
    return f"{start}:{start + len(words)}"


def test_questions_are_listed_by_article_and_kind(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    bbc, today = articles[BBC], articles[TODAY]
    for article, kind, words in ((bbc, "person", "Mr Khan"), (today, "role", "Deputy leader")):
        annotator("tag", project, article, kind, span_of(annotator, project, article, words), "--by", "Ada")
    found = annotator("questions", project, "--json").json
    assert [(q["kind"], q["article"], q["text"], q["field"]) for q in found] == [
        ("entry", bbc, "Mr Khan", "name"),
        ("holder", today, "Deputy leader", "holder"),
    ]
    assert annotator("questions", project, "--article", today, "--json").json == found[1:]
    assert annotator("questions", project, "--kind", "entry", "--json").json == found[:1]
    assert "Who holds this role?" in annotator("questions", project).text


def test_tag_all_lists_places_and_changes_nothing_when_it_is_dry(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    span = span_of(annotator, project, articles[BBC], "Mr Khan")
    before = project.read_bytes()
    ran = annotator("tag-all", project, articles[BBC], span, "person", "--dry-run", "--json")
    assert len(ran.json) > 1
    assert {(place["text"], place["state"], place["annotation"]) for place in ran.json} == {
        ("Mr Khan", "free", None)
    }
    assert project.read_bytes() == before


def test_tag_all_tags_the_project_as_one_step(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    span = span_of(annotator, project, articles[BBC], "Labour")
    ran = annotator(
        "tag-all", project, articles[BBC], span, "organisation", "--scope", "project", "--any-case",
        "--by", "Ada", "--json",
    )  # fmt: skip
    assert {place["article"] for place in ran.json} == set(articles.values())
    tags = annotator("annotations", project, "--json").json
    assert [tag["id"] for tag in tags] == [place["annotation"] for place in ran.json]
    assert annotator("undo", project, "--by", "Ada").status == 0
    assert annotator("annotations", project, "--json").json == []


def test_tag_all_names_the_tag_of_each_place_where_one_tag_stands_at_two(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    text = annotator("text", project, articles[BBC]).text
    starts = [found.start() for found in re.finditer("Mr Khan", text)]
    first, second, third, *_more = [f"{start}:{start + 7}" for start in starts]
    annotator("tag", project, articles[BBC], "person", f"{second},{third}", "--by", "Ada")
    model = annotator(
        "tag", project, articles[BBC], "person", first, "--value", "name=Mr Khan", "--by", "Ada", "--json"
    ).json
    ran = annotator(
        "tag-all",
        project,
        articles[BBC],
        "--like",
        model["id"],
        "--scope",
        "project",
        "--by",
        "Ada",
        "--json",
    )
    ranges = {tag["id"]: tag["ranges"] for tag in annotator("annotations", project, "--json").json}
    assert len({place["annotation"] for place in ran.json}) < len(ran.json)
    for place in ran.json:
        assert place["range"] in ranges[place["annotation"]]


def test_tag_all_follows_a_tag_and_its_entry(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    span = span_of(annotator, project, articles[BBC], "Mr Khan")
    tag = annotator(
        "tag", project, articles[BBC], "person", span, "--value", "name=Mohammed Aslam Khan", "--by", "Ada",
        "--json",
    ).json  # fmt: skip
    ran = annotator(
        "tag-all", project, articles[BBC], "--like", tag["id"], "--scope", "project", "--any-form", "--by",
        "Ada", "--json",
    )  # fmt: skip
    assert ran.json
    made = annotator("annotations", project, "--json").json
    assert {entry["values"]["name"] for entry in made} == {"Mohammed Aslam Khan"}


def test_tag_all_says_what_it_needs(annotator: Annotator, project: Path, articles: dict[str, str]) -> None:
    ran = annotator("tag-all", project, articles[BBC])
    assert (ran.status, ran.out) == (1, b"")
    assert "--like" in ran.err
    assert annotator("tag-all", project, articles[BBC], "0:3,5:6", "person").status == 1
    assert "inside the text" in annotator("tag-all", project, articles[BBC], "0:99999", "person").err
    assert "not both" in annotator("tag-all", project, articles[BBC], "0:3", "person", "--like", "00").err
