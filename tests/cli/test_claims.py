"""`claims` says who held which office when, by which article, and what does not go together."""

from pathlib import Path

import pytest

from tests.cli.conftest import Annotator

BBC = "luton-bbc.txt"
TODAY = "luton-today.txt"
KHAN = "Mohammed Aslam Khan"
COUNCIL = "Luton Borough Council"


@pytest.fixture
def tagged(annotator: Annotator, project: Path, articles: dict[str, str]) -> dict[str, str]:
    """Ids of a role and of two durations."""

    def tag(article: str, kind: str, words: str, *values: str) -> str:
        start = annotator("text", project, articles[article]).out.decode("utf-8").index(words)
        given = [part for value in values for part in ("--value", value)]
        ran = annotator(
            "tag", project, articles[article], kind, f"{start}:{start + len(words)}", *given, "--by", "Ada", "--json"
        )  # fmt: skip
        assert ran.status == 0, ran.err
        return str(ran.json["id"])

    return {
        "role": tag(BBC, "role", "deputy leader of Luton Council", "term=deputy leader", f"holder={KHAN}",
                    f"organisation={COUNCIL}", "from=2021", "to=2023-09-19"),
        "12": tag(BBC, "date", "12 years", "duration=P12Y", f"person={KHAN}", "event=councillor"),
        "13": tag(TODAY, "date", "past 13 years", "duration=P13Y", f"person={KHAN}", "event=councillor"),
    }  # fmt: skip


def test_claims_are_printed_with_holder_role_organisation_times_and_source(
    annotator: Annotator, project: Path, articles: dict[str, str], tagged: dict[str, str]
) -> None:
    role, twelve, thirteen = annotator("claims", project, "--json").json
    by_name = {entry["name"]: entry["id"] for entry in annotator("register", project, "--json").json}
    assert role == {
        "kind": "role",
        "holder": KHAN,
        "holder_id": by_name[KHAN],
        "role": "deputy leader",
        "organisation": COUNCIL,
        "organisation_id": by_name[COUNCIL],
        "from": "2021",
        "to": "2023-09-19",
        "duration": "",
        "article": articles[BBC],
        "annotation": tagged["role"],
        "certainty": "certain",
        "by": "Ada",
        "text": "deputy leader of Luton Council",
    }
    assert (twelve["kind"], twelve["role"], twelve["duration"]) == ("duration", "councillor", "P12Y")
    assert thirteen["annotation"] == tagged["13"]


def test_claims_of_one_person_by_name_or_id_and_of_one_article(
    annotator: Annotator, project: Path, articles: dict[str, str], tagged: dict[str, str]
) -> None:
    identifier = annotator("claims", project, "--json").json[0]["holder_id"]
    assert len(annotator("claims", project, "--person", KHAN, "--json").json) == 3
    assert len(annotator("claims", project, "--person", identifier, "--json").json) == 3
    [only] = annotator("claims", project, "--article", articles[TODAY], "--json").json
    assert only["annotation"] == tagged["13"]
    ran = annotator("claims", project, "--person", "Nobody", "--json")
    assert ran.status == 1
    assert "“Nobody”" in ran.err


def test_checks_are_remarks_beside_the_claims_on_which_they_rest(
    annotator: Annotator, project: Path, articles: dict[str, str], tagged: dict[str, str]
) -> None:
    for name, publisher in ((BBC, "BBC News"), (TODAY, "Luton Today")):
        given = ("--publisher", publisher, "--published", "2023-09-20", "--by", "Ada")
        assert annotator("describe", project, articles[name], *given).status == 0
    role, twelve, thirteen = annotator("claims", project, "--checks", "--json").json
    assert role["checks"] == []
    [note] = twelve["checks"]
    assert thirteen["checks"] == [note]
    assert (note["kind"], note["severity"]) == ("duration", "note")
    assert note["claims"] == [tagged["12"], tagged["13"]]
    assert "“12 years” in BBC News (20 September 2023) implies a start about 2011" in note["sentence"]
    printed = annotator("claims", project, "--checks").text
    assert printed.splitlines()[0].split() == [
        *("HOLDER", "ROLE", "ORGANISATION", "FROM", "TO", "DURATION", "ARTICLE", "CERTAINTY", "ANNOTATION"),
    ]
    assert "BBC News" in printed
    assert printed.splitlines()[-1] == f"note: {note['sentence']}"


def test_a_project_without_claims_prints_an_empty_list(annotator: Annotator, project: Path) -> None:
    assert annotator("claims", project, "--json").json == []
    assert annotator("claims", project, "--checks").status == 0
