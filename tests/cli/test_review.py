"""`review` and `stages`: several people's tags are compared, decided and answered from the command line."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Annotator

ARTICLE = "luton-bbc.txt"


@pytest.fixture
def tagged(annotator: Annotator, project: Path, articles: dict[str, str]) -> dict[str, Any]:
    """Ids of tags of Ada and Ben on one article: one alike, one with another boundary, one of Ada alone."""

    def tag(by: str, place: str, kind: str = "person") -> str:
        ran = annotator("tag", project, articles[ARTICLE], kind, place, "--by", by, "--json")
        assert ran.status == 0, ran.err
        return str(ran.json["id"])

    return {
        "alike": [tag("Ada", "0:5"), tag("Ben", "0:5")],
        "boundary": [tag("Ada", "10:20"), tag("Ben", "10:25")],
        "missing": [tag("Ada", "40:45", "place")],
    }


def test_what_differs_is_listed_with_the_versions(
    annotator: Annotator, project: Path, articles: dict[str, str], tagged: dict[str, Any]
) -> None:
    boundary, missing = annotator("review", project, "--by", "Cleo", "--json").json
    assert (boundary["kind"], boundary["state"]) == ("boundary", "open")
    assert boundary["article"] == articles[ARTICLE]
    assert [(one["people"], one["ranges"]) for one in boundary["versions"]] == [
        (["Ada"], [[10, 20]]),
        (["Ben"], [[10, 25]]),
    ]
    assert (missing["kind"], missing["lacking"], missing["decisions"]) == ("missing there", ["Ben"], [])
    head, first, *_rows = annotator("review", project, articles[ARTICLE], "--list").text.splitlines()
    assert head.split() == ["ID", "KIND", "STATE", "TYPE", "PLACE", "BY", "TEXT"]
    assert first.split()[:6] == [
        boundary["versions"][0]["tags"][0][:16],
        "boundary",
        "open",
        "person",
        "10:20",
        "Ada",
    ]
    [only] = annotator("review", project, "--kind", "boundary", "--type", "person", "--json").json
    assert only["id"] == boundary["id"]


def test_names_are_hidden_when_the_review_is_blind(
    annotator: Annotator, project: Path, tagged: dict[str, Any]
) -> None:
    for arguments in (("--json",), (), ("--agreed",)):
        ran = annotator("review", project, "--blind", "--by", "Cleo", *arguments)
        assert ran.status == 0
        assert "Ada" not in ran.text
        assert "Ben" not in ran.text
    people = [one["people"] for one in annotator("review", project, "--blind", "--json").json[0]["versions"]]
    assert people == [["A"], ["B"]]
    assert "Ada" not in annotator("stages", project, "--blind").text
    annotator("review", project, "--decide", tagged["missing"][0], "--take", "none", "--by", "Cleo")
    feedback = annotator("review", project, "--feedback", "Ada", "--blind", "--json")
    assert (feedback.json["person"], feedback.json["changed"]) == ("A", 1)
    assert "Cleo" not in feedback.text
    assert "Ada" not in annotator("review", project, "--feedback", "Ada", "--blind").text


def test_a_case_is_decided_and_taken_back(
    annotator: Annotator, project: Path, tagged: dict[str, Any]
) -> None:
    ada, ben = tagged["boundary"]
    decide = ("review", project, "--decide", ada, "--by", "Cleo", "--json")
    [case] = annotator(*decide, "--take", ben, "--reason", "The whole name.").json
    assert case["state"] == "decided"
    assert {one["annotation"]: (one["verdict"], one["reason"], one["by"]) for one in case["decisions"]} == {
        ada: ("rejected", "The whole name.", "Cleo"),
        ben: ("accepted", "The whole name.", "Cleo"),
    }
    states = {one["id"]: one["state"] for one in annotator("annotations", project, "--json").json}
    assert (states[ada], states[ben]) == ("rejected", "accepted")
    assert len(annotator("review", project, "--json").json) == 1
    assert len(annotator("review", project, "--all", "--json").json) == 2
    [back] = annotator("review", project, "--undecide", ada, "--json").json
    assert (back["state"], back["decisions"]) == ("open", [])
    [none] = annotator(*decide, "--take", "none").json
    assert {one["verdict"] for one in none["decisions"]} == {"rejected"}


def test_what_all_say_alike_is_listed_and_accepted(
    annotator: Annotator, project: Path, tagged: dict[str, Any]
) -> None:
    [case] = annotator("review", project, "--agreed", "--json").json
    assert sorted(case["versions"][0]["tags"]) == sorted(tagged["alike"])
    assert annotator("review", project, "--accept-agreed", "--json").json == {"accepted": 1}
    assert annotator("review", project, "--accept-agreed").text == "0 accepted\n"
    [decided] = annotator("review", project, "--agreed", "--all", "--json").json
    assert all(one["automatic"] for one in decided["decisions"])


def test_the_tags_of_one_person_are_gone_through(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    for place in ("0:5", "10:20"):
        annotator("tag", project, articles[ARTICLE], "person", place, "--by", "Ada")
    assert annotator("review", project, "--by", "Cleo", "--json").json == []
    asked = ("review", project, "--kind", "alone", "--by", "Cleo", "--json")
    first, second = annotator(*asked).json
    assert annotator("review", project, "--people", "Ada", "--by", "Cleo", "--json").json == [first, second]
    annotator("review", project, "--decide", first["id"], "--take", "none", "--reason", "No.", "--by", "Cleo")
    assert [one["id"] for one in annotator(*asked).json] == [second["id"]]
    accept = ("review", project, "--accept-agreed", "--by", "Cleo", "--json")
    assert annotator(*accept).json == {"accepted": 1}


def test_a_rule_is_shown_and_applied(annotator: Annotator, project: Path, tagged: dict[str, Any]) -> None:
    rule = ("review", project, "--rule", "longer", "--kind", "boundary")
    shown = annotator(*rule, "--json").json
    assert [one["take"] for one in shown] == [tagged["boundary"][1]]
    assert annotator(*rule).text.splitlines()[1].split()[1:3] == ["boundary", tagged["boundary"][1][:16]]
    assert len(annotator("review", project, "--json").json) == 2
    assert annotator(*rule, "--apply", "--reason", "Longer.").status == 0
    assert len(annotator("review", project, "--json").json) == 1
    person = ("review", project, "--rule", "person")
    assert "--person" in annotator(*person).err
    assert annotator(*person, "--person", "Ben", "--json").json[0]["take"] is None


def test_feedback_is_read_and_answered(annotator: Annotator, project: Path, tagged: dict[str, Any]) -> None:
    ada, ben = tagged["boundary"]
    annotator("review", project, "--decide", ada, "--take", ada, "--reason", "Enough.", "--by", "Cleo")
    feedback = annotator("review", project, "--feedback", "Ben", "--json").json
    assert (feedback["tags"], feedback["changed"], feedback["counts"]) == (2, 1, {"boundary": 1})
    [outcome] = feedback["outcomes"]
    assert (outcome["annotation"], outcome["taken"]["annotation"]) == (ben, ada)
    lines = annotator("review", project, "--feedback", "Ben").text.splitlines()
    assert lines[0] == "1 of 2 tags were changed."
    assert "Enough." in lines[2]
    answered = annotator(
        "review", project, "--contest", ben, "--reason", "Too short.", "--by", "Ben", "--json"
    )
    assert (answered.json["answer"], answered.json["answer_reason"]) == ("contested", "Too short.")
    assert "contested" in [case["state"] for case in annotator("review", project, "--json").json]
    assert annotator("review", project, "--agree", ben, "--by", "Ben").status == 0
    assert "contested" not in [case["state"] for case in annotator("review", project, "--json").json]


def test_stages_are_shown_and_set(
    annotator: Annotator, project: Path, articles: dict[str, str], tagged: dict[str, Any]
) -> None:
    name = articles[ARTICLE]
    stages = ("stages", project, name, "Ada")
    assert annotator(*stages, "handed in").status == 0
    assert "needs a reason" in annotator(*stages, "in work").err
    assert "2 cases of this article are open" in annotator(*stages, "signed off").err
    [line] = annotator(*stages, "in work", "--reason", "More to do.", "--by", "Ada", "--json").json
    assert (line["article"], line["open"], line["people"]["Ada"]["stage"]) == (name, 2, "in work")
    assert line["people"]["Ada"]["reason"] == "More to do."
    table = annotator("stages", project).text.splitlines()
    assert table[0].split() == ["ARTICLE", "TITLE", "OPEN", "DECIDED", "CONTESTED", "Ada", "Ben"]
    assert len(table) == 3
    assert "Give a stage" in annotator(*stages).err


def test_what_cannot_be_meant_is_said_in_a_sentence(
    annotator: Annotator, project: Path, tagged: dict[str, Any]
) -> None:
    case = tagged["boundary"][0]
    for arguments, told in (
        (("--decide", case), "--take"),
        (("--decide", case, "--take", "0"), "More than one tag"),
        (("--decide", case, "--take", "zz"), "not the id of a tag"),
        (("--decide", "zz", "--take", "none"), "not the id of a case"),
        (("--undecide", case), "nothing to take back"),
        (("--contest", case, "--reason", "x"), "Nothing was decided"),
    ):
        ran = annotator("review", project, *arguments)
        assert (ran.status, ran.out) == (1, b""), arguments
        assert told in ran.err


def test_entries_that_may_be_one_are_listed_and_merged(annotator: Annotator, project: Path) -> None:
    for name, by in (("Aslam Khan", "Ada"), ("M. A. Khan", "Ben")):
        ran = annotator("entry", "add", project, "person", name, "--identifier", "VIAF=12345", "--by", by)
        assert ran.status == 0, ran.err
    [case] = annotator("review", project, "--entries", "--json").json
    assert (case["reason"], [one["name"] for one in case["versions"]]) == (
        "identifier",
        ["Aslam Khan", "M. A. Khan"],
    )
    first = case["versions"][0]["id"]
    lines = annotator("review", project, "--entries").text.splitlines()
    assert lines[1].split()[:3] == ["identifier", "1", first[:16]]
    assert "from 1 to 2" in annotator("review", project, "--entry", first).err
    assert "no entry" in annotator("review", project, "--entry", "zz", "--take", "1").err
    assert annotator("review", project, "--entry", first, "--take", "2").status == 0
    assert annotator("review", project, "--entries", "--json").json == []


def test_articles_and_entries_are_commented(
    annotator: Annotator, project: Path, articles: dict[str, str]
) -> None:
    entry = annotator("entry", "add", project, "person", "Khan", "--json").json["id"]
    article = articles[ARTICLE]
    for subject, words in ((entry, "Is it one?"), (article, "Who wrote it?")):
        assert annotator("comment", project, subject, words).status == 0
    found = annotator("comments", project, "--json").json
    assert [(one["on"], one["text"]) for one in found] == [(entry, "Is it one?"), (article, "Who wrote it?")]
    assert annotator("resolve", project, found[0]["id"]).status == 0
    assert [one["on"] for one in annotator("comments", project, "--open", "--json").json] == [article]
